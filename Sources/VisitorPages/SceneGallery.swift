internal import Events
public import VisitorJourney

/// Every screen that an office's visitors and staff can meet, to be looked at or checked before anybody does.
public enum SceneGallery {
  public struct Picture: Hashable, Sendable {
    /// Unique within one language and mode, such as `number_late`.
    public var name: String
    public var scene: VisitorScene
  }

  /// - Parameter contrast: high contrast off, on or both; it changes no layout.
  public static func scenes(of offer: VisitorOffer, contrast: [Bool] = [false, true]) -> [Picture] {
    let modes = offer.languages.flatMap { language in
      contrast.flatMap { contrast in
        [(false, false), (true, false), (false, true), (true, true)].map {
          ScreenMode(language: language, largeText: $0, wheelchair: $1, contrast: contrast)
        }
      }
    }
    return modes.flatMap { mode in
      views(offer, mode).map { Picture(name: $0.name, scene: $0.view.scene(of: offer, revision: 1)) }
    }
  }

  /// What nearly every visitor sees: to be drawn once, unseen, so that the first one meets warm caches.
  public static func rehearsal(of offer: VisitorOffer) -> [VisitorScene] {
    let usual: Set<PageName> = [.home, .visitorType, .number, .rating, .ratingThanks]
    return scenes(of: offer, contrast: [false]).map(\.scene).filter {
      usual.contains($0.page) && $0.mode == ScreenMode(language: $0.mode.language)
    }
  }

  private typealias Posed = (name: String, view: JourneyView)

  /// What each page shows, with the longest that it can show.
  private static func views(_ offer: VisitorOffer, _ mode: ScreenMode) -> [Posed] {
    let report = StaffReport(
      centreIsReached: false, unsent: 1234, clock: noon, lastNumber: number.number, issuingIsPaused: true)
    let view = JourneyView(stage: .home, office: OfficeState(clock: noon), mode: mode, staffReport: report)
    var unasked = view
    unasked.staffReport.unsent = nil
    unasked.stage = .staff(.status)
    return (visitorStages(offer) + staffStages).map { name, stage in
      var posed = view
      posed.stage = stage
      return (name, posed)
    } + homes(view, offer) + [("staff_status_unknown", unasked)]
  }

  private static let notice = Bilingual(
    thai: "วันนี้งดรับชำระเงินสดตั้งแต่ 14.00 น. เนื่องจากระบบธนาคารปิดปรับปรุง ขออภัยในความไม่สะดวก",
    english: "No cash payments after 14.00 today: the bank’s system is being serviced. Sorry!")

  private static func homes(_ view: JourneyView, _ offer: VisitorOffer) -> [Posed] {
    var lane = view
    lane.home.lane = .priority
    var troubled = view
    troubled.office.paper = .out
    troubled.strip = number.number
    troubled.office.waiting = Dictionary(offer.services.map { ($0.code, 12) }) { first, _ in first }
    var doubtful = view
    doubtful.office.clock = nil
    var noticed = view
    noticed.office.notices = [notice]
    let homes = [
      ("home_priority", lane), ("home_without_paper", troubled), ("home_clock_not_set", doubtful),
      ("home_notice", noticed),
    ]
    return homes + closed(view, offer)
  }

  private static func closed(_ view: JourneyView, _ offer: VisitorOffer) -> [Posed] {
    let states: [(String, ServiceState)] = [
      ("not_yet", .notYetOpen(from: 450)), ("no_more", .noMoreTickets),
      ("holiday", .holiday(Bilingual(thai: "วันปิยมหาราช", english: "Chulalongkorn Day"))), ("today", .closedToday),
      ("quota", .quotaReached), ("suspended", .suspended(otherWays: offer.office)),
    ]
    let all = states.map { name, state -> Posed in
      var closed = view
      closed.office.services = Dictionary(offer.services.map { ($0.code, state) }) { first, _ in first }
      return ("closed_\(name)", closed)
    }
    var some = view
    for (index, service) in offer.services.enumerated().dropFirst() {
      some.office.services[service.code] = states[index % states.count].1
    }
    return all + [("home_some_closed", some)]
  }

  private static func visitorStages(_ offer: VisitorOffer) -> [(String, Stage)] {
    var given = number
    given.service = offer.services.first?.code ?? ""
    given.ahead = 12
    given.address = offer.privacyAddress
    let face = RatedFace(seq: 1, score: 2)
    let online = offer.services.first { $0.guide.onlineAddress != nil }
    let guides = offer.services.filter { !$0.guide.isEmpty }.prefix(1) + [online].compactMap { $0 }
    return [
      ("home", .home), ("visitor_type", .visitorType(service: given.service)),
      ("one_moment", .issuing(from: .home, isSlow: true)),
      ("number_printing", .number(given, paperIsOut: false, typeIsAsked: false)),
      ("number_take_ticket", .number(given, paperIsOut: true, typeIsAsked: false)),
      ("number_asking", .number(given, paperIsOut: false, typeIsAsked: true)),
      ("refused", .refused(.unavailable)), ("refused_closed", .refused(.closed(.quotaReached))),
      ("rating", .rating(corrects: nil)), ("rating_correction", .rating(corrects: face)),
      ("rating_reason", .reason(face, canCorrect: true)), ("rating_thanks", .thanks(face, canCorrect: true)),
      ("help", .help(resume: .home)), ("notices", .notices(resume: .home)), ("still_there", .stillThere(resume: .home)),
      ("roll_question", .roll(RollConcern(printer: ""))),
      ("roll_turned", .roll(RollConcern(printer: "", isWrongWayRound: true))),
    ] + PaperTrouble.allCases.map { ("number_\($0.rawValue)", .numberWithoutPaper(given, $0)) }
      + guides.map { ("service_info_\($0.code)", .info(service: $0.code, part: 0)) }
  }

  private static let staffStages: [(String, Stage)] = [
    ("staff_pin", .staff(.pin(entered: "123456", isWrong: false))),
    ("staff_pin_wrong", .staff(.pin(entered: "", isWrong: true))), ("staff_locked", .staff(.locked)),
    ("staff_menu", .staff(.menu)), ("staff_status", .staff(.status)), ("staff_void", .staff(.confirm(.voidLast))),
    ("staff_shut_down", .staff(.confirm(.shutDown))), ("staff_working", .staff(.working)),
    ("staff_done", .staff(.answer(nil, isDone: true))), ("staff_roll", .staff(.rollQuestion)),
    ("staff_turn_roll", .staff(.turnRoll)), ("staff_date", .staff(.date(noon))),
    ("staff_copied", .staff(.answer(copied, isDone: true))),
    ("staff_failed", .staff(.answer(unplugged, isDone: false))),
  ]

  /// As long as what the kiosk answers to staff can be.
  private static let copied = Bilingual(
    thai: "ถอดแฟลชไดรฟ์ได้แล้ว คัดลอก 4 แฟ้ม\n" + tables, english: "You may pull out the stick. 4 files copied:\n" + tables)
  private static let tables = ["2026-11-21-visits", "2026-11-21-ratings", "2026-11-visits", "2026-11-ratings"]
    .map { "NAN-OSS-01-KIOSK-12-\($0).csv" }.joined(separator: "\n")
  private static let unplugged = Bilingual(
    thai: "ไม่พบแฟลชไดรฟ์\nเสียบแฟลชไดรฟ์ (FAT32 หรือ exFAT) รอ 5 วินาที แล้วลองอีกครั้ง",
    english: "There is no USB stick.\nPlug one in (FAT32 or exFAT), wait 5 seconds, and try again.")

  private static let number = NumberGiven(
    seq: 1, number: TicketNumber(series: "AB", number: 1234), service: "", onPaper: true)

  /// Saturday, 21 November 2026.
  private static let noon = OfficeClock(date: ServiceDate(dayNumber: 20_778), minute: 755)
}
