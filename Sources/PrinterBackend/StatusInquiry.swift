public import PrinterMessages
internal import SystemCalls
internal import SystemPackage

/// Asks a printer for its status outside of any job.
///
/// Most network printers serve one connection at a time on port 9100, and USB printers one process: a job that is being
/// printed is in the way of the question, and the question of a job. So it is short, and nothing is left behind.
public struct StatusInquiry: Sendable {
  private let address: DeviceAddress
  private let limit: Duration

  /// - Parameter limit: how long connecting may take; the answer then has what the address's option `answer` says.
  public init(of address: DeviceAddress, within limit: Duration = .seconds(1)) {
    self.address = address
    self.limit = limit
  }

  /// Blocks for at most `limit` and the time for an answer, and where a host is given by name also for the resolver.
  public func ask() -> StatusLine {
    guard let link = try? connect() else { return StatusLine(isReached: false, answers: false, reasons: [.offline]) }
    guard address.options.status != .no, link.write(DeviceCommand.questions) == .moved(DeviceCommand.questions.count)
    else { return StatusLine(isReached: true, answers: false) }
    let answers = listen(to: link)
    guard answers.count == DeviceCommand.questionCount else { return StatusLine(isReached: true, answers: false) }
    return StatusLine(isReached: true, answers: true, reasons: Array(DeviceStatus(answers: answers).reasons))
  }

  private func connect() throws(SystemFault) -> DeviceLink {
    var link = try DeviceLink.open(address.location)
    if !link.isConnected {
      guard link.isReady(for: .writable, within: limit) else { throw SystemFault("connect", .timedOut) }
      try link.finishConnecting()
    }
    return link
  }

  /// The status bytes that came in time.
  private func listen(to link: borrowing DeviceLink) -> [UInt8] {
    let end = MonotonicClock.now + address.options.answer
    var reader = AnswerReader()
    var answers: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while answers.count < DeviceCommand.questionCount, MonotonicClock.now < end {
      guard link.isReady(for: .readable, within: end - MonotonicClock.now) else { continue }
      guard case .moved(let count) = link.read(into: &buffer) else { break }
      for case .status(let bits) in reader.read(buffer[..<count]) { answers.append(bits) }
    }
    return answers
  }
}
