import Settings
import Testing

@Suite("The settings of a screen in a browser")
struct ScreenPageSettingsTests {
  /// A kiosk whose touchscreen and pad are named pipes, and whose screen is on a page.
  private func file(_ page: String, display: String = "", panel: String = "fifo: /run/panel") -> String {
    let inputs = """
        - {name: panel, \(panel), screen: true}
        - {name: exit, fifo: /run/exit, rating: exit, keys: {KEY_1: {rate: 1}}}
        - {name: gate, fifo: /run/gate, keys: {KEY_1: {issue: ADVICE}}}
      """
    return validFile.replacing("\ncentre:", with: "\n\(inputs)\ncentre:")
      + "\nscreen: {width_mm: 338, height_mm: 270, \(display)page: \(page)}"
  }

  private func page(_ yaml: String) throws -> ScreenPageSettings? {
    try KioskSettings.check(file(yaml), file: "kiosk.yaml").settings.screen?.page
  }

  @Test("It is served on loopback, and may have a pad beside it")
  func served() throws {
    #expect(try page("{}") == ScreenPageSettings(listen: ListenSettings(address: "127.0.0.1", port: 8080)))
    #expect(try page("{pad: exit}")?.pad == "exit")
    #expect(try page("{listen: {address: \"::1\", port: 0}}")?.listen == ListenSettings(address: "::1", port: 0))
  }

  @Test("One that other machines could open, or that leads nowhere, is refused")
  func refused() {
    let cases = [
      (file("{listen: {address: 0.0.0.0}}"), "conflict screen.page.listen"),
      (file("{listen: {address: 192.0.2.1, port: 80}}"), "conflict screen.page.listen"),
      (file("{listen: {address: localhost}}"), "bad_value screen.page.listen.address"),
      (file("{pad: gate}"), "conflict screen.page.pad"),
      (file("{pad: exot}"), "conflict screen.page.pad"),
      (file("{touch: panel}"), "unknown_key screen.page.touch"),
      (file("{}", display: "connector: HDMI-A-1, "), "conflict screen.connector"),
      (file("{}", display: "rotation: 90, "), "conflict screen.rotation"),
      (file("{}", panel: "match: {name: Panel}"), "conflict screen.page"),
    ]
    for (yaml, gist) in cases {
      let told = SettingsTests.faults(yaml)
      #expect(told.count == 1 && told[0].hasSuffix(gist), "\(told) instead of \(gist)")
    }
  }
}
