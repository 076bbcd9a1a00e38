import Events
import Ports
import Statistics

/// Why an event is set aside. The raw values are stored and shown to administrators: they are never renamed.
enum SetAsideReason: String {
  /// The header's fields are not those of this batch format.
  case unreadableHeader = "unreadable_header"
  /// The body is not the one that `body_sha256` was made of.
  case bodyHashDiffers = "body_hash_differs"
  /// Kind and version are known, and the body is not what they promise.
  case bodyNotOfItsKind = "body_not_of_its_kind"
  /// A text of header or body has a character that no text of an office needs: SQLite would cut the text there, and a
  /// terminal obey it.
  case forbiddenText = "forbidden_text"
  /// A count, a number or a date that no office has; sums of such would leave 64 bits.
  case beyondBounds = "beyond_bounds"
  /// At or before the position of the event before it.
  case outOfOrder = "out_of_order"
}

extension SetAsideReason {
  init(_ fault: ContentFault) {
    self =
      switch fault {
      case .forbiddenText: .forbiddenText
      case .bodyNotOfItsKind: .bodyNotOfItsKind
      case .beyondBounds: .beyondBounds
      }
  }
}

/// A batch judged by itself, before anything is known of what is stored: pure, and done outside the writer.
struct Examination: Sendable {
  struct Item: Sendable {
    enum Outcome: Sendable {
      /// Stored as it came, with what it counts.
      case valid(EventRecord, Contribution)
      case setAside(SetAsideReason)
    }

    var outcome: Outcome
    /// The position that the event has or would have.
    var position: JournalPosition
    /// What is wrong with the chain between the event before and this one.
    var chainFault: ChainFault?
    /// `false` for an event out of order: what follows is chained to the event before it.
    var advances: Bool
  }

  let batch: ReceivedBatch
  let items: [Item]

  /// Events are valid or not by themselves, so they are read on all processors; the chain is followed afterwards.
  init(of batch: ReceivedBatch) async {
    self.batch = batch
    let outcomes = await Self.outcomes(of: batch.items)
    var previous = batch.base
    items = zip(batch.items, outcomes).map { received, outcome in
      let item = Item(received.content, outcome, after: previous)
      if item.advances { previous = item.position }
      return item
    }
  }

  /// Large enough that handing a part to another processor costs less than reading it.
  private static let part = 500

  private static func outcomes(of items: [ReceivedBatch.Item]) async -> [Item.Outcome] {
    await withTaskGroup(of: (Int, [Item.Outcome]).self) { group in
      for start in stride(from: 0, to: items.count, by: part) {
        let part = items[start..<min(start + part, items.count)]
        group.addTask { (start, part.map { Item.Outcome(of: $0.content) }) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// Where the batch ends.
  var end: JournalPosition { items.last(where: \.advances)?.position ?? batch.base }

  /// The framed fields of an item, verbatim.
  func raw(_ index: Int) -> [UInt8] { batch.raw(batch.items[index]) }

  /// Bytes of the items from this index on, as they came after decompression.
  func size(from index: Int) -> Int { batch.items[index...].reduce(0) { $0 + $1.range.count } }
}

extension Examination.Item {
  /// Follows the chain by one event. Where the chain is broken the event still counts: its bytes are good.
  ///
  /// - Parameter previous: the last position that advanced; from the wire, so that any 64 bits may come.
  fileprivate init(_ content: ReceivedBatch.Content, _ outcome: Outcome, after previous: JournalPosition) {
    switch content {
    case .unreadable(let claimed):
      // After the last possible position nothing can stand: the event is kept there, and leads nowhere.
      let (next, isPastEnd) = previous.seq.addingReportingOverflow(1)
      self.init(
        outcome: outcome, position: JournalPosition(seq: isPastEnd ? previous.seq : next, hash: claimed),
        chainFault: nil, advances: !isPastEnd)
    case .event(let event) where event.header.seq <= previous.seq:
      self.init(outcome: .setAside(.outOfOrder), position: event.position, chainFault: nil, advances: false)
    case .event(let event):
      self.init(
        outcome: outcome, position: event.position, chainFault: event.chainFault(after: previous), advances: true)
    }
  }
}

extension Examination.Item.Outcome {
  /// What a received event is worth by itself.
  init(of content: ReceivedBatch.Content) {
    switch content {
    case .unreadable: self = .setAside(.unreadableHeader)
    case .event(let event): self.init(of: event)
    }
  }

  /// An unknown kind or version and a purged body are valid and count nothing.
  init(of event: EventRecord) {
    if let body = event.body, Fingerprint(of: body) != event.bodyHash {
      self = .setAside(.bodyHashDiffers)
      return
    }
    do throws(ContentFault) {
      self = .valid(event, try event.admittedFact().map(Contribution.init(of:)) ?? .unread(event))
    } catch {
      self = .setAside(SetAsideReason(error))
    }
  }
}

extension EventRecord {
  /// The fault of the chain alone: a body that differs from its hash does not break it.
  fileprivate func chainFault(after previous: JournalPosition) -> ChainFault? {
    EventRecord(header: header, body: nil, bodyHash: bodyHash, hash: hash).fault(after: previous)
  }
}
