import Foundation
import Settings
import Testing

@Suite("Files with secrets")
struct SecretFileTests {
  @Test("Only a file that nobody but its owner can read is used", arguments: [0o600, 0o400])
  func closed(_ mode: Int) throws {
    #expect(try read(" swordfish\n", mode: mode) == "swordfish")
  }

  @Test("A file that group or others can touch is refused, with what to do", arguments: [0o640, 0o604, 0o620, 0o666])
  func open(_ mode: Int) throws {
    let fault = #expect(throws: SecretFile.Fault.self) { try read("swordfish", mode: mode) }
    #expect(fault?.remedy.contains("chmod 600") == true && fault?.description.contains("swordfish") == false)
  }

  @Test("A missing, empty or unreadable secret is refused", arguments: ["", " \n", "two words", "รหัส"])
  func unusable(_ text: String) throws {
    #expect(throws: SecretFile.Fault.self) { try read(text, mode: 0o600) }
    #expect(throws: SecretFile.Fault.self) { try SecretFile.text(at: "/nowhere/secret") }
  }

  private func read(_ text: String, mode: Int) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return try SecretFile.text(at: file)
  }
}
