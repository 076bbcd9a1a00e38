import Foundation
import Glibc
import Testing
import Events

@testable import VisitorVoice

@Suite("A voice that a program gives", .timeLimit(.minutes(1)))
struct SpeechPlayerTests {
  /// A player that writes what it reads into a pipe, with its process, and then plays for ten minutes.
  private static let endless = #"printf '%s %s %s\n' "$$" "$KIOSK_LANGUAGE" "$(cat)" > "$0"; sleep 600"#
  private static let short = #"printf '%s %s %s\n' "$$" "$1" "$(cat)" > "$0""#

  @Test("The text is on the player's standard input, its language in the environment and where an argument names it")
  func says() async throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.short, pipe.path, "{language}"])
    player.speak("ให้คำปรึกษา", in: .thai)
    #expect(try await pipe.line().dropFirst() == ["th", "ให้คำปรึกษา"])
    player.speak("Advice", in: .english)
    #expect(try await pipe.line().dropFirst() == ["en", "Advice"])
    await player.stop()
  }

  @Test("The newest text takes the place of what is being said, which ends at once with all that it has started")
  func replaces() async throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.endless, pipe.path])
    player.speak("ยาวมาก", in: .thai)
    let begun = try await pipe.line()
    let first = try #require(begun.first.flatMap { pid_t($0) })
    player.speak("next", in: .english)
    let line = try await pipe.line()
    #expect(line.dropFirst() == ["en", "next"])
    #expect(kill(first, 0) == -1, "the first is gone before the second is spoken")
    await player.stop()
    let second = try #require(line.first.flatMap { pid_t($0) })
    // The pipe ends when nobody has it open any more: the player, and its sleep.
    await pipe.waitForEnd()
    #expect(second != first)
  }

  @Test("Who speaks never waits, and of many texts in a row the last is said")
  func many() async throws {
    let pipe = try NamedPipe()
    let player = SpeechPlayer(["/bin/sh", "-c", Self.endless, pipe.path])
    let begin = ContinuousClock.now
    for number in 1...500 { player.speak("\(number)", in: .thai) }
    #expect(ContinuousClock.now - begin < .milliseconds(500))
    var spoken: [String] = []
    repeat { spoken = try await pipe.line() } while spoken.last != "500"
    #expect(spoken.dropFirst() == ["th", "500"])
    await player.stop()
  }

  @Test("A player that is missing or fails is reported once; a player that reads nothing does no harm")
  func faults() async throws {
    let (faults, reported) = AsyncStream<SpeechFault>.makeStream()
    let missing = SpeechPlayer(["/nowhere/player"]) { reported.yield($0) }
    var reported1 = faults.makeAsyncIterator()
    missing.speak("a", in: .thai)
    let fault = await reported1.next()
    #expect(fault?.program == "/nowhere/player" && fault?.cause.contains("No such file") == true)
    await missing.stop()
    let failing = SpeechPlayer(["/bin/sh", "-c", "exit 3"]) { reported.yield($0) }
    failing.speak(String(repeating: "ก", count: 100_000), in: .thai)
    #expect(await reported1.next()?.cause == "ended with the status 3")
    await failing.stop()
  }

  @Test("A program is found as a shell finds it")
  func find() {
    #expect(SpeechPlayer.find("sh")?.hasSuffix("/sh") == true && SpeechPlayer.find("/bin/sh") == "/bin/sh")
    #expect(SpeechPlayer.find("no-such-player") == nil && SpeechPlayer.find("/etc/passwd") == nil)
  }
}

/// A pipe of the file system, whose lines are words; a thread of its own reads it.
private final class NamedPipe {
  let path = FileManager.default.temporaryDirectory.appending(path: "voice-\(UUID().uuidString)").path
  /// Held open, so that a writer that ends does not end the reading.
  private var writer: Int32
  private var lines: AsyncStream<[String]>.Iterator

  struct Silent: Error {}

  init() throws {
    guard mkfifo(path, 0o600) == 0 else { throw Silent() }
    let reader = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    writer = open(path, O_WRONLY | O_CLOEXEC)
    guard reader >= 0, writer >= 0, fcntl(reader, F_SETFL, 0) == 0 else { throw Silent() }
    let (stream, continuation) = AsyncStream<[String]>.makeStream()
    lines = stream.makeAsyncIterator()
    Thread {
      guard let file = fdopen(reader, "r") else { return }
      var line = [CChar](repeating: 0, count: 65_536)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        continuation.yield(text.split { $0 == " " || $0 == "\n" }.map(String.init))
      }
      fclose(file)
      continuation.finish()
    }.start()
  }

  deinit {
    if writer >= 0 { close(writer) }
    unlink(path)
  }

  /// The words of the next line.
  func line() async throws -> [String] {
    guard let line = await lines.next() else { throw Silent() }
    return line
  }

  /// Returns when all others have closed it too.
  func waitForEnd() async {
    close(writer)
    writer = -1
    while await lines.next() != nil {}
  }
}
