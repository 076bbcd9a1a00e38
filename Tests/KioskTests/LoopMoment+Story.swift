import Events
import OfficeStories

@testable import Kiosk

extension LoopMoment {
  /// - Parameter time: microseconds of the loop's clock, which here is the time since boot.
  static func at(_ time: Int64, state: KioskState = .unwritten) -> LoopMoment {
    LoopMoment(
      reading: ClockReading(at: OfficeStory.built, boot: "boot-1", uptime: time / 1000, synchronised: true), time: time,
      state: state, position: 0)
  }
}

extension KioskState {
  /// Before the first event of a journal that nobody asks about.
  static var unwritten: KioskState {
    var random = SystemRandomNumberGenerator()
    return KioskState(journal: JournalID(using: &random))
  }
}

extension OfficeStory {
  /// Now, with everything durable.
  var moment: LoopMoment {
    LoopMoment(
      reading: reading, time: uptime * 1000, state: machine.state, position: machine.position,
      fault: machine.journalFault)
  }
}

extension LoopOutput {
  var request: LoopRequest? { if case .request(let request, _) = self { request } else { nil } }
  var effect: Effect? { if case .effect(let effect) = self { effect } else { nil } }
}
