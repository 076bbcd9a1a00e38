public import Events
public import VisitorJourney

/// One service: what visitors are offered, and what its numbers and counts need besides.
public struct ServiceSettings: Hashable, Sendable {
  public var offer: ServiceOffer
  public var kind: WorkKind
  /// The prefix of its numbers, `[A-Z0-9]{0,4}`; services may share one.
  public var series: String
  /// Minutes since midnight; `nil`: until the office closes.
  public var lastTicket: Int?

  public init(_ offer: ServiceOffer, kind: WorkKind = .mission, series: String, lastTicket: Int? = nil) {
    self.offer = offer
    self.kind = kind
    self.series = series
    self.lastTicket = lastTicket
  }

  /// `[A-Z0-9_]{1,32}`; stands in every file.
  public var code: String { offer.code }
  public var name: Bilingual { offer.name }
}

/// The three kinds of work that an office must offer (GECC service criterion 2.3).
public enum WorkKind: String, Hashable, Sendable, CaseIterable {
  case mission = "MISSION"
  case information = "INFORMATION"
  case complaint = "COMPLAINT"
}
