internal import Foundation

/// Where the built programs are: beside the program or test bundle that runs.
public enum Programs {
  public static func path(of name: String) -> String {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appending(path: name).path
  }
}
