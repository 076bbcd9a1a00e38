/// What gave nothing at each input, in words; a code of a newer kiosk stays as it is.
enum IgnoredText {
  /// `pad: 2 × the key's contact chattered, 1 × …`, the most frequent first; one line for each input.
  static func lines(_ ignored: [String: [String: Int]]) -> [String] {
    ignored.sorted { $0.key < $1.key }.compactMap { device, reasons in
      let counted = reasons.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      guard !counted.isEmpty else { return nil }
      let name = device.isEmpty ? localised("not configured", thai: "ไม่ได้ตั้งค่า") : device
      return "\(name): " + counted.map { "\($0.value) × \(words(of: $0.key))" }.joined(separator: ", ")
    }
  }

  static func words(of code: String) -> String {
    guard let words = presses[code] ?? devices[code] else { return code }
    return localised(words.english, thai: words.thai)
  }

  private typealias Words = (english: String, thai: String)

  /// What somebody did, and what became of it.
  private static let presses: [String: Words] = [
    "unbound": ("pressed where nothing is", "แตะหรือกดจุดที่ไม่มีคำสั่ง"),
    "slid_off": ("finger slid off", "นิ้วเลื่อนออกจากปุ่ม"),
    "stuck": ("held for longer than 10 s", "กดค้างนานเกิน 10 วินาที"),
    "too_short": ("too short for a touch", "แตะสั้นเกินไป"),
    "cancelled": ("broken off by the device", "อุปกรณ์ตัดขาดขณะกด"),
    "second_finger": ("second finger", "นิ้วที่สองแตะพร้อมกัน"),
    "palm": ("palm on the screen", "ฝ่ามือวางบนจอ"),
    "jitter": ("one touch reported as several", "การแตะครั้งเดียวที่จอรายงานเป็นหลายครั้ง"),
    "ghost_storm": ("ghost touches: clean the screen, or have it looked at", "จอแตะเอง ควรเช็ดจอหรือแจ้งซ่อม"),
    "settling": ("too soon after the picture changed", "แตะทันทีหลังเปลี่ยนหน้าจอ"),
    "scene_changed": ("the picture changed meanwhile", "หน้าจอเปลี่ยนไปก่อน"),
    "zone_gone": ("the button was taken away meanwhile", "ปุ่มหายไปก่อน"),
    "bounce": ("key chattered", "หน้าสัมผัสปุ่มสั่น"),
    "chord": ("pressed with another key", "กดหลายปุ่มพร้อมกัน"),
    "typed": (
      "typed faster than fingers: if it is a scanner, write kind: scanner",
      "พิมพ์เร็วเกินนิ้ว ถ้าเป็นเครื่องอ่านบาร์โค้ดให้ตั้งค่า kind: scanner"
    ),
    "stray": ("end or beginning missing", "สัญญาณกดไม่ครบ"),
    "scan_broken": ("scan not whole", "อ่านบาร์โค้ดไม่ครบ"),
    "scan_unreadable": ("scan not readable", "อ่านบาร์โค้ดไม่ได้"),
    "scan_unexpected": ("scan, where no appointments are kept", "อ่านบาร์โค้ดโดยไม่มีระบบนัดหมาย"),
    "no_focus": ("chosen before anything was in focus", "กดเลือกก่อนเลื่อนไปที่ปุ่มใด"),
    "inbox_full": ("came faster than the kiosk could take", "เข้ามาเร็วเกินกว่าตู้จะรับได้"),
    "pressed_again": ("pressed again within 3 s of the number", "กดซ้ำภายใน 3 วินาทีหลังได้หมายเลข"),
    "not_yet_open": ("before tickets are given", "ก่อนเวลาแจกบัตรคิว"),
    "no_more_tickets": ("after the last ticket", "หมดเวลาแจกบัตรคิว"),
    "holiday": ("on a holiday", "วันหยุด"),
    "service_closed_today": ("service closed today", "งานบริการปิดวันนี้"),
    "issuing_paused": ("while issuing was paused", "ระหว่างหยุดแจกบัตรคิวชั่วคราว"),
    "busy": ("too much was waiting", "มีคำสั่งรออยู่มากเกินไป"),
    "journal_fault": ("the journal could not be written", "บันทึกลงสมุดไม่ได้"),
    "stopping": ("the kiosk was stopping", "ตู้กำลังหยุดทำงาน"),
  ]

  /// What the device sent amiss; nobody did anything wrong.
  private static let devices: [String: Words] = [
    "device_palm": ("the device itself saw a palm", "อุปกรณ์แจ้งว่าเป็นฝ่ามือ"),
    "device_hovering": ("finger came near and did not touch", "นิ้วเข้าใกล้จอแต่ไม่ได้แตะ"),
    "device_tool_button": ("pen or tool", "ปากกาหรือเครื่องมือ"),
    "device_lift_off_jump": ("last position jumped as the finger was lifted", "ตำแหน่งสุดท้ายกระโดดขณะยกนิ้ว"),
    "device_unknown_code": ("unknown signal", "สัญญาณที่ไม่รู้จัก"),
    "device_bad_value": ("senseless value", "ค่าที่ไม่มีความหมาย"),
    "device_auto_repeat": ("repeat of a held key", "สัญญาณซ้ำของปุ่มที่กดค้าง"),
    "device_repeated_state": ("said twice", "สัญญาณซ้ำ"),
    "device_out_of_range": ("position beyond the edge", "ตำแหน่งเกินขอบจอ"),
    "device_bad_slot": ("finger number that does not exist", "หมายเลขนิ้วที่ไม่มีอยู่"),
    "device_replaced_contact": ("new finger before the last was lifted", "นิ้วใหม่ก่อนยกนิ้วเดิม"),
    "device_double_tracking_id": ("two fingers of one number", "สองนิ้วใช้หมายเลขเดียวกัน"),
    "device_useless_range": ("an axis without a range", "แกนที่ไม่มีช่วงค่า"),
    "device_torn_read": ("part of a signal", "สัญญาณขาดครึ่ง"),
    "device_quirk": ("known nonsense of this model", "สัญญาณผิดปกติที่รู้จักของรุ่นนี้"),
    "device_overlong_frame": ("too much at once", "ส่งข้อมูลมากเกินไปในครั้งเดียว"),
    "device_missing_report": ("signal without an end", "สัญญาณไม่มีส่วนจบ"),
    "device_events_lost": ("signals lost", "สัญญาณสูญหาย"),
    "device_time_went_back": ("clock went back", "เวลาย้อนหลัง"),
  ]
}
