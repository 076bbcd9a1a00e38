import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing

@testable import WebServer

@Suite("One way to serve HTTP", .timeLimit(.minutes(1)))
struct WebServerTests {
  /// Serves on a free port of this machine while `visit` runs.
  private func serving(
    _ router: Router<BasicRequestContext>, limits: ServerLimits = ServerLimits(),
    recognise: @escaping @Sendable (HTTPRequest) async -> String? = { _ in nil },
    _ visit: @escaping @Sendable (_ port: Int) async throws -> Void
  ) async throws {
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let server = WebServer(.host("127.0.0.1", port: 0), limits: limits, recognise: recognise)
    let responder = router.buildResponder()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.serve(responder) { listening.yield($0 ?? 0) } }
      for await port in ports.prefix(1) { try await visit(port) }
      group.cancelAll()
    }
  }

  @Test("An answer carries the date; an error that nobody knows is a bare 500, and the next request is answered")
  func answers() async throws {
    let router = Router()
    router.get("/") { _, _ in "here" }
    router.get("/fault") { _, _ -> String in throw CancellationError() }
    try await serving(router) { port in
      let client = HTTPClient.shared
      let answer = try await client.execute(HTTPClientRequest(url: "http://127.0.0.1:\(port)/"), timeout: .seconds(10))
      #expect(answer.status == .ok)
      #expect(answer.headers.first(name: "Date")?.hasSuffix(" GMT") == true)
      let fault = try await client.execute(
        HTTPClientRequest(url: "http://127.0.0.1:\(port)/fault"), timeout: .seconds(10))
      #expect(fault.status == .internalServerError)
    }
  }

  @Test("A stream that says nothing for longer than a connection may idle goes on")
  func stream() async throws {
    let (lines, line) = AsyncStream<String>.makeStream()
    let router = Router()
    router.get("/stream") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          for await text in lines { try await writer.write(ByteBuffer(string: text)) }
          try await writer.finish(nil)
        })
    }
    try await serving(router, limits: ServerLimits(idle: .milliseconds(50))) { port in
      let answer = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: "http://127.0.0.1:\(port)/stream"), timeout: .seconds(10))
      // Another connection idles out meanwhile, by the same clock: then this one is older than the limit too.
      try await Self.idleOut(port)
      line.yield("still here")
      line.finish()
      #expect(String(buffer: try await answer.body.collect(upTo: 100)) == "still here")
    }
  }

  @Test("A request that never ends is closed, and so is one that was refused before its end")
  func halfOpen() async throws {
    let router = Router()
    router.post("/") { request, _ in try await request.body.collect(upTo: 100).readableBytes.description }
    router.post("/refused") { _, _ in HTTPResponse.Status.unauthorized }
    let limits = ServerLimits(request: .milliseconds(200), remainder: .milliseconds(50))
    try await serving(router, limits: limits) { port in
      for path in ["/", "/refused"] {
        let peer = try await Peer(port)
        try await peer.send("POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\nhalf")
        try await peer.closed()
      }
    }
  }

  @Test("Who does not read an answer is closed; the answer waits in no memory")
  func slowReader() async throws {
    let written = Mutex(0)
    let router = Router()
    router.get("/") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          for _ in 0..<10_000 {
            try await writer.write(ByteBuffer(repeating: 7, count: 32 << 10))
            written.withLock { $0 += 32 << 10 }
          }
          try await writer.finish(nil)
        })
    }
    try await serving(router, limits: ServerLimits(reading: .milliseconds(300))) { port in
      let peer = try await Peer(port, reads: false)
      try await peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await peer.closed()
      #expect(written.withLock { $0 } < 64 << 20, "only what the kernel's own buffers hold")
    }
  }

  @Test("Strangers make room for newcomers, and none of them takes the place of who is known")
  func room() async throws {
    let router = Router()
    router.get("/") { _, _ in "here" }
    let limits = ServerLimits(strangers: 4, strangersOfOneAddress: 4)
    try await serving(router, limits: limits, recognise: { $0.headerFields[.authorization] }) { port in
      let known = try await Peer(port)
      try await known.send("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: kiosk\r\n\r\n")
      try await known.hears("here")
      var strangers: [Peer] = []
      for _ in 0..<12 { strangers.append(try await Peer(port)) }
      for stranger in strangers.prefix(8) { try await stranger.closed() }
      let newcomer = try await Peer(port)
      try await newcomer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await newcomer.hears("here")
      try await known.send("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: kiosk\r\n\r\n")
      try await known.hears("here")
    }
  }

  @Test("A port in use is said with its number and what to do, in both languages")
  func portInUse() async throws {
    let responder = Router().buildResponder()
    try await serving(Router()) { port in
      let fault = await #expect(throws: ListenFault.self) {
        try await WebServer(.host("127.0.0.1", port: port)).serve(responder) { _ in }
      }
      #expect(fault?.english.hasPrefix("127.0.0.1:\(port) is in use by another program.") == true)
      #expect(fault?.thai.contains("127.0.0.1:\(port)") == true)
    }
  }

  /// Returns when the server has closed a connection on which nothing was said.
  private static func idleOut(_ port: Int) async throws {
    let socket = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
      host: "127.0.0.1", port: port)
    try await socket.get().closeFuture.get()
  }

  @Test(
    "The date as HTTP writes it",
    arguments: [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"), (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
    ])
  func date(seconds: Int, text: String) { #expect(HTTPDate.text(of: seconds) == text) }
}
