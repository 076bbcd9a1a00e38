import Dispatch
internal import Drawing
import Foundation
import Synchronization
internal import SystemCalls
public import VisitorPages

/// The visitor's screen: draws scenes on one thread of its own, which sleeps while nothing changes.
public final class Screen: VisitorScreening {
  private let mailbox: ScreenMailbox
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the thread, and returns when its fonts are found and its caches are warm; a display that is not there is
  /// reported and waited for.
  ///
  /// - Parameters:
  ///   - rehearsal: scenes that are drawn once, unseen, so that no visitor meets cold caches.
  ///   - makeTarget: called on the screen's thread.
  ///   - report: called on the screen's thread; must return at once.
  /// - Throws: `ScreenFault` when a font is missing, the logo is no picture, or the system gives no eventfd.
  public init(
    look: ScreenLook = .standard, rehearsal: [VisitorScene] = [],
    report: @escaping @Sendable (ScreenReport) -> Void = { _ in },
    target makeTarget: @escaping @Sendable () throws(ScreenFault) -> any ScreenTarget
  ) throws(ScreenFault) {
    let mailbox = try ScreenMailbox()
    self.mailbox = mailbox
    let started = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    let thread = Thread { [ended] in
      defer { ended.signal() }
      do throws(ScreenFault) {
        let loop = try ScreenLoop(
          renderer: SceneRenderer(forScreen: look), target: makeTarget(), mailbox: mailbox, report: report)
        loop.open(rehearsing: rehearsal)
        started.signal()
        loop.run()
      } catch {
        outcome.fault.withLock { $0 = error }
        started.signal()
      }
    }
    thread.name = "screen"
    thread.start()
    started.wait()
    if let fault = outcome.fault.withLock({ $0 }) { throw fault }
  }

  public func show(_ scene: VisitorScene, pressed: Set<String>) {
    mailbox.post(ScreenFrame(scene, pressed: pressed))
  }

  /// Gives the display and the text console back; returns when that is done. Later scenes are not shown.
  public func stop() {
    guard mailbox.end() else { return }
    ended.wait()
  }

  private final class Outcome: Sendable {
    let fault = Mutex<ScreenFault?>(nil)
  }
}

extension SceneRenderer {
  fileprivate convenience init(forScreen look: ScreenLook) throws(ScreenFault) {
    do throws(DrawingFault) { try self.init(look: look) } catch {
      throw ScreenFault(.drawing, cause: "\(error)", remedy: "The screen cannot be drawn without.")
    }
  }
}

/// One frame on its way to the screen's thread: the last one put in is the one that comes out.
final class ScreenMailbox: Sendable {
  private struct Content {
    var frame: ScreenFrame?
    var isEnded = false
  }

  private let content = Mutex(Content())
  private let wake: EventCounter
  var descriptor: Int32 { wake.descriptor }

  init() throws(ScreenFault) {
    wake = try ScreenFault.explaining { () throws(SystemFault) in try EventCounter() }
  }

  func post(_ frame: ScreenFrame) {
    content.withLock { $0.frame = frame }
    wake.add()
  }

  /// - Returns: `false` when it had ended before.
  func end() -> Bool {
    defer { wake.add() }
    return content.withLock { content in
      defer { content.isEnded = true }
      return !content.isEnded
    }
  }

  /// - Returns: the last frame, if one came since the last call, and whether more will come.
  func take() -> (frame: ScreenFrame?, isEnded: Bool) {
    wake.take()
    return content.withLock { ($0.frame.take(), $0.isEnded) }
  }
}
