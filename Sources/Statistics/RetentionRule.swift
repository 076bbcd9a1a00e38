public import Events

/// How long the bodies of events stay in a journal. Headers and hashes stay for ever, and so do the totals of days.
///
/// | bodies | stay |
/// | --- | --- |
/// | that say what the days were and how they were counted (`frames`) | for ever |
/// | of voids, which alone say which ticket was taken back: none may be taken back twice | for ever |
/// | of who was at which post | `officerDays` |
/// | all others | the open fiscal year and `fiscalYears` before it |
public struct RetentionRule: Hashable, Sendable {
  /// Two fiscal years, and ninety days for officers.
  public static let standard = RetentionRule(fiscalYears: 2, officerDays: 90)

  /// Whole fiscal years before the open one, from 1.
  public var fiscalYears: Int
  /// Days for which it stays known which officer was at which post, from 1.
  public var officerDays: Int

  public init(fiscalYears: Int, officerDays: Int) {
    self.fiscalYears = fiscalYears
    self.officerDays = officerDays
  }

  /// The first date whose bodies stay.
  public func horizon(on today: ServiceDate) -> ServiceDate {
    let opened = today.year - (today.month >= 10 ? 0 : 1) - fiscalYears
    return ServiceDate(year: opened, month: 10, day: 1) ?? today.adding(days: -366 * (fiscalYears + 1))
  }

  /// The first date of which it stays known which officer was at which post.
  public func officerHorizon(on today: ServiceDate) -> ServiceDate { today.adding(days: -officerDays) }
}

extension RetentionRule {
  /// Kinds whose bodies go with their fiscal year.
  public static let yearly = kinds(kept: .fiscalYears)
  /// Kinds whose bodies name an officer.
  public static let officers = kinds(kept: .officerDays)

  private static func kinds(kept retention: BodyRetention) -> Set<Fact.Kind> {
    Set(Fact.Kind.allCases.filter { $0.retention == retention })
  }
}

/// How long a kind's bodies stay.
enum BodyRetention {
  case forEver
  case fiscalYears
  case officerDays
}

extension Fact.Kind {
  var retention: BodyRetention {
    if self == .staff(.officerAtPost) { return .officerDays }
    if self == .ticket(.voided) { return .forEver }
    return switch countingRole {
    case .frames: .forEver
    case .counts, .countsNothing: .fiscalYears
    }
  }
}
