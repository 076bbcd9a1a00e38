public import PrinterMessages
internal import SystemCalls
internal import SystemPackage

/// Asks a printer for its status outside of any job.
///
/// Most network printers serve one connection at a time on port 9100, and USB printers one process: a job that is being
/// printed is in the way of the question, and the question of a job. So it is short, and nothing is left behind.
public struct StatusInquiry: Sendable {
  /// A first answer that is not “ready”, or not whole, is asked for again.
  private static let mostRounds = 3

  private let address: DeviceAddress
  private let limit: Duration

  /// - Parameter limit: how long connecting may take, by each address; an answer then has what the address's option
  ///   `answer` says.
  public init(of address: DeviceAddress, within limit: Duration = .seconds(1)) {
    self.address = address
    self.limit = limit
  }

  /// Blocks for at most `limit` for each address and the time for three rounds of answers, and where a host is given by
  /// name also for the resolver.
  public func ask() -> StatusLine {
    guard let link = reach() else { return StatusLine(isReached: false, answers: false, reasons: [.offline]) }
    guard address.options.status != .no, let status = status(through: link) else {
      return StatusLine(isReached: true, answers: false)
    }
    return StatusLine(isReached: true, answers: true, reasons: Array(status.reasons))
  }

  private func reach() -> DeviceLink? {
    for way in (try? DeviceLink.ways(to: address.location)) ?? [] {
      if let link = try? connect(way) { return link }
    }
    return nil
  }

  private func connect(_ way: DeviceLink.Way) throws(SystemFault) -> DeviceLink {
    var link = try DeviceLink.open(way)
    if !link.isConnected {
      guard link.isReady(for: .writable, within: limit) else { throw SystemFault("connect", .timedOut) }
      try link.finishConnecting()
    }
    return link
  }

  /// - Returns: `nil` when the printer does not answer.
  private func status(through link: borrowing DeviceLink) -> DeviceStatus? {
    var status: DeviceStatus?
    for _ in 0..<Self.mostRounds {
      drain(link)
      guard link.write(DeviceCommand.questions) == .moved(DeviceCommand.questions.count) else { break }
      guard case .complete(let found) = round(through: link) else { continue }
      if found.isReady || found == status { return found }
      status = found
    }
    return status
  }

  /// Reads away what is there before the question, until the line has been quiet.
  private func drain(_ link: borrowing DeviceLink) {
    let end = MonotonicClock.now + StatusRound.quietTime * 10
    var buffer = [UInt8](repeating: 0, count: 256)
    while MonotonicClock.now < end, link.isReady(for: .readable, within: StatusRound.quietTime) {
      guard case .moved(let count) = link.read(into: &buffer), count > 0 else { return }
    }
  }

  /// The answers to one round; each may take as long as the option `answer` says.
  private func round(through link: borrowing DeviceLink) -> StatusRound.Outcome {
    var (reader, round) = (AnswerReader(), StatusRound())
    var end = MonotonicClock.now + address.options.answer
    var buffer = [UInt8](repeating: 0, count: 256)
    while MonotonicClock.now < end, link.isReady(for: .readable, within: end - MonotonicClock.now) {
      guard case .moved(let count) = link.read(into: &buffer) else { break }
      let bits = reader.read(buffer[..<count]).compactMap(\.statusBits)
      let outcome = round.take(bits)
      if outcome != .incomplete { return outcome }
      if !bits.isEmpty { end = MonotonicClock.now + address.options.answer }
    }
    return .incomplete
  }
}
