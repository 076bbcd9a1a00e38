import AsyncHTTPClient
import Drawing
import Events
import Foundation
import InputDevices
import Logging
import NIOCore
import NIOHTTP1
import ScreenFixtures
import ServiceLifecycle
import Presses
import Settings
import Testing
import VisitorScreen

@testable import ScreenPage

/// A page as the kiosk serves it: a real screen in memory, a real reader of the pipes, a folder of tickets.
final class PageStory: Sendable {
  static let size = PixelSize(width: 640, height: 512)

  let folder: URL
  let image: ImageTarget
  let news: PageNews
  let recorder = SignalRecorder()
  private let screen: Screen
  private let listener: InputListener
  private let settings: KioskSettings
  private let listen = ListenSettings(port: 0)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(component: "tickets"), withIntermediateDirectories: true)
    let news = PageNews()
    let image = ImageTarget(size: Self.size) { _ in news.screenChanged() }
    (self.news, self.image) = (news, image)
    screen = try Screen(target: { () throws(ScreenFault) in image })
    settings = Self.settings(in: folder)
    listener = InputListener(settings: settings.inputs, receiver: recorder)
    try listener.start()
  }

  deinit {
    listener.stop()
    screen.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func settings(in folder: URL) -> KioskSettings {
    let path = folder.path(percentEncoded: false)
    var settings = KioskSettings.embedded(stateDirectory: path, runtimeDirectory: path)
    let keys = Dictionary(uniqueKeysWithValues: (1...5).map { ("KEY_\($0)", InputAction.rate(score: $0, scale: 5)) })
    settings.screen = ScreenSettings(
      panel: Panel(width: 305, height: 229),
      display: DisplayChoice(mode: .init(width: size.width, height: size.height)),
      page: ScreenPageSettings(pad: "exit"))
    settings.inputs = [
      InputSettings(name: "screen", way: .fifo(path: path + "/screen"), isScreen: true),
      InputSettings(
        name: "exit", way: .fifo(path: path + "/exit"), rating: .exit,
        keys: keys.merging(["KEY_RIGHT": .focus(.next, screen: "screen")]) { $1 }),
    ]
    settings.printers = [PrinterSettings(name: "paper", way: .folder(path: path + "/tickets"))]
    settings.centre = CentreSettings(url: "http://127.0.0.1:1", credentialFile: path + "/credential")
    return settings
  }

  func show(_ sample: SamplePage, pressed: Set<String> = []) {
    screen.show(sample.scene(on: .standard), pressed: pressed)
  }

  /// Puts a ticket's picture into the folder as the printer does: whole.
  func print(_ name: String) throws {
    let picture = Picture(width: 8, height: 8, dots: Array(repeating: 0xFFFFFF, count: 64))
    try Data(picture.png()).write(to: folder.appending(path: "tickets/\(name)"), options: .atomic)
  }

  /// Serves the page while the story lasts.
  func served(_ story: (PageReader) async throws -> Void) async throws {
    let offer = try #require(PageOffer(settings))
    let (addresses, listening) = AsyncStream<String>.makeStream()
    let service = ScreenPage(
      listen: listen, offer: offer, picture: { [image] in image.picture }, news: news
    ) { listening.yield($0) }
    let group = ServiceGroup(
      configuration: .init(services: [service], logger: Logger(label: "page") { _ in SwiftLogNoOpLogHandler() }))
    let running = Task {
      defer { listening.finish() }
      try await group.run()
    }
    do {
      for await address in addresses {
        try await story(PageReader(address: address))
        break
      }
    } catch {
      running.cancel()
      throw error
    }
    await group.triggerGracefulShutdown()
    try await running.value
  }
}

/// What the kiosk hears of its inputs, in words.
final class SignalRecorder: InputReceiving {
  let signals: AsyncStream<InputSignal>
  private let continuation: AsyncStream<InputSignal>.Continuation

  init() { (signals, continuation) = AsyncStream.makeStream() }

  func receive(_ signals: [InputSignal]) { signals.forEach { continuation.yield($0) } }

  /// The next contacts and keys; positions in hundredths of the screen.
  func words(_ count: Int) async -> [String] {
    var words: [String] = []
    for await signal in signals {
      switch signal {
      case .contact(let contact):
        let (x, y) = (Int((contact.x * 100).rounded()), Int((contact.y * 100).rounded()))
        words.append("\(contact.device):\(contact.phase)(\(x),\(y))")
      case .key(let key): words.append("\(key.device):\(key.key).\(key.phase)")
      case .plugged, .unplugged: continue
      }
      if words.count == count { break }
    }
    return words
  }
}

/// Reads the page as a program would that may claim what it likes.
struct PageReader {
  let address: String
  var origin: String { String(address.dropLast()) }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: origin + path)
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    return try await HTTPClient.shared.execute(request, timeout: .seconds(30))
  }

  /// - Parameter headers: instead of those with which the page itself sends.
  func post(_ path: String, _ body: String, _ headers: [String: String?] = [:]) async throws -> UInt {
    var request = HTTPClientRequest(url: origin + path)
    request.method = .POST
    let own: [String: String?] = [
      "Content-Type": "application/json", "Origin": origin, "X-Page-Token": try await token(),
    ]
    for (name, value) in own.merging(headers, uniquingKeysWith: { $1 }) {
      if let value { request.headers.replaceOrAdd(name: name, value: value) }
    }
    request.body = .bytes(ByteBuffer(string: body))
    return try await HTTPClient.shared.execute(request, timeout: .seconds(30)).status.code
  }

  func touch(_ steps: String...) async throws -> UInt {
    try await post("/touch", "{\"steps\": [\(steps.joined(separator: ", "))]}")
  }

  private func token() async throws -> String {
    struct Kiosk: Decodable {
      var token: String
    }
    return try JSONDecoder().decode(Kiosk.self, from: Data(try await get("/kiosk.json").bytes)).token
  }
}

extension HTTPClientResponse {
  var bytes: [UInt8] {
    get async throws { Array(try await body.collect(upTo: 8 << 20).readableBytesView) }
  }
}

/// What a pointer did, as the page says it.
func step(_ phase: String, x: Int = 0, y: Int = 0, pointer: Int = 1, age: Int = 0) -> String {
  "{\"pointer\": \(pointer), \"phase\": \"\(phase)\", \"x\": \(x), \"y\": \(y), \"age\": \(age)}"
}
