import Events
import InputReading
import Terminal

/// What gave nothing at each input, in words; a code of a newer kiosk stays as it is.
enum IgnoredText {
  /// Before the codes of what a device itself sent amiss (`IgnoredInput`).
  private static let devicePrefix = "device_"

  /// `pad: 2 × the key's contact chattered, 1 × …`, the most frequent first; one line for each input.
  static func lines(_ ignored: [String: [String: Int]]) -> [Bilingual] {
    ignored.sorted { $0.key < $1.key }.compactMap { device, reasons in
      let counted = reasons.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      guard !counted.isEmpty else { return nil }
      let name = device.isEmpty ? Bilingual(thai: "ไม่ได้ตั้งค่า", english: "not configured") : Bilingual(thai: device)
      let counts = counted.map { "\($0.value) × \(words(of: $0.key))" as Bilingual }
      return "\(name): \(counts.joined(separator: ", "))"
    }
  }

  static func words(of code: String) -> Bilingual {
    if let words = presses[code] { return words }
    if let refusal = Refusal.Code(rawValue: code) { return refusal.words.cause }
    let ofDevice =
      code.hasPrefix(devicePrefix) ? IgnoredInput(rawValue: String(code.dropFirst(devicePrefix.count))) : nil
    return ofDevice?.words ?? Bilingual(thai: code)
  }

  /// What somebody did, and what became of it; what the rules refuse has the refusal's own words.
  private static let presses: [String: Bilingual] = [
    "unbound": Bilingual(thai: "แตะหรือกดจุดที่ไม่มีคำสั่ง", english: "pressed where nothing is"),
    "slid_off": Bilingual(thai: "นิ้วเลื่อนออกจากปุ่ม", english: "finger slid off"),
    "stuck": Bilingual(thai: "กดค้างนานเกิน 10 วินาที", english: "held for longer than 10 s"),
    "too_short": Bilingual(thai: "แตะสั้นเกินไป", english: "too short for a touch"),
    "cancelled": Bilingual(thai: "อุปกรณ์ตัดขาดขณะกด", english: "broken off by the device"),
    "second_finger": Bilingual(thai: "นิ้วที่สองแตะพร้อมกัน", english: "second finger"),
    "palm": Bilingual(thai: "ฝ่ามือวางบนจอ", english: "palm on the screen"),
    "jitter": Bilingual(thai: "การแตะครั้งเดียวที่จอรายงานเป็นหลายครั้ง", english: "one touch reported as several"),
    "ghost_storm": Bilingual(
      thai: "จอแตะเอง ควรเช็ดจอหรือแจ้งซ่อม", english: "ghost touches: clean the screen, or have it looked at"),
    "settling": Bilingual(thai: "แตะทันทีหลังเปลี่ยนหน้าจอ", english: "too soon after the picture changed"),
    "scene_changed": Bilingual(thai: "หน้าจอเปลี่ยนไปก่อน", english: "the picture changed meanwhile"),
    "zone_gone": Bilingual(thai: "ปุ่มหายไปก่อน", english: "the button was taken away meanwhile"),
    "bounce": Bilingual(thai: "หน้าสัมผัสปุ่มสั่น", english: "key chattered"),
    "chord": Bilingual(thai: "กดหลายปุ่มพร้อมกัน", english: "pressed with another key"),
    "typed": Bilingual(
      thai: "พิมพ์เร็วเกินนิ้ว ถ้าเป็นเครื่องอ่านบาร์โค้ดให้ตั้งค่า kind: scanner",
      english: "typed faster than fingers: if it is a scanner, write kind: scanner"),
    "stray": Bilingual(thai: "สัญญาณกดไม่ครบ", english: "end or beginning missing"),
    "scan_broken": Bilingual(thai: "อ่านบาร์โค้ดไม่ครบ", english: "scan not whole"),
    "scan_unreadable": Bilingual(thai: "อ่านบาร์โค้ดไม่ได้", english: "scan not readable"),
    "scan_unexpected": Bilingual(
      thai: "อ่านบาร์โค้ดโดยไม่มีระบบนัดหมาย", english: "scan, where no appointments are kept"),
    "no_focus": Bilingual(thai: "กดเลือกก่อนเลื่อนไปที่ปุ่มใด", english: "chosen before anything was in focus"),
    "inbox_full": Bilingual(
      thai: "เข้ามาเร็วเกินกว่าตู้จะรับได้", english: "came faster than the kiosk could take"),
  ]
}

extension IgnoredInput {
  /// What the device sent amiss; nobody did anything wrong.
  var words: Bilingual {
    switch self {
    case .unknownCode: Bilingual(thai: "รหัสที่อุปกรณ์ไม่เคยประกาศ", english: "codes that the device never announced")
    case .badValue: Bilingual(thai: "ค่าที่ปุ่มไม่มี", english: "values that no key has")
    case .autoRepeat: Bilingual(thai: "การกดค้างที่ส่งซ้ำ", english: "repetition of a held key")
    case .repeatedState:
      Bilingual(thai: "กดหรือปล่อยซ้ำสถานะเดิม", english: "down for what is down, or up for what is up")
    case .outOfRange: Bilingual(thai: "ตำแหน่งนอกแผง ปรับเข้าขอบ", english: "positions beyond the panel, moved to its edge")
    case .badSlot: Bilingual(thai: "ช่องนิ้วที่ไม่มีอยู่", english: "contacts in a slot that does not exist")
    case .replacedContact: Bilingual(thai: "นิ้วใหม่ทั้งที่นิ้วเดิมยังไม่ยก", english: "a new contact before the last one ended")
    case .doubleTracking: Bilingual(thai: "สองนิ้วใช้เลขติดตามเดียวกัน", english: "two contacts with one tracking id")
    case .uselessRange: Bilingual(thai: "ช่วงค่าเป็นศูนย์ ใช้ค่าประมาณ", english: "a range without extent; estimated")
    case .tornRead: Bilingual(thai: "เหตุการณ์ถูกอ่านขาดกลาง", english: "events torn apart by a read")
    case .palm: Bilingual(thai: "สัมผัสที่อุปกรณ์แจ้งว่าเป็นฝ่ามือ", english: "contacts that the device calls a palm")
    case .hovering:
      Bilingual(thai: "นิ้วที่เข้าใกล้จอแต่ไม่ได้แตะ", english: "fingers near the glass that never touched it")
    case .toolButton:
      Bilingual(thai: "ปุ่มที่บอกชนิดของปากกาหรือเครื่องมือ", english: "buttons that say which tool touches")
    case .liftOffJump:
      Bilingual(thai: "ตำแหน่งสุดท้ายที่กระโดดไกลขณะยกนิ้ว", english: "a last position far away as the finger was lifted")
    case .quirk: Bilingual(thai: "รายการอุปกรณ์ผิดปกติสั่งให้ข้าม", english: "what the list of quirks excludes")
    case .overlongFrame: Bilingual(thai: "จำนวนนิ้วมากเกินจริง", english: "more contacts at once than any hand has")
    case .missingReport: Bilingual(thai: "ชุดเหตุการณ์ที่ไม่มีจุดจบ", english: "frames that do not end")
    case .eventsLost: Bilingual(thai: "ระบบทำเหตุการณ์หาย", english: "the kernel lost events")
    case .timeWentBack: Bilingual(thai: "เวลาถอยหลัง", english: "time went back")
    }
  }
}
