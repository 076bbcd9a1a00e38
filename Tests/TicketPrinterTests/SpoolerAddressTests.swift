import Testing

@testable import TicketPrinter

@Suite("Where a print server listens")
struct SpoolerAddressTests {
  @Test("Host and port, an IPv6 address, a host alone, a socket's path")
  func addresses() {
    #expect(SpoolerAddress("127.0.0.1:6631") == SpoolerAddress(host: "127.0.0.1", port: 6631))
    #expect(SpoolerAddress("[::1]:6631") == SpoolerAddress(host: "::1", port: 6631))
    #expect(SpoolerAddress("[::1]") == SpoolerAddress(host: "::1", port: 631))
    #expect(SpoolerAddress("prints.lan") == SpoolerAddress(host: "prints.lan", port: 631))
    #expect(SpoolerAddress("/run/cups/cups.sock") == SpoolerAddress(host: "/run/cups/cups.sock", port: 631))
  }

  @Test("A port that is none is refused", arguments: ["host:0", "host:65536", "host:", ":631", "host:ipp"])
  func refused(text: String) {
    #expect(SpoolerAddress(text) == nil)
  }
}
