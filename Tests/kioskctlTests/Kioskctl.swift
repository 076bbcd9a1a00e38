import Foundation

/// The built program, run as a process beside this one.
struct Kioskctl {
  var status: Int32
  var output: String
  var errors: String

  /// - Parameter locale: what the program finds in `LC_ALL`.
  static func run(_ arguments: [String], locale: String = "C.UTF-8", in directory: URL) throws -> Kioskctl {
    let process = Process()
    process.executableURL = try program()
    process.arguments = arguments
    process.environment = ["LC_ALL": locale]
    process.currentDirectoryURL = directory
    // Files, because a pipe that nobody empties would stop the program.
    let files = try ["stdout", "stderr"].map { name in
      let file = directory.appending(component: ".\(UUID().uuidString).\(name)")
      try Data().write(to: file)
      return (file, try FileHandle(forWritingTo: file))
    }
    process.standardOutput = files[0].1
    process.standardError = files[1].1
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
    for (file, _) in files { try FileManager.default.removeItem(at: file) }
    return Kioskctl(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// Products lie beside the test runner.
  private static func program() throws -> URL {
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: runner).deletingLastPathComponent().appending(component: "kioskctl")
  }
}
