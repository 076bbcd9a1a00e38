internal import Events
import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Settings

/// What the page's server answers.
///
/// | request | answer |
/// | --- | --- |
/// | `GET /`, `/page.css`, `/page.js` | the page |
/// | `GET /favicon.ico` | 204: browsers ask for it without being told to |
/// | `GET /kiosk.json` | what the page shows beside the screen, and the token for presses |
/// | `GET /events` | server-sent events: `screen` with the picture's number, `tickets` with names of files |
/// | `GET /screen.png` | the newest picture; 304 when the reader has it |
/// | `GET /tickets/{name}` | the picture of a ticket |
/// | `POST /touch` | 204: `{"steps": [{"pointer", "phase", "x", "y", "age"}]}` were written to the input |
/// | `POST /pad` | 204: `{"button": "rate-5"}` was pressed |
struct PageAnswers: Sendable {
  /// Bytes; 32 steps are about 2 KiB.
  private static let bodyLimit = 4096

  let offer: PageOffer
  let news: PageNews
  let pictures: ScreenPictures
  let inputs: PageInputs
  let token: String
  /// Tells the pictures of this run from those of another with the same number.
  let run: String

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: PageGuard(token: token))
    for file in PageFile.allCases { router.get(RouterPath(file.path)) { _, _ in file.response } }
    router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
    router.get("/kiosk.json") { _, _ in try kiosk() }
    router.get("/events") { request, _ in events(request) }
    router.get("/screen.png") { request, _ in try await screen(request) }
    router.get("/tickets/:name") { _, context in try await ticket(context.parameters.require("name")) }
    router.post("/touch") { request, _ in
      let touch: Touch = try await body(of: request)
      guard touch.steps.count <= TouchPanel.stepLimit else { throw HTTPError(.contentTooLarge) }
      try inputs.touch(touch.steps)
      return Response(status: .noContent)
    }
    router.post("/pad") { request, _ in
      let press: Press = try await body(of: request)
      guard let button = offer.buttons.first(where: { $0.name == press.button }) else { throw HTTPError(.notFound) }
      try inputs.press(button.key)
      return Response(status: .noContent)
    }
    return router
  }

  private struct Touch: Decodable {
    var steps: [TouchStep]
  }

  private struct Press: Decodable {
    var button: String
  }

  private struct Kiosk: Encodable {
    struct Button: Encodable {
      var name: String
      var rating: PageOffer.Rating?
    }

    var token: String
    var thai: String
    var english: String
    var width: Int
    var height: Int
    var buttons: [Button]
    var showsTickets: Bool
    var links: [PageOffer.Link]
  }

  private func kiosk() throws -> Response {
    let kiosk = Kiosk(
      token: token, thai: offer.site.thai, english: offer.site.english, width: offer.width, height: offer.height,
      buttons: offer.buttons.map { .init(name: $0.name, rating: $0.rating) }, showsTickets: offer.tickets != nil,
      links: offer.links)
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(kiosk))))
  }

  private func screen(_ request: Request) async throws -> Response {
    // Making a file takes long for a thread that serves connections.
    guard let (number, png) = try await NIOThreadPool.singleton.runIfActive({ [pictures] in try pictures.newest() })
    else { return .refusal(.serviceUnavailable) }
    let tag = "\"\(run)-\(number)\""
    let headers: HTTPFields = [.contentType: "image/png", .cacheControl: "no-cache", .eTag: tag]
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: png)))
  }

  private func ticket(_ coded: String) async throws -> Response {
    let png = try await NIOThreadPool.singleton.runIfActive { [tickets = offer.tickets] in
      coded.removingPercentEncoding.flatMap { tickets?.picture(named: $0) }
    }
    guard let png else { return .refusal(.notFound) }
    return Response(
      status: .ok, headers: [.contentType: "image/png", .cacheControl: "no-cache"],
      body: .init(byteBuffer: ByteBuffer(bytes: png)))
  }

  /// Lasts until the reader leaves or the kiosk stops; then nobody holds the screen any more.
  private func events(_ request: Request) -> Response {
    guard !news.isFull else { return .refusal(.serviceUnavailable) }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          let viewer = news.join()
          defer { if news.leave(viewer) { try? inputs.release() } }
          var sent = PageNews.State(screen: -1)
          for await _ in viewer.changes.cancelOnGracefulShutdown() {
            let state = news.state
            let text = try ServerEvents.text(of: state, after: sent)
            if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
            sent = state
          }
        }
        try await writer.finish(nil)
      })
  }

  /// - Throws: 400 for what is not understood, 413 above `bodyLimit`.
  private func body<Message: Decodable>(of request: Request) async throws -> Message {
    let bytes = try await request.body.collect(upTo: Self.bodyLimit)
    do {
      return try JSONDecoder().decode(Message.self, from: Data(bytes.readableBytesView))
    } catch {
      throw HTTPError(.badRequest)
    }
  }
}

/// Server-sent events (HTML Living Standard, 9.2).
enum ServerEvents {
  /// - Returns: an event for each part that differs from what was sent before; empty when nothing does.
  static func text(of state: PageNews.State, after sent: PageNews.State) throws -> String {
    var text = ""
    if state.screen != sent.screen { text += "event: screen\ndata: \(state.screen)\n\n" }
    if state.tickets != sent.tickets {
      text += "event: tickets\ndata: \(String(decoding: try JSONEncoder().encode(state.tickets), as: UTF8.self))\n\n"
    }
    return text
  }
}

/// The parts of the page, built into the program.
enum PageFile: CaseIterable {
  case page, style, script

  var path: String {
    switch self {
    case .page: "/"
    case .style: "/page.css"
    case .script: "/page.js"
    }
  }

  var response: Response {
    let (type, bytes) =
      switch self {
      case .page: ("text/html", PackageResources.page_html)
      case .style: ("text/css", PackageResources.page_css)
      case .script: ("text/javascript", PackageResources.page_js)
      }
    return Response(
      status: .ok, headers: [.contentType: "\(type); charset=utf-8", .cacheControl: "no-cache"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
