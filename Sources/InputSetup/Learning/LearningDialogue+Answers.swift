import Events
import Ports
import Settings

// What a typed number means at each step.
extension LearningDialogue {
  mutating func answer(_ answer: Answer, at time: Int64) {
    if step == .listing || step == .saving { return }
    guard let number = answer.number else {
      if !answer.isEmpty { say("Please type one of the numbers.", thai: "กรุณาพิมพ์หมายเลขที่ให้เลือก") }
      return ask()
    }
    switch (step, number) {
    case (.restarting, 0): later(at: time)
    case (_, 0): leave()
    case (.choosing, _): chose(number, at: time)
    case (.typingCounter, 1...999): placed(.counter(number), at: time)
    case (.choosingKind, 1), (.choosingKind, 2): become(panel: number == 2, at: time)
    case (.choosingPlace, 1): enter(.typingCounter, at: time)
    case (.choosingPlace, 2), (.choosingPlace, 3): placed(number == 2 ? .exit : nil, at: time)
    case (.choosingScale, 1...3): scaled(6 - number, at: time)
    case (.choosingTickets, 1), (.choosingTickets, 2): beginButtons(withTickets: number == 2, at: time)
    case (.choosingKind, 3), (.choosingPlace, 4), (.choosingScale, 4), (.choosingTickets, 3), (.quiet, 2):
      enter(.choosing, at: time)
    case (.quiet(let before), 1): enter(before, at: time)
    case (.pressing, 1): skipButton(at: time)
    case (.pressing, 2): stepBackFromButton(at: time)
    case (.touching, 1): stepBackFromCorner(at: time)
    case (.confirming, 1): save(at: time)
    case (.restarting, 1): actions.append(.restart)
    case (.askingMore, 1): enter(.listing, at: time)
    default:
      say("Please type one of the numbers.", thai: "กรุณาพิมพ์หมายเลขที่ให้เลือก")
      ask()
    }
  }

  mutating func listed(_ list: [InputDeviceStatus], at time: Int64) {
    guard step == .listing else { return }
    devices = list
    enter(.choosing, at: time)
  }

  private mutating func chose(_ number: Int, at time: Int64) {
    let models = models
    if number == models.count + 1 { return enter(.listing, at: time) }
    guard models.indices.contains(number - 1) else {
      say("Please type one of the numbers.", thai: "กรุณาพิมพ์หมายเลขที่ให้เลือก")
      return ask()
    }
    let equals = models[number - 1]
    subject = Subject(equals: equals, device: equals.count == 1 ? equals[0] : nil)
    buttons = ButtonLesson()
    panel = PanelLesson()
    switch DeviceKind(devices[equals[0]]) {
    case .panel: become(panel: true, at: time)
    case .pad, .keyboard: become(panel: false, at: time)
    case .unclear: enter(.choosingKind, at: time)
    }
  }

  private mutating func become(panel isPanel: Bool, at time: Int64) {
    subject.isPanel = isPanel
    if isPanel {
      enter(subject.device == nil ? .identifying : .touching, at: time)
    } else {
      enter(.choosingPlace, at: time)
    }
  }

  private mutating func placed(_ place: RatingPoint?, at time: Int64) {
    buttons.place = place
    if subject.device == nil { enter(.identifying, at: time) } else { identified(at: time) }
  }

  /// It is known which device is meant.
  mutating func identified(at time: Int64) {
    guard let device = subject.device else { return }
    guard binding.identity(of: device) != nil || devices[device].isPipe else {
      say(
        "Nothing tells this device from an equal one. Plug it directly into the computer, or unplug the other.",
        thai: "ไม่มีข้อมูลที่แยกอุปกรณ์นี้ออกจากตัวอื่นรุ่นเดียวกัน กรุณาเสียบเข้าเครื่องโดยตรง หรือถอดตัวอื่นออก")
      return enter(.choosing, at: time)
    }
    if subject.isPanel { return enter(.touching, at: time) }
    if buttons.place == nil { beginButtons(withTickets: true, at: time) } else { enter(.choosingScale, at: time) }
  }

  private mutating func scaled(_ scale: Int, at time: Int64) {
    buttons.scale = scale
    enter(.choosingTickets, at: time)
  }
}
