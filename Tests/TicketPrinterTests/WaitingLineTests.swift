import Events
import Ports
import Testing

@testable import TicketPrinter

@Suite("The line before a printer")
struct WaitingLineTests {
  var line = WaitingLine(deadline: .seconds(8), limit: .seconds(30))

  @Test("Sixty people at the opening and a printer of three seconds: all get paper, the last after three minutes")
  mutating func sixtyPeople() {
    for seq in 1...60 { line.add(.sample(seq: Int64(seq)), at: .zero) }
    var printed = 0
    for second in stride(from: 0, to: 180, by: 3) {
      #expect(line.takeExpired(at: .seconds(second)).isEmpty)
      if line.takeHead() != nil { printed += 1 }
      line.progressed(at: .seconds(second))
    }
    #expect(printed == 60 && line.isEmpty)
  }

  @Test("While nothing moves, a ticket waits its limit, and the one who came later waits longer")
  mutating func standstill() {
    line.add(.sample(seq: 1), at: .seconds(100))
    line.add(.sample(seq: 2), at: .seconds(110))
    #expect(line.nextLimit == .seconds(130))
    #expect(line.takeExpired(at: .milliseconds(129_999)).isEmpty)
    let expired = line.takeExpired(at: .seconds(130))
    #expect(expired.map(\.order.reference.seq) == [1] && expired.first?.reason == "waited_too_long")
    line.progressed(at: .seconds(139))
    #expect(line.nextLimit == .seconds(169))
  }

  @Test(
    "A silent spooler is waited for until the deadline; then all who waited through it are told, and newcomers at once")
  mutating func silence() {
    line.add(.sample(seq: 1), at: .seconds(1))
    line.spoolerWasSilent(at: .seconds(2))
    line.add(.sample(seq: 2), at: .seconds(3))
    line.spoolerWasSilent(at: .milliseconds(9_999))
    #expect(line.takeExpired(at: .seconds(10)).isEmpty)
    line.spoolerWasSilent(at: .seconds(10))
    line.add(.sample(seq: 3), at: .seconds(10))
    let expired = line.takeExpired(at: .seconds(10))
    #expect(expired.map(\.order.reference.seq) == [1, 2])
    #expect(expired.allSatisfy { $0.reason == "spooler_unreachable" })
    line.spoolerWasSilent(at: .seconds(11))
    #expect(line.takeExpired(at: .seconds(11)).map(\.order.reference.seq) == [3])
  }

  @Test("A spooler that answered in between has not been silent for long")
  mutating func answered() {
    line.add(.sample(seq: 1), at: .seconds(1))
    line.spoolerWasSilent(at: .seconds(2))
    line.spoolerAnswered()
    line.spoolerWasSilent(at: .seconds(11))
    #expect(line.takeExpired(at: .seconds(11)).isEmpty)
  }

  @Test("What the spooler did not take stays the next")
  mutating func putBack() throws {
    line.add(.sample(seq: 1), at: .zero)
    line.add(.sample(seq: 2), at: .zero)
    let head = line.takeHead()
    line.putBack(try #require(head))
    #expect(line.takeHead()?.order.reference.seq == 1)
  }
}
