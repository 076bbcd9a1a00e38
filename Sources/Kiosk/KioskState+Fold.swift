public import Events

extension KioskState {
  /// Takes in stored events, in the journal's order; unknown kinds change nothing.
  public mutating func apply(_ records: [EventRecord]) throws {
    for (record, fact) in zip(records, try FactReading.facts(of: records)) {
      if let fact { apply(fact, seq: record.header.seq, stamp: record.header.stamp) }
    }
  }
}
