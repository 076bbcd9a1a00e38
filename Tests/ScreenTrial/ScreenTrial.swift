import ArgumentParser
import Drawing
import Foundation
import ScreenFixtures
import VisitorScreen
import Events
import VisitorPages
import VisitorJourney

/// Shows sample pages on this machine's real display: a trial of hardware, and of what becomes of the text console.
@main
struct ScreenTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows sample pages on the display, as told line by line.",
    discussion: """
      Each line is one order: services, rating, number, notice, symbols (a page); english, thai, large, contrast, plain
      (the mode); press NAME, focus NAME, release; crash, quit. Every report of the display is printed.
      """)

  @Option(help: "The kernel's name of the connector, such as HDMI-A-1.")
  var connector: String?
  @Option(help: "Such as 1920x1080 or 1920x1080@60.")
  var mode: String?
  @Option(help: "Degrees clockwise: 0, 90, 180 or 270.")
  var rotation = 0
  @Option(help: "The visible width in millimetres, after rotation.")
  var width = 305.0
  @Option(help: "The visible height in millimetres, after rotation.")
  var height = 229.0
  @Option(help: "Where the orders come from, such as a named pipe; standard input when it is not given.")
  var orders = "/dev/stdin"
  @Flag(help: "Leaves the driver's atomic interface alone.")
  var legacy = false

  func run() throws {
    guard let turn = QuarterTurn(rawValue: rotation) else { throw ValidationError("\(rotation)° is no quarter turn") }
    if let mode, RequestedMode(mode) == nil { throw ValidationError("“\(mode)” is no mode") }
    var settings = DisplaySettings(connector: connector, mode: mode.flatMap { RequestedMode($0) }, rotation: turn)
    settings.allowsAtomic = !legacy
    let panel = Panel(width: width, height: height)
    let screen = try Screen(
      rehearsal: SamplePage.allCases.map { $0.scene(on: panel) }, report: { Self.say("\($0)") },
      target: { [settings] () throws(ScreenFault) in try DisplayTarget(settings) })
    Self.say("ready")
    var state = TrialState(panel: panel)
    screen.show(state.scene, pressed: [])
    // Both ends, so that a pipe does not end with the first who writes to it.
    guard let input = fopen(orders, orders == "/dev/stdin" ? "r" : "r+") else {
      throw ValidationError("\(orders) cannot be read")
    }
    while let line = Self.line(of: input), line != "quit" {
      if line == "crash" { abort() }
      state.follow(line.split(separator: " ").map(String.init))
      screen.show(state.scene, pressed: state.pressed)
    }
    screen.stop()
    Self.say("stopped")
  }

  private static func line(of file: UnsafeMutablePointer<FILE>) -> String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

/// What the trial shows.
struct TrialState {
  let panel: Panel
  var page = SamplePage.services
  var mode = ScreenMode()
  var pressed: Set<String> = []
  var focus: String?

  init(panel: Panel) {
    self.panel = panel
  }

  var scene: VisitorScene {
    var scene = page.scene(on: panel, mode)
    scene.focus = focus
    return scene
  }

  mutating func follow(_ words: [String]) {
    switch words.first {
    case "press": pressed = Set(words.dropFirst())
    case "focus": focus = words.dropFirst().first
    case "release": (pressed, focus) = ([], nil)
    case "english": mode.language = .english
    case "thai": mode.language = .thai
    case "large": mode.largeText = true
    case "contrast": mode.contrast = true
    case "plain": mode = ScreenMode()
    case let word?: if let named = SamplePage(rawValue: word) { page = named }
    case nil: break
    }
  }
}
