import Events
internal import GRDB
import Statistics

/// Finds the seal that is not what was counted before it: it changes figures that may be published, and somebody has to
/// look. The first of a batch is enough.
///
/// Where bodies are missing the seal knows better, and cannot be contradicted.
struct SealCheck {
  private let journal: JournalRow
  private let database: Database
  private var lacksBodies = false
  private(set) var contradicted: ServiceDaySealed?

  init(journal: JournalRow, in database: Database) {
    self.journal = journal
    self.database = database
  }

  /// - Parameter count: what the events of the same batch have counted that stand before the seal.
  mutating func add(_ sealed: ServiceDaySealed, after count: JournalCount) throws {
    guard contradicted == nil, !lacksBodies else { return }
    var counted = count.counts.dated(sealed.date)
    if count.seals[sealed.date] == nil {
      counted.merge(try TallyRows(journal: journal.id, in: database).fetch(dated: sealed.date))
    }
    guard counted != Counts(sealed.totals) else { return }
    lacksBodies = try journal.lacksBodies(in: database)
    if !lacksBodies { contradicted = sealed }
  }
}
