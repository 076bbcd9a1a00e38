import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Testing

@testable import WebServer

@Suite("One way to serve HTTP", .timeLimit(.minutes(1)))
struct WebServerTests {
  /// Serves on a free port of this machine while `visit` runs.
  private func serving(
    _ router: Router<BasicRequestContext>, limits: ServerLimits = ServerLimits(),
    _ visit: @escaping @Sendable (_ port: Int) async throws -> Void
  ) async throws {
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let server = WebServer(.host("127.0.0.1", port: 0), limits: limits)
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
