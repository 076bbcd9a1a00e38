public import Events

/// What the office was last said to offer.
public struct DescriptionState: RuleState {
  /// `nil` before the first word.
  public private(set) var fingerprint: Fingerprint?

  public init() {}

  public mutating func apply(_ fact: Fact) {
    switch fact {
    case .office(.described(let described)): fingerprint = described.fingerprint
    case .office(.issuingPaused), .office(.issuingResumed), .day, .ticket, .visitor, .rating, .printer, .machine,
      .staff:
      break
    }
  }

  public init(from decoder: any Decoder) throws { fingerprint = try Fingerprint(from: decoder) }

  public func encode(to encoder: any Encoder) throws { try fingerprint?.encode(to: encoder) }
}
