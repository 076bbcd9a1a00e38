/// The phase of a contact with a touchscreen.
public enum ContactPhase: String, Hashable, Sendable {
  case down
  case moved
  case up
  /// The contact cannot be followed any more (device gone, events lost): it is no press.
  case cancelled
}

/// One change of one contact: what an input device knows, and nothing of what it means.
public struct Contact: Hashable, Sendable {
  /// The configured name of the device.
  public var device: String
  /// Tells contacts of one device apart while they last.
  public var id: Int
  /// 0…1 of the display's width, from the left, after calibration.
  public var x: Double
  /// 0…1 of the display's height, from the top, after calibration.
  public var y: Double
  public var phase: ContactPhase
  /// The kernel's time of the event, microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64

  public init(device: String, id: Int, x: Double, y: Double, phase: ContactPhase, time: Int64) {
    self.device = device
    self.id = id
    self.x = x
    self.y = y
    self.phase = phase
    self.time = time
  }
}

/// One change of one key of a pad.
public struct KeyChange: Hashable, Sendable {
  public enum Phase: String, Hashable, Sendable {
    case down
    case up
    /// Held when the device went away or events were lost.
    case cancelled
  }

  public var device: String
  /// The kernel's name, such as `KEY_1` or `BTN_TRIGGER`; a code without a name is written `0x2ff`.
  public var key: String
  public var phase: Phase
  /// The kernel's time of the event, microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64

  public init(device: String, key: String, phase: Phase, time: Int64) {
    self.device = device
    self.key = key
    self.phase = phase
    self.time = time
  }
}

/// What comes from the input devices, in the order of the kernel's time stamps.
public enum InputSignal: Hashable, Sendable {
  case contact(Contact)
  case key(KeyChange)
  case plugged(device: String)
  case unplugged(device: String, reason: String)
}

/// Where input signals go. Called on the input thread; returns at once.
public protocol InputReceiving: Sendable {
  func receive(_ signals: [InputSignal])
}
