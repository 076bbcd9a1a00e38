internal import CLinux
internal import Glibc

/// A program for those who wait for it on a thread of their own.
public final class ChildProcess {
  public typealias Fault = ProgramStart.Fault

  public let id: Int32
  private var status: Int32?

  /// - Parameters:
  ///   - output: the file that takes standard output and errors, at its end; `nil` throws them away.
  ///   - standardOutput: the descriptor that takes standard output instead.
  public init(
    _ arguments: [String], environment: [String: String], output: String? = nil, standardOutput: Int32? = nil
  ) throws(Fault) {
    var start = ProgramStart(arguments, environment: environment)
    start.input = .nowhere
    start.errors = output.map { .file($0) } ?? .nowhere
    start.output = standardOutput.map { .descriptor($0) } ?? start.errors
    id = try start.run()
  }

  deinit { kill() }

  public var isRunning: Bool {
    if status == nil, waitpid(id, &ended, WNOHANG) == id { status = ended }
    return status == nil
  }

  private var ended: Int32 = 0

  public func send(_ signal: Int32) { if isRunning { Glibc.kill(id, signal) } }

  /// The power button: no time to finish anything.
  public func kill() {
    guard isRunning else { return }
    Glibc.kill(id, SIGKILL)
    waitForEnd()
  }

  /// SIGTERM, and SIGKILL after 5 s.
  ///
  /// - Returns: the exit status; `nil` when a signal ended it.
  @discardableResult
  public func stop() -> Int32? {
    send(SIGTERM)
    let limit = ContinuousClock.now + .seconds(5)
    while isRunning, .now < limit { usleep(5000) }
    kill()
    return exitStatus
  }

  /// - Returns: the exit status; `nil` when a signal ended it.
  @discardableResult
  public func waitForEnd() -> Int32? {
    if status == nil {
      waitpid(id, &ended, 0)
      status = ended
    }
    return exitStatus
  }

  private var exitStatus: Int32? {
    status.flatMap { $0 & 0x7f == 0 ? $0 >> 8 & 0xff : nil }
  }

  /// Runs a program to its end.
  ///
  /// - Returns: its exit status and what it wrote.
  public static func run(
    _ arguments: [String], environment: [String: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
  ) throws(Fault) -> (status: Int32?, output: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Fault(call: "pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child: ChildProcess
    do throws(Fault) {
      child = try ChildProcess(arguments, environment: environment, standardOutput: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    return (child.waitForEnd(), String(decoding: text, as: UTF8.self))
  }
}

/// Nanoseconds of `CLOCK_MONOTONIC`, which is the same clock in every process of a machine.
public enum Moment {
  public static var now: UInt64 { UInt64(clinux_nanoseconds(CLOCK_MONOTONIC)) }
}
