/// Another kiosk serves on the socket: two of them have the same `runtime_directory`.
public struct SocketInUse: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String

  public var description: String { "another kiosk answers on \(path)" }
}
