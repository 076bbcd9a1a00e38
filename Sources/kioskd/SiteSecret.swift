import Events
import Foundation
import Settings
import SystemCalls
import Terminal

/// The site's secret, from which tickets' tokens are made; one file, mode 0600, never logged.
enum SiteSecret {
  private static let length = 32
  private static let shortest = 16

  /// Reads the secret, or makes one at the first start.
  ///
  /// - Throws: `Failure` when others can read the file, or it cannot be read or made.
  static func load(_ file: String) throws(Failure) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: file) else { return try make(file) }
    let secret: [UInt8]
    do throws(SecretFile.Fault) { secret = try SecretFile.bytes(at: file) } catch {
      throw Failure(.permission, Bilingual(thai: "\(error)"))
    }
    guard secret.count >= shortest else {
      throw Failure(
        .configuration,
        Bilingual(
          thai: "แฟ้ม \(file) ไม่มีรหัสลับอย่างน้อย \(shortest) ไบต์ ให้ลบแฟ้มนี้ โปรแกรมจะสร้างใหม่เมื่อเริ่มทำงาน",
          english: "the file \(file) holds no secret of \(shortest) bytes. Remove it: a new one is made at the start"))
    }
    return secret
  }

  private static func make(_ file: String) throws(Failure) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    let secret = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    do throws(SystemFault) {
      // A secret that is gone after a power cut takes the addresses on the day's tickets with it.
      try DurableFile.replace(file, with: secret, readableBy: .owner)
    } catch {
      throw Failure(
        .cannotCreate,
        Bilingual(
          thai: "เขียน \(file) ไม่ได้: \(error.errno) ตรวจเจ้าของและพื้นที่ว่างของไดเรกทอรี",
          english: "cannot write \(file): \(error.errno). Check the directory's owner and room"))
    }
    return secret
  }
}
