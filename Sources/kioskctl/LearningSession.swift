import Events
import Ports
import Foundation
import InputSetup
import Settings
import Terminal

/// Performs the conversation of `LearningDialogue` at a terminal: lines in, lines out, one thing after the other.
struct LearningSession {
  private typealias Events = AsyncStream<LearningDialogue.Event>

  /// The devices are read, and a deadline is waited for, beside the conversation.
  private struct Tasks {
    var reading: Task<Void, Never>?
    var waiting: Task<Void, Never>?
  }

  /// A text as it would be saved, and what it was made of.
  private struct Draft {
    var old: String
    var new: String
  }

  private let devices: LearnableDevices
  private let file: ConfigurationFile
  private let begin = ContinuousClock.now
  private var dialogue: LearningDialogue
  private var listed: [InputDeviceStatus] = []
  private var draft: Draft?
  private var tasks = Tasks()

  init(dialogue: LearningDialogue, devices: LearnableDevices, file: ConfigurationFile) {
    self.dialogue = dialogue
    self.devices = devices
    self.file = file
  }

  /// Returns when the conversation has ended.
  func run() async throws {
    var session = self
    try await session.converse()
  }

  private mutating func converse() async throws {
    let (events, post) = Events.makeStream()
    Self.readAnswers(into: post)
    defer { tasks.reading?.cancel() }
    var actions = dialogue.begin(at: now)
    var iterator = events.makeAsyncIterator()
    while true {
      var next: LearningDialogue.Event?
      for action in actions {
        if case .leave = action { return }
        next = try await perform(action, post) ?? next
      }
      waitForDeadline(post)
      guard let event = if let next { next } else { await iterator.next() } else { return }
      actions = dialogue.take(event, at: now)
    }
  }

  /// Milliseconds since the beginning.
  private var now: Int64 {
    let (seconds, part) = begin.duration(to: .now).components
    return seconds * 1000 + part / 1_000_000_000_000_000
  }

  /// - Returns: what came of it at once.
  private mutating func perform(
    _ action: LearningDialogue.Action, _ post: Events.Continuation
  ) async throws -> LearningDialogue.Event? {
    switch action {
    case .say(let text), .ask(let text): StandardOutput.say(text)
    case .hold(let wanted): hold(wanted, post)
    case .list:
      listed = try await devices.list()
      return .devices(listed)
    case .draft(let inputs): return drafted(inputs)
    case .save: return saved()
    case .restart: return .restarted(await devices.restart())
    case .leave: break
    }
    return nil
  }

  private mutating func hold(_ wanted: [Int], _ post: Events.Continuation) {
    tasks.reading?.cancel()
    tasks.reading = nil
    guard !wanted.isEmpty else { return }
    let named = Dictionary(uniqueKeysWithValues: wanted.map { ("\($0)", listed[$0]) })
    tasks.reading = Task { [devices] in
      do {
        try await devices.read(named) { post.yield(.signal($0)) }
        if !Task.isCancelled {
          post.yield(.lost(Bilingual(thai: "ตู้ยุติการตั้งค่าอุปกรณ์", english: "The kiosk has ended the setting up.").spoken))
        }
      } catch {
        if !Task.isCancelled { post.yield(.lost("\(error)")) }
      }
    }
  }

  private mutating func waitForDeadline(_ post: Events.Continuation) {
    tasks.waiting?.cancel()
    let deadline = begin + .milliseconds(dialogue.deadline)
    tasks.waiting = Task {
      try? await Task.sleep(until: deadline, clock: .continuous)
      if !Task.isCancelled { post.yield(.time) }
    }
  }

  private mutating func drafted(_ inputs: [InputSettings]) -> LearningDialogue.Event {
    do {
      let old = try file.text()
      let new = try inputs.reduce(old) { try KioskSettings.text($0, setting: $1, file: file.path) }
      draft = Draft(old: old, new: new)
      return .drafted(difference: LineDifference.text(from: old, to: new))
    } catch {
      return .refused("\(error)")
    }
  }

  private mutating func saved() -> LearningDialogue.Event {
    guard let draft else { return .refused("") }
    do {
      let copy = try file.replace(draft.old, with: draft.new)
      return .saved(try file.settings(), copy: copy)
    } catch {
      return .refused("\(error)")
    }
  }

  /// A thread of its own: nobody can wait for a line and for something else.
  private static func readAnswers(into post: Events.Continuation) {
    let thread = Thread {
      while let line = readLine() { post.yield(.answer(line)) }
      post.yield(.endOfInput)
    }
    thread.start()
  }
}
