internal import Events
internal import Ports
internal import VisitorJourney

extension ServiceGuide {
  /// What screen and paper say of the service: headings, each with its lines; what is absent is left out.
  func sections(_ words: Wording) -> [GuideSheet.Section] {
    let fee = fee.map { $0 == 0 ? words[.noFee] : words(.baht, ["n": String($0)]) }
    let unit = [responsibleUnit.map { words[$0] }, telephone].compactMap(\.self)
    let all: [(Phrase, [String])] = [
      (.documents, documents.map { "• " + words[$0] }), (.place, place.map { [words[$0]] } ?? []),
      (.fee, fee.map { [$0] } ?? []), (.steps, steps.enumerated().map { $1.line(number: $0 + 1, words) }),
      (.channels, channels.map { words[$0] }), (.laws, laws.map { words[$0] }), (.contactUnit, unit),
    ]
    return all.filter { !$0.1.isEmpty }.map { GuideSheet.Section(heading: words[$0.0], lines: $0.1) }
  }

  /// `ข้อมูล ณ วันที่ 1 ต.ค. 2569`; `nil` where nobody has dated it.
  func version(_ words: Wording) -> String? {
    revised.map { words(.versionOf, ["date": words.date($0)]) }
  }
}

extension ServiceGuide.Step {
  fileprivate func line(number: Int, _ words: Wording) -> String {
    let condition = condition.map { "(\(words[$0])) " } ?? ""
    let duration = duration.map { " – \($0.text(words))" } ?? ""
    return "\(number). \(condition)\(words[text])\(duration)"
  }
}

extension ServiceGuide.Duration {
  /// `5 นาที`, `1 minute`.
  fileprivate func text(_ words: Wording) -> String {
    words[Bilingual(thai: "\(value) \(unit.thai)", english: "\(value) \(unit.english)\(value == 1 ? "" : "s")")]
  }
}

extension ServiceGuide.Duration.Unit {
  fileprivate var thai: String {
    switch self {
    case .minutes: "นาที"
    case .hours: "ชั่วโมง"
    case .days: "วัน"
    case .workingDays: "วันทำการ"
    }
  }

  fileprivate var english: String {
    switch self {
    case .minutes: "minute"
    case .hours: "hour"
    case .days: "day"
    case .workingDays: "working day"
    }
  }
}
