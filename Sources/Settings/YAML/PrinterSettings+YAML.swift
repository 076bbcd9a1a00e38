extension PrinterSettings {
  static func read(_ value: YAMLValue) -> PrinterSettings? {
    value.section { keys in
      let name = keys.required("name") { $0.name() }
      let cups = keys.optional("cups") { readQueue($0) }
      let folder = keys.optional("folder") { $0.path() }.map { Way.folder(path: $0) }
      let dots = keys.optional("width_dots") { readDots($0) } ?? 576
      let seconds = keys.optional("deadline_seconds") { $0.integer(in: 1...600, unit: "seconds") } ?? 8
      let waiting = keys.optional("waiting_seconds") { $0.integer(in: 1...3600, unit: "seconds") } ?? 30
      let margin = keys.optional("margin_mm") { $0.integer(in: 0...100, unit: "millimetres") } ?? 15
      let roll = keys.optional("roll") { RollSettings.read($0) }
      guard keys.has("cups") != keys.has("folder") else {
        return value.fault(
          keys.has("cups") ? "the printer has both \"cups\" and \"folder\"" : "the printer has no way to print",
          remedy: "write either cups: {queue: …} or folder: /path", code: .conflict)
      }
      guard let name, let way = cups ?? folder else { return nil }
      return PrinterSettings(
        name: name, way: way, dots: dots, deadline: Int64(seconds) * 1000, waitingLimit: Int64(waiting) * 1000,
        margin: margin, roll: roll)
    }
  }

  private static func readQueue(_ value: YAMLValue) -> Way? {
    value.section { keys in
      // The characters that cupsd allows (lpadmin(8)): printable, but no blank, "/" and "#"; at most 127 bytes.
      let queue = keys.required("queue") {
        $0.ascii("up to 127 printable characters without blank, / and #", length: 1...127) {
          (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#")
        }
      }
      let server = keys.optional("server") { readServer($0) }
      return queue.map { .cups(queue: $0, server: server) }
    }
  }

  private static func readServer(_ value: YAMLValue) -> String? {
    let expected = "a server such as localhost:631, or the path of cupsd's socket"
    guard let text = value.scalar(expected) else { return nil }
    if text.hasPrefix("/") { return value.path() }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let host = parts.dropLast().joined(separator: ":")
    guard parts.count >= 2, let port = parts.last.flatMap({ UInt16($0) }), port > 0, !host.isEmpty,
      host.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "-._:[]".utf8.contains($0) })
    else { return value.fault("this is not \(expected)", remedy: "write \(expected)") }
    return text
  }

  private static func readDots(_ value: YAMLValue) -> Int? {
    guard let text = value.scalar("576 or 384") else { return nil }
    switch text {
    case "576": return 576
    case "384": return 384
    default:
      return value.fault(
        "no ticket is that wide", remedy: "write 576 for paper of 80 mm, or 384 for paper of 58 mm (203 dpi)")
    }
  }
}
