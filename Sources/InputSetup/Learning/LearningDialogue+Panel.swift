import Events
import Settings

// The corners of a touchscreen, one after the other.
extension LearningDialogue {
  private static let corners: [(english: String, thai: String)] = [
    ("upper left", "ซ้ายบน"), ("upper right", "ขวาบน"), ("lower right", "ขวาล่าง"), ("lower left", "ซ้ายล่าง"),
  ]

  mutating func askForCorner() {
    guard Self.corners.indices.contains(panel.touches.count) else { return }
    let corner = Self.corners[panel.touches.count]
    let step = "(\(panel.touches.count + 1)/\(Self.corners.count))"
    actions.append(
      .ask(
        words(
          "\(step) Touch the \(corner.english) corner of the panel as you see it, about a finger's width from both edges"
            + "   [1 back, 0 leave]",
          thai: "\(step) แตะมุม\(corner.thai)ของจอตามที่ท่านมองเห็น ห่างจากขอบทั้งสองด้านประมาณหนึ่งนิ้วมือ   [1 ย้อนกลับ, 0 ออก]")))
  }

  mutating func stepBackFromCorner(at time: Int64) {
    enter(panel.stepBack() ? .touching : .choosing, at: time)
  }

  mutating func receive(_ contact: Contact, of device: Int, at time: Int64) {
    switch step {
    case .identifying where contact.phase == .up && subject.isPanel: identify(device, at: time)
    case .touching: receive(contact, at: time)
    default: break
    }
  }

  private mutating func receive(_ contact: Contact, at time: Int64) {
    switch panel.receive(contact) {
    case .nothing: break
    case .stroke:
      say("The finger slid. Touch the corner once and lift the finger.", thai: "นิ้วเลื่อน กรุณาแตะมุมหนึ่งครั้งแล้วยกนิ้วขึ้น")
      enter(.touching, at: time)
    case .touched:
      if panel.touches.count < Self.corners.count { return enter(.touching, at: time) }
      fit(at: time)
    }
  }

  private mutating func fit(at time: Int64) {
    switch CornerFit(touches: panel.touches) {
    case .mounted(let mounted):
      subject.mounting = mounted
      say(describe(mounted).english, thai: describe(mounted).thai)
      draft(at: time)
    case .refused(let refusal):
      panel.beginAgain()
      say(describe(refusal).english, thai: describe(refusal).thai)
      if panel.failures > 1 {
        say(
          "If it does not work however carefully you touch, the panel reports wrong positions; its maker or your "
            + "administrator can add it to quirks.yaml.",
          thai: "หากแตะอย่างระมัดระวังแล้วยังไม่ได้ แสดงว่าจอรายงานตำแหน่งผิด กรุณาแจ้งผู้ดูแลระบบให้เพิ่มรุ่นนี้ใน quirks.yaml")
      }
      enter(.touching, at: time)
    }
  }

  private func describe(_ refusal: CornerFit.Refusal) -> (english: String, thai: String) {
    switch refusal {
    case .flat:
      (
        "The touches were all on one place or line. Once more, from the first corner.",
        "ตำแหน่งที่แตะอยู่ที่เดียวกันหรืออยู่บนเส้นเดียวกัน กรุณาเริ่มใหม่จากมุมแรก"
      )
    case .inconsistent:
      ("The touches do not fit together. Once more, from the first corner.", "ตำแหน่งที่แตะไม่สอดคล้องกัน กรุณาเริ่มใหม่จากมุมแรก")
    case .crooked:
      (
        "By these touches the panel hangs crooked. Once more, from the first corner.",
        "ตำแหน่งที่แตะเอียงผิดปกติ กรุณาเริ่มใหม่จากมุมแรก"
      )
    }
  }

  private func describe(_ panel: PanelSettings) -> (english: String, thai: String) {
    var english =
      panel.rotation == .none ? "The panel hangs upright" : "The panel is turned by \(panel.rotation.rawValue)°"
    var thai = panel.rotation == .none ? "จอตั้งตรง" : "จอหมุน \(panel.rotation.rawValue)°"
    if panel.mirror != nil { (english, thai) = (english + ", mirrored", thai + " กลับด้าน") }
    if panel.calibration != nil { (english, thai) = (english + ", and is calibrated", thai + " และปรับเทียบตำแหน่งแล้ว") }
    return (english + ".", thai)
  }
}
