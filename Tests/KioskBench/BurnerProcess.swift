import ArgumentParser
import Foundation
import Glibc
import KioskFixtures

/// A process that keeps a processor busy, and that ends with this one whatever happens to it: it holds the reading end of
/// a pipe whose writing end is here, and the kernel closes that with this process.
final class BurnerProcess {
  private let process: ChildProgram
  private let line: Int32

  /// Returns when it burns.
  init() throws {
    var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw ChildProgram.Fault("pipe", code: errno) }
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { for end in [input[0], output[0]] { close(end) } }
    line = input[1]
    process = try ChildProgram(
      "KioskBench", ["burner"], input: .descriptor(input[0]), output: .descriptor(output[1]), errors: .inherited)
    close(output[1])
    var byte: UInt8 = 0
    guard read(output[0], &byte, 1) == 1 else { throw ChildProgram.Fault(description: "a burner does not burn") }
  }

  deinit { close(line) }

  func stop() { process.kill() }
}

/// The burner's side: burns until nobody holds its standard input any more.
struct Burner: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  func run() throws {
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while read(STDIN_FILENO, &byte, 1) > 0 {}
      Glibc.exit(0)
    }
    _ = write(STDOUT_FILENO, "!", 1)
    while true {}
  }
}
