internal import Events
internal import Settings

/// What a template may ask of a ticket.
extension TicketContent {
  func fulfils(_ condition: TicketTemplate.Condition) -> Bool { isSo(condition.fact) == condition.holds }

  private func isSo(_ fact: TicketTemplate.Fact) -> Bool {
    switch fact {
    case .place: place != nil
    case .unit: responsibleUnit != nil
    case .telephone: telephone != nil
    case .documents: !documents.isEmpty
    case .address: address != nil
    case .ahead: ahead.map { $0 > 0 } ?? false
    case .next: ahead == 0
    case .priority: lane == .priority
    case .copy: copy != nil
    case .clockDoubtful: date == nil || minuteOfDay == nil
    }
  }

  /// A text with its values; `nil` where one of them does not exist.
  ///
  /// What is compared sign by sign, the number and the kiosk's code, keeps its digits.
  func words(_ text: TicketText, _ digits: TicketTemplate.Digits) -> Bilingual? {
    guard let thai = filled(text.thai, \.thai, digits), let english = filled(text.english, \.english, .arabic)
    else { return nil }
    return Bilingual(thai: thai, english: english)
  }

  private func filled(
    _ pieces: [TicketText.Piece], _ language: KeyPath<Bilingual, String>, _ digits: TicketTemplate.Digits
  ) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .words(let words): result += digits == .thai ? words.inThaiDigits : words
      case .value(let value):
        guard let text = self[value]?[keyPath: language] else { return nil }
        let isLabel = value == .number || value == .kiosk
        result += digits == .thai && !isLabel ? text.inThaiDigits : text
      }
    }
    return result
  }

  private subscript(value: TicketText.Value) -> Bilingual? {
    switch value {
    case .office: office
    case .service: service
    case .number: Bilingual(thai: "\(number)")
    case .place: place
    case .unit: responsibleUnit
    case .telephone: telephone.map { Bilingual(thai: $0) }
    case .kiosk: Bilingual(thai: kiosk)
    case .ahead: ahead.flatMap { $0 > 0 ? "\($0)" : nil }
    case .copy: copy.map { "\($0)" }
    case .notices: notices.isEmpty ? nil : Bilingual(notices)
    case .date:
      minuteOfDay == nil ? nil : date.map { Bilingual(thai: ThaiCalendar.date($0), english: EnglishCalendar.date($0)) }
    case .time:
      date == nil ? nil : minuteOfDay.map { Bilingual(thai: ThaiCalendar.time($0), english: EnglishCalendar.time($0)) }
    }
  }

  /// When the ticket was given, or that nobody knows.
  var moment: Bilingual {
    guard let date = self[.date], let time = self[.time] else {
      return Bilingual(thai: "เวลาเครื่องยังไม่ได้ตั้ง", english: "The clock is not set")
    }
    return Bilingual(thai: date.thai + " " + time.thai, english: date.english + ", " + time.english)
  }
}

extension Bilingual {
  /// Several texts as one, in their order.
  fileprivate init(_ texts: [Bilingual]) {
    self.init(
      thai: texts.map(\.thai).joined(separator: " · "), english: texts.map(\.english).joined(separator: " · "))
  }
}
