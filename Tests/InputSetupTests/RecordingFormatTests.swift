import InputReading
import Foundation
import Settings
import Testing

@testable import InputSetup

@Suite("Recordings in every format")
struct RecordingFormatTests {
  /// One tap at (2048, 1024) of 0…4095, from 0 to 90 ms.
  private static let evemu = """
    E: 10.000000 0003 0039 0007	# EV_ABS / ABS_MT_TRACKING_ID 7
    E: 10.000000 0003 0035 2048
    E: 10.000000 0003 0036 1024
    E: 10.000000 0001 014a 1
    E: 10.000000 0000 0000 0
    E: 10.090000 0003 0039 -0001
    E: 10.090000 0001 014a 0
    E: 10.09 0000 0000 0
    """

  private static let evtest = """
    Testing ... (interrupt to exit)
    Event: time 10.000000, type 3 (EV_ABS), code 57 (ABS_MT_TRACKING_ID), value 7
    Event: time 10.000000, type 4 (EV_MSC), code 4 (MSC_SCAN), value d0042
    Event: time 10.000000, type 3 (Absolute), code 53 (?), value 2048
    Event: time 10.000000, type 3 (EV_ABS), code 54 (ABS_MT_POSITION_Y), value 1024
    Event: time 10.000000, type 1 (EV_KEY), code 330 (BTN_TOUCH), value 1
    Event: time 10.000000, -------------- SYN_REPORT ------------
    Event: time 10.090000, type 3 (EV_ABS), code 57 (ABS_MT_TRACKING_ID), value -1
    Event: time 10.090000, type 1 (EV_KEY), code 330 (BTN_TOUCH), value 0
    Event: time 10.090000, -------------- Report Sync ------------
    """

  private static let libinput = """
    # libinput record
    version: 1
    ndevices: 1
    devices:
    - node: /dev/input/event4
      evdev:
        # Name: Office Touchscreen
        name: "Office Touchscreen"
        id: [3, 7531, 260, 273]
        codes:
          0: [0, 1] # EV_SYN
          1: [330] # EV_KEY
          3: [0, 1, 47, 53, 54, 57] # EV_ABS
        absinfo:
          0: [0, 4095, 0, 0, 10]
          1: [0, 4095, 0, 0, 10]
          47: [0, 9, 0, 0, 0]
          53: [0, 4095, 0, 0, 10]
          54: [0, 4095, 0, 0, 10]
          57: [0, 65535, 0, 0, 0]
        properties: [1]
      udev:
        properties:
        - ID_INPUT=1
      events:
        # Current time is 12:13:38
      - evdev:
        - [ 10,      0,   3,  57,       7] # EV_ABS / ABS_MT_TRACKING_ID
        - [ 10,      0,   3,  53,    2048]
        - [ 10,      0,   3,  54,    1024]
        - [ 10,      0,   1, 330,       1]
        - [ 10,      0,   0,   0,       0] # ------------ SYN_REPORT (0) ----------
      - evdev:
        - [ 10,  90000,   3,  57,      -1]
        - [ 10,  90000,   1, 330,       0]
        - [ 10,  90000,   0,   0,       0]
    """

  private static let description = """
    # EVEMU 1.3
    N: Office Touchscreen
    I: 0003 1d6b 0104 0111
    P: 02 00 00 00 00 00 00 00
    B: 00 0b 00 00 00 00 00 00 00
    B: 01 00 00 00 00 00 00 00 00
    B: 01 00 00 00 00 00 00 00 00
    B: 01 00 00 00 00 00 00 00 00
    B: 01 00 00 00 00 00 00 00 00
    B: 01 00 00 00 00 00 00 00 00
    B: 01 00 04 00 00 00 00 00 00
    B: 03 03 00 00 00 00 80 60 02
    A: 00 0 4095 0 0 10
    A: 01 0 4095 0 0 10
    A: 2f 0 9 0 0 0
    A: 35 0 4095 0 0 10
    A: 36 0 4095 0 0 10
    A: 39 0 65535 0 0 0
    """

  private static let heading = """
    Input driver version is 1.0.1
    Input device ID: bus 0x3 vendor 0x1d6b product 0x104 version 0x111
    Input device name: "Office Touchscreen"
    Supported events:
      Event type 0 (EV_SYN)
      Event type 1 (EV_KEY)
        Event code 330 (BTN_TOUCH)
      Event type 3 (EV_ABS)
        Event code 0 (ABS_X)
          Value    669
          Min        0
          Max     4095
        Event code 1 (ABS_Y)
          Value    368
          Min        0
          Max     4095
          Resolution      20
        Event code 47 (ABS_MT_SLOT)
          Value      0
          Min        0
          Max        9
        Event code 53 (ABS_MT_POSITION_X)
          Min        0
          Max     4095
        Event code 54 (ABS_MT_POSITION_Y)
          Min        0
          Max     4095
        Event code 57 (ABS_MT_TRACKING_ID)
          Min        0
          Max    65535
    Properties:
      Property type 1 (INPUT_PROP_DIRECT)
    """

  private func device(_ text: String) throws -> RecordedDevice {
    try #require(
      DescriptionFormat.device(in: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)))
  }

  private func told(_ recording: Recording) throws -> [String] { try recording.told().contacts }

  @Test("evemu, old lines of bits and new, comments and a short fraction of a second")
  func evemu() throws {
    let recording = Recording(device: try device(Self.description), events: Self.evemu)
    #expect(recording.device.name == "Office Touchscreen" && recording.device.vendor == 0x1d6b)
    #expect(recording.device.keys == [0x14a] && recording.device.properties == [1])
    #expect(try told(recording) == ["(2048,1024) 90"] && recording.unreadableCount == 0)
  }

  @Test("A description within its recording")
  func together() throws {
    let text = Self.description + "\n################################\n" + Self.evemu
    let recording = Recording(device: try device(text), events: text)
    #expect(try told(recording) == ["(2048,1024) 90"])
  }

  @Test("evtest, of whatever year, with the values that it shows")
  func evtest() throws {
    let text = Self.heading + "\nIf the display isn't showing, this may help:\n" + Self.evtest
    let recording = Recording(device: try device(text), events: text)
    #expect(recording.device.name == "Office Touchscreen" && recording.device.product == 0x104)
    #expect(recording.device.values[0] == 669 && recording.device.properties == [1])
    #expect(try told(recording) == ["(2048,1024) 90"] && recording.unreadableCount == 0)
  }

  @Test("A value that the kernel does not repeat is that of the description")
  func unrepeated() throws {
    let events = Self.evtest.split(separator: "\n").filter { !$0.contains("code 53") }.joined(separator: "\n")
    #expect(try told(Recording(device: try device(Self.heading), events: events)) == ["(669,1024) 90"])
  }

  @Test("The header of evtest says 0 for a contact's position; the kernel's last one is on the single axes")
  func zeroForContacts() throws {
    let heading = Self.heading.replacing(
      "(ABS_MT_POSITION_X)\n", with: "(ABS_MT_POSITION_X)\n          Value      0\n")
    let events = Self.evtest.split(separator: "\n").filter { !$0.contains("code 53") }.joined(separator: "\n")
    #expect(try told(Recording(device: try device(heading), events: events)) == ["(669,1024) 90"])
  }

  @Test("A panel that announces no range is decoded in its own units all the same")
  func noRange() throws {
    let description = Self.description.replacing("0 4095 0 0 10", with: "0 0 0 0 0")
    let recording = Recording(device: try device(description), events: Self.evemu)
    #expect(try told(recording) == ["(2048,1024) 90"] && recording.told().ignored[.uselessRange] == 2)
  }

  @Test("The comments of evemu stand in where its lines were lost")
  func comments() throws {
    let commented = Self.heading.split(separator: "\n").map { "# " + $0 }.joined(separator: "\n")
    #expect(try told(Recording(device: try device(commented), events: Self.evemu)) == ["(2048,1024) 90"])
  }

  @Test("libinput record")
  func libinput() throws {
    let recording = Recording(device: try device(Self.libinput), events: Self.libinput)
    #expect(recording.device.name == "Office Touchscreen" && recording.device.vendor == 7531)
    #expect(try told(recording) == ["(2048,1024) 90"] && recording.unreadableCount == 0)
  }

  @Test("What was pasted from a terminal with the recorder's output is no fault")
  func pasted() throws {
    let prompt = "pi@counter-1:~/touch $ sudo libinput record /dev/input/event4"
    let libinput = [prompt, "Receiving events: [ 5]", Self.libinput, "^C", "pi@counter-1:~/touch $"]
    let evtest = ["root@counter-1:~# evtest /dev/input/event4", Self.heading, Self.evtest, "^C", "root@counter-1:~#"]
    for text in [libinput, evtest].map({ $0.joined(separator: "\n") }) {
      let recording = Recording(device: try device(text), events: text)
      #expect(try told(recording) == ["(2048,1024) 90"] && recording.unreadableCount == 0)
    }
  }

  @Test("Of two devices in one recording of libinput one is decoded, and the other named")
  func twoDevices() throws {
    let other = Self.libinput.split(separator: "\n").drop { !$0.contains("- node:") }.joined(separator: "\n")
      .replacing("Office Touchscreen", with: "Exit Panel").replacing("2048", with: "1000")
    let text = Self.libinput + "\n" + other
    let first = Recording(device: try device(text), events: text)
    #expect(try told(first) == ["(2048,1024) 90"] && first.leftOut == ["Exit Panel"])
    let second = Recording(device: try device("devices:\nlibinput:\n" + other), events: text)
    #expect(try told(second) == ["(1000,1024) 90"] && second.leftOut == ["Office Touchscreen"])
  }

  @Test("umockdev: words of capabilities, and the ranges from the answers to ioctls beside it")
  func umockdev() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let blocks = """
      P: /devices/pci0000:00/usb1/1-2/input/input7/event7
      N: input/event7
      E: DEVNAME=/dev/input/event7
      A: dev=13:71

      P: /devices/pci0000:00/usb1/1-2/input/input7
      E: PRODUCT=3/1d6b/104/111
      A: capabilities/abs=260800000000003
      A: capabilities/ev=b
      A: capabilities/key=400 0 0 0 0 0
      A: name=Office Touchscreen
      A: phys=usb-1/input0
      A: properties=2

      P: /devices/pci0000:00/usb1
      A: capabilities/key=ff
      """
    let range = { (maximum: String) in "00000000" + "00000000" + maximum + String(repeating: "0", count: 24) }
    let answers = """
      @DEV /dev/input/event7
      EVIOCGABS 0 \(range("FF0F0000"))
      EVIOCGABS(1) 0 \(range("FF0F0000"))
      EVIOCGABS(47) 0 \(range("09000000"))
      EVIOCGABS(53) 0 \(range("FF0F0000"))
      EVIOCGABS(54) 0 \(range("FF0F0000"))
      EVIOCGABS(57) 0 \(range("FFFF0000"))
      """
    try blocks.write(to: folder.appending(path: "touch.umockdev"), atomically: true, encoding: .utf8)
    try answers.write(to: folder.appending(path: "touch.ioctl"), atomically: true, encoding: .utf8)
    try Self.evemu.write(to: folder.appending(path: "touch.events"), atomically: true, encoding: .utf8)
    let recording = try Recording(
      deviceFile: folder.appending(path: "touch.umockdev").path,
      eventsFile: folder.appending(path: "touch.events").path)
    #expect(recording.device.keys == [0x14a] && recording.device.vendor == 0x1d6b && recording.device.bus == 3)
    #expect(recording.device.physicalPath == "usb-1/input0" && recording.device.properties == [1])
    #expect(recording.device.axes[0x35] == AxisRange(0, 4095))
    #expect(try told(recording) == ["(2048,1024) 90"])
  }

  @Test("Lines that should be events and are none are named and counted; the others are passed over")
  func unreadable() throws {
    let text = """
      # a comment
      E: 10.0 0003 0035 12 13
      E: 1e3 0003 0035 12
      E: 10.000000 3 35 9223372036854775808
      E: 99999999999999999.000000 0003 0035 1
      E: DEVNAME=/dev/input/event7
      E: 10.000000 0003 0035 4294967295
      Event: time now, type 3 (EV_ABS), code 53 (?), value 2048
      \u{7}garbage\u{1B}[2J
      """
    let recording = Recording(device: try device(Self.description), events: text)
    #expect(recording.events.map(\.value) == [-1])
    #expect(recording.unreadable.map(\.number) == [2, 3, 4, 5, 8, 9] && recording.unreadableCount == 6)
    #expect(recording.unreadable.last?.text == "·garbage·[2J")
  }

  @Test("A file of nothing but noise yields no event and does not grow")
  func noise() throws {
    let text = String(repeating: "E: noise\n", count: 5000)
    let recording = Recording(device: try device(Self.description), events: text)
    #expect(recording.unreadableCount == 5000 && recording.unreadable.count == 20)
  }

  @Test("Files that are not there, or describe nothing")
  func noFile() throws {
    #expect(throws: RecordingFault.self) { try Recording(deviceFile: "/nowhere", eventsFile: "/nowhere") }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).desc")
    try Self.evemu.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let fault = #expect(throws: RecordingFault.self) { try Recording(deviceFile: file.path, eventsFile: file.path) }
    #expect(fault?.code == .noDescription)
  }
}
