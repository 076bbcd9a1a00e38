import InputReading
import Events
import Foundation
import Settings
import Testing

@testable import InputSetup

/// Recordings of other projects, from the folder that `RECORDINGS` names or from `../shared/recordings` beside the
/// package.
enum KnownRecordings {
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["RECORDINGS"].map { URL(filePath: $0) }
    let root = named ?? package.deletingLastPathComponent().appending(path: "shared/recordings")
    let known = root.appending(path: "known")
    return FileManager.default.fileExists(atPath: known.path) ? known : nil
  }()

  /// Why suites that need them are skipped.
  static let absent: Comment = "there are no recordings at ../shared/recordings, nor where RECORDINGS says"

  /// - Parameter name: such as `elan-touchscreen--taps`; its device is `elan-touchscreen.desc` or `.prop`.
  static func recording(_ name: String, in folder: URL) throws -> Recording {
    let device = name.components(separatedBy: "--")[0]
    let files = ["desc", "prop"].map { folder.appending(path: "\(device).\($0)") }
    let file = try #require(files.first { FileManager.default.fileExists(atPath: $0.path) })
    return try Recording(deviceFile: file.path, eventsFile: folder.appending(path: "\(name).events").path)
  }
}

extension Recording {
  /// What the reader makes of it, with the quirks that are built in.
  func told() throws -> Told {
    let quirks = try DeviceQuirks.load(nil) { EventCode(named: $0) }.settings
    let decoded = DecodedRecording(self, quirks: quirks)
    var told = Told()
    for signal in decoded.signals { told.take(signal) }
    told.ignored = decoded.ignored
    return told
  }
}

/// Contacts and keys of a recording, in the notation of its index: `(340,242)→(341,242) 96` in the device's units and
/// milliseconds, in the order of their ends.
struct Told {
  private(set) var contacts: [String] = []
  /// The names of the keys that went down.
  private(set) var keys: [String] = []
  var ignored: [IgnoredInput: Int] = [:]
  var stillDown: Int { taps.stillDown }
  var cancelled: Int { taps.cancelled }

  private var taps = TapAssembler()
  mutating func take(_ signal: DecodedRecording.Signal) {
    switch signal {
    case .key(let change): if change.phase == .down { keys.append(change.key) }
    case .contact(let contact, let units):
      guard let tap = taps.take(contact, units: units) else { return }
      let (from, to) = ("(\(tap.from.x),\(tap.from.y))", "(\(tap.to.x),\(tap.to.y))")
      contacts.append((from == to ? from : "\(from)→\(to)") + " \(tap.milliseconds)")
    }
  }
}
