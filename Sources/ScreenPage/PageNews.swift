import Synchronization

/// What is new for those who look at the page: which picture is the newest, and which tickets came out.
///
/// A viewer gets the state as it is when it is ready for it, not every change: a slow one sees fewer pictures, and costs
/// no memory. Nothing wakes while nothing changes.
public final class PageNews: Sendable {
  struct State: Hashable {
    /// Counts the pictures of the screen; 0 before the first.
    var screen = 0
    /// Names of files, the newest first.
    var tickets: [String] = []
  }

  private struct Board {
    var state = State()
    var viewers: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastViewer = 0
  }

  /// More than a person has windows open on one kiosk.
  static let viewerLimit = 16
  private let board = Mutex(Board())

  public init() {}

  /// The screen has another picture. Any thread; returns at once.
  public func screenChanged() { change { $0.screen += 1 } }

  var state: State { board.withLock { $0.state } }

  /// The viewers are woken after the lock is free: each of them asks for the state.
  func change(_ change: (inout State) -> Void) {
    let viewers = board.withLock { board in
      change(&board.state)
      return Array(board.viewers.values)
    }
    for viewer in viewers { viewer.yield() }
  }

  /// Whether no more viewers are taken.
  var isFull: Bool { board.withLock { $0.viewers.count >= Self.viewerLimit } }

  /// Somebody who looks; `changes` says that the state is new to them, the first time at once.
  struct Viewer {
    fileprivate let number: Int
    let changes: AsyncStream<Void>
  }

  func join() -> Viewer {
    let (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    continuation.yield()
    return board.withLock { board in
      board.lastViewer += 1
      board.viewers[board.lastViewer] = continuation
      return Viewer(number: board.lastViewer, changes: changes)
    }
  }

  /// - Returns: whether nobody looks any more.
  func leave(_ viewer: Viewer) -> Bool {
    let (continuation, isLast) = board.withLock { board in
      let continuation = board.viewers.removeValue(forKey: viewer.number)
      return (continuation, board.viewers.isEmpty)
    }
    continuation?.finish()
    return isLast
  }
}
