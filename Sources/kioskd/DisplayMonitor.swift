import Events
import Kiosk
import Synchronization
import VisitorScreen

/// Follows how the visitor's display is: the journal has it as a device that comes and goes, staff as a warning.
final class DisplayMonitor: Sendable {
  /// The display's name in events, beside those of the inputs.
  static let device = "display"

  private struct Known {
    var darkness: ScreenFault?
    /// The picture is seen, and something is not as configured.
    var impairments: [ScreenFault] = []
  }

  /// More than a screen has parts that can fail.
  private static let mostImpairments = 8

  private let known = Mutex(Known())
  private let loop: KioskLoop

  init(loop: KioskLoop) {
    self.loop = loop
  }

  /// What staff should know, as it stands.
  var warnings: [String] {
    known.withLock { ([$0.darkness].compactMap(\.self) + $0.impairments).map { "the screen: \($0)" } }
  }

  /// Any thread; returns at once.
  func receive(_ report: ScreenReport) {
    switch report {
    case .lit(let connector, let width, let height, let refresh):
      known.withLock { $0.darkness = nil }
      Report.line("the screen is at \(connector): \(width)x\(height)@\(refresh)")
      loop.notice(.machine(.devicePlugged(DevicePlugged(device: Self.device))))
    case .dark(let fault):
      known.withLock { $0.darkness = fault }
      Report.line("the screen is dark: \(fault)")
      loop.notice(.machine(.deviceUnplugged(DeviceUnplugged(device: Self.device, reason: fault.code.rawValue))))
    case .impaired(let fault):
      known.withLock { known in
        guard !known.impairments.contains(fault) else { return }
        known.impairments = known.impairments.suffix(Self.mostImpairments - 1) + [fault]
      }
      Report.line("the screen: \(fault)")
    }
  }
}
