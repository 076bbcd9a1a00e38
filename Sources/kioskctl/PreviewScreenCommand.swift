import ArgumentParser
import Drawing
import Events
import Foundation
import Settings
import Terminal
import VisitorJourney
import VisitorPages
import VisitorScreen

/// `kioskctl screen preview`: every screen in every language and mode as a picture, without kiosk and display.
struct PreviewScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Bilingual(
      thai: "วาดทุกหน้าจอ ทุกภาษา ทุกรูปแบบ เป็นภาพ PNG ตามการตั้งค่าจริง",
      english: "Draw every screen in every language and mode as PNG, by the real settings."),
    discussion: Bilingual(
      thai: "แจ้งข้อความที่ยาวเกินช่อง และจบด้วยสถานะ 1",
      english: "Texts that do not fit are listed; the exit status is 1 then."))

  @OptionGroup var configuration: ConfigurationOption
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "โฟลเดอร์สำหรับภาพ สร้างให้หากยังไม่มี", english: "The directory for the pictures; made if it is missing."),
      valueName: "directory"))
  var output: String
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "จำนวนจุดของจอ เช่น 1920x1080 ถ้าไม่ระบุใช้ 4 จุดต่อมิลลิเมตร",
        english: "The display's dots, such as 1920x1080; without it, 4 dots a millimetre."), valueName: "dots"))
  var size: String?
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "เฉพาะหน้าที่ชื่อขึ้นต้นด้วยคำนี้ เช่น home ระบุได้หลายครั้ง",
        english: "Only pages whose name begins so, such as home; may be given several times."), valueName: "page"))
  var page: [String] = []

  func validate() throws {
    guard size.map({ RequestedMode($0) != nil }) ?? true else {
      throw ValidationError(Bilingual(thai: "--size ต้องเป็นเช่น 1920x1080", english: "--size is like 1920x1080."))
    }
  }

  func run() async throws {
    let settings = try configuration.preview()
    let preview = try Wiring.screenPreview(of: settings)
    let pictures = preview.pictures.filter { picture in
      page.isEmpty || page.contains { picture.name.hasPrefix($0) }
    }
    guard !pictures.isEmpty else { throw noSuchPage(preview.pictures) }
    try makeDirectory()
    var faults: Set<String> = []
    for picture in pictures { faults.formUnion(try write(picture, preview.renderer)) }
    StandardError.say(
      Bilingual(
        thai: "kioskctl: \(pictures.count) ภาพ ใน \(output)",
        english: "kioskctl: \(pictures.count) pictures in \(output)"))
    guard faults.isEmpty else {
      let list = faults.sorted().joined(separator: "\n  ")
      throw Failure(
        .finding, Bilingual(thai: "มีส่วนที่อ่านไม่ได้ครบ:\n  \(list)", english: "not everything can be read:\n  \(list)"))
    }
  }

  /// - Returns: what of the scene cannot be read.
  private func write(_ picture: SceneGallery.Picture, _ renderer: SceneRenderer) throws -> [String] {
    let scene = picture.scene
    let dots = size.flatMap { RequestedMode($0) }.map { PixelSize(width: $0.width, height: $0.height) }
    let size = dots ?? PixelSize(of: scene.panel)
    let file = URL(filePath: output).appending(component: picture.fileName).path(percentEncoded: false)
    let png: [UInt8]
    do throws(DrawingFault) { png = try renderer.picture(of: ScreenFrame(scene), at: size).png() } catch {
      throw Failure(
        .inputOrOutput, Bilingual(thai: "วาด \(file) ไม่ได้: \(error)", english: "\(file) cannot be drawn: \(error)"))
    }
    try OutputFile.write(to: file) { write in try write(png) }
    return renderer.faults(of: scene, at: size).map { "\(picture.fileName): \($0)" }
  }

  private func makeDirectory() throws {
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "สร้างโฟลเดอร์ \(output) ไม่ได้: \(error.localizedDescription)",
          english: "cannot make \(output): \(error.localizedDescription)"))
    }
  }

  private func noSuchPage(_ pictures: [SceneGallery.Picture]) -> Failure {
    let names = Set(pictures.map(\.name)).sorted().joined(separator: ", ")
    return Failure(
      .noInput, Bilingual(thai: "ไม่พบหน้าที่ระบุ มีหน้าเหล่านี้: \(names)", english: "there is no such page; there are \(names)")
    )
  }
}

extension SceneGallery.Picture {
  /// `number_late-th-large-contrast.png`
  fileprivate var fileName: String {
    let mode = scene.mode
    let words = [
      name, mode.language.rawValue, mode.largeText ? "large" : nil, mode.wheelchair ? "wheelchair" : nil,
      mode.contrast ? "contrast" : nil,
    ]
    return words.compactMap(\.self).joined(separator: "-") + ".png"
  }
}
