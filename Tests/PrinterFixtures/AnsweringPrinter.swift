internal import CLinux
internal import Foundation
internal import Glibc
internal import KioskFixtures

/// A receipt printer on the network that answers, and that fails when a story says so: the firmware of
/// `ReceiptFirmware` behind a port of loopback, one connection at a time as in the field.
public final class AnsweringPrinter: Sendable {
  /// What happens to the connection, and when: after so many bands have arrived whole.
  public enum Mischief: Hashable, Sendable {
    /// The connection breaks (RST); 0: as soon as it stands.
    case breaksConnection(afterBand: Int)
    /// The printer takes no more bytes and says no more; the connection stays.
    case stopsReading(afterBand: Int)
  }

  public let port: Int
  private let line: PrinterLine

  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - firmware: what kind of printer it is.
  /// - Throws: `ChildProgram.Fault` when the port cannot be had.
  public init(port: Int = 0, _ firmware: ReceiptFirmware = ReceiptFirmware()) throws {
    line = try PrinterLine(on: port, firmware)
    self.port = line.port
    Thread { [line] in line.run() }.start()
  }

  deinit { stop() }

  // MARK: What a story does

  public func change(_ body: (inout ReceiptFirmware.Condition) -> Void) { line.change { body(&$0.firmware.condition) } }
  public func runOut(afterBand band: Int) { line.change { $0.firmware.runsOutAfterBand = band } }
  public func swallow() { line.change { $0.firmware.swallows = true } }
  public func make(_ mischief: Mischief?) { line.change { $0.mischief = mischief } }

  /// The power button: the port is closed when this returns, what was in the printer is gone.
  public func switchOff() { turn(on: false) }
  public func switchOn() { turn(on: true) }

  private func turn(on isOn: Bool) {
    line.change { $0.isOn = isOn }
    _ = line.machine.wait { $0.isListening == isOn }
  }

  /// Ends the thread; the printer is of no use any more.
  public func stop() { line.change { $0.isGone = true } }

  // MARK: What a story asks

  /// What the paper shows.
  /// - Throws: `ReceiptPaper.Fault` when the printer was sent something that it does not understand.
  public func paper() throws(ReceiptPaper.Fault) -> ReceiptPaper { try ReceiptPaper(firmware.executed) }

  public var firmware: ReceiptFirmware { line.machine.current.firmware }
  public var connections: Int { line.machine.current.connections }
  /// Every byte that was taken from the line, in order.
  public var received: [UInt8] { line.machine.current.received }
  public var firstByte: ContinuousClock.Instant? { line.machine.current.firstByte }
  /// When the first band had arrived whole.
  public var firstBand: ContinuousClock.Instant? { line.machine.current.firstBand }

  /// Looks at once, and again after each change of the printer.
  ///
  /// - Returns: `false` when the firmware was not as wanted within the limit.
  public func wait(within limit: Duration = .seconds(10), until isThere: (ReceiptFirmware) -> Bool) -> Bool {
    line.machine.wait(within: limit) { isThere($0.firmware) }
  }

  /// As the blocking one.
  public func wait(
    within limit: Duration = .seconds(10), until isThere: @escaping @Sendable (ReceiptFirmware) -> Bool
  ) async -> Bool {
    await line.machine.wait(within: limit) { isThere($0.firmware) }
  }
}
