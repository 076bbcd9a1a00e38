/// Where a command came from: a key or zone of a named input device, or the control socket.
public struct CommandSource: Hashable, Sendable, Codable {
  /// The configured name of the device, or `control`.
  public var device: String
  /// The key's or zone's name; empty for the control socket.
  public var control: String

  public init(device: String, control: String = "") {
    self.device = device
    self.control = control
  }

  public static let controlSocket = CommandSource(device: "control")
}
