internal import Foundation

/// The programs of this package, which lie beside the test runner or the bench that starts them.
public enum BuiltProgram {
  public static func path(of name: String) -> String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: name).path
  }
}
