import Drawing
import Foundation
import Glibc
import KioskProcesses
import ScreenFixtures
import Synchronization
import VisitorJourney
import VisitorScreen

/// How long the screen takes to draw, at 1920 × 1080 in memory; what the display itself adds is copying.
enum ScreenMeasure {
  private static let size = PixelSize(width: 1920, height: 1080)
  private static let modes = Language.allCases.flatMap { language in
    [false, true].map { ScreenMode(language: language, largeText: $0) }
  }

  static func run(_ count: Int, _ report: inout Report) throws {
    report.section("screen, 1920 × 1080 in memory")
    let begin = Moment.now
    let renderer = try SceneRenderer()
    let canvas = try PictureCanvas(width: size.width, height: size.height)
    let scenes = modes.flatMap { mode in SamplePage.allCases.map { $0.scene(on: .wide, mode) } }
    var cold = Sample()
    for scene in scenes { cold.add(time { renderer.draw(ScreenFrame(scene), on: canvas) }) }
    report.line(
      "fonts and first pages", "\((Double(Moment.now - begin) / 1e6).figure) ms, slowest \(cold.percentile(1).figure)")
    full(scenes, renderer, canvas, count, &report)
    pressed(scenes, renderer, canvas, count, &report)
    try handedOver(count, &report)
    report.line("RSS of this process", memory("VmRSS"))
  }

  private static func full(
    _ scenes: [VisitorScene], _ renderer: SceneRenderer, _ canvas: PictureCanvas, _ count: Int, _ report: inout Report
  ) {
    var (sample, work) = (Sample(), Sample())
    for index in 0..<count {
      let frame = ScreenFrame(scenes[index % scenes.count])
      let begin = processorTime()
      sample.add(time { renderer.draw(frame, on: canvas) })
      work.add(processorTime() - begin)
    }
    report.line("full redraw", sample.summary)
    report.line("  its processor time", work.summary)
    report.bar("full redraw p99", sample.percentile(0.99), atMost: 10, "ms")
  }

  private static func pressed(
    _ scenes: [VisitorScene], _ renderer: SceneRenderer, _ canvas: PictureCanvas, _ count: Int, _ report: inout Report
  ) {
    var (sample, work) = (Sample(), Sample())
    let presses = scenes.flatMap { scene in scene.zones.map { ScreenFrame(scene, pressed: [$0.name]) } }
    for index in 0..<count {
      let frame = presses[index % presses.count]
      let rest = ScreenFrame(frame.scene)
      renderer.draw(rest, on: canvas)
      let boxes = frame.changes(since: rest, on: size)
      let begin = processorTime()
      sample.add(time { renderer.draw(frame, on: canvas, within: boxes) })
      work.add(processorTime() - begin)
    }
    report.line("pressed zone", sample.summary)
    report.line("  its processor time", work.summary)
    report.bar("pressed zone p99", sample.percentile(0.99), atMost: 3, "ms")
  }

  /// From `show` on another thread until the picture has been handed to the target.
  private static func handedOver(_ count: Int, _ report: inout Report) throws {
    let seen = DispatchSemaphore(value: 0)
    let image = ImageTarget(size: size) { _ in seen.signal() }
    let scene = SamplePage.services.scene(on: .wide)
    let screen = try Screen(rehearsal: [scene], target: { () throws(ScreenFault) in image })
    defer { screen.stop() }
    var sample = Sample()
    for index in 0...count {
      let pressed: Set<String> = index % 2 == 0 ? [] : ["service-\(index / 2 % 7)"]
      let begin = Moment.now
      screen.show(scene, pressed: pressed)
      guard seen.wait(timeout: .now() + 5) == .success else { break }
      if index > 0 { sample.add(Moment.now - begin) }
      usleep(2000)
    }
    report.line("show → handed over, pressed", sample.summary)
    report.bar("handed over", Double(sample.count), atLeast: Double(count), "of \(count)")
    report.bar("show → handed over p99", sample.percentile(0.99), atMost: 8, "ms")
  }

  /// Nanoseconds that this thread has worked: what others on the machine do is not in it.
  private static func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private static func time(_ work: () -> Void) -> UInt64 {
    let begin = Moment.now
    work()
    return Moment.now - begin
  }

  private static func memory(_ field: String) -> String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.split(separator: "\n").first { $0.hasPrefix(field) }.map { $0.filter(\.isNumber) + " kB" } ?? "?"
  }
}
