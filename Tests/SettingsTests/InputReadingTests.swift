import Presses
import Settings
import Testing

@Suite("How an input's signals are read")
struct InputReadingTests {
  @Test("What one input says goes before its kind of device, and that before what holds for all")
  func thresholds() {
    var quirk = DeviceQuirk(match: .init(name: "Odd*"), reason: "rain")
    quirk.storm = StormThresholds()
    quirk.storm?.contacts = 3
    var presses = PressThresholds()
    presses.settle = 250_000
    presses.debounce = 40_000
    var input = InputSettings(name: "front", way: .device(DeviceIdentity(name: "Odd Screen")))
    input.debounce = 70_000
    let reading = input.reading(presses, DeviceQuirks([quirk]))
    #expect(reading.thresholds.storm.contacts == 3 && reading.thresholds.debounce == 70_000)
    #expect(reading.thresholds.settle == 250_000 && reading.kind == .touched(keysPressOn: .down))
    input.kind = .touched(keysPressOn: .up)
    input.debounce = nil
    let plain = input.reading(presses, DeviceQuirks())
    #expect(plain.thresholds.storm.contacts == 5 && plain.thresholds.debounce == 40_000)
    #expect(plain.kind == .touched(keysPressOn: .up))
  }
}
