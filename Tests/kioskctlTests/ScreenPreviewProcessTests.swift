import Foundation
import KioskFixtures
import Testing

@Suite("kioskctl screen preview, without a kiosk")
struct ScreenPreviewProcessTests {
  private func directory(screen: String) throws -> URL {
    let directory = FileManager.default.temporaryDirectory.appending(component: "preview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let yaml = """
      site: {code: TEST, name: {th: ศูนย์บริการ, en: Service centre}}
      kiosk: {code: K1, state_directory: /tmp/a, high_water_directory: /tmp/b, runtime_directory: /tmp/c}
      hours: always
      services:
        - {code: ADVICE, name: {th: ให้คำปรึกษา, en: Advice}, kind: MISSION, series: A}
      printers:
        - {name: paper, folder: /tmp/d}
      \(screen)
      """
    try Data(yaml.utf8).write(to: directory.appending(component: "kiosk.yaml"))
    return directory
  }

  private func preview(_ arguments: [String], in directory: URL) throws -> FinishedProgram {
    try FinishedProgram.kioskctl(
      ["screen", "preview", "--config", "kiosk.yaml", "--output", "pictures"] + arguments, in: directory)
  }

  @Test("A page is drawn in every language and mode, in the display's own dots")
  func pages() throws {
    let directory = try directory(screen: "screen: {width_mm: 477, height_mm: 268}")
    defer { try? FileManager.default.removeItem(at: directory) }
    let run = try preview(["--page", "rating_thanks", "--size", "960x540"], in: directory)
    #expect(run.status == 0, "\(run.errors)")
    let folder = directory.appending(component: "pictures")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    #expect(names.count == 16)
    let png = try Data(contentsOf: folder.appending(component: "rating_thanks-en-large-wheelchair-contrast.png"))
    // IHDR's width and height stand at bytes 16 and 20, big end first (RFC 2083, 4.1.1).
    #expect(png.count > 24 && Array(png[16..<24]) == [0, 0, 3, 192, 0, 0, 2, 28])
  }

  @Test("A page that does not exist, a size that is none and a kiosk without a screen are refused")
  func faults() throws {
    let directory = try directory(screen: "screen: {width_mm: 305, height_mm: 229}")
    defer { try? FileManager.default.removeItem(at: directory) }
    let unknown = try preview(["--page", "nowhere"], in: directory)
    #expect(unknown.status == 66 && unknown.errors.contains("visitor_type"), "\(unknown.errors)")
    #expect(try preview(["--size", "large"], in: directory).status == 64)
    let without = try self.directory(screen: "")
    defer { try? FileManager.default.removeItem(at: without) }
    let run = try preview([], in: without)
    #expect(run.status == 78 && run.errors.contains("width_mm"), "\(run.errors)")
  }
}
