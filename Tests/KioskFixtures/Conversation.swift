public import Foundation
internal import Glibc
internal import Synchronization

/// A program that asks and is answered: a story waits for what it says, and types lines.
public final class Conversation: Sendable {
  public let program: ChildProgram
  private let directory: URL
  private let output: URL
  private let answers: Int32
  private let position = Mutex(0)

  /// - Parameter environment: beside that of the caller.
  public init(
    _ name: String, _ arguments: [String], locale: String = "C.UTF-8", environment: [String: String] = [:],
    in directory: URL
  ) throws {
    self.directory = directory
    output = directory.appending(component: "talk-\(UUID().uuidString.prefix(8))")
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProgram.Fault("pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    answers = ends[1]
    defer { close(ends[0]) }
    program = try ChildProgram(
      name, arguments, environment: environment.merging(["LC_ALL": locale]) { $1 }, input: .descriptor(ends[0]),
      output: .file(output.path(percentEncoded: false)))
  }

  deinit { close(answers) }

  public func type(_ lines: String...) {
    for line in lines {
      let bytes = Array("\(line)\n".utf8)
      _ = write(answers, bytes, bytes.count)
    }
  }

  /// Waits until the program has said a text, after what was awaited before.
  ///
  /// - Returns: all up to the end of what it has said.
  @discardableResult
  public func waitFor(_ text: String) async throws -> String {
    let from = position.withLock(\.self)
    let output = output
    let found = try await FolderWatch.wait(in: directory.path(percentEncoded: false)) { () -> (String, Int)? in
      let said = String(decoding: (try? Data(contentsOf: output)) ?? Data(), as: UTF8.self)
      let new = said.dropFirst(from)
      guard let found = new.range(of: text) else { return nil }
      return (String(new), said.distance(from: said.startIndex, to: found.upperBound))
    }
    guard let found else { throw ChildProgram.Fault(description: "“\(text)” was not said, but:\n\(said)") }
    position.withLock { $0 = found.1 }
    return found.0
  }

  /// Waits for a menu, and types the number of the option that has this text.
  public func choose(_ option: String) async throws {
    let found = try await waitFor(". " + option)
    let line = found.split(separator: "\n").first { $0.contains(". " + option.trimmingCharacters(in: .newlines)) }
    guard let number = line?.split(separator: ".").first else {
      throw ChildProgram.Fault(description: "“\(option)” has no number in:\n\(said)")
    }
    type(number.trimmingCharacters(in: .whitespaces))
  }

  /// All that was said.
  public var said: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
}
