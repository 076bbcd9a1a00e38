import Events
import Testing

import Queueing

@Suite("One impatient finger")
struct PressGuardTests {
  private let key = CommandSource(device: "entrance", control: "KEY_1")

  @Test("A second press before the commit, or within 3 s of it, gives no second number")
  func pause() {
    var guardian = PressGuard()
    let presses = [guardian.admit(key, at: 0), guardian.admit(key, at: 10)]
    #expect(presses == [true, false])
    _ = guardian.committed(key, at: 2000)
    let later = [guardian.admit(key, at: 4999), guardian.admit(key, at: 5000)]
    #expect(later == [false, true])
  }

  @Test("After a refusal the same key may be pressed again at once; another key is never held back")
  func refusal() {
    var guardian = PressGuard()
    _ = guardian.admit(key, at: 0)
    let other = guardian.admit(CommandSource(device: "entrance", control: "KEY_2"), at: 1)
    guardian.refused(key)
    let again = guardian.admit(key, at: 2)
    #expect(other && again)
  }

  @Test("The sixteenth number from one key within a minute is an alert, once")
  func alert() {
    var guardian = PressGuard()
    let alerts = (0..<18).compactMap { press -> Int? in
      let uptime = Int64(press) * 3100
      _ = guardian.admit(key, at: uptime)
      return guardian.committed(key, at: uptime)
    }
    #expect(alerts == [16])
  }
}
