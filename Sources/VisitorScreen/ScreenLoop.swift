internal import Drawing
internal import SystemCalls
internal import VisitorPages

/// The work of the screen's thread: waits for a frame or for news of the target, draws what has changed, hands it over.
final class ScreenLoop {
  private let renderer: SceneRenderer
  private let target: any ScreenTarget
  private let mailbox: ScreenMailbox
  private let report: (ScreenReport) -> Void
  /// What the visitor should see.
  private var wanted: ScreenFrame?
  /// What is on the canvas, and in the target.
  private var drawn: ScreenFrame?
  /// The picture in ordinary memory: a display's own is slow to read, and text is blended with what is below it.
  private var canvas: PictureCanvas?
  /// Faults of drawing that were reported; each is reported once.
  private var reported: Set<DrawingFault> = []

  init(
    renderer: SceneRenderer, target: any ScreenTarget, mailbox: ScreenMailbox,
    report: @escaping (ScreenReport) -> Void
  ) {
    self.renderer = renderer
    self.target = target
    self.mailbox = mailbox
    self.report = report
  }

  /// Opens the target, and draws scenes that nobody sees.
  func open(rehearsing scenes: [VisitorScene]) {
    attend()
    guard let size = target.size, let canvas = try? PictureCanvas(width: size.width, height: size.height) else {
      return
    }
    for scene in scenes { renderer.draw(ScreenFrame(scene), on: canvas) }
    self.canvas = canvas
  }

  /// Returns when the mailbox has ended.
  func run() {
    defer { target.close() }
    while true {
      let (frame, isEnded) = mailbox.take()
      if isEnded { return }
      if let frame { wanted = frame }
      if let wanted, wanted != drawn, target.isReady, let size = target.size { show(wanted, size) }
      var poll = Poll(reading: [mailbox.descriptor] + target.descriptors)
      poll.wait(atMost: target.patience.map { .milliseconds($0) })
      attend()
    }
  }

  private func attend() {
    let (reports, isNew) = target.attend()
    if isNew { drawn = nil }
    reports.forEach(report)
  }

  private func show(_ frame: ScreenFrame, _ size: PixelSize) {
    do throws(DrawingFault) {
      let canvas = try canvas(of: size)
      let boxes = drawn.flatMap { frame.changes(since: $0, on: size) }
      drawn = frame
      if let boxes, boxes.isEmpty { return }
      report(renderer.draw(frame, on: canvas, within: boxes))
      target.present(canvas, changed: boxes ?? [canvas.bounds]).forEach(report)
    } catch {
      report([error])
    }
  }

  private func canvas(of size: PixelSize) throws(DrawingFault) -> PictureCanvas {
    if let canvas, canvas.width == size.width, canvas.height == size.height { return canvas }
    let new = try PictureCanvas(width: size.width, height: size.height)
    canvas = new
    drawn = nil
    return new
  }

  private func report(_ faults: [DrawingFault]) {
    for fault in faults where reported.count < 100 && reported.insert(fault).inserted {
      report(.impaired(ScreenFault(.drawing, cause: "\(fault)", remedy: "That part of the screen stays empty.")))
    }
  }
}
