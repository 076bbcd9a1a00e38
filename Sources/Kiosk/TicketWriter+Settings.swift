public import Queueing
public import Settings
internal import VisitorJourney

extension TicketWriter {
  /// - Parameter secret: the site's secret, at least 16 bytes.
  public init(settings: KioskSettings, secret: [UInt8]) {
    let site = settings.site
    self.init(
      office: Office(
        name: site.name, responsibleUnit: site.responsibleUnit, telephone: site.telephone, kiosk: settings.kiosk.code,
        baseURL: site.baseURL, time: site.time),
      services: settings.services.reduce(into: [:]) { services, service in
        let guide = service.offer.guide
        services[service.code] = Service(name: service.name, place: guide.place, documents: guide.documents)
      }, secret: secret)
  }
}
