import Foundation

/// The system calls of a process and its threads as `strace -f -y` wrote them, with the order in which they began and
/// returned.
struct TracedCalls {
  struct Call: Hashable {
    var name: String
    /// Arguments and result as strace shows them.
    var text: String
    /// Lines of the trace: where the call begins and where it has returned.
    var begins: Int
    var returned: Int

    var succeeded: Bool { text.contains(") = ") && !text.contains(") = -1 ") && !text.contains(") = ?") }
  }

  private(set) var calls: [Call] = []

  init(_ trace: String) {
    var pending: [Substring: Call] = [:]
    for (index, line) in trace.split(separator: "\n").enumerated() {
      // "PID TIME call(arguments) = result", cut in two where another thread's call came between.
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
      guard words.count == 3 else { continue }
      let (thread, text) = (words[0], words[2])
      if text.hasPrefix("<... ") {
        guard var call = pending.removeValue(forKey: thread) else { continue }
        call.text += text.drop { $0 != ">" }.dropFirst()
        call.returned = index
        calls.append(call)
      } else if let bracket = text.firstIndex(of: "(") {
        let call = Call(name: String(text[..<bracket]), text: String(text), begins: index, returned: index)
        if text.hasSuffix("<unfinished ...>") { pending[thread] = call } else { calls.append(call) }
      }
    }
    calls.sort { $0.begins < $1.begins }
  }

  /// What a trace says of one ticket.
  enum Finding: Hashable {
    /// Asked for, synced, seen, in this order.
    case durableBeforeSeen
    case seenBeforeDurable
    case neverSeen
  }

  /// Judges each ticket: between the call that brought its press and the first call that lets anyone see it, the log of
  /// the journal was written, and a sync of it that began after that writing succeeded.
  ///
  /// - Parameters:
  ///   - asked: whether a call brings a press or a command; one is under way at a time.
  ///   - seen: whether a call lets anyone see a ticket.
  func tickets(asked: (Call) -> Bool, seen: (Call) -> Bool) -> [Finding] {
    let presses = calls.filter { asked($0) && $0.succeeded }.map(\.returned)
    return presses.indices.map { index in
      let end = index + 1 < presses.count ? presses[index + 1] : Int.max
      let span = calls.filter { $0.begins > presses[index] && $0.begins < end }
      guard let sight = span.first(where: seen) else { return .neverSeen }
      return isDurable(span, before: sight.begins) ? .durableBeforeSeen : .seenBeforeDurable
    }
  }

  private func isDurable(_ span: [Call], before sight: Int) -> Bool {
    guard let write = span.first(where: { $0.name == "pwrite64" && $0.isOfLog && $0.returned < sight }) else {
      return false
    }
    return span.contains {
      $0.name == "fdatasync" && $0.isOfLog && $0.succeeded && $0.begins > write.returned && $0.returned < sight
    }
  }
}

extension TracedCalls.Call {
  /// The first argument is the write-ahead log of the journal.
  var isOfLog: Bool { text.prefix { $0 != ">" }.hasSuffix("journal.sqlite-wal") }

  var isRead: Bool { ["read", "readv", "recvfrom", "recvmsg"].contains(name) }
  var isWrite: Bool { ["write", "writev", "pwrite64", "sendto", "sendmsg", "sendmmsg"].contains(name) }

  /// The file or socket of the first argument, as `-y` shows it.
  var file: Substring { text.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" } }
}
