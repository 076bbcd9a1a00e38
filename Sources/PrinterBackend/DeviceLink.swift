internal import CLinux
internal import Glibc
internal import SystemCalls
internal import SystemPackage

/// The line to a printer: a TCP connection or a character device, never blocking.
struct DeviceLink: ~Copyable {
  enum Outcome: Hashable {
    case moved(Int)
    case wouldBlock
    case lost
  }

  let file: OwnedDescriptor
  let isNetwork: Bool
  /// Whether the connection is made; a TCP connection is made in the background.
  private(set) var isConnected: Bool

  private init(_ file: consuming OwnedDescriptor, isNetwork: Bool, isConnected: Bool) {
    self.file = file
    self.isNetwork = isNetwork
    self.isConnected = isConnected
  }

  /// What can be opened to reach a printer: its node, or one of the addresses of its name.
  enum Way {
    case node(String)
    case address(NetworkTarget)
  }

  /// The ways to a printer, in the order in which they are to be tried. A name waits for the resolver.
  ///
  /// - Throws: ENODEV when there is no such USB printer, or more than one.
  static func ways(to location: DeviceAddress.Location) throws(SystemFault) -> [Way] {
    if case .network(let host, let port) = location {
      return try NetworkTarget.all(of: host, port: port).map(Way.address)
    }
    guard let node = USBPrinters().node(of: location) else {
      throw SystemFault("find printer", .operationNotSupportedByDevice)  // ENODEV
    }
    return [.node(node)]
  }

  /// Opens the device, or begins a connection: `isConnected` follows when `finishConnecting` says so.
  ///
  /// - Throws: EBUSY when another process has the device, ENODEV when the node is no character device.
  static func open(_ way: Way) throws(SystemFault) -> DeviceLink {
    switch way {
    case .address(let target): return try begin(target)
    case .node(let node):
      let file = try OwnedDescriptor(opening: node, .readWrite, options: .nonBlocking)
      // A file or a pipe would take a ticket for ever, and whoever may name a device must not have files overwritten.
      guard try file.status.type == .characterSpecial else {
        throw SystemFault("open", on: node, .operationNotSupportedByDevice)
      }
      return DeviceLink(file, isNetwork: false, isConnected: true)
    }
  }

  private static func begin(_ target: NetworkTarget) throws(SystemFault) -> DeviceLink {
    let kind = Int32(SOCK_STREAM.rawValue) | O_NONBLOCK | O_CLOEXEC
    let file = OwnedDescriptor(owning: try systemCall("socket") { socket(target.family, kind, 0) })
    // What the kernel holds for a printer that has stopped is not on paper: little of it, and each band at once.
    set(file.number, SOL_SOCKET, SO_SNDBUF, to: 16384)
    set(file.number, Int32(IPPROTO_TCP), Int32(TCP_NODELAY), to: 1)
    set(file.number, Int32(IPPROTO_TCP), Int32(TCP_QUICKACK), to: 1)
    do throws(SystemFault) {
      try systemCall("connect") { target.withAddress { connect(file.number, $0, $1) } }
      return DeviceLink(file, isNetwork: true, isConnected: true)
    } catch {
      guard error.errno == .nowInProgress else { throw error }
      return DeviceLink(file, isNetwork: true, isConnected: false)
    }
  }

  /// To be called when the descriptor became writable.
  mutating func finishConnecting() throws(SystemFault) {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(file.number, SOL_SOCKET, SO_ERROR, &code, &length)
    guard code == 0 else { throw SystemFault("connect", Errno(rawValue: code)) }
    isConnected = true
  }

  func write(_ bytes: [UInt8]) -> Outcome {
    outcome { () throws(SystemFault) in
      guard isNetwork else { return try file.write(bytes) }
      return try systemCall("send") {
        bytes.withUnsafeBytes { send(file.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      }
    }
  }

  func read(into buffer: inout [UInt8]) -> Outcome {
    let outcome = outcome { () throws(SystemFault) in try file.read(into: &buffer) }
    if isNetwork { acknowledgeAtOnce() }
    // A network printer has hung up; a USB printer has only nothing to say.
    return outcome == .moved(0) && isNetwork ? .lost : outcome
  }

  /// A printer that sends its answers byte by byte sends the second when the first is acknowledged (Nagle's algorithm),
  /// for which the kernel takes 40 ms otherwise. The option lasts until the kernel thinks better of it (`tcp(7)`).
  private func acknowledgeAtOnce() { Self.set(file.number, Int32(IPPROTO_TCP), Int32(TCP_QUICKACK), to: 1) }

  private func outcome(_ move: () throws(SystemFault) -> Int) -> Outcome {
    do throws(SystemFault) {
      return .moved(try move())
    } catch {
      return error.errno == .wouldBlock ? .wouldBlock : .lost
    }
  }

  /// Waits until the line is ready, or of no use any more.
  ///
  /// - Returns: `false` when the time is over.
  func isReady(for readiness: Readiness, within limit: Duration) -> Bool {
    var poll = Poll()
    poll.watch(file.number, for: readiness)
    return poll.wait(atMost: limit) != [[]]
  }

  /// Bytes that were written and that the device has not taken. `usblp` reports only whether there are any.
  var unsent: Int {
    if isNetwork { return max(0, Int(clinux_unacknowledged(file.number))) }
    var poll = Poll()
    poll.watch(file.number, for: .writable)
    return poll.wait(atMost: .zero) == [.writable] ? 0 : 1
  }

  /// Gives up what is still on its way: the connection ends with a reset.
  func breakOff() {
    guard isNetwork else { return }
    var abort = linger(l_onoff: 1, l_linger: 0)
    setsockopt(file.number, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
  }

  private static func set(_ number: Int32, _ level: Int32, _ option: Int32, to value: Int32) {
    var value = value
    setsockopt(number, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}
