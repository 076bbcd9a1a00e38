/// When a connection has to be closed because its caller does not go on: pure, with the time as an argument.
///
/// | the connection | waits for | at most |
/// | --- | --- | --- |
/// | between requests, and before the first | the whole head of a request | `idle` |
/// | within a request | its end | `request` since its head |
/// | within a request that was answered | its end | `remainder` since the answer |
/// | within an answer, with a piece on its way | the caller, who takes it | `reading` since the last piece was taken |
/// | within an answer otherwise | this program | – |
struct RequestWatch {
  typealias Instant = ContinuousClock.Instant

  private let limits: ServerLimits
  /// When the last request was answered, or the connection began.
  private var idleSince: Instant
  /// When the head came of the request that is not whole yet.
  private var requestSince: Instant?
  /// Requests whose answers have not ended.
  private var unanswered = 0
  private var pieces = 0
  private var piecesSince: Instant

  init(_ limits: ServerLimits, at now: Instant) {
    self.limits = limits
    idleSince = now
    piecesSince = now
  }

  mutating func headCame(at now: Instant) {
    requestSince = now
    unanswered += 1
  }

  mutating func requestEnded() { requestSince = nil }

  mutating func pieceLeft(at now: Instant) {
    if pieces == 0 { piecesSince = now }
    pieces += 1
  }

  mutating func pieceTaken(at now: Instant) {
    pieces -= 1
    piecesSince = now
  }

  mutating func answerEnded(at now: Instant) {
    unanswered -= 1
    idleSince = now
  }

  /// When the connection has to be closed unless something happens before; `nil`: not by this program's will.
  var deadline: Instant? {
    let reading = pieces > 0 ? piecesSince + limits.reading : nil
    let request = requestSince.map { unanswered > 0 ? $0 + limits.request : idleSince + limits.remainder }
    let idle = requestSince == nil && unanswered == 0 ? idleSince + limits.idle : nil
    return [reading, request, idle].compactMap(\.self).min()
  }
}
