internal import CConsole
internal import SystemCalls
internal import SystemPackage
import Glibc

/// The text console behind the screen: kept dark, and its keyboard off, while this lives, and given back also when the process
/// crashes. What a `kill -9` leaves behind is undone by systemd's `TTYReset=yes`.
final class Console {
  enum Change {
    /// Someone changes to another console, and waits for `leave()`.
    case leaving
    /// This console is at the front again.
    case entered
  }

  private let terminal: OwnedDescriptor
  private let changeCounter: EventCounter
  /// Whether the screen is to be seen.
  private(set) var isAtFront = true
  var descriptor: Int32 { changeCounter.descriptor }

  /// Takes the process's own terminal if that is a console (`StandardInput=tty` in a unit), else the one at the front.
  ///
  /// - Throws: `ScreenFault` with the code `console`.
  init() throws(ScreenFault) {
    do throws(SystemFault) {
      changeCounter = try EventCounter()
      terminal = try Self.terminal()
    } catch {
      throw .console("\(error)")
    }
    let error = cconsole_take(terminal.number, changeCounter.descriptor)
    guard error == 0 else { throw .console(String(cString: strerror(error))) }
  }

  deinit { cconsole_give_back() }

  private static func terminal() throws(SystemFault) -> OwnedDescriptor {
    if cconsole_is_terminal(STDIN_FILENO) == 1 {
      return OwnedDescriptor(owning: try systemCall("dup", on: "standard input") { dup(STDIN_FILENO) })
    }
    return try OwnedDescriptor(opening: "/dev/tty0", .readWrite, options: .nonBlocking)
  }

  /// What has happened since the last call, in order.
  func changes() -> [Change] {
    let counter = changeCounter.take()
    let (leaves, enters) = (counter & 0xffff_ffff > 0, counter >> 32 > 0)
    let found: [Change] = (leaves ? [.leaving] : []) + (enters ? [.entered] : [])
    return isAtFront ? found : found.reversed()
  }

  func leave() {
    isAtFront = false
    cconsole_leave(terminal.number)
  }

  func confirmReturn() {
    isAtFront = true
    cconsole_is_back(terminal.number)
    silenceKeyboard()
  }

  /// Switches the console's keyboard off, whoever switched it on: its keys must not change to another console.
  func silenceKeyboard() { cconsole_silence_keyboard(terminal.number) }
}

extension ScreenFault {
  fileprivate static func console(_ cause: String) -> ScreenFault {
    ScreenFault(
      .console, cause: "the text console cannot be kept from the screen: \(cause)",
      remedy: "Give the unit StandardInput=tty and TTYPath=/dev/tty1.")
  }
}
