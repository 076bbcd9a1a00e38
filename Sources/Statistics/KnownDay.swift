import Events

/// What is known of a date at one kiosk, beside what was counted on it.
struct KnownDay {
  /// What could be asked for, in the order of bytes.
  struct Offer {
    /// By date, service, channel and name.
    let by: Dimensions
  }

  /// `nil` where no event says.
  var status: DayStatus?
  /// How often what was published of the date was corrected after its close.
  var revision = 0
  private(set) var offers: [Offer] = []
  /// By the service alone.
  private var names: [Dimensions: String] = [:]

  mutating func add(_ offer: Offer) {
    offers.append(offer)
    let (service, name) = (offer.by.projected(on: [.service]), offer.by[.name])
    if let other = names[service], other.precedesInBytes(name) { return }
    names[service] = name
  }

  /// A service that was renamed within a day goes by the name that is first in bytes.
  func name(of service: String) -> String { names[[.service: service]] ?? "" }
}

extension [ServiceDate: KnownDay] {
  init(days: [CountedValues], offers: [CountedValues]) {
    self.init()
    for day in days {
      self[day.date, default: KnownDay()].status = day.status
      self[day.date, default: KnownDay()].revision = day[Counting.revision]
    }
    for offer in offers where offer["offered"] > 0 {
      self[offer.date, default: KnownDay()].add(KnownDay.Offer(by: offer.by))
    }
  }
}

extension CountedValues {
  /// That a kiosk ran goes before any word that the date was skipped, and OPEN before all.
  fileprivate var status: DayStatus? {
    let order: [DayStatus] = [.open, .holiday, .closed, .noData]
    return order.first { self[Counting.ran($0)] > 0 } ?? order.first { self[Counting.skipped($0)] > 0 }
  }
}
