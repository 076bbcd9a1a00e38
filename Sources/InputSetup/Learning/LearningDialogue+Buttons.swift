import Events
import Ports
import Settings
import Presses
import VisitorJourney

// The buttons of a pad, one after the other.
extension LearningDialogue {
  mutating func beginButtons(withTickets: Bool, at time: Int64) {
    let ratings = (1...buttons.scale).reversed().map { InputAction.rate(score: $0, scale: buttons.scale) }
    let tickets = settings.services.map {
      InputAction.issue(service: $0.code, visitorType: VisitorTypeOffer.notStated.code, lane: .normal)
    }
    buttons.actions = (buttons.place == nil ? [] : ratings) + (withTickets ? tickets : [])
    enter(.pressing, at: time)
  }

  mutating func askForButton() {
    guard let action = buttons.action else { return }
    if buttons.position == 0, let device = subject.device, devices[device].abilities.contains("keyboard") {
      say(
        "If this is the keyboard that you type on: it is given back after a minute without a press.",
        thai: "หากเป็นแป้นพิมพ์ที่ท่านกำลังใช้อยู่ จะใช้พิมพ์ได้อีกครั้งเมื่อไม่กดปุ่มใดเป็นเวลาหนึ่งนาที")
    }
    let what = describe(action)
    actions.append(
      .ask(
        words(
          "(\(buttons.position + 1)/\(buttons.actions.count)) Press the button for: \(what)   [1 skip, 2 back, 0 leave]",
          thai: "(\(buttons.position + 1)/\(buttons.actions.count)) กดปุ่มสำหรับ: \(what)   [1 ข้าม, 2 ย้อนกลับ, 0 ออก]")))
  }

  mutating func skipButton(at time: Int64) {
    buttons.skip()
    goOn(at: time)
  }

  mutating func stepBackFromButton(at time: Int64) {
    enter(buttons.stepBack() ? .pressing : .choosing, at: time)
  }

  mutating func receive(_ signal: InputSignal, at time: Int64) {
    switch signal {
    case .plugged(let name): if let device = heldDevice(name) { opened(device) }
    case .unplugged(let name, let reason): if let device = heldDevice(name) { closed(device, reason, at: time) }
    case .key(let key): if let device = heldDevice(key.device), isReady { receive(key, of: device, at: time) }
    case .contact(let contact):
      if let device = heldDevice(contact.device), isReady { receive(contact, of: device, at: time) }
    }
  }

  private func heldDevice(_ name: String) -> Int? { Int(name).flatMap { held.contains($0) ? $0 : nil } }

  private mutating func opened(_ device: Int) {
    let wasReady = isReady
    reported.insert(device)
    buttons.forgetHeld()
    if isListening, isReady, !wasReady { ask() }
  }

  /// One of several equal devices may fail while another is meant.
  private mutating func closed(_ device: Int, _ reason: String, at time: Int64) {
    guard isListening else { return release() }
    let wasReady = isReady
    reported.insert(device)
    if held.count > 1 {
      say("One of the devices cannot be read: \(reason).", thai: "อ่านอุปกรณ์ตัวหนึ่งไม่ได้: \(reason)")
      if isReady, !wasReady { ask() }
    } else {
      falter(describe(closing: reason), at: time)
    }
  }

  private mutating func receive(_ key: KeyChange, of device: Int, at time: Int64) {
    switch step {
    case .identifying where key.phase == .down && !subject.isPanel: identify(device, at: time)
    case .pressing: receive(key, at: time)
    default: break
    }
  }

  mutating func identify(_ device: Int, at time: Int64) {
    subject.device = device
    say("That one, good.", thai: "พบแล้ว")
    identified(at: time)
  }

  private mutating func receive(_ key: KeyChange, at time: Int64) {
    switch buttons.receive(key) {
    case .nothing: break
    case .taken(let action):
      let what = describe(action)
      say(
        "That button is “\(what)” already. Press another one, or type 1 to skip.",
        thai: "ปุ่มนี้ใช้เป็น “\(what)” แล้ว กดปุ่มอื่น หรือพิมพ์ 1 เพื่อข้าม")
      deadline = time + Self.patience
    case .learned(let name):
      say("  got it (\(name))", thai: "  รับแล้ว (\(name))")
      goOn(at: time)
    }
  }

  private mutating func goOn(at time: Int64) {
    if buttons.action != nil { return enter(.pressing, at: time) }
    guard !buttons.learned.isEmpty else {
      say("No button was pressed, so there is nothing to save.", thai: "ไม่ได้กดปุ่มใด จึงไม่มีสิ่งที่ต้องบันทึก")
      return enter(.choosing, at: time)
    }
    draft(at: time)
  }

  // MARK: - Words

  private func describe(_ action: InputAction) -> String {
    switch action {
    case .rate(let score, let scale):
      let level = Self.levels[scale == 3 ? [0, 2, 4][3 - score] : scale == 4 ? [0, 1, 3, 4][4 - score] : 5 - score]
      return words("\(level.english) (\(score) of \(scale))", thai: "\(level.thai) (\(score) จาก \(scale))")
    case .issue(let service, _, _):
      guard let name = settings.services.first(where: { $0.code == service })?.name else { return service }
      return words("queue ticket, \(name.english)", thai: "บัตรคิว \(name.thai)")
    case .focus(.next, _): return words("next", thai: "ถัดไป")
    case .focus(.previous, _): return words("previous", thai: "ก่อนหน้า")
    case .focus(.choose, _): return words("choose", thai: "เลือก")
    case .focus(.repeat, _): return words("repeat", thai: "ฟังซ้ำ")
    }
  }

  /// From the most satisfied; a pad with fewer levels leaves out as its scores are counted.
  private static let levels: [(english: String, thai: String)] = [
    ("Most satisfied", "พึงพอใจมากที่สุด"), ("Very satisfied", "พึงพอใจมาก"), ("Moderately satisfied", "พึงพอใจปานกลาง"),
    ("Slightly satisfied", "พึงพอใจน้อย"), ("Least satisfied", "พึงพอใจน้อยที่สุด"),
  ]

  /// Why a device cannot be read, and what to do.
  private func describe(closing reason: String) -> String {
    switch reason {
    case "denied":
      words(
        "The device may not be read. Run this as root, or as a member of the group “input”.",
        thai: "ไม่มีสิทธิ์อ่านอุปกรณ์นี้ กรุณาใช้ sudo หรือเพิ่มผู้ใช้เข้ากลุ่ม “input”")
    case "busy":
      words(
        "Another program holds the device. If that is kioskd, join the group kiosk-staff, or stop it first: "
          + "sudo systemctl stop kioskd",
        thai: "โปรแกรมอื่นใช้อุปกรณ์นี้อยู่ หากเป็น kioskd ให้เพิ่มผู้ใช้เข้ากลุ่ม kiosk-staff หรือหยุดก่อนด้วย sudo systemctl stop kioskd")
    case "missing", "removed":
      words("The device is not plugged.", thai: "ไม่ได้เสียบอุปกรณ์นี้")
    default: words("The device cannot be read: \(reason).", thai: "อ่านอุปกรณ์นี้ไม่ได้: \(reason)")
    }
  }
}
