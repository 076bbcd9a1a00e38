import Foundation
import SystemCalls
import SystemPackage

/// A file whose content only its owner may know: a credential, a token, a private key.
public enum SecretFile {
  /// Why a secret is not used. It never carries the secret.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    public var cause: String
    public var remedy: String

    public init(cause: String, remedy: String) {
      self.cause = cause
      self.remedy = remedy
    }

    public var description: String { "\(cause). \(remedy)" }
  }

  /// The file's content without white space around it.
  ///
  /// - Throws: `Fault` when the file is missing, larger than 64 KiB, empty, no visible ASCII, or open to group or others
  ///   (`fstat(2)`, mode & 077) without being a credential of `systemd.exec(5)`.
  public static func text(at path: String) throws(Fault) -> String {
    let text = String(decoding: try bytes(at: path), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw Fault(cause: "The file \(path) holds no secret of one line", remedy: "Write the secret into it again.")
    }
    return text
  }

  /// The file's content as it stands.
  ///
  /// - Throws: `Fault` when the file is missing, larger than 64 KiB, or open to group or others.
  public static func bytes(at path: String) throws(Fault) -> [UInt8] {
    let (permissions, bytes): (FilePermissions, [UInt8])
    do throws(SystemFault) {
      let file = try OwnedDescriptor(opening: path, .readOnly)
      permissions = try file.status.permissions
      bytes = try file.readAll(atMost: largest)
    } catch {
      throw unreadable(path, "\(error.errno)")
    }
    guard permissions.isDisjoint(with: [.groupReadWriteExecute, .otherReadWriteExecute]) || isGivenByManager(path)
    else {
      throw Fault(
        cause: "The file \(path) can be read by others than its owner",
        remedy: "Run `chmod 600 \(path)`; if others may have read it, replace the secret.")
    }
    guard bytes.count < largest else { throw unreadable(path, "it is larger than any secret") }
    return bytes
  }

  /// Bytes of a file that is no secret any more.
  private static let largest = 64 << 10

  /// Credentials of `systemd.exec(5)` lie in a directory of this service only; an access list shows as group bits there.
  private static func isGivenByManager(_ path: String) -> Bool {
    guard let directory = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"], directory.hasPrefix("/")
    else { return false }
    return path.hasPrefix(directory + "/") && !path.contains("/../")
  }

  private static func unreadable(_ path: String, _ cause: String) -> Fault {
    Fault(
      cause: "The file \(path) cannot be read: \(cause)",
      remedy: "Check that it exists and belongs to the user that the program runs as.")
  }
}
