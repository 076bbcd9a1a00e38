import InputReading
import EventStories
import Dispatch
import Events
import Foundation
import Settings
import Testing

@testable import InputDevices

@Suite("A named pipe as an input", .serialized)
struct EventPipeTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A pipe that is listened to while `body` runs.
  private func listen(
    _ body: (_ path: String, _ recorder: SignalRecorder, _ listener: InputListener) throws -> Void
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "frames").path
    let recorder = SignalRecorder()
    let listener = InputListener(
      settings: [InputSettings(name: "demo", way: .fifo(path: path))], receiver: recorder)
    try listener.start()
    defer { listener.stop() }
    try body(path, recorder, listener)
  }

  private func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private func frames(_ story: String) -> [UInt8] { EventStory(story).events.flatMap(\.bytes) }

  @Test("The pipe is made for its owner alone and is there when the listener has started")
  func made() throws {
    try listen { path, recorder, listener in
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(recorder.words == ["demo:plugged"])
      let presence = try #require(try listener.list().first)
      #expect(presence.configured == "demo" && presence.state == .opened && presence.abilities == ["pipe"])
    }
  }

  @Test("Writers come and go, and tear their frames")
  func writers() throws {
    try listen { path, recorder, _ in
      let bytes = frames("@1 KEY_1=1\n@9 KEY_1=0\n@20 touch=1 X=16384 Y=0\n@90 touch=0")
      for start in stride(from: 0, to: bytes.count, by: 17) {
        try write(bytes[start..<min(start + 17, bytes.count)], to: path)
      }
      #expect(
        recorder.words(atLeast: 5) == [
          "demo:plugged", "demo:KEY_1.down", "demo:KEY_1.up", "demo:down(50,0)", "demo:up(50,0)",
        ])
    }
  }

  @Test("A burst of 15,000 presses arrives whole")
  func burst() throws {
    try listen { path, recorder, _ in
      let bytes = (0..<15_000).flatMap { _ in frames("@1 KEY_1=1\n@2 KEY_1=0") }
      try write(bytes, to: path)
      let words = recorder.words(atLeast: 30_001)
      #expect(words.count { $0 == "demo:KEY_1.down" } == 15_000)
    }
  }

  @Test("A pipe that never falls silent does not keep another one waiting")
  func fairness() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["flood", "calm"].map { folder.appending(path: $0).path }
    let recorder = SignalRecorder()
    let listener = InputListener(
      settings: paths.map { InputSettings(name: URL(filePath: $0).lastPathComponent, way: .fifo(path: $0)) },
      receiver: recorder)
    try listener.start()
    defer { listener.stop() }
    let flood = frames(String(repeating: "@1 KEY_9=1\n@2 KEY_9=0\n", count: 600))
    try write(frames("@5 KEY_1=1"), to: paths[1])
    let deadline = Date.now + 5
    repeat { try write(flood, to: paths[0]) } while !recorder.words.contains("calm:KEY_1.down") && Date.now < deadline
    try write(flood, to: paths[0])
    let words = recorder.words
    let place = try #require(words.firstIndex(of: "calm:KEY_1.down"))
    #expect(place < 4 * 1200)
  }

  @Test("Reads that end within an event are counted")
  func torn() throws {
    try listen { path, recorder, listener in
      let bytes = frames("@1 KEY_1=1")
      try write(bytes.prefix(30), to: path)
      _ = recorder.words(atLeast: 2)
      try write(bytes.dropFirst(30), to: path)
      try write(frames("@9 KEY_1=0"), to: path)
      _ = recorder.words(atLeast: 3)
      #expect(listener.ignored()["demo"] == [.tornRead: 1])
    }
  }

  @Test("What stands at the path and is no pipe is left alone and reported")
  func noPipe() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "frames").path
    try Data("text".utf8).write(to: URL(filePath: path))
    let recorder = SignalRecorder()
    let listener = InputListener(settings: [InputSettings(name: "demo", way: .fifo(path: path))], receiver: recorder)
    try listener.start()
    defer { listener.stop() }
    #expect(recorder.words == ["demo:unplugged(unsuitable)"])
    let presence = try #require(try listener.list().first)
    #expect(presence.state == .failed && presence.reason.contains("is no named pipe"))
  }

  /// Holds the input thread up with each key, until it may go on.
  private final class Obstacle: InputReceiving {
    let began = DispatchSemaphore(value: 0)
    let end = DispatchSemaphore(value: 0)

    func receive(_ signals: [InputSignal]) {
      guard signals.contains(where: { if case .key = $0 { true } else { false } }) else { return }
      began.signal()
      end.wait()
    }
  }

  @Test("The input thread says that it turns, and does not while it is held up or has ended")
  func turning() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "frames").path
    let obstacle = Obstacle()
    let listener = InputListener(settings: [InputSettings(name: "demo", way: .fifo(path: path))], receiver: obstacle)
    try listener.start()
    let answered = DispatchSemaphore(value: 0)
    listener.whenTurned { answered.signal() }
    #expect(answered.wait(timeout: .now() + 5) == .success)
    try write(frames("@1 KEY_1=1"), to: path)
    #expect(obstacle.began.wait(timeout: .now() + 5) == .success)
    listener.whenTurned { answered.signal() }
    #expect(answered.wait(timeout: .now()) == .timedOut)
    obstacle.end.signal()
    #expect(answered.wait(timeout: .now() + 5) == .success)
    listener.stop()
    listener.whenTurned { answered.signal() }
    #expect(answered.wait(timeout: .now()) == .timedOut)
  }

  @Test("A watcher that reads too slowly loses the oldest and learns how many")
  func slowWatcher() async throws {
    let board = InputBoard()
    var watched = board.watch(limit: 3).makeAsyncIterator()
    for index in 0..<10 { board.post([], signals: [.plugged(device: "\(index)")]) }
    var lines: [String] = []
    for _ in 0..<3 { lines.append(try #require(await watched.next()).line) }
    #expect(lines == ["- 7 plugged", "- 8 plugged", "- 9 plugged"])
    board.post([], signals: [.plugged(device: "10")])
    #expect(await watched.next()?.lost == 7)
  }

  @Test("Watchers that leave while something is touched hold up neither each other nor the input thread")
  func leaving() async {
    let board = InputBoard()
    let watchers = (0..<8).map { _ in
      Task {
        for _ in 0..<200 {
          let watch = Task { for await _ in board.watch(limit: 10) {} }
          await Task.yield()
          watch.cancel()
          await watch.value
        }
      }
    }
    let touching = Task.detached {
      while !Task.isCancelled { board.post([], signals: [.plugged(device: "pad")]) }
    }
    for watcher in watchers { await watcher.value }
    touching.cancel()
    await touching.value
  }

  @Test("A watch shows contacts and keys and ends with the listener")
  func watch() async throws {
    let path = folder.appending(path: "frames").path
    defer { try? FileManager.default.removeItem(at: folder) }
    let listener = InputListener(
      settings: [InputSettings(name: "demo", way: .fifo(path: path))], receiver: SignalRecorder())
    try listener.start()
    var watched = listener.watch().makeAsyncIterator()
    try write(frames("@1500 KEY_1=1"), to: path)
    #expect(await watched.next()?.line == "1.500000 demo key KEY_1 down")
    listener.stop()
    #expect(await watched.next() == nil)
  }
}
