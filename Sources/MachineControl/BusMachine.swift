internal import Events
public import Ports
internal import Foundation
internal import SystemCalls

/// Asks the machine's own services for what only they may do: `org.freedesktop.timedate1` for the clock and
/// `org.freedesktop.login1` for the power, through `busctl(1)`. polkit decides whether this user may.
///
/// Every call ends within `patience`, so that nobody waits for a bus that hangs.
public struct BusMachine: MachineControlling {
  private let bus: ChildProgram
  private let patience: Duration
  private let poweringOff: @Sendable () -> Void

  /// - Parameters:
  ///   - busctl: a path, or a name to be looked up in `PATH`.
  ///   - poweringOff: called before `done` when the machine has agreed to go off.
  public init(
    busctl: String = "busctl", patience: Duration = .seconds(6), poweringOff: @escaping @Sendable () -> Void = {}
  ) {
    bus = ChildProgram(busctl, environment: Self.environment)
    self.patience = patience
    self.poweringOff = poweringOff
  }

  public func setClock(to instant: Int64, then done: @escaping @Sendable (StaffOutcome) -> Void) {
    Task { done(await set(instant)) }
  }

  public func powerOff(then done: @escaping @Sendable (StaffOutcome) -> Void) {
    Task {
      let answer = await call(.login, ["PowerOff", "b", "false"])
      guard answer == nil else { return done(answer?.outcome(instead: Self.switchOff) ?? .done(nil)) }
      poweringOff()
      done(.done(Self.goingOff))
    }
  }

  /// Where a time source is switched on that has never answered, timedate1 refuses: it is switched off for a moment.
  private func set(_ instant: Int64) async -> StaffOutcome {
    let time = ["SetTime", "xbb", "\(instant * 1000)", "false", "false"]
    var fault = await call(.timeDate, time)
    if fault == .automatic {
      fault = await call(.timeDate, ["SetNTP", "bb", "false", "false"])
      if fault == nil {
        fault = await call(.timeDate, time)
        _ = await call(.timeDate, ["SetNTP", "bb", "true", "false"])
      }
    }
    return fault?.outcome(instead: Self.setByHand) ?? .done(nil)
  }

  /// A service of the bus, with the object and interface that it is asked by.
  private enum Service {
    case timeDate, login

    var address: [String] {
      switch self {
      case .timeDate:
        ["org.freedesktop.timedate1", "/org/freedesktop/timedate1", "org.freedesktop.timedate1"]
      case .login:
        ["org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"]
      }
    }
  }

  /// - Returns: `nil` when it was done.
  private func call(_ service: Service, _ words: [String]) async -> BusFault? {
    BusFault(await bus.run(["--system", "--timeout=5", "call"] + service.address + words, within: patience))
  }

  /// Little of this program's own, and a locale whose words a program can read.
  static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { ["PATH", "DBUS_SYSTEM_BUS_ADDRESS"].contains($0.key) }
      .merging(["LC_ALL": "C.UTF-8"]) { $1 }
  }

  private static let goingOff = Bilingual(
    thai: "กำลังปิดเครื่อง รอจนจอดับแล้วจึงปิดสวิตช์ไฟ",
    english: "The machine is going off. Wait for a dark screen before cutting the power.")
  private static let switchOff = Bilingual(
    thai: "ให้ผู้ดูแลระบบปิดเครื่องด้วยคำสั่ง systemctl poweroff", english: "Let the administrator run: systemctl poweroff")
  private static let setByHand = Bilingual(
    thai: "ให้ผู้ดูแลระบบตั้งเวลาด้วยคำสั่ง timedatectl set-time", english: "Let the administrator run: timedatectl set-time")
}
