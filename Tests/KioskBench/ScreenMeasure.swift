import CLinux
import Drawing
import Foundation
import Glibc
import KioskFixtures
import ScreenFixtures
import VisitorScreen
import Events
import VisitorPages
import VisitorJourney

/// How long the screen's thread takes to draw, at 1920 × 1080 in memory: every page of the gallery in every language and
/// mode, and every zone of it pressed. What a display adds is copying.
enum ScreenMeasure {
  static let size = PixelSize(width: 1920, height: 1080)
  static let panel = Panel(width: 531, height: 299)

  /// - Parameter rounds: how often every page is drawn.
  static func run(_ rounds: Int, _ report: inout Report) throws {
    report.section("drawing, 1920 × 1080 in memory")
    let scenes = SceneGallery.scenes(of: OneStopService.offer(panel: panel, purpose: .both, services: 8)).map(\.scene)
    let begin = Moment.now
    let renderer = try SceneRenderer()
    let canvas = try PictureCanvas(width: size.width, height: size.height)
    renderer.draw(ScreenFrame(scenes[0]), on: canvas)
    report.line("fonts and first page", "\((Double(Moment.now - begin) / 1e6).figure) ms")
    full(scenes, renderer, canvas, rounds, &report)
    pressed(scenes, renderer, canvas, &report)
    report.line("RSS of this process", memory("VmRSS"))
  }

  /// Pages in turn, so that most of them have been forgotten when they come again; then each once more, at once.
  private static func full(
    _ scenes: [VisitorScene], _ renderer: SceneRenderer, _ canvas: PictureCanvas, _ rounds: Int, _ report: inout Report
  ) {
    var (unset, again) = (Timing(), Timing())
    for _ in 0..<rounds {
      for scene in scenes {
        unset.measure { renderer.draw(ScreenFrame(scene), on: canvas) }
        again.measure { renderer.draw(ScreenFrame(scene), on: canvas) }
      }
    }
    report.line("pages", "\(scenes.count)")
    unset.tell("full redraw, texts not set before", atMost: 10, &report)
    again.tell("full redraw, texts known", atMost: 10, &report)
  }

  private static func pressed(
    _ scenes: [VisitorScene], _ renderer: SceneRenderer, _ canvas: PictureCanvas, _ report: inout Report
  ) {
    var timing = Timing()
    for scene in scenes {
      let rest = ScreenFrame(scene)
      renderer.draw(rest, on: canvas)
      for zone in scene.zones where zone.isEnabled {
        let frame = ScreenFrame(scene, pressed: [zone.name])
        timing.measure { renderer.draw(frame, on: canvas, within: frame.changes(since: rest, on: size)) }
        renderer.draw(rest, on: canvas, within: rest.changes(since: frame, on: size))
      }
    }
    timing.tell("pressed zone", atMost: 3, &report)
  }

  private static func memory(_ field: String) -> String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.split(separator: "\n").first { $0.hasPrefix(field) }.map { $0.filter(\.isNumber) + " kB" } ?? "?"
  }
}

/// How long something took by the wall's clock, and how long this thread has worked for it: what others on the machine
/// do is not in the second.
struct Timing {
  private var wall = Sample()
  private var work = Sample()

  mutating func measure(_ action: () -> Void) {
    let (begin, beginWork) = (Moment.now, Self.processorTime)
    action()
    wall.add(Moment.now - begin)
    work.add(Self.processorTime - beginWork)
  }

  func tell(_ name: String, atMost limit: Double, _ report: inout Report) {
    report.line(name, wall.summary)
    report.line("  its processor time", work.summary)
    report.bar("\(name) p99", wall.percentile(0.99), atMost: limit, "ms")
  }

  /// Nanoseconds.
  private static var processorTime: UInt64 { UInt64(clinux_nanoseconds(CLOCK_THREAD_CPUTIME_ID)) }
}
