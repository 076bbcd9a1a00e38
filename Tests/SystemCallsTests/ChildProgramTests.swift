import Foundation
import SystemCalls
import Testing

@Suite("Another program, run to its end", .timeLimit(.minutes(1)))
struct ChildProgramTests {
  private func run(_ script: String, input: String = "", within limit: Duration? = .seconds(20)) async
    -> ChildProgram.End
  {
    await ChildProgram("/bin/sh", environment: ["PATH": "/usr/bin:/bin", "COLOUR": "blue"])
      .run(["-c", script], input: input, within: limit)
  }

  @Test("One that ends gives its status and its output, and has its input and environment from us")
  func ended() async {
    #expect(await run("echo done") == .exited(status: 0, output: "done\n"))
    #expect(await run("echo why >&2; exit 3") == .exited(status: 3, output: "why\n"))
    #expect(await run("cat", input: "ข้อความ") == .exited(status: 0, output: "ข้อความ"))
    #expect(await run("kill -9 $$") == .killed(signal: 9, output: ""))
    #expect(await run("echo $COLOUR$HOME") == .exited(status: 0, output: "blue\n"))
  }

  @Test("One that is not there is told as such, and a name is looked up in PATH")
  func missing() async {
    let nowhere = await ChildProgram("/nowhere/busctl", environment: [:]).run([])
    #expect(nowhere == .notStarted(cause: "No such file or directory"))
    let named = await ChildProgram("true", environment: ["PATH": "/usr/bin:/bin"]).run([])
    #expect(named == .exited(status: 0, output: ""))
  }

  @Test("One that takes too long is killed with all that it has started")
  func late() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "child-\(UUID().uuidString)").path
    defer { unlink(file) }
    let end = await run("sleep 600 & echo $! > \(file); wait", within: .milliseconds(500))
    #expect(end == .stopped)
    let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    let sleeper = try #require(pid_t(text))
    // Who is killed may be a zombie until init has waited for it.
    while kill(sleeper, 0) == 0, !Self.isZombie(sleeper) { try await Task.sleep(for: .milliseconds(10)) }
  }

  @Test("A cancelled task kills its program; one that reads nothing of its input does no harm; too much is cut")
  func limits() async {
    let task = Task { await run("sleep 600", within: nil) }
    task.cancel()
    #expect(await task.value == .stopped)
    let deaf = await run("exit 3", input: String(repeating: "ก", count: 100_000))
    #expect(deaf == .exited(status: 3, output: ""))
    #expect(await run("yes") == .tooMuchOutput)
  }

  @Test("Programs that are cancelled at any moment of their start and end leave nothing behind")
  func cancelled() async {
    await withTaskGroup(of: Void.self) { group in
      for round in 0..<40 {
        group.addTask {
          let task = Task { await run("cat; echo done", input: "text", within: nil) }
          for _ in 0..<round { await Task.yield() }
          task.cancel()
          let end = await task.value
          #expect(end == .stopped || end == .exited(status: 0, output: "textdone\n"))
        }
      }
    }
  }

  private static func isZombie(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return status?.contains("State:\tZ") ?? true
  }
}
