import Events
import Ports
import Settings

// Which device, and what for.
extension LearningDialogue {
  /// A question with numbered answers; 0 is always the way out.
  private func menu(_ question: String, _ options: [String], leave: String? = nil) -> String {
    let lines = options.enumerated().map { "  \($0 + 1). \($1)" }
    return ([question] + lines + ["  0. \(leave ?? words("Leave", thai: "ออก"))"]).joined(separator: "\n")
  }

  private var back: String { words("Back", thai: "ย้อนกลับ") }

  /// The models that are plugged, each with its equal devices.
  var models: [[Int]] {
    var models: [[Int]] = []
    for index in devices.indices where devices[index].isPlugged {
      if let model = models.firstIndex(where: { devices[$0[0]].model == devices[index].model }) {
        models[model].append(index)
      } else {
        models.append([index])
      }
    }
    return models.sorted { (devices[$0[0]].rank, $0[0]) < (devices[$1[0]].rank, $1[0]) }
  }

  var binding: DeviceBinding { DeviceBinding(devices: devices, inputs: settings.inputs) }

  // MARK: - Asking

  /// The question of the step.
  mutating func ask() {
    switch step {
    case .choosing: actions.append(.ask(deviceMenu))
    case .choosingKind: actions.append(.ask(kindMenu))
    case .choosingPlace: actions.append(.ask(placeMenu))
    case .typingCounter:
      actions.append(.ask(words("The counter's number (1 to 999):", thai: "หมายเลขช่องบริการ (1 ถึง 999):")))
    case .identifying: actions.append(.ask(identification))
    case .choosingScale: actions.append(.ask(scaleMenu))
    case .choosingTickets: actions.append(.ask(ticketMenu))
    case .pressing: askForButton()
    case .touching: askForCorner()
    case .quiet: actions.append(.ask(quietMenu))
    case .confirming: actions.append(.ask(confirmMenu))
    case .restarting: actions.append(.ask(restartMenu))
    case .askingMore: actions.append(.ask(moreMenu))
    case .listing, .saving, .left: break
    }
  }

  private var deviceMenu: String {
    let models = models.map { describe($0) }
    let again = words("Look again for plugged devices", thai: "ค้นหาอุปกรณ์ที่เสียบอยู่อีกครั้ง")
    let question =
      models.isEmpty
      ? words("No touchscreen or pad is plugged.", thai: "ไม่พบจอสัมผัสหรือแป้นกดที่เสียบอยู่")
      : words("Which device do you want to set up?", thai: "ต้องการตั้งค่าอุปกรณ์ใด")
    return menu(question, models + [again])
  }

  private func describe(_ model: [Int]) -> String {
    let device = devices[model[0]]
    let name = device.isPipe ? device.configured ?? "" : device.name
    let kind = DeviceKind(device).words
    let names = model.compactMap { binding.entry(of: $0)?.name }
    let state =
      names.isEmpty
      ? words("not set up", thai: "ยังไม่ได้ตั้งค่า")
      : words("set up as \(names.joined(separator: ", "))", thai: "ตั้งค่าแล้วในชื่อ \(names.joined(separator: ", "))")
    let count = model.count > 1 ? words("\(model.count) equal ones, ", thai: "รุ่นเดียวกัน \(model.count) ตัว ") : ""
    return "\(name.isEmpty ? "?" : name) – \(words(kind.english, thai: kind.thai)) (\(count)\(state))"
  }

  private var kindMenu: String {
    menu(
      words("What is it?", thai: "อุปกรณ์นี้คืออะไร"),
      [words("A pad with buttons", thai: "แป้นกด"), words("A touchscreen", thai: "จอสัมผัส"), back])
  }

  private var placeMenu: String {
    menu(
      words("Where do visitors rate with it?", thai: "ใช้ประเมินความพึงพอใจที่ใด"),
      [
        words("At a service counter", thai: "ที่ช่องบริการ"), words("At the exit", thai: "ที่ทางออก"),
        words("Nowhere: it only gives queue tickets", thai: "ไม่ใช้ประเมิน ใช้กดบัตรคิวเท่านั้น"), back,
      ])
  }

  private var identification: String {
    if subject.isPanel {
      return words(
        "Touch the touchscreen that you want to set up (0 leaves).", thai: "แตะจอสัมผัสเครื่องที่ต้องการตั้งค่า (0 = ออก)")
    }
    switch buttons.place {
    case .counter(let number):
      return words(
        "Press any button on the pad for counter \(number) (0 leaves).",
        thai: "กดปุ่มใดก็ได้บนแป้นของช่องบริการ \(number) (0 = ออก)")
    case .exit:
      return words("Press any button on the pad at the exit (0 leaves).", thai: "กดปุ่มใดก็ได้บนแป้นที่ทางออก (0 = ออก)")
    case nil:
      return words(
        "Press any button on the pad that you want to set up (0 leaves).", thai: "กดปุ่มใดก็ได้บนแป้นที่ต้องการตั้งค่า (0 = ออก)")
    }
  }

  private var scaleMenu: String {
    menu(
      words("How many levels of satisfaction has the pad?", thai: "แป้นมีระดับความพึงพอใจกี่ระดับ"),
      [words("Five", thai: "ห้าระดับ"), words("Four", thai: "สี่ระดับ"), words("Three", thai: "สามระดับ"), back])
  }

  private var ticketMenu: String {
    menu(
      words("Does it also have buttons for queue tickets?", thai: "แป้นนี้มีปุ่มรับบัตรคิวด้วยหรือไม่"),
      [words("No", thai: "ไม่มี"), words("Yes", thai: "มี"), back])
  }

  private var quietMenu: String {
    menu(
      words("What now?", thai: "ต้องการทำอย่างไรต่อ"),
      [words("Try again", thai: "ลองอีกครั้ง"), words("Choose another device", thai: "เลือกอุปกรณ์อื่น")])
  }

  private var confirmMenu: String {
    menu(
      words("Save this?", thai: "บันทึกหรือไม่"), [words("Save", thai: "บันทึก")],
      leave: words("Leave without saving", thai: "ออกโดยไม่บันทึก"))
  }

  private var moreMenu: String {
    menu(
      words("Set up another device?", thai: "ตั้งค่าอุปกรณ์อื่นต่อหรือไม่"), [words("Yes", thai: "ต่อ")],
      leave: words("Finish", thai: "เสร็จสิ้น"))
  }

  private var restartMenu: String {
    menu(
      words(
        "The kiosk must restart to use it; that takes some seconds. Restart now?",
        thai: "ต้องเริ่มการทำงานของตู้ใหม่จึงจะมีผล ใช้เวลาไม่กี่วินาที เริ่มใหม่ตอนนี้หรือไม่"),
      [words("Now", thai: "ตอนนี้")], leave: words("Later", thai: "ภายหลัง"))
  }
}
