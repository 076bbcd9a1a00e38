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
  /// Whether the connection stands; a TCP connection is made in the background.
  private(set) var isConnected: Bool

  private init(_ file: consuming OwnedDescriptor, isNetwork: Bool, isConnected: Bool) {
    self.file = file
    self.isNetwork = isNetwork
    self.isConnected = isConnected
  }

  /// Opens the device, or begins a connection: `isConnected` follows when `finishConnecting` says so.
  ///
  /// - Throws: ENODEV when there is no such USB printer, EBUSY when another process has it.
  static func open(_ location: DeviceAddress.Location) throws(SystemFault) -> DeviceLink {
    if case .network(let host, let port) = location { return try begin(NetworkTarget(host: host, port: port)) }
    guard let node = USBPrinters().node(of: location) else {
      throw SystemFault("find printer", .operationNotSupportedByDevice)  // ENODEV
    }
    let file = try OwnedDescriptor(opening: node, .readWrite, options: .nonBlocking)
    return DeviceLink(file, isNetwork: false, isConnected: true)
  }

  private static func begin(_ target: NetworkTarget) throws(SystemFault) -> DeviceLink {
    let kind = Int32(SOCK_STREAM.rawValue) | O_NONBLOCK | O_CLOEXEC
    let file = OwnedDescriptor(owning: try systemCall("socket") { socket(target.family, kind, 0) })
    // What the kernel holds for a printer that has stopped is not on paper: little of it, and each band at once.
    set(file.number, SOL_SOCKET, SO_SNDBUF, to: 16384)
    set(file.number, Int32(IPPROTO_TCP), Int32(TCP_NODELAY), to: 1)
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
    // A network printer has hung up; a USB printer has only nothing to say.
    return outcome == .moved(0) && isNetwork ? .lost : outcome
  }

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

  /// Bytes that were written and that the device has not taken. `usblp` tells only whether there are any.
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
