import NIOCore
import NIOPosix

/// A caller that says what it likes, byte for byte, and reads when it likes.
struct Peer: Sendable {
  private let channel: any Channel
  private let heard: AsyncStream<String>

  init(_ port: Int, reads: Bool = true) async throws {
    let (heard, hearing) = AsyncStream<String>.makeStream()
    self.heard = heard
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Listener(hearing)) }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }

  struct Closed: Error {}

  /// Returns when the other side has said something that ends with the text.
  func hears(_ text: String) async throws {
    var all = ""
    for await part in heard {
      all += part
      if all.hasSuffix(text) { return }
    }
    throw Closed()
  }

  /// Returns when the other side has closed the connection. One that does not read notices by writing.
  func closed() async throws {
    while channel.isActive {
      do { try await send(" ") } catch { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private final class Listener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let hearing: AsyncStream<String>.Continuation

    init(_ hearing: AsyncStream<String>.Continuation) { self.hearing = hearing }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      hearing.yield(String(buffer: unwrapInboundIn(data)))
    }

    func channelInactive(context: ChannelHandlerContext) { hearing.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
