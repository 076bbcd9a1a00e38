import Settings
import Testing

@Suite("Settings of the statistics store")
struct StatisticsFileTests {
  func faults(_ yaml: String) -> [String] {
    do {
      return try StatisticsSettings.check(yaml, file: "statistics.yaml").warnings.map(\.gist)
    } catch {
      return error.faults.map(\.gist)
    }
  }

  @Test("One line is enough: clear text on loopback, everybody may read")
  func shortest() throws {
    let settings = try StatisticsSettings.check("public: true", file: "statistics.yaml").settings
    #expect(settings.listen == ListenSettings(address: "127.0.0.1", port: 8443))
    #expect(settings.tls == nil && settings.readTokenFile == nil && settings.isPublic)
    #expect(settings.stateDirectory == "/var/lib/queue-statistics")
  }

  @Test("A wrong file is refused at the right place")
  func refused() {
    let cases = [
      ("public: no", "1:9 bad_value public"),
      ("public: false", "1:1 missing read_token_file"),
      ("public: true\nlisten: {address: 0.0.0.0}", "2:9 conflict listen"),
      ("public: true\nlisten: {address: localhost}", "2:19 bad_value listen.address"),
      ("public: true\nlisten: {port: 65536}", "2:16 bad_value listen.port"),
      ("public: true\ntls: {certificate_file: /c}", "2:6 missing tls.key_file"),
      ("public: true\ntls: {certificate_file: c, key_file: /k}", "2:25 bad_value tls.certificate_file"),
      ("public: true\nstate_directory: here", "2:18 bad_value state_directory"),
      ("public: true\nread_token: /t", "2:1 unknown_key read_token"),
      ("public: true\ntime_zone: Bangkok", "2:12 bad_value time_zone"),
    ]
    for (yaml, fault) in cases { #expect(faults(yaml) == [fault], "\(yaml)") }
  }

  @Test("With a certificate it may listen everywhere, and on any free port")
  func everywhere() {
    let tls = "tls: {certificate_file: /c, key_file: /k}"
    #expect(faults("public: true\nlisten: {address: \"::\", port: 0}\n\(tls)") == [])
    #expect(faults("public: true\nlisten: {address: \"::1\"}") == [])
  }
}
