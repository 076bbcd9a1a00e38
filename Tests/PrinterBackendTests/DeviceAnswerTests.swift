import PrinterMessages
import Testing

@testable import PrinterBackend

@Suite("What printers answer")
struct DeviceAnswerTests {
  @Test("Answers are told apart by their fixed bits, wherever the line cuts them")
  func apart() {
    let bytes = Answers.ready + Answers.changedToPaperOut + Answers.finished + Answers.cleared + [0x11, 0x13]
    let expected: [DeviceAnswer] =
      Answers.ready.map(DeviceAnswer.status) + [.change(Answers.changedToPaperOut), .sensors(0), .cleared]
    for cut in 0...bytes.count {
      var reader = AnswerReader()
      #expect(reader.read(bytes[..<cut]) + reader.read(bytes[cut...]) == expected)
    }
  }

  @Test("Flow control may come between any two bytes, and is no part of an answer")
  func flowControl() {
    var reader = AnswerReader()
    #expect(reader.read([0x1c, 0x00, Answers.xoff, 0x0c, 0x00]) == [.change([0x1c, 0x00, 0x0c, 0x00])])
    #expect(reader.read([0x11, 0x12, 0x11, 0x37, Answers.xoff, 0x25, 0x00]) == [.status(0x12), .cleared])
  }

  @Test("A byte whose pairs of bits differ answers no question about paper")
  func pairs() {
    var reader = AnswerReader()
    #expect(reader.read([0x06, 0x01, 0x08]) == [])
    #expect(reader.read([0x0c, 0x03, 0x0f]) == [.sensors(0x0c), .sensors(0x03), .sensors(0x0f)])
  }

  @Test("A round counts with as many answers as were asked for, however they come; more spoil it")
  func rounds() {
    var slow = StatusRound()
    for byte in Answers.paperOut.dropLast() { #expect(slow.take([byte]) == .incomplete) }
    #expect(slow.take([0x7e]) == .complete(DeviceStatus(answers: Answers.paperOut)))
    var shifted = StatusRound()
    #expect(shifted.take([0x12] + Answers.ready) == .spoiled)
  }

  @Test("An automatic status that breaks off does not swallow what follows")
  func brokenChange() {
    var reader = AnswerReader()
    #expect(reader.read([0x18, 0x00] + Answers.ready) == Answers.ready.map(DeviceAnswer.status))
  }

  @Test(
    "Each bit is a reason",
    arguments: [
      ([0x12, 0x12, 0x12, 0x12], []), ([0x1a, 0x12, 0x12, 0x12], [.offline]), ([0x1a, 0x16, 0x12, 0x12], [.coverOpen]),
      ([0x1a, 0x1a, 0x12, 0x12], [.offline]), ([0x1a, 0x32, 0x12, 0x12], [.mediaEmpty]),
      ([0x1a, 0x52, 0x1a, 0x12], [.cutterJam]), ([0x1a, 0x52, 0x32, 0x12], [.other]),
      ([0x1a, 0x52, 0x52, 0x12], [.headHot]), ([0x12, 0x12, 0x12, 0x1e], [.mediaLow]),
      ([0x1a, 0x32, 0x12, 0x7e], [.mediaEmpty]), ([0x1a, 0x36, 0x12, 0x7e], [.mediaEmpty, .coverOpen]),
    ] as [([UInt8], Set<PrinterReason>)])
  func bits(answers: [UInt8], reasons: Set<PrinterReason>) {
    #expect(DeviceStatus(answers: answers).reasons == reasons)
    #expect(DeviceStatus(answers: answers).isReady == reasons.isSubset(of: [.mediaLow]))
  }

  @Test(
    "Automatic status says the same",
    arguments: [
      ([0x10, 0, 0, 0x0f], []), ([0x18, 0, 0x0f, 0x0f], [.mediaEmpty]), ([0x38, 0, 0, 0x0f], [.coverOpen]),
      ([0x18, 0x08, 0, 0x0f], [.cutterJam]), ([0x18, 0x20, 0, 0x0f], [.other]), ([0x18, 0x40, 0, 0x0f], [.headHot]),
      ([0x18, 0, 0, 0x0f], [.offline]), ([0x10, 0, 0x03, 0x0f], [.mediaLow]),
    ] as [([UInt8], Set<PrinterReason>)])
  func change(bits: [UInt8], reasons: Set<PrinterReason>) {
    #expect(DeviceStatus(change: bits).reasons == reasons)
  }
}
