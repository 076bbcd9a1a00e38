import InputReading
import Foundation
import Testing

@testable import InputSetup

/// Recordings of other projects, read where they lie; their index says what they hold, and so do these tables.
@Suite("Recordings of real and made devices", .enabled(if: KnownRecordings.folder != nil, KnownRecordings.absent))
struct RecordingTests {
  struct Expectation: Sendable {
    var name: String
    /// How many contacts are made and lifted.
    var count = 0
    /// The first of them, in the index's notation.
    var first: [String] = []
    var stillDown = 0
    var keys = ""
    /// What must have been counted as ignored.
    var ignored: Set<IgnoredInput> = []
  }

  private static let fastTaps = [
    "(340,242) 96", "(354,228) 83", "(357,239) 82", "(364,255) 82", "(364,251) 83", "(345,251) 82", "(349,250) 83",
    "(349,264) 110",
  ]

  static let slots: [Expectation] = [
    Expectation(name: "atmel-maxtouch--fast-taps", count: 9, first: fastTaps),
    Expectation(name: "atmel-maxtouch--1f-drag", count: 1, first: ["(361,379)→(382,393) 2200"]),
    Expectation(
      name: "edt-ep0430m09--2f-touch-release", count: 2, first: ["(404,409)→(401,410) 513", "(933,414)→(934,416) 528"]),
    Expectation(
      name: "edt-ep0430m09--2f-scroll-down", count: 2, first: ["(458,582)→(407,306) 725", "(930,547)→(888,216) 755"]),
    Expectation(name: "quanta-optical--touch-on-left", count: 1, first: ["(127,444)→(116,504) 928"]),
    Expectation(name: "egalax-pcap-mt--tap", count: 1, first: ["(22496,18016)→(22496,18032) 0"]),
    Expectation(
      name: "3m-microtouch--excerpt", count: 2, first: ["(27024,6145) 61", "(24168,6113)→(12838,3933) 1898"],
      stillDown: 2),
    Expectation(
      name: "elan-touchscreen--taps", count: 5,
      first: ["(1656,936) 90", "(5,5) 90", "(3307,1867) 90", "(1656,936) 30", "(1660,940) 30"]),
    // Its BTN_TOUCH was never announced.
    Expectation(
      name: "irtouch-infrared--taps-fly", count: 6,
      first: [
        "(16384,16384) 90", "(30000,2000) 8", "(30010,2010) 8", "(29990,1990) 8", "(16900,16384) 20",
        "(16384,16384) 1500",
      ]),
    Expectation(name: "wacom-isdv4-e6-finger--single-tap-center", count: 1, first: ["(1269,710) 24"]),
    Expectation(name: "wacom-isdv4-e6-finger--2fg-tap", count: 2, first: ["(1488,692) 32", "(1287,732) 32"]),
    Expectation(name: "wacom-13hdt-finger--tap", count: 1, first: ["(1452,752)→(1433,833) 248"]),
    // (900,1990) and (2600,4600) lie outside 1000…2500, 2000…4500.
    Expectation(
      name: "litest-invalid-range--out-of-range", count: 3,
      first: ["(1500,3000) 90", "(1000,2000) 90", "(2500,4500) 90"], ignored: [.outOfRange]),
    Expectation(name: "cros-atmel-ts-noise--rec", count: 15, first: ["(671,370)→(671,366) 113"]),
    Expectation(
      name: "cros-cyapa-id-split--rec", count: 2, first: ["(1053,147)→(363,410) 57", "(877,187)→(121,546) 53"]),
    // The index starts it at the second frame, (827,260), because the id comes after the position; within a frame the
    // order of events means nothing.
    Expectation(name: "cros-cyapa-late-tid--rec", count: 1, first: ["(861,259)→(713,347) 34"]),
    Expectation(
      name: "cros-cyapa-fat-finger--rec", count: 2, first: ["(348,327)→(1038,333) 4341", "(210,609)→(199,624) 5189"]),
    Expectation(name: "cros-atmel-slot0--rec", count: 1, first: ["(1301,493)→(1087,773) 81"]),
    Expectation(
      name: "edt-ep0430m09--palm", count: 5,
      first: ["(1000,200) 90", "(330,660) 1400", "(380,640) 1470", "(340,610) 1490", "(300,600) 1500"]),
    Expectation(name: "edt-ep0430m09--ghost-corner", count: 61, first: Array(repeating: "(2,765) 12", count: 8)),
    Expectation(
      name: "goodix-gt9xx--taps", count: 5,
      first: ["(512,300) 90", "(3,3) 90", "(1020,596) 90", "(200,200) 60", "(800,400) 60"], keys: "KEY_LEFTMETA"),
  ]

  static let malformed: [Expectation] = [
    Expectation(
      name: "atmel-maxtouch--syn-dropped-between", count: 7,
      first: [
        "(340,242) 96", "(354,228) 83", "(357,239) 82", "(345,239) 82", "(349,250) 83", "(349,264) 110",
        "(373,252) 110",
      ], ignored: [.eventsLost]),
    Expectation(
      name: "atmel-maxtouch--syn-dropped-lost-release", count: 9,
      first: ["(340,242) 96", "(354,228) 83", "(357,239) 82", "(364,255) 221", "(364,251) 83"],
      ignored: [.eventsLost, .replacedContact]),
    // Cut within the frame in which the ninth contact begins; without its SYN_REPORT it never did.
    Expectation(name: "atmel-maxtouch--truncated", count: 8, first: fastTaps),
    // Nothing is ever complete.
    Expectation(name: "atmel-maxtouch--no-syn", ignored: [.missingReport]),
    Expectation(name: "atmel-maxtouch--unknown-codes", count: 9, first: fastTaps, ignored: [.unknownCode]),
  ]

  static let single: [Expectation] = [
    Expectation(
      name: "elo-2700-intellitouch--taps", count: 4,
      first: [
        "(600,600)→(597,595) 90", "(3500,3500)→(3504,3497) 140", "(2048,2048)→(2046,2053) 2000",
        "(50,4050)→(51,4050) 90",
      ]),
    // Positions outside 30…4040, 60…4035 are moved to the edge.
    Expectation(
      name: "egalax-0001-touchscreen--taps", count: 4,
      first: [
        "(2190,1494)→(2193,1492) 90", "(30,60)→(33,60) 90", "(4040,4035)→(4037,4035) 90", "(2190,1494)→(2191,1495) 700",
      ], ignored: [.outOfRange]),
    // Its Y runs from 3900 down to 200; 3907 lies outside.
    Expectation(
      name: "ads7846-inverted--taps", count: 3,
      first: ["(2048,2050)→(2040,2056) 90", "(100,3900)→(106,3900) 90", "(4000,200)→(4005,208) 90"],
      ignored: [.outOfRange]),
  ]

  static let keys: [Expectation] = [
    Expectation(name: "plantronics-buttons--presses", keys: "BTN_2 BTN_1 BTN_0 BTN_3 BTN_3 BTN_0 BTN_1 BTN_2"),
    Expectation(name: "lenovo-compact-keyboard--keys", keys: "KEY_LEFTCTRL KEY_C"),
    // Enter is released without a press.
    Expectation(name: "at-keyboard--hello", keys: "KEY_J", ignored: [.repeatedState]),
    Expectation(name: "cros-usb-keyboard--b-a-d-enter", keys: "KEY_B KEY_A KEY_D KEY_ENTER"),
    Expectation(name: "cros-usb-keyboard--f10", keys: "KEY_F10"),
    Expectation(name: "cros-usb-keyboard--shift-tab", keys: "KEY_LEFTSHIFT KEY_TAB"),
    Expectation(
      name: "yubikey--barcode-ean13",
      keys: "KEY_4 KEY_0 KEY_0 KEY_6 KEY_3 KEY_8 KEY_1 KEY_3 KEY_3 KEY_3 KEY_9 KEY_3 KEY_1 KEY_ENTER"),
    Expectation(name: "usb-numpad--ticket-1234", keys: "KEY_KP1 KEY_KP2 KEY_KP3 KEY_KP4 KEY_KPENTER"),
    // The pad bounces; which of these are presses is not the reader's business.
    Expectation(name: "usb-numpad--bounce", keys: "KEY_KP5 KEY_KP5 KEY_KP5 KEY_KP5"),
    Expectation(name: "usb-numpad--autorepeat", keys: "KEY_KP2", ignored: [.autoRepeat]),
    Expectation(name: "logitech-extreme-3d--buttons", keys: "BTN_TRIGGER BTN_THUMB BTN_BASE2 BTN_BASE6"),
    Expectation(name: "wiimote--press", keys: "BTN_LEFT"),
  ]

  /// Position on ABS_Z and ABS_RX, by the list of quirks.
  static let quirky: [Expectation] = [
    Expectation(
      name: "egalax-resistive-zrx--strokes", count: 2,
      first: ["(1909,2123)→(1893,2135) 686", "(3689,431)→(432,3576) 3036"])
  ]

  /// Type A. The index counts these by BTN_TOUCH, which the last finger releases, and says in words that there were two
  /// fingers: the first contact begins and the last one ends where it says.
  static let frames: [Expectation] = [
    Expectation(name: "egalax-0020-protocol-a--taps", first: ["(16000,16000) 96", "(1000,1000) 96"]),
    Expectation(name: "ntrig-multitouch--2f-touch-release", count: 2),
  ]

  @Test("Every recording yields what the index says of it")
  func all() throws {
    let folder = try #require(KnownRecordings.folder)
    let expectations = Self.slots + Self.malformed + Self.single + Self.keys + Self.quirky
    for expectation in expectations { try check(expectation, in: folder) }
    print("\(expectations.count + Self.frames.count) recordings read")
  }

  @Test("Type A, taps: two, then a long press with a second finger beside it")
  func typeATaps() throws {
    let folder = try #require(KnownRecordings.folder)
    let decoded = try KnownRecordings.recording(Self.frames[0].name, in: folder).decodedContents()
    #expect(Array(decoded.contacts.prefix(2)) == Self.frames[0].first)
    #expect(decoded.contacts.contains("(16000,16000) 608") && decoded.stillDown == 0, "\(decoded.contacts)")
  }

  @Test("Type A, two fingers: from the first one's place to the last one's")
  func typeAFingers() throws {
    let folder = try #require(KnownRecordings.folder)
    let decoded = try KnownRecordings.recording(Self.frames[1].name, in: folder).decodedContents()
    #expect(decoded.contacts.count == 2 && decoded.stillDown == 0)
    #expect(decoded.contacts.first?.hasPrefix("(1588,6097)→") == true, "\(decoded.contacts)")
    #expect(decoded.contacts.last?.contains("→(7164,2197) ") == true, "\(decoded.contacts)")
  }

  @Test("The original logs of the converted recordings, description and events in one file, yield the same contacts")
  func originals() throws {
    let folder = try #require(KnownRecordings.folder)
    let pairs = [
      "one_finger_fast_swipe_id_split": "cros-cyapa-id-split--rec", "one_finger_with_slot_0": "cros-atmel-slot0--rec",
      "one_finger_swipe_late_tid": "cros-cyapa-late-tid--rec",
      "stationary_finger_fat_finger_wobble": "cros-cyapa-fat-finger--rec",
    ]
    for (original, converted) in pairs {
      let file = folder.appending(path: "orig/\(original).dat").path
      let decoded = try Recording(deviceFile: file, eventsFile: file).decodedContents()
      #expect(
        try decoded.contacts == KnownRecordings.recording(converted, in: folder).decodedContents().contacts,
        "\(original)")
    }
  }

  @Test("Every recording that is there is in a table")
  func complete() throws {
    let folder = try #require(KnownRecordings.folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".events") }
    let read = Set((Self.slots + Self.malformed + Self.single + Self.keys + Self.quirky + Self.frames).map(\.name))
    let missing = files.map { String($0.dropLast(".events".count)) }.filter { !read.contains($0) }
    #expect(missing.isEmpty)
  }

  private func check(_ expectation: Expectation, in folder: URL) throws {
    let decoded = try KnownRecordings.recording(expectation.name, in: folder).decodedContents()
    let comment = Comment(rawValue: expectation.name)
    #expect(decoded.contacts.count == expectation.count, comment)
    #expect(Array(decoded.contacts.prefix(expectation.first.count)) == expectation.first, comment)
    #expect(decoded.stillDown == expectation.stillDown, comment)
    #expect(decoded.keys.joined(separator: " ") == expectation.keys, comment)
    #expect(expectation.ignored.isSubset(of: Set(decoded.ignored.keys)), "\(expectation.name): \(decoded.ignored)")
  }
}
