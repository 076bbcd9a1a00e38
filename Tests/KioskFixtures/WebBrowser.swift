internal import AsyncHTTPClient
public import Foundation
internal import Glibc
internal import NIOCore
internal import NIOHTTP1

/// A real Chromium without a window, driven as a person would drive it (W3C WebDriver): its clicks are trusted events.
public final class WebBrowser: Sendable {
  /// How a pointer touches.
  public enum Pointer: String, Sendable {
    case mouse, touch
  }

  private let session: String

  /// Runs a story in a browser of its own, which ends with it.
  public static func opened(_ story: (WebBrowser) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    let log = folder.appending(component: "chromedriver.log")
    let driver = try ChildProgram(
      "/usr/bin/chromedriver", ["--port=0"], environment: ["TMPDIR": path, "HOME": path], output: .file(log.path),
      leadsGroup: true)
    // With the browser, where a fault keeps it from being closed.
    defer { driver.signal(SIGKILL) }
    let port = try await FolderWatch.wait(in: path, within: .seconds(20)) {
      let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      return said.firstMatch(of: /started successfully on port (\d+)/).flatMap { Int($0.1) }
    }
    guard let port else { throw ChildProgram.Fault(description: "chromedriver did not start") }
    let browser = try await WebBrowser(of: "http://127.0.0.1:\(port)/session")
    try await story(browser)
    let _: Nothing? = try await browser.ask(.DELETE, "", nil)
  }

  private init(of driver: String) async throws {
    // Chromium's own sandbox does not work for root, as which tests run in a container.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    let flags = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1700,1200"] + sandbox
    let options = "{\"binary\": \"/usr/bin/chromium\", \"args\": [\(flags.map(Self.quoted).joined(separator: ", "))]}"
    let begin = """
      {"capabilities": {"alwaysMatch": {"timeouts": {"script": 20000}, "goog:chromeOptions": \(options)}}}
      """
    let begun: Begun = try await Self.ask(.POST, driver, begin)
    session = "\(driver)/\(begun.sessionId)"
  }

  public func open(_ address: String) async throws {
    let _: Nothing? = try await command("url", "{\"url\": \(Self.quoted(address))}")
  }

  /// - Parameter script: the body of a function in JavaScript.
  public func run<Value: Decodable>(_ script: String, as type: Value.Type = Value.self) async throws -> Value {
    try await command("execute/sync", "{\"script\": \(Self.quoted(script)), \"args\": []}")
  }

  /// Looks at once whether an expression in JavaScript is true in the page, and again after each change of the page and
  /// when a picture has come.
  ///
  /// - Throws: `ChildProgram.Fault` when it is not within 20 s.
  public func wait(until expression: String) async throws {
    let script = """
      const done = arguments[0];
      const look = () => { if (\(expression)) { observer.disconnect(); done(true); } };
      const observer = new MutationObserver(look);
      observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
      document.addEventListener("load", look, true);
      look();
      """
    let _: Bool = try await command("execute/async", "{\"script\": \(Self.quoted(script)), \"args\": []}")
  }

  /// Presses the pointer on an element and lets it go.
  ///
  /// - Parameters:
  ///   - selector: of CSS.
  ///   - x, y: 0…1 of the element, from the left and the top.
  ///   - pause: milliseconds that the pointer waits above it before.
  public func click(
    _ selector: String, x: Double = 0.5, y: Double = 0.5, with pointer: Pointer = .mouse, after pause: Int = 0
  ) async throws {
    let element: [String: String] = try await command(
      "element", "{\"using\": \"css selector\", \"value\": \(Self.quoted(selector))}")
    guard let (key, id) = element.first else { throw ChildProgram.Fault(description: "there is no \(selector)") }
    struct Size: Decodable {
      var width: Double
      var height: Double
    }
    let size: Size = try await ask(.GET, "/element/\(id)/rect", nil)
    let (across, down) = (Int((x - 0.5) * size.width), Int((y - 0.5) * size.height))
    let steps = """
      {"type": "pointerMove", "duration": 0, "origin": {"\(key)": "\(id)"}, "x": \(across), "y": \(down)},
      {"type": "pause", "duration": \(pause)}, {"type": "pointerDown", "button": 0}, {"type": "pause", "duration": 80}, {"type": "pointerUp", "button": 0}
      """
    let _: Nothing? = try await command(
      "actions",
      """
      {"actions": [{"type": "pointer", "id": "\(pointer.rawValue)",
        "parameters": {"pointerType": "\(pointer.rawValue)"}, "actions": [\(steps)]}]}
      """)
  }

  /// Presses a key and lets it go.
  public func press(_ key: Character) async throws {
    let value = Self.quoted(String(key))
    let steps = "{\"type\": \"keyDown\", \"value\": \(value)}, {\"type\": \"keyUp\", \"value\": \(value)}"
    let _: Nothing? = try await command(
      "actions", "{\"actions\": [{\"type\": \"key\", \"id\": \"keys\", \"actions\": [\(steps)]}]}")
  }

  /// What is seen in the window, as a PNG file.
  public func picture() async throws -> Data {
    let coded: String = try await ask(.GET, "/screenshot", nil)
    return Data(base64Encoded: coded) ?? Data()
  }

  private struct Begun: Decodable {
    var sessionId: String
  }

  private struct Nothing: Decodable {}

  private struct Answer<Value: Decodable>: Decodable {
    var value: Value
  }

  private func command<Value: Decodable>(_ name: String, _ body: String) async throws -> Value {
    try await ask(.POST, "/" + name, body)
  }

  private func ask<Value: Decodable>(_ method: HTTPMethod, _ path: String, _ body: String?) async throws -> Value {
    try await Self.ask(method, session + path, body)
  }

  private static func ask<Value: Decodable>(
    _ method: HTTPMethod, _ address: String, _ body: String?
  ) async throws -> Value {
    var request = HTTPClientRequest(url: address)
    request.method = method
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = body.map { .bytes(ByteBuffer(string: $0)) }
    let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    let bytes = Data(try await answer.body.collect(upTo: 32 << 20).readableBytesView)
    guard answer.status == .ok else {
      throw ChildProgram.Fault(
        description: "\(method) \(address): \(String(decoding: bytes.prefix(600), as: UTF8.self))")
    }
    return try JSONDecoder().decode(Answer<Value>.self, from: bytes).value
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
