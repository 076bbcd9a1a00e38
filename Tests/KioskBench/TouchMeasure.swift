import Foundation
import Glibc
import KioskFixtures
import Presses
import VisitorPages

/// From a touch at the descriptor to pixels handed to the display, through the whole product: pipe, input thread, loop,
/// screen thread, 1920 × 1080 dots in memory. The kiosk sleeps between touches: every measure includes waking it up.
enum TouchMeasure {
  private static let screen = "width_mm: 531, height_mm: 299, mode: 1920x1080, page: {listen: {port: 0}}"

  /// Slower than what the recognition takes for a storm of ghosts, which is no touch.
  private static let spacing = Duration.milliseconds(70)
  /// A page must have stood so long before it takes a touch.
  private static let settling = Duration.milliseconds(430)

  static func run(touches: Int, visits: Int, idle seconds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("touch at the descriptor → pixels, 1920 × 1080 in memory")
    let place = try KioskPlace(in: directory) { $0.show(screen: Self.screen) }
    let kiosk = try ScreenKiosk(place)
    let finger = try Finger(place.pipe("screen"))
    kiosk.witness.rest(milliseconds: 200)
    pause(settling)
    try pressed(touches, finger, kiosk.witness, &report)
    try numbers(visits, finger, kiosk.witness, &report)
    kiosk.stop()
    try rest(visits, idle: seconds, in: directory, &report)
  }

  /// Touches that slide off: what is held is seen and nothing is asked for.
  private static func pressed(_ count: Int, _ finger: Finger, _ witness: ScreenWitness, _ report: inout Report) throws {
    var (down, off) = (Sample(), Sample())
    let zones = witness.account.scene?.touchZones ?? []
    for index in 0..<count where !zones.isEmpty {
      let zone = zones[index % zones.count]
      let touched = try finger.touch(x: zone.x + zone.width / 2, y: zone.y + zone.height / 2)
      let held = witness.next { $0.pressed == [zone.name] && $0.shownAt > touched && $0.pictureAt > $0.shownAt }
      if let held { down.add(from: touched, to: held.pictureAt) }
      pause(.milliseconds(30))
      let slid = Moment.now
      try finger.slide(x: 0.002, y: 0.002)
      let released = witness.next { $0.pressed.isEmpty && $0.shownAt > slid && $0.pictureAt > $0.shownAt }
      if let released { off.add(from: slid, to: released.pictureAt) }
      try finger.lift()
      pause(spacing)
    }
    report.line("touch → pressed pixels", down.summary)
    report.line("slid off → pixels as before", off.summary)
    report.bar("touches seen", Double(down.count), atLeast: Double(count), "of \(count)")
    report.bar("touch → pressed pixels p99", down.percentile(0.99), atMost: 16, "ms")
  }

  /// Whole visits: service, visitor type, number; the paper is a picture in a folder.
  private static func numbers(_ count: Int, _ finger: Finger, _ witness: ScreenWitness, _ report: inout Report) throws {
    var (pages, commits, numbers) = (Sample(), Sample(), Sample())
    var early = 0
    for _ in 0..<count {
      guard let asked = try tap("service.ADVICE", finger, witness, until: .visitorType) else { break }
      pages.add(from: asked.lifted, to: asked.seen.pictureAt)
      guard let number = try tap("visitor_type.JURISTIC", finger, witness, until: .number) else { break }
      let seen = number.seen
      if seen.sceneAt < seen.durableAt || seen.durableAt < number.lifted { early += 1 }
      commits.add(seen.pictureAt - min(seen.pictureAt, seen.durableAt))
      numbers.add(from: number.lifted, to: number.seen.pictureAt)
      guard try tap("next", finger, witness, until: .home) != nil else { break }
    }
    report.line("lifted → next page's pixels", pages.summary)
    report.line("lifted → number's pixels", numbers.summary)
    report.line("commit → number's pixels", commits.summary)
    report.bar("visits", Double(commits.count), atLeast: Double(count), "of \(count)")
    report.bar("numbers shown before their commit", Double(early), atMost: 0, "")
    report.bar("commit → number's pixels p99", commits.percentile(0.99), atMost: 16.7, "ms")
  }

  /// - Returns: when the finger was lifted, and the account when the wanted page's picture was handed over.
  private static func tap(
    _ name: String, _ finger: Finger, _ witness: ScreenWitness, until page: PageName
  ) throws -> (lifted: UInt64, seen: ScreenWitness.Account)? {
    guard let zone = witness.account.scene?.touchZones.first(where: { $0.name == name }) else { return nil }
    try finger.touch(x: zone.x + zone.width / 2, y: zone.y + zone.height / 2)
    pause(.milliseconds(60))
    let lifted = try finger.lift()
    guard let seen = witness.next(where: { $0.scene?.page == page && $0.pictureAt > $0.sceneAt }) else { return nil }
    pause(settling)
    witness.rest(milliseconds: 1)
    return (lifted, seen)
  }

  // MARK: - The program itself

  /// Memory of kioskd with the screen after visits in both languages, and what wakes it when nobody comes.
  private static func rest(_ visits: Int, idle seconds: Int, in directory: URL, _ report: inout Report) throws {
    let place = try KioskPlace(in: directory) { $0.show(screen: Self.screen) }
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.stop() }
    let finger = try Finger(place.pipe("screen"))
    pause(settling)
    // Wherever touches fall: services, types, modes and languages in turn.
    for index in 0..<visits * 3 {
      try finger.touch(x: Double(index * 37 % 97) / 97, y: 0.15 + Double(index * 53 % 83) / 100)
      pause(.milliseconds(50))
      try finger.lift()
      pause(settling)
    }
    report.line("visits of kioskd", "\(try kiosk.line().status()?.value("visits") ?? 0)")
    report.bar("RSS of kioskd", Double(kiosk.memory("VmRSS")) / 1000, atMost: 90, "MB")
    report.line("  of it anonymous", "\(kiosk.memory("RssAnon")) kB")
    // The last visitor's page has gone by then.
    pause(.seconds(60))
    let before = kiosk.contextSwitches()
    pause(.seconds(seconds))
    let woken = kiosk.contextSwitches().merging(before) { max(0, $0 - $1) }
    let screen = woken.filter { $0.key.hasPrefix("screen ") }.values.reduce(0, +)
    let allowed = Double(seconds / 60 + 1)
    report.bar("wakings of the screen in \(seconds) s", Double(screen), atMost: allowed, "(the minute clock)")
  }
}
