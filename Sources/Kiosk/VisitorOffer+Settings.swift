public import Settings
internal import Events
public import VisitorJourney

extension VisitorOffer {
  /// What the office's settings offer on the screen; `nil` without one.
  public init?(_ settings: KioskSettings) {
    guard let screen = settings.screen else { return nil }
    self.init(
      panel: Panel(width: Double(screen.width), height: Double(screen.height)),
      purpose: ScreenPurpose(rawValue: screen.purpose.rawValue) ?? .tickets,
      languages: screen.languages.compactMap { Language(rawValue: $0.rawValue) },
      office: Bilingual(settings.site.name), telephone: settings.site.telephone,
      services: settings.services.map { ServiceOffer($0, of: settings.site) },
      visitorTypes: settings.visitorTypes.filter { $0.code != VisitorTypeSettings.notStated.code }.map {
        VisitorTypeOffer(code: $0.code, name: Bilingual($0.name), explanation: $0.explanation.map { Bilingual($0) })
      },
      asking: VisitorTypeAsking(screen.asking), hasPriorityLane: screen.hasPriorityLane,
      rating: RatingOffer(screen.faces), privacyAddress: screen.privacyNotice, helpIsSeen: screen.helpIsSeen,
      printsGuides: !settings.printers.isEmpty, drill: settings.kiosk.drill, hasLogo: screen.logoFile != nil)
  }
}

extension Bilingual {
  init(_ label: Settings.Label) { self.init(thai: label.thai, english: label.english) }
}

extension VisitorTypeAsking {
  fileprivate init(_ asking: ScreenSettings.Asking) {
    self =
      switch asking {
      case .first: .first
      case .whilePrinting: .whilePrinting
      case .askOfficer: .askOfficer
      case .never: .never
      }
  }
}

extension RatingOffer {
  fileprivate init(_ faces: FacesSettings?) {
    self.init(
      scale: faces?.count ?? 5, asksAboutOfficer: faces?.question == .officer,
      mostSatisfiedFirst: faces?.order != .leastSatisfiedFirst)
  }
}

extension ServiceOffer {
  fileprivate init(_ service: ServiceSettings, of site: SiteSettings) {
    self.init(
      code: service.code, name: Bilingual(service.name), group: service.group.map { Bilingual($0) },
      guide: ServiceGuide(service, of: site))
  }
}

extension ServiceGuide {
  /// The office's unit and telephone are told where there is anything else to tell.
  fileprivate init(_ service: ServiceSettings, of site: SiteSettings) {
    let guide = service.guide
    guard guide != nil || service.place != nil || !service.documents.isEmpty else {
      self.init()
      return
    }
    self.init(
      place: service.place.map { Bilingual($0) }, documents: service.documents.map { Bilingual($0) },
      fee: guide?.fee.map { Self.fee($0) }, steps: guide?.steps.map { Step($0) } ?? [],
      channels: guide?.channels.map { Bilingual($0) } ?? [], laws: guide?.laws.map { Bilingual($0) } ?? [],
      responsibleUnit: site.responsibleUnit.map { Bilingual($0) }, telephone: site.telephone,
      onlineAddress: guide?.onlineAddress, revised: guide?.revised)
  }

  /// 0 is "no fee", never "0.00".
  private static func fee(_ baht: Int) -> Bilingual {
    baht == 0 ? Bilingual(thai: "") : Bilingual(thai: "\(baht) บาท", english: "\(baht) baht")
  }
}

extension ServiceGuide.Step {
  fileprivate init(_ step: ServiceGuideSettings.Step) {
    self.init(
      text: Bilingual(step.text), duration: step.duration.map { Bilingual($0) },
      condition: step.condition.map { Bilingual($0) })
  }
}

extension Bilingual {
  fileprivate init(_ duration: ServiceGuideSettings.Duration) {
    let value = duration.value
    let plural = value == 1 ? "" : "s"
    switch duration.unit {
    case .minutes: self.init(thai: "\(value) นาที", english: "\(value) minute\(plural)")
    case .hours: self.init(thai: "\(value) ชั่วโมง", english: "\(value) hour\(plural)")
    case .days: self.init(thai: "\(value) วัน", english: "\(value) day\(plural)")
    case .workingDays: self.init(thai: "\(value) วันทำการ", english: "\(value) working day\(plural)")
    }
  }
}
