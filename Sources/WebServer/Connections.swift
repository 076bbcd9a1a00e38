internal import Glibc
internal import NIOCore
internal import Synchronization

/// The open connections of one server. Any thread.
final class Connections: Sendable {
  private struct State {
    var roster: ConnectionRoster<ObjectIdentifier>
    var channels: [ObjectIdentifier: any Channel] = [:]
  }

  private let state: Mutex<State>

  init(limits: ServerLimits) {
    state = Mutex(State(roster: ConnectionRoster(limits: limits.within(descriptors: Self.descriptorLimit))))
  }

  func enters(_ channel: any Channel) {
    let address = Self.address(of: channel)
    let leaving = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = channel
      return state.roster.enters(ObjectIdentifier(channel), from: address).flatMap { state.channels[$0] }
    }
    leaving?.close(promise: nil)
  }

  /// - Parameter caller: who the request on this connection has proved to be from.
  func recognises(_ channel: any Channel, as caller: String) {
    let leaving = state.withLock { state in
      state.roster.recognises(ObjectIdentifier(channel), as: caller).flatMap { state.channels[$0] }
    }
    leaving?.close(promise: nil)
  }

  func leaves(_ channel: any Channel) {
    state.withLock { state in
      state.roster.leaves(ObjectIdentifier(channel))
      state.channels[ObjectIdentifier(channel)] = nil
    }
  }

  /// Callers behind one address share its room; an IPv6 network is given to one household or office.
  static func address(of channel: any Channel) -> String {
    guard let address = channel.remoteAddress else { return "" }
    switch address {
    case .v4: return address.ipAddress ?? ""
    case .v6: return network(of: address.ipAddress ?? "")
    case .unixDomainSocket: return "this machine"
    }
  }

  /// The first 64 bits of an IPv6 address; the whole of an IPv4 address that is written as one (RFC 4291, 2.5.5.2).
  static func network(of address: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isMapped
      ? bytes.suffix(4).map { String($0) }.joined(separator: ".")
      : bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }

  /// How many descriptors this process may have open.
  private static var descriptorLimit: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    return Int(clamping: limit.rlim_cur)
  }
}
