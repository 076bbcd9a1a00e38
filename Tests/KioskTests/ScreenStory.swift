import Events
import Ports
import OfficeStories
import Foundation
import Queueing
import Settings
import Synchronization
import VisitorJourney
import Testing

@testable import Kiosk
import VisitorPages
import Presses

/// A clock that goes on when the story says so.
final class StoryClock: ClockReader {
  private let state: Mutex<(at: Int64, uptime: Int64)>

  private let synchronised: Bool

  init(at: Int64, synchronised: Bool = true) {
    state = Mutex((at, 1_000_000))
    self.synchronised = synchronised
  }

  /// Somebody sets the wall clock; the time since boot goes on.
  func set(to instant: Int64) { state.withLock { $0.at = instant } }

  func read() -> ClockReading {
    state.withLock { ClockReading(at: $0.at, boot: "story", uptime: $0.uptime, synchronised: synchronised) }
  }

  var microseconds: Int64 { state.withLock { $0.uptime * 1000 } }

  func wait(milliseconds: Int64) {
    state.withLock {
      $0.at += milliseconds
      $0.uptime += milliseconds
    }
  }
}

/// Somebody who looks at the screen: every scene that was shown, and what was drawn as pressed.
final class Onlooker: VisitorScreening {
  private let seen = Mutex<[(scene: VisitorScene, pressed: Set<String>)]>([])
  private let (news, told) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  func show(_ scene: VisitorScene, pressed: Set<String>) {
    seen.withLock { $0.append((scene, pressed)) }
    told.yield()
  }

  func stop() {}

  var pages: [PageName] {
    seen.withLock { $0.map(\.scene.page) }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  var last: (scene: VisitorScene, pressed: Set<String>)? { seen.withLock(\.last) }
  var count: Int { seen.withLock(\.count) }

  /// Waits until the screen shows this page.
  func sees(_ page: PageName) async throws -> VisitorScene {
    if let scene = last?.scene, scene.page == page { return scene }
    for await _ in news { if let scene = last?.scene, scene.page == page { return scene } }
    throw CancellationError()
  }

  var texts: [String] {
    (last?.scene.elements ?? []).compactMap { if case .label(let label) = $0 { label.text } else { nil } }
  }
}

/// Somebody who listens: every text that was spoken, with its language.
final class Listener: VisitorSpeaking {
  private let heard = Mutex<[String]>([])

  func speak(_ text: String, in language: Language) { heard.withLock { $0.append("\(language.rawValue) \(text)") } }

  func stop() {}

  var last: String? { heard.withLock(\.last) }
  var count: Int { heard.withLock(\.count) }
}

/// A visitor before a running kiosk with a screen.
struct ScreenStory {
  let kiosk: RunningLoop
  let screen = Onlooker()
  let voice = Listener()
  let clock: StoryClock
  /// Every key that something is bound to.
  private let keys: Set<String>

  var loop: KioskLoop { kiosk.loop }

  /// - Parameters:
  ///   - time: in Bangkok.
  ///   - staff: made with the story's clock; without it nobody becomes staff.
  init(
    at time: String = "2026-11-23 10.00", synchronised: Bool = true, _ change: (inout KioskSettings) -> Void = { _ in },
    staff: (StoryClock) -> StaffParts? = { _ in nil }
  ) throws {
    let bangkok = try #require(OfficeTime(identifier: "Asia/Bangkok"))
    clock = StoryClock(at: try OfficeStory.instant(time, bangkok), synchronised: synchronised)
    kiosk = try RunningLoop()
    var keys: Set<String> = []
    try kiosk.start(screen: screen, voice: voice, clock: clock, staff: staff(clock)) { settings in
      settings.screen = ScreenSettings(panel: Panel(width: 305, height: 229))
      settings.inputs = [
        InputSettings(name: RunningLoop.screen, way: .fifo(path: "/nowhere"), isScreen: true),
        InputSettings(
          name: RunningLoop.pad, way: .fifo(path: "/nowhere"), rating: .exit,
          keys: ["KEY_1": .rate(score: 1, scale: 5), "KEY_5": .rate(score: 5, scale: 5)]),
      ]
      change(&settings)
      for input in settings.inputs { keys.formUnion(input.keys.keys) }
    }
    self.keys = keys
  }

  func stop() { loop.stop(reason: "test") }

  /// The loop has done what came before, and has ended the turn in which it did.
  @discardableResult
  func settle() async throws -> LoopStatus {
    _ = try await loop.status()
    return try await loop.status()
  }

  func wait(_ milliseconds: Int64) async throws {
    // What is shown is shown before the time goes on.
    try await settle()
    clock.wait(milliseconds: milliseconds)
    try await settle()
  }

  /// A second later, a finger on the zone that is shown now.
  func touch(_ zone: String) async throws {
    try await wait(1000)
    try await tap(zone)
  }

  func down(_ zone: String) async throws { try await contact(zone, .down) }
  func up(_ zone: String) async throws { try await contact(zone, .up) }

  /// At once.
  func tap(_ zone: String) async throws {
    let place = try place(of: zone)
    let now = clock.microseconds
    loop.receive(InputSignal.tap(1, place.x, place.y, at: now))
    try await settle()
  }

  /// A second later, a key of the pad.
  ///
  /// - Throws: when the pad has no such key: a story that is told wrongly proves nothing.
  func key(_ key: String) async throws {
    try #require(keys.contains(key), "the pad has the keys \(keys.sorted())")
    try await wait(1000)
    let now = clock.microseconds
    loop.receive([.key(key, .down, at: now), .key(key, .up, at: now + 100_000)])
    try await settle()
  }

  /// Presses *next* until the focus is on a zone.
  func walk(to zone: String) async throws {
    for _ in 0..<30 where screen.last?.scene.focus != zone { try await key("BTN_A") }
    try #require(screen.last?.scene.focus == zone)
  }

  /// Where a zone is, in parts of the display.
  func place(of zone: String) throws -> (x: Double, y: Double) {
    let scene = try #require(screen.last?.scene)
    let found = try #require(scene.touchZones.first { $0.name == zone }, "\(scene.touchZones.map(\.name))")
    return (found.x + found.width / 2, found.y + found.height / 2)
  }

  private func contact(_ zone: String, _ phase: ContactPhase) async throws {
    let place = try place(of: zone)
    loop.receive([.contact(1, place.x, place.y, phase, at: clock.microseconds)])
    try await settle()
  }
}
