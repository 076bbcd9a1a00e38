import Events
import Exports
import Foundation
import Terminal

/// An event as a line of text.
enum EventText {
  /// Characters of a body that a person is shown; the state in "service day opened" is long.
  private static let shownBody = 300

  /// `seq instant clock day kind body`, the instant in UTC.
  static func line(_ event: EventRecord) -> String {
    let header = event.header
    return "\(header.seq) \(instant(header.stamp.at)) \(header.stamp.clock.rawValue) day \(header.day) "
      + "\(header.kind) \(shortened(event.body))"
  }

  /// All columns under the journal's own names; the body as the JSON that it is.
  static func json(_ event: EventRecord) -> String {
    let header = event.header
    let members = [
      "\"seq\":\(header.seq)", "\"at\":\(header.stamp.at)", "\"boot\":\(JSONText.quoted(header.stamp.boot))",
      "\"uptime_ms\":\(header.stamp.uptime)", "\"clock\":\(JSONText.quoted(header.stamp.clock.rawValue))",
      "\"day_id\":\(header.day)", "\"kind\":\(JSONText.quoted(header.kind.rawValue))", "\"version\":\(header.version)",
      "\"command_id\":\(header.commandID.map(JSONText.quoted) ?? "null")", "\"body\":\(body(event.body))",
      "\"body_sha256\":\"\(event.bodyHash)\"", "\"hash\":\"\(event.hash)\"",
    ]
    return "{\(members.joined(separator: ","))}"
  }

  /// A body that was changed into something else is shown as the text that it is, so that the line stays JSON.
  private static func body(_ bytes: [UInt8]?) -> String {
    guard let bytes else { return "null" }
    let text = String(decoding: bytes, as: UTF8.self)
    let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    return isJSON && !text.contains(where: \.isNewline) ? text : JSONText.quoted(text)
  }

  /// Control characters are replaced: a body from a changed journal must not drive the terminal.
  private static func shortened(_ bytes: [UInt8]?) -> String {
    guard let bytes else { return Bilingual(thai: "(ลบแล้ว)", english: "(purged)").spoken }
    let text = String(decoding: bytes, as: UTF8.self)
    let shown = text.prefix(shownBody).map { $0.isASCII && ($0.asciiValue ?? 0) < 0x20 ? "\u{FFFD}" : $0 }
    return String(shown) + (text.count > shownBody ? "…" : "")
  }

  private static func instant(_ milliseconds: Int64) -> String {
    let utc = OfficeTime(zone: .gmt)
    let date = utc.date(at: milliseconds)
    let within = milliseconds - utc.start(of: date)
    let fields = [within / 3_600_000, within / 60_000 % 60, within / 1000 % 60].map { padded($0, to: 2) }
    return "\(date)T\(fields.joined(separator: ":")).\(padded(within % 1000, to: 3))Z"
  }

  private static func padded(_ value: Int64, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
