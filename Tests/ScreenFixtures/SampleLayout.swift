import Events
import VisitorPages

/// Collects the elements and zones of a sample page.
struct SampleLayout {
  let panel: Panel
  let isThai: Bool
  var elements: [Element] = []
  var zones: [SceneZone] = []

  init(panel: Panel, isThai: Bool) {
    self.panel = panel
    self.isThai = isThai
  }

  /// A rectangle in parts of the panel.
  func part(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
    Rectangle(
      x: x * panel.width, y: y * panel.height, width: width * panel.width, height: height * panel.height)
  }

  func say(_ thai: String, _ english: String) -> String { isThai ? thai : english }

  mutating func label(
    _ text: String, _ rectangle: Rectangle, _ size: TextSize, _ weight: Label.Weight = .regular, _ ink: Ink = .ink,
    _ alignment: Label.Alignment = .centre, lines: Int = 1
  ) {
    elements.append(
      .label(Label(text, in: rectangle, size: size, weight: weight, ink: ink, alignment: alignment, lines: lines)))
  }

  mutating func button(
    _ name: String, _ rectangle: Rectangle, fill: Ink = .surface, pressed: Ink = .surfacePressed, isEnabled: Bool = true
  ) {
    elements.append(
      .box(
        rectangle, fill: isEnabled ? fill : .disabledSurface, border: .line, radius: 4,
        pressedFill: isEnabled ? pressed : nil))
    zones.append(SceneZone(name, in: rectangle, spoken: name, isEnabled: isEnabled))
  }

  private static let services = [
    ("ให้คำปรึกษาแนะนำเบื้องต้น", "First advice"), ("สอบถามข้อมูลข่าวสาร", "Information"),
    ("รับเรื่องราวร้องทุกข์และข้อเสนอแนะจากประชาชน", "Complaints and suggestions from the public"),
    ("ขึ้นทะเบียนวิสาหกิจขนาดกลางและขนาดย่อมเพื่อรับสิทธิประโยชน์", "Registration of small enterprises for benefits"),
    ("การเงินและสินเชื่อ", "Finance and credit"), ("การตลาดและการส่งออก", "Marketing and export"),
    ("กฎหมายและภาษีอากร", "Law and taxes"), ("งดให้บริการวันนี้", "Closed today"),
  ]

  mutating func addServices() {
    elements.append(.logo(part(0.03, 0.03, 0.09, 0.12)))
    label(
      say("กรุณาเลือกเรื่องที่ต้องการติดต่อ", "Please choose a service"), part(0.14, 0.03, 0.56, 0.13), .title, .bold, .ink,
      .leading)
    label("08:40", part(0.72, 0.03, 0.25, 0.13), .heading, .regular, .mutedInk, .trailing)
    for (index, name) in Self.services.enumerated() {
      let (column, row) = (Double(index % 2), Double(index / 2))
      let rectangle = part(0.03 + column * 0.48, 0.18 + row * 0.145, 0.46, 0.13)
      let isEnabled = index != 7
      button("service-\(index)", rectangle, isEnabled: isEnabled)
      label(
        say(name.0, name.1), rectangle.inset(x: panel.width * 0.015, y: panel.height * 0.008), .button, .bold,
        isEnabled ? .ink : .disabledInk, .leading, lines: 2)
    }
    addFooter()
  }

  private mutating func addFooter() {
    let controls: [(Symbol, String, String)] = [
      (.language, "English", "ไทย"), (.largeText, "ตัวหนังสือใหญ่", "Large text"),
      (.wheelchair, "ย้ายปุ่มลงล่าง", "Lower controls"),
      (.contrast, "หน้าจอชัดขึ้น", "High contrast"), (.help, "ขอความช่วยเหลือ", "Help"),
    ]
    label(
      say("ติดต่อหลายเรื่อง รับบัตรเพียงใบเดียว แล้วแจ้งเจ้าหน้าที่", "Several errands? Take one ticket and tell the officer."),
      part(0.03, 0.765, 0.94, 0.06), .small, .regular, .mutedInk)
    for (index, control) in controls.enumerated() {
      let rectangle = part(0.03 + Double(index) * 0.192, 0.835, 0.172, 0.14)
      button(control.0.rawValue, rectangle)
      let symbol = Rectangle(
        x: rectangle.x, y: rectangle.y + 0.1 * rectangle.height, width: rectangle.width,
        height: 0.45 * rectangle.height)
      elements.append(.symbol(control.0, symbol, .accent))
      label(
        say(control.1, control.2),
        Rectangle(
          x: rectangle.x + 1, y: rectangle.y + 0.58 * rectangle.height, width: rectangle.width - 2,
          height: 0.36 * rectangle.height), .small)
    }
  }

  mutating func addRating() {
    label(
      say("ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด", "How satisfied are you with the service you received?"),
      part(0.04, 0.08, 0.92, 0.2), .title, .bold, lines: 2)
    let captions = [
      ("พึงพอใจมากที่สุด", "Most satisfied"), ("พึงพอใจมาก", "Very satisfied"), ("พึงพอใจปานกลาง", "Moderately satisfied"),
      ("พึงพอใจน้อย", "Slightly satisfied"), ("พึงพอใจน้อยที่สุด", "Least satisfied"),
    ]
    let faces: [(Symbol, Ink)] = [
      (.face5, .faceVeryGood), (.face4, .faceGood), (.face3, .faceFair), (.face2, .faceBad), (.face1, .faceVeryBad),
    ]
    for (index, caption) in captions.enumerated() {
      let rectangle = part(0.02 + Double(index) * 0.194, 0.34, 0.184, 0.5)
      button("score-\(5 - index)", rectangle)
      let face = Rectangle(
        x: rectangle.x + 2, y: rectangle.y + 0.06 * rectangle.height, width: rectangle.width - 4,
        height: 0.58 * rectangle.height)
      elements.append(.symbol(faces[index].0, face, faces[index].1))
      label(
        say(caption.0, caption.1),
        Rectangle(
          x: rectangle.x + 1, y: rectangle.y + 0.68 * rectangle.height, width: rectangle.width - 2,
          height: 0.28 * rectangle.height), .body, .bold, lines: 2)
    }
  }

  mutating func addNumber() {
    label(say("หมายเลขคิว", "Queue number"), part(0.1, 0.06, 0.8, 0.12), .heading)
    label("A001", part(0.1, 0.2, 0.8, 0.36), .huge, .bold, .accent)
    label(say("กรุณารับบัตรคิวด้านล่าง", "Please take your ticket"), part(0.1, 0.6, 0.8, 0.1), .heading, .bold)
    label(
      say("รอก่อนหน้าท่าน 12 คิว", "12 queues waiting before you"), part(0.1, 0.71, 0.8, 0.08), .body, .regular, .mutedInk)
    let rectangle = part(0.3, 0.84, 0.4, 0.12)
    button("done", rectangle, fill: .accent, pressed: .accentPressed)
    label(say("เสร็จสิ้น", "Finish"), rectangle.inset(by: 2), .button, .bold, .accentInk)
  }

  mutating func addNotice() {
    let strip = part(0.03, 0.04, 0.94, 0.22)
    elements.append(.box(strip, fill: .warning, border: .line, radius: 4, pressedFill: nil))
    elements.append(.symbol(.paperOut, part(0.05, 0.07, 0.12, 0.16), .warningInk))
    label(
      say(
        "กระดาษหมด กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้",
        "Out of paper. Photograph or note this number; it is your ticket."),
      part(0.19, 0.05, 0.75, 0.2), .heading, .bold, .warningInk, .leading, lines: 2)
    label("A128", part(0.05, 0.3, 0.5, 0.34), .huge, .bold, .accent)
    elements.append(.qr("https://queue.example.go.th/t/AAAAAAAAAAAAAAAAAAAA128", part(0.62, 0.3, 0.33, 0.5)))
    label(say("สแกนเพื่อติดตามสถานะคิว", "Scan to check your queue status"), part(0.6, 0.81, 0.37, 0.06), .small)
    let rectangle = part(0.1, 0.72, 0.4, 0.16)
    button("noted", rectangle, fill: .accent, pressed: .accentPressed)
    label(say("จดแล้ว", "I have noted it"), rectangle.inset(by: 2), .button, .bold, .accentInk)
  }

  /// Every symbol and picture with its name, and the inks of signs.
  mutating func addSymbols() {
    for (index, symbol) in Symbol.allCases.enumerated() {
      let (column, row) = (Double(index % 8), Double(index / 8))
      let rectangle = part(0.02 + column * 0.121, 0.03 + row * 0.24, 0.115, 0.22)
      elements.append(.box(rectangle, fill: .surface, border: .line, radius: 3, pressedFill: nil))
      let ink = [Symbol.face5, .face4, .face3, .face2, .face1].firstIndex(of: symbol).map {
        [Ink.faceVeryGood, .faceGood, .faceFair, .faceBad, .faceVeryBad][$0]
      }
      let upper = Rectangle(
        x: rectangle.x + 2, y: rectangle.y + 2, width: rectangle.width - 4, height: 0.7 * rectangle.height - 2)
      elements.append(.symbol(symbol, upper, ink ?? .accent))
      label(
        symbol.rawValue,
        Rectangle(
          x: rectangle.x + 1, y: rectangle.y + 0.75 * rectangle.height, width: rectangle.width - 2,
          height: 0.22 * rectangle.height), .small)
    }
    elements.append(.picture(.rollTurned, part(0.05, 0.76, 0.2, 0.22)))
    elements.append(.symbol(.check, part(0.3, 0.78, 0.1, 0.18), .good))
    elements.append(.symbol(.hand, part(0.45, 0.78, 0.1, 0.18), .ink))
  }
}
