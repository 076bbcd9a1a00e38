public import Events
internal import Crypto
internal import Foundation
public import Settings
internal import VisitorJourney

/// Writes what a ticket says: the office's texts, the number, and the address that only this ticket knows.
public struct TicketWriter: Sendable {
  /// Bytes of the token; 96 bits at least, so that nobody finds another visitor's page by trying.
  private static let tokenLength = 16

  private let settings: KioskSettings
  private let services: [String: ServiceSettings]
  private let secret: [UInt8]

  /// - Parameter secret: the site's secret, at least 16 bytes; never journaled, never printed.
  public init(settings: KioskSettings, secret: [UInt8]) {
    self.settings = settings
    services = Dictionary(uniqueKeysWithValues: settings.services.map { ($0.code, $0) })
    self.secret = secret
  }

  /// - Parameters:
  ///   - ahead: tickets that wait before this one; `nil` where serving is not measured.
  ///   - issued: the moment of issue; under a doubtful clock the ticket carries no date and time.
  public func content(
    of ticket: TicketNumber, id: EventID, visit: VisitFacts, at issued: Stamp, ahead: Int?
  ) -> TicketContent {
    let service = services[visit.service]
    let isDated = issued.clock != .doubtful
    return TicketContent(
      office: settings.site.name, service: service?.name ?? Bilingual(thai: visit.service),
      number: ticket,
      date: isDated ? visit.date : nil,
      minuteOfDay: isDated ? settings.site.time.minuteOfDay(at: issued.at) : nil,
      place: service?.offer.guide.place,
      responsibleUnit: settings.site.responsibleUnit,
      telephone: settings.site.telephone, documents: service?.offer.guide.documents ?? [],
      kiosk: settings.kiosk.code, address: address(of: id), ahead: ahead, lane: visit.lane)
  }

  /// The ticket's page: base URL and token, or `nil` without a base URL.
  public func address(of id: EventID) -> String? {
    settings.site.baseURL.map { "\($0)/t/\(token(of: id))" }
  }

  /// HMAC-SHA-256 (RFC 2104) of the ticket's identity under the site's secret, shortened, base64url without padding.
  func token(of id: EventID) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(id.description.utf8), using: SymmetricKey(data: secret))
    return Data(code.prefix(Self.tokenLength)).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
