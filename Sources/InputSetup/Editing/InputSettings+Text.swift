internal import Events
internal import Foundation
internal import Presses
public import Settings

extension KioskSettings {
  /// The text of a settings file in which one input is as it should be; every other byte stays.
  ///
  /// An entry of that name is changed, only where it says something else; without one the entry is added. Identity, place
  /// of rating, keys and panel are written; zones and the rest of an entry stay as they are. The result has been checked
  /// as a start checks it, and differs in meaning from the file before in this one input.
  ///
  /// - Parameter file: the name that faults give.
  /// - Throws: `SettingsFaults` when the file is wrong before or after; `SettingsEditFault` when it cannot be edited so.
  public static func text(_ yaml: String, setting input: InputSettings, file: String) throws -> String {
    let before = try check(yaml, file: file).settings
    let old = before.inputs.first { $0.name == input.name }
    var expected = before
    if let index = before.inputs.firstIndex(where: { $0.name == input.name }) {
      expected.inputs[index] = input
    } else {
      expected.inputs.append(input)
    }
    do {
      // Yams counts no mark of the byte order.
      let mark = "\u{FEFF}"
      let body = yaml.unicodeScalars.first == "\u{FEFF}" ? String(yaml.unicodeScalars.dropFirst()) : yaml
      let edited = try InputsEdit(body).setting(
        input.name, new: input.text, changes: old.map { input.text(changedFrom: $0) } ?? [])
      let text = body == yaml ? edited : mark + edited
      guard try check(text, file: file).settings == expected else { throw SettingsEditFault.unknownPlace }
      return text
    } catch let faults as SettingsFaults where !faults.faults.contains(where: { $0.code == .syntax }) {
      throw faults
    } catch is SettingsFaults {
      throw unwritable(input, SettingsEditFault.unknownPlace)
    } catch let fault as SettingsEditFault {
      throw unwritable(input, fault)
    }
  }

  private static func unwritable(_ input: InputSettings, _ fault: SettingsEditFault) -> SettingsEditFault {
    SettingsEditFault(
      cause: fault.cause, lines: "  - " + MappingEdit.lines(input.text).joined(separator: "\n    "))
  }
}

extension InputSettings {
  /// All keys of a new entry.
  fileprivate var text: YAMLChanges {
    [("name", .value(name))] + text(changedFrom: InputSettings(name: "", way: .unset))
  }

  /// The keys that say something else than `old` does.
  fileprivate func text(changedFrom old: InputSettings) -> YAMLChanges {
    var changes: YAMLChanges = []
    if way != old.way {
      switch way {
      case .device(let identity): changes.append(("match", .section(identity.text, isCompact: true)))
      case .fifo(let path): changes.append(("fifo", .value(quoted(path))))
      }
    }
    if rating != old.rating { changes.append(("rating", rating.map { .value($0.text) } ?? .removed)) }
    changes += panel.text(changedFrom: old.panel)
    if keys != old.keys {
      changes.append(("keys", keys.isEmpty ? .removed : .section(keysInOrder, isCompact: false)))
    }
    return changes
  }

  /// Ratings from the most satisfied on, then tickets by key.
  private var keysInOrder: [(key: String, text: String)] {
    keys.sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }.map { ($0.key, $0.value.text) }
  }
}

extension InputSettings.Way {
  fileprivate static let unset = InputSettings.Way.fifo(path: "")
}

extension DeviceIdentity {
  fileprivate var text: [(key: String, text: String)] {
    [
      ("name", name.map(quoted)), ("vendor", vendor.map(hexadecimal)), ("product", product.map(hexadecimal)),
      ("physical_path", physicalPath.map(quoted)), ("by_id", byID.map(quoted)),
    ].compactMap { key, text in text.map { (key, $0) } }
  }

  /// As lsusb(8) writes it; in quotes, because YAML takes `0001` for a number.
  private func hexadecimal(_ number: Int) -> String { quoted(String(format: "%04x", number)) }
}

extension RatingPoint {
  fileprivate var text: String {
    switch self {
    case .counter(let number): "counter \(number)"
    case .exit: "exit"
    }
  }
}

extension InputAction {
  fileprivate var rank: Int {
    switch self {
    case .rate(let score, _): -score
    case .issue: 1
    case .focus: 2
    }
  }

  fileprivate var text: String {
    switch self {
    case .rate(let score, let scale): return "{rate: \(score), of: \(scale)}"
    case .issue(let service, let visitorType, let lane):
      let type = visitorType == "NOT_STATED" ? "" : ", visitor_type: \(visitorType)"
      return "{issue: \(service)\(type)\(lane == .normal ? "" : ", lane: \(lane.rawValue)")}"
    case .focus(let key, let screen): return "{focus: \(key.rawValue), screen: \(quoted(screen))}"
    }
  }
}

extension PanelSettings {
  fileprivate func text(changedFrom old: PanelSettings) -> YAMLChanges {
    var changes: YAMLChanges = []
    if calibration != old.calibration {
      changes.append(("calibration", calibration.map { .value($0.text) } ?? .removed))
    }
    if rotation != old.rotation {
      changes.append(("rotation", rotation == .none ? .removed : .value("\(rotation.rawValue)")))
    }
    if mirror != old.mirror { changes.append(("mirror", mirror.map { .value($0.rawValue) } ?? .removed)) }
    return changes
  }
}

extension PanelSettings.Calibration {
  fileprivate var text: String { "[" + [a, b, c, d, e, f].map { "\($0)" }.joined(separator: ", ") + "]" }
}

/// A text between double quotes (YAML 1.2.2, 7.3.1); what must not stand in settings is refused by their check.
private func quoted(_ text: String) -> String {
  "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
