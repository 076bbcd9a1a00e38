extension Fact {
  /// What the machine itself notices: its devices, its program, an alert.
  public enum Machine: Hashable, Sendable {
    case devicePlugged(DevicePlugged)
    case deviceUnplugged(DeviceUnplugged)
    case alertRaised(AlertRaised)
    case kioskStarted(KioskStarted)
    case kioskStopped(KioskStopped)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case devicePlugged = "device.plugged"
      case deviceUnplugged = "device.unplugged"
      case alertRaised = "alert.raised"
      case kioskStarted = "kiosk.started"
      case kioskStopped = "kiosk.stopped"
    }

    var content: any EventContent {
      switch self {
      case .devicePlugged(let content): content
      case .deviceUnplugged(let content): content
      case .alertRaised(let content): content
      case .kioskStarted(let content): content
      case .kioskStopped(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .devicePlugged: self = .devicePlugged(try BodyDecoder.decode(from: body))
      case .deviceUnplugged: self = .deviceUnplugged(try BodyDecoder.decode(from: body))
      case .alertRaised: self = .alertRaised(try BodyDecoder.decode(from: body))
      case .kioskStarted: self = .kioskStarted(try BodyDecoder.decode(from: body))
      case .kioskStopped: self = .kioskStopped(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// A configured input device was opened.
public struct DevicePlugged: EventContent {
  public static let kind = Fact.Kind.machine(.devicePlugged)
  public static let version = 1
  public var device: String

  public init(device: String) {
    self.device = device
  }
}

/// A configured input device is gone or was not there at the start.
public struct DeviceUnplugged: EventContent {
  public static let kind = Fact.Kind.machine(.deviceUnplugged)
  public static let version = 1
  public var device: String
  /// A code such as `missing`, `removed`, `busy`, `denied`.
  public var reason: String

  public init(device: String, reason: String) {
    self.device = device
    self.reason = reason
  }
}

/// Something that staff should look at.
public struct AlertRaised: EventContent {
  public static let kind = Fact.Kind.machine(.alertRaised)
  public static let version = 1

  /// A code such as `many_tickets_from_one_key`.
  public var alert: String
  public var source: CommandSource
  public var count: Int

  public init(alert: String, source: CommandSource, count: Int) {
    self.alert = alert
    self.source = source
    self.count = count
  }
}

/// The daemon began its work on this journal.
public struct KioskStarted: EventContent {
  public static let kind = Fact.Kind.machine(.kioskStarted)
  public static let version = 1
  /// The program's version.
  public var program: String

  public init(program: String) {
    self.program = program
  }
}

/// The daemon stopped in order. A start without this before it follows a crash or a power cut.
public struct KioskStopped: EventContent {
  public static let kind = Fact.Kind.machine(.kioskStopped)
  public static let version = 1
  /// `signal`, `command` or `fault`.
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}
