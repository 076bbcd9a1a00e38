internal import CLinux
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Another program, run to its end.
///
/// It is the first of a process group of its own. When its time is over, or the task that runs it is cancelled, the whole
/// group is killed, so that what it has started ends with it.
public struct ChildProgram: Sendable {
  /// How it came to its end.
  public enum End: Hashable, Sendable {
    /// - Parameter output: what it wrote to its standard output and standard error; empty where that was not kept.
    case exited(status: Int32, output: String)
    /// A signal that nobody here sent ended it.
    case killed(signal: Int32, output: String)
    /// It took too long, or was cancelled.
    case stopped
    /// It wrote more than `mostOutput`.
    case tooMuchOutput
    case notStarted(cause: String)
  }

  /// Bytes of output that are kept; a program that writes more is killed.
  public static let mostOutput = 65_536

  /// A path, or a name that is looked up in `PATH`.
  public var program: String
  /// All of its environment.
  public var environment: [String: String]
  /// Whether what it writes is kept, or thrown away.
  public var keepsOutput: Bool

  public init(_ program: String, environment: [String: String], keepsOutput: Bool = true) {
    self.program = program
    self.environment = environment
    self.keepsOutput = keepsOutput
  }

  /// Runs it with these arguments, and returns when it has ended.
  ///
  /// - Parameters:
  ///   - input: what its standard input gives it, whether it reads that or not.
  ///   - limit: how long it may take; `nil`: for as long as the task is not cancelled.
  public func run(_ arguments: [String], input: String = "", within limit: Duration? = nil) async -> End {
    await withTaskGroup(of: End.self) { group in
      group.addTask { await run(arguments, input) }
      if let limit {
        group.addTask {
          try? await Task.sleep(for: limit)
          return .stopped
        }
      }
      let first = await group.next() ?? .stopped
      // The other one: a sleep that is not needed any more, or the program, which is killed and waited for.
      group.cancelAll()
      await group.waitForAll()
      return first
    }
  }

  private func run(_ arguments: [String], _ input: String) async -> End {
    do {
      let (status, output) = try await outcome(arguments, input)
      if Task.isCancelled { return .stopped }
      return switch status {
      case .exited(let code): .exited(status: code, output: output)
      case .signaled(let signal): .killed(signal: signal, output: output)
      }
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .tooMuchOutput
    } catch {
      return Task.isCancelled ? .stopped : .notStarted(cause: Self.cause(of: error))
    }
  }

  private func outcome(_ arguments: [String], _ input: String) async throws -> (TerminationStatus, output: String) {
    let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    let configuration = Configuration(
      executable: executable, arguments: Arguments(arguments), environment: surroundings, platformOptions: options)
    let given = try Self.file(holding: input)
    let standardInput = FileDescriptorInput.fileDescriptor(given.file, closeAfterSpawningProcess: false)
    guard keepsOutput else {
      let result = try await Subprocess.run(configuration, input: standardInput, output: .discarded)
      try given.close()
      return (result.terminationStatus, "")
    }
    let result = try await Subprocess.run(
      configuration, input: standardInput, output: .string(limit: Self.mostOutput), error: .combinedWithOutput)
    try given.close()
    return (result.terminationStatus, result.standardOutput)
  }

  /// A file in memory, at its beginning: a pipe would break under a program that ends before it has read everything.
  private static func file(holding text: String) throws(SystemFault) -> OwnedDescriptor {
    let file = OwnedDescriptor(owning: try systemCall("memfd_create") { clinux_memory_file() })
    try file.writeAll(Array(text.utf8))
    try systemCall("lseek") { lseek(file.number, 0, SEEK_SET) }
    return file
  }

  private var surroundings: Environment {
    let pairs = environment.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
    return .custom(Dictionary(pairs) { first, _ in first })
  }

  private static func cause(of error: any Error) -> String {
    let error = error as? SubprocessError
    if error?.code == .executableNotFound { return "\(Errno.noSuchFileOrDirectory)" }
    return error?.underlyingError.map { "\($0)" } ?? error.map { "\($0)" } ?? "unknown"
  }
}
