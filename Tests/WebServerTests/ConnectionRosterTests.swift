import Testing

@testable import WebServer

@Suite("Who has room on a server")
struct ConnectionRosterTests {
  private static let limits = ServerLimits(strangers: 4, strangersOfOneAddress: 3, known: 3, ofOneCaller: 2)
  private var roster = ConnectionRoster<Int>(limits: Self.limits)

  @Test("A fourth stranger of one address takes the place of the first")
  mutating func oneAddress() {
    #expect((1...3).map { roster.enters($0, from: "a") } == [nil, nil, nil])
    #expect(roster.enters(4, from: "a") == 1)
    #expect(roster.enters(5, from: "a") == 2)
    #expect(roster.count == 3)
  }

  @Test("Where strangers fill all of their room, the address with the most gives way")
  mutating func manyAddresses() {
    for id in 1...3 { #expect(roster.enters(id, from: "a") == nil) }
    #expect(roster.enters(4, from: "b") == nil)
    #expect(roster.enters(5, from: "c") == 1)
    #expect(roster.count == 4)
  }

  @Test("Who is known takes no room of strangers, and strangers none of theirs")
  mutating func known() {
    for id in 1...3 { #expect(roster.enters(id, from: "a") == nil) }
    #expect(roster.recognises(2, as: "K1") == nil)
    for id in 4...9 { #expect(roster.enters(id, from: "a") != 2) }
    #expect(roster.recognises(2, as: "K1") == nil, "once more on the same connection")
    #expect(roster.count == 4)
  }

  @Test("A credential in many hands takes room from itself only")
  mutating func oneCaller() {
    for id in 1...2 {
      _ = roster.enters(id, from: "a")
      #expect(roster.recognises(id, as: "K1") == nil)
    }
    _ = roster.enters(3, from: "a")
    #expect(roster.recognises(3, as: "K2") == nil)
    _ = roster.enters(4, from: "a")
    #expect(roster.recognises(4, as: "K1") == 1)
    _ = roster.enters(5, from: "a")
    #expect(roster.recognises(5, as: "K3") == 2, "the caller with the most gives way")
  }

  @Test("Who leaves makes room, and leaves once")
  mutating func leaving() {
    for id in 1...3 { _ = roster.enters(id, from: "a") }
    roster.leaves(1)
    roster.leaves(1)
    #expect(roster.enters(4, from: "a") == nil)
    #expect(roster.recognises(1, as: "K1") == nil && roster.count == 3)
  }

  @Test("A process that may open few descriptors lets fewer in, strangers at most half")
  func descriptors() {
    let limits = ServerLimits().within(descriptors: 1024)
    #expect(limits.strangers == 448 && limits.known == 448)
    #expect(ServerLimits().within(descriptors: 4096) == ServerLimits())
  }

  @Test(
    "An IPv6 network is one address, and IPv4 is itself however it is written",
    arguments: [
      ("2001:db8:1:2::1", "20:1:d:b8:0:1:0:2"), ("2001:db8:1:2:ffff::", "20:1:d:b8:0:1:0:2"),
      ("::ffff:10.0.0.5", "10.0.0.5"), ("fe80::1%eth0", "fe80::1%eth0"),
    ])
  func network(address: String, network: String) { #expect(Connections.network(of: address) == network) }
}
