import InputReading
import Events
import Settings
import Testing

@testable import InputSetup
import Presses

/// What recordings of other projects press on a screen of four buttons, or on a pad with every key bound. The
/// recordings' index says what was done; so do these expectations.
@Suite("Presses of recorded devices", .enabled(if: KnownRecordings.folder != nil, KnownRecordings.absent))
struct RecordedPressTests {
  struct Expectation: Sendable, CustomTestStringConvertible {
    var name: String
    var presses: [String]
    var ignored: [IgnoredPress: Int] = [:]
    var testDescription: String { name }
  }

  /// Four quarters of the screen.
  private static let quarters = [
    Zone(name: "NW", x: 0, y: 0, width: 0.5, height: 0.5), Zone(name: "NE", x: 0.5, y: 0, width: 0.5, height: 0.5),
    Zone(name: "SW", x: 0, y: 0.5, width: 0.5, height: 0.5), Zone(name: "SE", x: 0.5, y: 0.5, width: 0.5, height: 0.5),
  ]

  static let touches = [
    // Sixty ghost touches of 12 ms in a corner are one touch that jitters; the real tap among them counts.
    Expectation(name: "edt-ep0430m09--ghost-corner", presses: ["SW", "SE"], ignored: [.jitter: 59]),
    // An insect that is seen three times within 70 ms is one touch; the second contact beside the long press none.
    Expectation(name: "irtouch-infrared--taps-fly", presses: ["SE", "NE", "SE"], ignored: [.jitter: 3]),
    // Two fingers touch two quarters: the first is the press.
    Expectation(name: "wacom-isdv4-e6-finger--2fg-tap", presses: ["NE"]),
    Expectation(name: "wacom-isdv4-e6-finger--single-tap-center", presses: ["NW"]),
    // Four contacts of a palm, one tap far from it.
    Expectation(name: "edt-ep0430m09--palm", presses: ["NE"]),
    Expectation(name: "egalax-pcap-mt--tap", presses: ["SE"]),
    // Nine taps around the middle of the left half; the second and third just above it.
    Expectation(
      name: "atmel-maxtouch--fast-taps", presses: ["SW", "NW", "NW", "SW", "SW", "SW", "SW", "SW", "SW"]),
    // Centre, two corners, a quick double tap.
    Expectation(name: "elan-touchscreen--taps", presses: ["SE", "NW", "SE", "SE", "SE"]),
    // The last two overlap in time: the second of them is a second finger.
    Expectation(
      name: "goodix-gt9xx--taps", presses: ["SE", "NW", "SE", "NW"], ignored: [.secondFinger: 1]),
  ]

  @Test("On a screen", arguments: touches)
  func screens(_ expectation: Expectation) throws {
    let signals = try signals(expectation.name)
    var recognition = PressRecognition(scene: Scene(zones: ["recording": Self.quarters]))
    #expect(controls(signals, &recognition) == expectation.presses)
    for (reason, count) in expectation.ignored { #expect(recognition.ignored["recording"]?[reason] == count) }
  }

  static let keys = [
    Expectation(name: "usb-numpad--bounce", presses: ["KEY_KP5", "KEY_KP5"], ignored: [.bounce: 2]),
    Expectation(name: "usb-numpad--autorepeat", presses: ["KEY_KP2"]),
    Expectation(
      name: "usb-numpad--ticket-1234", presses: ["KEY_KP1", "KEY_KP2", "KEY_KP3", "KEY_KP4", "KEY_KPENTER"]),
    // The first button is held while the next two are pressed.
    Expectation(
      name: "plantronics-buttons--presses", presses: ["BTN_2", "BTN_3", "BTN_3", "BTN_0", "BTN_1", "BTN_2"],
      ignored: [.chord: 2]),
    // A scanner that nobody called one.
    Expectation(name: "yubikey--barcode-ean13", presses: ["KEY_4", "typed"]),
  ]

  @Test("On a pad", arguments: keys)
  func pads(_ expectation: Expectation) throws {
    let signals = try signals(expectation.name)
    let names = signals.compactMap { if case .key(let change) = $0 { change.key } else { nil } }
    var recognition = PressRecognition(scene: Scene(keys: ["recording": Set(names)]))
    #expect(controls(signals, &recognition) == expectation.presses)
    for (reason, count) in expectation.ignored { #expect(recognition.ignored["recording"]?[reason] == count) }
  }

  @Test("A scanner that is called one")
  func scanner() throws {
    var recognition = PressRecognition(scene: Scene(), devices: ["recording": DeviceReading(kind: .scanner)])
    #expect(controls(try signals("yubikey--barcode-ean13"), &recognition) == ["\"4006381333931\""])
  }

  private func signals(_ name: String) throws -> [InputSignal] {
    let folder = try #require(KnownRecordings.folder)
    let quirks = try DeviceQuirks.load(nil) { EventCode(named: $0) }.settings
    return DecodedRecording(try KnownRecordings.recording(name, in: folder), quirks: quirks).signals.map {
      switch $0 {
      case .contact(let contact, _): .contact(contact)
      case .key(let change): .key(change)
      }
    }
  }

  private func controls(_ signals: [InputSignal], _ recognition: inout PressRecognition) -> [String] {
    var gestures: [Gesture] = []
    for signal in signals {
      while let due = recognition.deadline, due < signal.stamp { gestures += recognition.wake(at: due) }
      gestures += recognition.recognise([signal], at: signal.stamp)
    }
    while let due = recognition.deadline { gestures += recognition.wake(at: due) }
    return gestures.map {
      switch $0 {
      case .press(let press): press.source.control
      case .scan(let scan): "\"\(scan.code)\""
      case .typing: "typed"
      }
    }
  }
}

extension InputSignal {
  fileprivate var stamp: Int64 {
    switch self {
    case .contact(let contact): contact.time
    case .key(let change): change.time
    case .plugged, .unplugged: 0
    }
  }
}
