public import Events
public import Ports
public import Kiosk
public import Queueing
public import Settings
internal import Statistics
internal import Testing
internal import VisitorJourney

/// An office in Bangkok with two services and one printer, whose day is told minute by minute.
public struct OfficeStory {
  public static let journal = JournalID("0123456789abcdef0123456789abcdef")
  public static let built = Int64(1_790_000_000_000)

  public var machine: LoopMachine
  public let settings: KioskSettings
  public let rules: KioskRules
  public var at: Int64
  public var boot = "boot-1"
  public var uptime: Int64 = 100_000
  public var synchronised = false
  /// Durable events, in order.
  public var journal: [DraftEvent] = []
  private var asks = 0

  public init(
    hours: OpeningHours = .always, printers: [PrinterSettings]? = nil, channel: Channel = .walkIn, drill: Bool = false,
    from time: String = "2026-11-21 09.00"
  ) throws {
    let bangkok = try #require(OfficeTime(identifier: "Asia/Bangkok"))
    settings = KioskSettings(
      site: SiteSettings(code: "OSS01", name: Bilingual(thai: "ศูนย์ทดสอบ"), time: bangkok),
      kiosk: MachineSettings(code: "K1", channel: channel, drill: drill), hours: hours,
      services: [
        ServiceSettings(ServiceOffer(code: "ADVICE", name: Bilingual(thai: "ให้คำปรึกษา")), series: "A"),
        ServiceSettings(
          ServiceOffer(code: "COMPLAINT", name: Bilingual(thai: "ร้องทุกข์")), kind: .complaint, series: "C"),
      ],
      visitorTypes: VisitorTypeOffer.standard,
      printers: printers ?? [PrinterSettings(name: "thermal", way: .folder(path: "/nowhere"))])
    rules = KioskRules(settings: settings, journal: try #require(Self.journal), buildDate: Self.built)
    machine = LoopMachine(rules: rules, state: KioskState(journal: rules.journal), position: 0)
    at = try Self.instant(time, bangkok)
  }

  public static func instant(_ text: String, _ office: OfficeTime) throws -> Int64 {
    let parts = text.split(separator: " ")
    let clock = try parts[1].split(separator: ".").map { try #require(Int64($0)) }
    return office.start(of: try #require(ServiceDate(String(parts[0])))) + (clock[0] * 60 + clock[1]) * 60_000
  }

  public var reading: ClockReading { ClockReading(at: at, boot: boot, uptime: uptime, synchronised: synchronised) }

  public mutating func wait(seconds: Int64) {
    at += seconds * 1000
    uptime += seconds * 1000
  }

  /// The wall clock is set; the time since boot goes on.
  public mutating func setClock(_ time: String) throws { at = try Self.instant(time, settings.site.time) }

  /// Power off and on: only the journal is left, and the clock shows `time`.
  public mutating func restart(at time: String) throws {
    try setClock(time)
    boot += "+"
    uptime = 5000
    machine = LoopMachine(rules: rules, state: try refolded(), position: journal.last?.seq ?? 0)
  }

  /// The state as a start without any checkpoint folds it.
  public func refolded() throws -> KioskState {
    journal.reduce(into: KioskState(journal: rules.journal)) { $0.apply($1.fact, seq: $1.seq, stamp: $1.stamp) }
  }

  /// Asks, and lets the journal commit what is sent. Returns the command's answer.
  @discardableResult
  public mutating func ask(_ request: LoopRequest) throws -> Result<KioskReply, Refusal>? {
    asks += 1
    let ask = NumberedAsk(asks)
    return commit(machine.receive(request, at: reading, because: ask)).first { $0.ask == ask }?.result
  }

  @discardableResult
  public mutating func issue(_ service: String = "ADVICE", id: String? = nil) throws -> String {
    switch try ask(.command(.issue(IssueRequest(service: service)), id: id)) {
    case .success(.issued(let ticket)): ticket.number.description
    case .failure(let refusal): refusal.code.rawValue
    default: "no answer"
    }
  }

  @discardableResult
  public mutating func commit(_ actions: [LoopAction]) -> [(ask: NumberedAsk?, result: Result<KioskReply, Refusal>)] {
    var answers: [(ask: NumberedAsk?, result: Result<KioskReply, Refusal>)] = []
    var waiting = actions
    while !waiting.isEmpty {
      switch waiting.removeFirst() {
      case .append: waiting += machine.committed()
      case .answer(let answer): answers.append((answer.cause as? NumberedAsk, answer.result))
      case .publish(let batch): journal += batch.events.map(\.event)
      case .journal: break
      }
    }
    return answers
  }

  /// What a look into the journal found just now.
  public func found(_ tickets: [FoundTicket]) -> FoundTickets {
    FoundTickets(
      label: tickets.first?.reference.ticket.description ?? "", date: settings.site.time.date(at: at),
      day: machine.state.day?.id ?? 0, tickets: tickets)
  }

  /// The tickets that were given, in order.
  public var tickets: [TicketReference] {
    journal.compactMap { event in
      guard case .ticket(.issued(let issued)) = event.fact else { return nil }
      return issued.reference(EventID(journal: rules.journal, seq: event.seq))
    }
  }

  public var kinds: [String] { journal.map(\.fact.kind.name) }

  /// The days that were opened, in order.
  public var openings: [ServiceDayOpened] {
    journal.compactMap { if case .day(.opened(let opened)) = $0.fact { opened } else { nil } }
  }

  /// What the journal counts, as everybody counts it.
  public var rows: [String] {
    let counts = journal.reduce(into: Counts()) { $0.add($1.fact) }
    let epoch = ServiceDate(dayNumber: 0)
    let rows = DailyTable.visits.rows(
      of: [Origin(site: "OSS01", kiosk: "K1"): counts], in: epoch...epoch.adding(days: 40_000))
    let shown = ["date", "service_code", "channel", "visits", "first_no", "last_no", "day_status", "revision"]
    return rows.map { row in
      zip(DailyTable.visits.columns, row).filter { shown.contains($0.0.name) }.map { $1.text }.joined(separator: " ")
    }
  }
}

/// A cause of the tests' own.
public struct NumberedAsk: Cause, Hashable {
  public let number: Int

  public init(_ number: Int) { self.number = number }
}

extension Cell {
  fileprivate var text: String {
    switch self {
    case .empty: "-"
    case .text(let text): text
    case .date(let date): date.description
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    }
  }
}
