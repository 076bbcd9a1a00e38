import Testing

@testable import WebServer

@Suite("How long a server waits for a caller")
struct RequestWatchTests {
  private let start = ContinuousClock.now
  private let limits = ServerLimits(
    idle: .seconds(60), request: .seconds(30), reading: .seconds(20), remainder: .seconds(2))
  private var watch: RequestWatch

  init() { watch = RequestWatch(limits, at: start) }

  private func after(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test("Who says nothing, or half a head, is waited for as an idle connection is")
  func silent() { #expect(watch.deadline == after(60)) }

  @Test("A request has to be whole in time, however many bytes trickle in")
  mutating func halfOpen() {
    watch.headCame(at: after(10))
    #expect(watch.deadline == after(40))
    watch.requestEnded()
    #expect(watch.deadline == nil, "it is this program's turn")
    watch.answerEnded(at: after(11))
    #expect(watch.deadline == after(71))
  }

  @Test("The rest of a request that is answered already is not waited for")
  mutating func refusedEarly() {
    watch.headCame(at: after(10))
    watch.answerEnded(at: after(11))
    #expect(watch.deadline == after(13))
    watch.requestEnded()
    #expect(watch.deadline == after(71))
  }

  @Test("Each piece of an answer has to be taken in time; each that is taken gives new time")
  mutating func slowReader() {
    watch.headCame(at: start)
    watch.requestEnded()
    watch.pieceLeft(at: after(1))
    #expect(watch.deadline == after(21))
    watch.pieceLeft(at: after(5))
    watch.pieceTaken(at: after(9))
    #expect(watch.deadline == after(29))
    watch.pieceTaken(at: after(10))
    #expect(watch.deadline == nil, "a stream may have nothing to say")
  }
}
