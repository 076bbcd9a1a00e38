import ArgumentParser
import Events
import Foundation
import InputReading
import InputSetup
import Settings

/// `kioskctl input decode`: a recording of a device, read by the kiosk's own reader, without hardware.
struct DecodeInputCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: localised(
      "Show the contacts, taps and keys of a recorded device.", thai: "แสดงการแตะและการกดจากบันทึกของอุปกรณ์"),
    discussion: localised(
      """
      Reads what evemu, evtest, umockdev and libinput record; one file may be both. Times are seconds since the first \
      event; places are shares of the display from its left and top, from=(x,y) and to=(x,y) are the device's own units. \
      The status is 66 when a file cannot be read; lines that are no events are named, counted and passed over.
      """,
      thai: """
        อ่านแฟ้มของ evemu evtest umockdev และ libinput แฟ้มเดียวใช้เป็นทั้งสองอย่างได้ เวลาเป็นวินาทีนับจากเหตุการณ์แรก ตำแหน่งเป็นสัดส่วน\
        ของจอจากซ้ายและบน from=(x,y) to=(x,y) เป็นหน่วยของอุปกรณ์ คืนค่า 66 เมื่ออ่านแฟ้มไม่ได้ บรรทัดที่อ่านไม่ออกจะแจ้ง นับ และข้ามไป
        """))

  @Argument(
    help: ArgumentHelp(localised("The device's description.", thai: "แฟ้มคำอธิบายอุปกรณ์"), valueName: "device-file"))
  var device: String
  @Argument(help: ArgumentHelp(localised("Its events.", thai: "แฟ้มเหตุการณ์"), valueName: "events-file"))
  var events: String
  @Option(
    help: ArgumentHelp(
      localised(
        "The list of odd devices; without it, the one that kioskd would take.",
        thai: "รายการอุปกรณ์ผิดปกติ ถ้าไม่ระบุใช้รายการเดียวกับ kioskd"), valueName: "file"))
  var quirks: String?
  @Option(
    help: ArgumentHelp(
      localised("How far the panel is turned clockwise.", thai: "แผงสัมผัสหมุนตามเข็มนาฬิกากี่องศา"),
      valueName: "0|90|180|270"))
  var rotation = 0
  @Option(help: ArgumentHelp(localised("The direction to exchange.", thai: "ทิศที่กลับด้าน"), valueName: "x|y|both"))
  var mirror: String?
  @Option(
    help: ArgumentHelp(
      localised("libinput's calibration matrix.", thai: "เมทริกซ์ปรับเทียบแบบ libinput"), valueName: "a,b,c,d,e,f"))
  var calibration: String?
  @Flag(help: ArgumentHelp(localised("Show every movement as well.", thai: "แสดงการเลื่อนนิ้วทุกครั้งด้วย")))
  var moves = false

  func validate() throws { _ = try panel() }

  func run() throws {
    let recording: Recording
    do throws(RecordingFault) {
      recording = try Recording(deviceFile: device, eventsFile: events)
    } catch {
      let thai = error.code == .noDescription ? "ไม่พบคำอธิบายอุปกรณ์ในแฟ้ม" : "อ่านแฟ้มไม่ได้"
      throw Failure(.noInput, "\(error)", thai: "\(error.file): \(thai) (\(error.cause))")
    }
    let quirks = try readQuirks()
    for line in recording.unreadable {
      StandardError.say(
        localised(
          "\(events):\(line.number): this is no event: \(line.text)",
          thai: "\(events):\(line.number): บรรทัดนี้อ่านไม่ออก: \(line.text)"))
    }
    for name in recording.leftOut {
      StandardError.say(
        localised(
          "\(events): the events of another device are left out: \(name)",
          thai: "\(events): ไม่ได้ถอดข้อมูลของอุปกรณ์อื่นในแฟ้มเดียวกัน: \(name)"))
    }
    var text = DecodedText(recording, quirks: quirks, panel: try panel(), showsMoves: moves)
    for line in text.lines() { print(line) }
  }

  /// - Throws: `Failure` with every fault of the list.
  private func readQuirks() throws -> DeviceQuirks {
    do throws(SettingsFaults) {
      return try DeviceQuirks.find(named: quirks).settings
    } catch {
      throw Failure(.configuration, "\(error)", thai: "\(error)")
    }
  }

  private func panel() throws -> PanelSettings {
    guard let rotation = PanelSettings.Rotation(rawValue: rotation) else {
      throw ValidationError(localised("--rotation is 0, 90, 180 or 270.", thai: "--rotation ต้องเป็น 0, 90, 180 หรือ 270"))
    }
    let mirror = try mirror.map { word in
      guard let mirror = PanelSettings.Mirror(rawValue: word) else {
        throw ValidationError(localised("--mirror is x, y or both.", thai: "--mirror ต้องเป็น x, y หรือ both"))
      }
      return mirror
    }
    return PanelSettings(calibration: try matrix(), rotation: rotation, mirror: mirror)
  }

  private func matrix() throws -> PanelSettings.Calibration? {
    guard let calibration else { return nil }
    let numbers = calibration.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Double($0) }
    guard numbers.count == 6,
      let matrix = PanelSettings.Calibration(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    else {
      throw ValidationError(
        localised(
          "--calibration is six numbers of a matrix that can be inverted, such as 1,0,0,0,1,0.",
          thai: "--calibration ต้องเป็นเลขหกตัวของเมทริกซ์ที่ผกผันได้ เช่น 1,0,0,0,1,0"))
    }
    return matrix
  }
}
