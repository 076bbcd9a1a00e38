import Queueing

extension PrinterSettings {
  /// - Parameter profiles: the models that may be named; `nil` when they are not known, which was told.
  static func read(_ value: YAMLValue, _ profiles: PrinterProfiles?) -> PrinterSettings? {
    value.section { keys in
      let name = keys.required("name") { $0.name() }
      let cups = keys.optional("cups") { readQueue($0) }
      let folder = keys.optional("folder") { $0.path() }.map { Way.folder(path: $0) }
      let profile = readPaper(&keys, profiles)
      let format = keys.optional("format") { $0.choice(Format.self) } ?? .escpos
      let seconds = keys.optional("deadline_seconds") { $0.integer(in: 1...600, unit: "seconds") } ?? 8
      let waiting = keys.optional("waiting_seconds") { $0.integer(in: 1...3600, unit: "seconds") } ?? 30
      let roll = keys.optional("roll") { RollMeasure.read($0) }
      guard keys.has("cups") != keys.has("folder") else {
        return value.fault(
          keys.has("cups") ? "the printer has both \"cups\" and \"folder\"" : "the printer has no way to print",
          remedy: "write either cups: {queue: …} or folder: /path", code: .conflict)
      }
      guard let name, let way = cups ?? folder else { return nil }
      return PrinterSettings(
        name: name, way: way, profile: profile, format: format, deadline: Int64(seconds) * 1000,
        waitingLimit: Int64(waiting) * 1000, roll: roll)
    }
  }

  /// The model, and the width of its paper where that is another.
  private static func readPaper(_ keys: inout YAMLSection, _ profiles: PrinterProfiles?) -> PrinterProfile {
    var profile = keys.optional("profile") { readProfile($0, profiles) } ?? .generic80
    let dots = keys.optional("width_dots") { PrinterProfile.readWidth($0) }
    // What is said of the width alone says which paper it is.
    if !keys.has("profile"), dots == PrinterProfile.generic58.dots { profile = .generic58 }
    profile.dots = dots ?? profile.dots
    return profile
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

  private static func readProfile(_ value: YAMLValue, _ profiles: PrinterProfiles?) -> PrinterProfile? {
    guard let name = value.name(), let profiles else { return nil }
    if let profile = profiles[name] { return profile }
    let names = profiles.names
    return value.fault(
      "no printer model of this name is known",
      remedy: names.nearest(to: name).map { "did you mean \($0)?" } ?? "write one of \(names.joined(separator: ", "))")
  }
}
