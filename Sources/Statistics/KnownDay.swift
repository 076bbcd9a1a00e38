import Events

/// What is known of a date at one kiosk, beside what was counted on it.
struct KnownDay {
  /// What could be asked for, in the order of bytes.
  struct Offer {
    let service: String
    let channel: String
    let name: String
  }

  /// `nil` where no event says.
  var status: DayStatus?
  /// How often what was published of the date was corrected after its close.
  var revision = 0
  var offers: [Offer] = []

  /// A service that was renamed within a day goes by the name that is first in bytes.
  func name(of service: String) -> String {
    offers.first { $0.service.hasSameBytes(as: service) }?.name ?? ""
  }
}

extension [ServiceDate: KnownDay] {
  init(days: [CountedKey], offers: [CountedKey]) {
    self.init()
    for day in days {
      self[day.date, default: KnownDay()].status = day.status
      self[day.date, default: KnownDay()].revision = day[Counting.revision]
    }
    for offer in offers where offer["offered"] > 0 {
      self[offer.date, default: KnownDay()].offers.append(
        KnownDay.Offer(service: offer.key[1], channel: offer.key[2], name: offer.key[3]))
    }
  }
}

extension CountedKey {
  /// That a kiosk ran goes before any word that the date was skipped, and OPEN before all.
  fileprivate var status: DayStatus? {
    let order: [DayStatus] = [.open, .holiday, .closed, .noData]
    return order.first { self[Counting.ran($0)] > 0 } ?? order.first { self[Counting.skipped($0)] > 0 }
  }
}
