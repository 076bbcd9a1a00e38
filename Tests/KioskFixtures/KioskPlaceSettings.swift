/// What a kiosk of a story is set to: an office with two services and opening hours without end, so that a story passes
/// at any time of day.
public struct KioskPlaceSettings: Sendable {
  /// An input that is a named pipe (`KioskPlace.pipe`).
  public struct Input: Sendable {
    public var name: String
    /// The rest of its YAML, a line each.
    public var lines: [String]

    /// Keys for tickets (A, B) and for ratings at the exit (1–5).
    public static let pad = Input(
      name: "pad",
      lines: [
        "rating: exit", "keys:", "  KEY_A: {issue: ADVICE}",
        "  KEY_B: {issue: INFORMATION, visitor_type: JURISTIC, lane: PRIORITY}",
      ] + (1...5).map { "  KEY_\($0): {rate: \($0), of: 5}" })

    /// A touchscreen with a zone for each service.
    public static let zones = Input(
      name: "screen",
      lines: [
        "zones:", "  - {name: advice, x: 0, y: 0, width: 0.5, height: 1, issue: ADVICE}",
        "  - {name: information, x: 0.5, y: 0, width: 0.5, height: 1, issue: INFORMATION}",
      ])

    /// The touchscreen over the visitor's screen.
    public static let touchscreen = Input(name: "screen", lines: ["screen: true"])

    /// A pad with forty buttons (`Pad.Key.button`), of which each asks for advice.
    public static func buttons(_ number: Int) -> Input {
      let keys = (0..<Pad.buttons).map { "  \(Pad.Key.button($0).name): {issue: ADVICE}" }
      return Input(name: "pad-\(number)", lines: ["keys:"] + keys)
    }

    func yaml(pipe: String) -> String {
      (["  - name: \(name)", "    fifo: \(pipe)"] + lines.map { "    " + $0 }).joined(separator: "\n")
    }
  }

  /// The YAML of the section `printers`; nothing: no paper.
  public var printers: String
  public var inputs: [Input] = [.pad, .zones]
  /// The YAML of the section `screen`; nothing: there is none.
  public var screen = ""
  /// The centre's address; its credential is in `KioskPlace.credentialFile`. `nil`: there is none.
  public var centre: String?
  /// More YAML at the end.
  public var more = ""

  /// - Parameter ticketFolder: takes the tickets as pictures and as bytes.
  init(ticketFolder: String) {
    printers = "printers: [{name: ticket, folder: \(ticketFolder)}]"
  }

  /// Tickets go to a queue of CUPS.
  ///
  /// - Parameters:
  ///   - server: `host:port`.
  ///   - more: further settings of the printer, each after a comma.
  public mutating func print(to queue: String, of server: String, more: String = "") {
    printers = "printers: [{name: ticket, cups: {queue: \(queue), server: \"\(server)\"}\(more)}]"
  }

  /// The visitor's screen, touched through the input `screen`.
  ///
  /// - Parameter yaml: of the section, in a flow mapping without its brackets.
  public mutating func show(screen yaml: String) {
    screen = "screen: {\(yaml)}"
    inputs = inputs.map { $0.name == "screen" ? .touchscreen : $0 }
  }

  func yaml(of place: KioskPlace) -> String {
    let centre = centre.map { "centre: {url: \"\($0)\", credential_file: \(place.credentialFile)}" } ?? ""
    let inputs = inputs.map { $0.yaml(pipe: place.pipe($0.name)) }
    return """
      site:
        code: \(KioskPlace.site)
        name: {th: ศูนย์บริการตัวอย่าง, en: Sample centre}
        telephone: "0 2000 0000"
        base_url: https://queue.example.org
      kiosk:
        code: \(KioskPlace.kiosk)
        state_directory: \(place.stateDirectory)
        high_water_directory: \(place.highWaterDirectory)
        runtime_directory: \(place.file("run"))
      hours: always
      services:
        - code: ADVICE
          name: {th: ให้คำปรึกษาแนะนำเบื้องต้น, en: Advice}
          kind: MISSION
          series: A
          place: {th: ชั้น 1 ช่องบริการ 1–3, en: "Floor 1, counters 1–3"}
          documents: [{th: บัตรประจำตัวประชาชน, en: National ID card}]
        - {code: INFORMATION, name: {th: สอบถามข้อมูล, en: Information}, kind: INFORMATION, series: C}
      \(printers)
      \(screen)
      \(inputs.isEmpty ? "" : "inputs:\n" + inputs.joined(separator: "\n"))
      \(centre)
      \(more)
      """
  }
}
