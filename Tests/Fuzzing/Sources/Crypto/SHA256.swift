/// A stand-in for swift-crypto's, which would take minutes to build: nothing that is fuzzed rests on the hash but that
/// the same bytes give the same one. FNV-1a, four times over.
public struct SHA256 {
  private var state: [UInt64] = [0xcbf2_9ce4_8422_2325, 1, 2, 3]

  public init() {}

  public mutating func update(data: some Sequence<UInt8>) {
    for byte in data {
      for index in state.indices { state[index] = (state[index] ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
  }

  public func finalize() -> [UInt8] {
    state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }
}
