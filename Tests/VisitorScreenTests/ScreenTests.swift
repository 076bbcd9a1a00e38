import Dispatch
import Drawing
import ScreenFixtures
import Synchronization
import Testing

@testable import VisitorScreen
import VisitorPages

@Suite("The screen and its thread")
struct ScreenTests {
  let size = PixelSize(width: 512, height: 384)

  @Test("What is shown last is what is seen, and a press is seen upon it")
  func lastWins() throws {
    let seen = DispatchSemaphore(value: 0)
    let image = ImageTarget(size: size) { _ in seen.signal() }
    let screen = try Screen(target: { () throws(ScreenFault) in image })
    let scene = SamplePage.number.scene(on: .standard)
    for page in SamplePage.allCases { screen.show(page.scene(on: .standard), pressed: []) }
    screen.show(scene, pressed: ["done"])
    let expected = try SceneRenderer().picture(of: ScreenFrame(scene, pressed: ["done"]), at: size)
    while image.picture != expected {
      guard seen.wait(timeout: .now() + 10) == .success else {
        Issue.record("the last scene was not seen")
        break
      }
    }
    screen.stop()
    #expect(image.picture == expected)
  }

  @Test("The same scene again is no new picture; after the end nothing is shown")
  func nothingNew() throws {
    let seen = DispatchSemaphore(value: 0)
    let count = Atomic(0)
    let image = ImageTarget(size: size) { number in
      count.store(number, ordering: .relaxed)
      seen.signal()
    }
    let screen = try Screen(target: { () throws(ScreenFault) in image })
    let scene = SamplePage.rating.scene(on: .standard)
    screen.show(scene, pressed: [])
    #expect(seen.wait(timeout: .now() + 10) == .success)
    screen.show(scene, pressed: [])
    screen.show(scene, pressed: ["score-5"])
    #expect(seen.wait(timeout: .now() + 10) == .success)
    #expect(count.load(ordering: .relaxed) == 2)
    screen.stop()
    screen.stop()
    screen.show(scene, pressed: [])
    #expect(count.load(ordering: .relaxed) == 2)
  }

  @Test("A picture that cannot be drawn is reported once, and the rest is shown")
  func impaired() throws {
    let seen = DispatchSemaphore(value: 0)
    let reports = Mutex<[ScreenReport]>([])
    let image = ImageTarget(size: size) { _ in seen.signal() }
    let screen = try Screen(
      report: { report in reports.withLock { $0.append(report) } }, target: { () throws(ScreenFault) in image })
    var scene = SamplePage.number.scene(on: .standard)
    scene.elements.append(
      .qr(String(repeating: "ก", count: 3000), Rectangle(x: 0, y: 0, width: 20, height: 20)))
    for pressed in [Set<String>(), ["done"]] {
      screen.show(scene, pressed: pressed)
      #expect(seen.wait(timeout: .now() + 10) == .success)
    }
    screen.stop()
    let faults = reports.withLock { $0 }.filter { if case .impaired = $0 { true } else { false } }
    #expect(faults.count == 1, "\(faults)")
  }

  @Test("A logo that is no picture is refused before anything is shown")
  func logo() {
    let fault = #expect(throws: ScreenFault.self) { try ScreenLook(logo: Array("GIF89a".utf8)) }
    #expect(fault?.code == .logo)
  }

  @Test("A machine without a display goes on, and says what is missing")
  func noDisplay() throws {
    let reports = Mutex<[ScreenReport]>([])
    let reported = DispatchSemaphore(value: 0)
    let screen = try Screen(
      report: { report in
        reports.withLock { $0.append(report) }
        reported.signal()
      },
      target: { () throws(ScreenFault) in try DisplayTarget(DisplaySettings(connector: "NONE-A-7")) })
    screen.show(SamplePage.number.scene(on: .standard), pressed: [])
    #expect(reported.wait(timeout: .now() + 10) == .success)
    screen.stop()
    let isDark = reports.withLock { $0 }.contains { if case .dark = $0 { true } else { false } }
    #expect(isDark)
  }
}
