internal import NIOCore
internal import NIOHTTPTypes

/// Keeps one connection within the limits: performs what `RequestWatch` and `Connections` decide.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let connections: Connections
  private var watch: RequestWatch
  private var timer: (task: Scheduled<Void>, due: ContinuousClock.Instant)?

  init(_ limits: ServerLimits, _ connections: Connections) {
    self.connections = connections
    watch = RequestWatch(limits, at: .now)
  }

  func channelActive(context: ChannelHandlerContext) {
    connections.enters(context.channel)
    wait(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    connections.leaves(context.channel)
    timer?.task.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    connections.leaves(context.channel)
    timer?.task.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: watch.headCame(at: .now)
    case .body: break
    case .end: watch.requestEnded()
    }
    wait(context)
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    watch.pieceLeft(at: .now)
    if case .end = unwrapOutboundIn(data) { watch.answerEnded(at: .now) }
    let taken = promise ?? context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    taken.futureResult.whenComplete { _ in
      let (handler, context) = bound.value
      handler.watch.pieceTaken(at: .now)
      handler.wait(context)
    }
    context.write(data, promise: taken)
    wait(context)
  }

  /// Deadlines move with each part of a message. A timer that is due too early is left, and looks again.
  private func wait(_ context: ChannelHandlerContext) {
    guard context.channel.isActive, let deadline = watch.deadline, timer.map({ deadline < $0.due }) ?? true else {
      return
    }
    timer?.task.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(in: TimeAmount(max(.zero, deadline - .now))) {
      let (handler, context) = bound.value
      handler.timer = nil
      handler.look(context)
    }
    timer = (task, deadline)
  }

  private func look(_ context: ChannelHandlerContext) {
    guard let deadline = watch.deadline else { return }
    if deadline <= .now { context.close(promise: nil) } else { wait(context) }
  }
}
