import Foundation
import Glibc
import Testing
import Events

@testable import VisitorVoice

@Suite("A voice that a program gives", .timeLimit(.minutes(1)))
struct SpeechPlayerTests {
  /// A player that tells what it hears into a pipe, with its process, and then plays for ten minutes.
  private static let endless = #"printf '%s %s %s\n' "$$" "$KIOSK_LANGUAGE" "$(cat)" > "$0"; sleep 600"#
  private static let short = #"printf '%s %s %s\n' "$$" "$1" "$(cat)" > "$0""#

  @Test("The text is on the player's standard input, its language in the environment and where an argument names it")
  func says() throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.short, pipe.path, "{language}"])
    defer { player.stop() }
    player.speak("ให้คำปรึกษา", in: .thai)
    #expect(try pipe.line().dropFirst() == ["th", "ให้คำปรึกษา"])
    player.speak("Advice", in: .english)
    #expect(try pipe.line().dropFirst() == ["en", "Advice"])
  }

  @Test("The newest text takes the place of what is being said, which ends at once with all that it has started")
  func replaces() throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.endless, pipe.path])
    player.speak("ยาวมาก", in: .thai)
    let first = try #require(try pipe.line().first.flatMap { pid_t($0) })
    player.speak("next", in: .english)
    let line = try pipe.line()
    #expect(line.dropFirst() == ["en", "next"])
    #expect(kill(first, 0) == -1, "the first is gone before the second is heard")
    player.stop()
    let second = try #require(line.first.flatMap { pid_t($0) })
    // The pipe ends when nobody has it open any more: the player, and its sleep.
    #expect(try pipe.waitForEnd())
    #expect(second != first)
  }

  @Test("Who speaks never waits, and of many texts in a row the last is said")
  func many() throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.endless, pipe.path])
    defer { player.stop() }
    let begin = ContinuousClock.now
    for number in 1...500 { player.speak("\(number)", in: .thai) }
    #expect(ContinuousClock.now - begin < .milliseconds(500))
    var heard: [String] = []
    repeat { heard = try pipe.line() } while heard.last != "500"
    #expect(heard.dropFirst() == ["th", "500"])
  }

  @Test("A player that is missing or fails is told once; a player that reads nothing does no harm")
  func faults() async throws {
    let (faults, told) = AsyncStream<SpeechFault>.makeStream()
    let missing = SpeechPlayer(["/nowhere/player"]) { told.yield($0) }
    var told1 = faults.makeAsyncIterator()
    missing.speak("a", in: .thai)
    let fault = await told1.next()
    #expect(fault?.program == "/nowhere/player" && fault?.cause.contains("No such file") == true)
    missing.stop()
    let failing = SpeechPlayer(["/bin/sh", "-c", "exit 3"]) { told.yield($0) }
    failing.speak(String(repeating: "ก", count: 100_000), in: .thai)
    #expect(await told1.next()?.cause == "ended with the status 3")
    failing.stop()
  }

  @Test("A program is found as a shell finds it")
  func find() {
    #expect(SpeechPlayer.find("sh")?.hasSuffix("/sh") == true && SpeechPlayer.find("/bin/sh") == "/bin/sh")
    #expect(SpeechPlayer.find("no-such-player") == nil && SpeechPlayer.find("/etc/passwd") == nil)
  }
}

/// A pipe of the file system, whose lines are words.
private final class NamedPipe {
  let path = FileManager.default.temporaryDirectory.appending(path: "voice-\(UUID().uuidString)").path
  private var descriptor: Int32
  private var read: [UInt8] = []

  struct Silent: Error {}

  init() throws {
    guard mkfifo(path, 0o600) == 0 else { throw Silent() }
    // For both, so that a writer that ends does not end the reading.
    descriptor = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Silent() }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// The words of the next line, which comes within 20 s.
  func line() throws -> [String] {
    while true {
      if let end = read.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: read[..<end], as: UTF8.self)
        read.removeSubrange(...end)
        return line.split(separator: " ").map(String.init)
      }
      guard take() > 0 else { throw Silent() }
    }
  }

  /// Whether all others close it within 20 s.
  func waitForEnd() throws -> Bool {
    let reader = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    close(descriptor)
    descriptor = reader
    while true {
      let count = take()
      if count == 0 { return true }
      if count < 0 { return false }
    }
  }

  private func take() -> Int {
    var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wish, 1, 20_000) == 1 else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    if count > 0 { read += bytes[..<count] }
    return count
  }
}
