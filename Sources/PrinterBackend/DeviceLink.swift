internal import CLinux
internal import Glibc

/// The line to a printer: a TCP connection or a character device, never blocking.
struct DeviceLink: ~Copyable {
  enum Outcome: Hashable {
    case moved(Int)
    case wouldBlock
    case lost
  }

  let file: Descriptor
  let isNetwork: Bool
  /// Whether the connection stands; a TCP connection is made in the background.
  private(set) var isConnected: Bool

  private init(_ file: consuming Descriptor, isNetwork: Bool, isConnected: Bool) {
    self.file = file
    self.isNetwork = isNetwork
    self.isConnected = isConnected
  }

  /// Opens the device, or begins a connection: `isConnected` follows when `finishConnecting` says so.
  ///
  /// - Throws: ENODEV when there is no such USB printer, EBUSY when another process has it.
  static func open(_ location: DeviceAddress.Location) throws(SystemFault) -> DeviceLink {
    if case .network(let host, let port) = location { return try begin(NetworkTarget(host: host, port: port)) }
    guard let node = USBPrinters().node(of: location) else { throw SystemFault(call: "find printer", code: ENODEV) }
    let number = Glibc.open(node, O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard number >= 0 else { throw SystemFault(call: "open \(node)", code: errno) }
    return DeviceLink(Descriptor(owning: number), isNetwork: false, isConnected: true)
  }

  private static func begin(_ target: NetworkTarget) throws(SystemFault) -> DeviceLink {
    let number = socket(target.family, Int32(SOCK_STREAM.rawValue) | O_NONBLOCK | O_CLOEXEC, 0)
    guard number >= 0 else { throw SystemFault(call: "socket", code: errno) }
    let file = Descriptor(owning: number)
    // What the kernel holds for a printer that has stopped is not on paper: little of it, and each band at once.
    set(number, SOL_SOCKET, SO_SNDBUF, to: 16384)
    set(number, Int32(IPPROTO_TCP), Int32(TCP_NODELAY), to: 1)
    let result = target.withAddress { connect(number, $0, $1) }
    guard result == 0 || errno == EINPROGRESS else { throw SystemFault(call: "connect", code: errno) }
    return DeviceLink(file, isNetwork: true, isConnected: result == 0)
  }

  /// To be called when the descriptor became writable.
  mutating func finishConnecting() throws(SystemFault) {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(file.number, SOL_SOCKET, SO_ERROR, &code, &length)
    guard code == 0 else { throw SystemFault(call: "connect", code: code) }
    isConnected = true
  }

  func write(_ bytes: [UInt8]) -> Outcome {
    let number = file.number
    return outcome(
      bytes.withUnsafeBytes { part in
        SystemCall.retrying {
          isNetwork
            ? send(number, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
            : Glibc.write(number, part.baseAddress, part.count)
        }
      })
  }

  func read(into buffer: inout [UInt8]) -> Outcome {
    let count = SystemCall.retrying { Glibc.read(file.number, &buffer, buffer.count) }
    // A network printer has hung up; a USB printer has only nothing to say.
    return count == 0 && isNetwork ? .lost : outcome(count)
  }

  private func outcome(_ count: Int) -> Outcome {
    if count >= 0 { return .moved(count) }
    return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .lost
  }

  /// Bytes that were written and that the device has not taken. `usblp` tells only whether there are any.
  var unsent: Int {
    if isNetwork { return max(0, Int(clinux_unacknowledged(file.number))) }
    var states = [pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)]
    SystemCall.wait(for: &states, .zero)
    return states[0].revents & Int16(POLLOUT) == 0 ? 1 : 0
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
