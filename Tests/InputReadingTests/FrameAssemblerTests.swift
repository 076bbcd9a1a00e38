import EventStories
import Testing

@testable import InputReading

@Suite("Frames of a byte stream")
struct FrameAssemblerTests {
  @Test("Frames torn anywhere come out whole", arguments: [1, 5, 23, 24, 25, 100])
  func torn(piece: Int) {
    let events = (0..<5).map { InputEvent(type: 1, code: UInt16($0), value: -1, time: 2_000_003) }
    let bytes = events.flatMap(\.bytes)
    var assembler = FrameAssembler()
    var read: [InputEvent] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      read += assembler.events(from: bytes[start..<min(start + piece, bytes.count)], arrival: 9)
    }
    #expect(read == events)
  }

  @Test("An event without a time has that of its arrival")
  func arrival() {
    var assembler = FrameAssembler()
    #expect(assembler.events(from: InputEvent(type: 0, code: 0, value: 0, time: 0).bytes, arrival: 9).first?.time == 9)
  }
}
