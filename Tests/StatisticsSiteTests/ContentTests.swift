import Crypto
import Events
import Foundation
import Testing

@testable import StatisticsSite

@Suite("What a request carries")
struct ContentTests {
  private let content = Array("abc".utf8)
  private let digest = Data(SHA256.hash(data: Array("abc".utf8))).base64EncodedString()

  @Test("The digest is found among others and compared with the content")
  func digests() throws {
    let digest = try #require(ContentDigest(field: "sha-512=:eHg=:, sha-256=:\(digest):"))
    #expect(digest.matches(content) && !digest.matches(content + [0]))
  }

  @Test(
    "A field without a whole SHA-256 is no digest",
    arguments: ["", "sha-256", "sha-256=:eHg=:", "sha-256=::", "sha-256=abc", "md5=:eHg=:"])
  func noDigest(_ field: String) {
    #expect(ContentDigest(field: field) == nil)
  }

  @Test("Whatever was cut from or added to a compressed content, it is refused")
  func malformed() throws {
    let empty: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try Gunzip.inflated(empty, limit: 10) == [])
    for count in 0..<empty.count {
      #expect(throws: Gunzip.Fault.malformed) { try Gunzip.inflated(Array(empty.prefix(count)), limit: 10) }
    }
    #expect(throws: Gunzip.Fault.malformed) { try Gunzip.inflated(empty + [0], limit: 10) }
    #expect(throws: Gunzip.Fault.malformed) { try Gunzip.inflated(empty + empty, limit: 10) }
  }

  @Test("Secrets are equal only when every byte is")
  func secrets() {
    let one = Fingerprint(of: [1])
    #expect(Secret.equal(one, Fingerprint(of: [1])) && !Secret.equal(one, Fingerprint(of: [2])))
  }
}
