public import Events
internal import Crypto
internal import Foundation

/// Writes what a ticket says: the office's texts, the number, and the address that only this ticket knows.
public struct TicketWriter: Sendable {
  /// What stands on every ticket of a kiosk.
  public struct Office: Sendable {
    public var name: Bilingual
    public var responsibleUnit: Bilingual?
    public var telephone: String?
    /// The kiosk's code.
    public var kiosk: String
    /// Without it no ticket has an address.
    public var baseURL: String?
    public var time: OfficeTime

    public init(
      name: Bilingual, responsibleUnit: Bilingual?, telephone: String?, kiosk: String, baseURL: String?,
      time: OfficeTime
    ) {
      self.name = name
      self.responsibleUnit = responsibleUnit
      self.telephone = telephone
      self.kiosk = kiosk
      self.baseURL = baseURL
      self.time = time
    }
  }

  /// What stands on the tickets of one service.
  public struct Service: Sendable {
    public var name: Bilingual
    /// Where to go.
    public var place: Bilingual?
    public var documents: [Bilingual]

    public init(name: Bilingual, place: Bilingual?, documents: [Bilingual]) {
      self.name = name
      self.place = place
      self.documents = documents
    }
  }

  /// Bytes of the token; 96 bits at least, so that nobody finds another visitor's page by trying.
  private static let tokenLength = 16

  private let office: Office
  private let services: [String: Service]
  private let secret: [UInt8]

  /// - Parameters:
  ///   - services: by code.
  ///   - secret: the site's secret, at least 16 bytes; never journaled, never printed.
  public init(office: Office, services: [String: Service], secret: [UInt8]) {
    self.office = office
    self.services = services
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
      office: office.name, service: service?.name ?? Bilingual(thai: visit.service), number: ticket,
      date: isDated ? visit.date : nil, minuteOfDay: isDated ? office.time.minuteOfDay(at: issued.at) : nil,
      place: service?.place, responsibleUnit: office.responsibleUnit, telephone: office.telephone,
      documents: service?.documents ?? [], kiosk: office.kiosk, address: address(of: id), ahead: ahead,
      lane: visit.lane)
  }

  /// The ticket's page: base URL and token, or `nil` without a base URL.
  public func address(of id: EventID) -> String? {
    office.baseURL.map { "\($0)/t/\(token(of: id))" }
  }

  /// HMAC-SHA-256 (RFC 2104) of the ticket's identity under the site's secret, shortened, base64url without padding.
  private func token(of id: EventID) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Data(id.description.utf8), using: SymmetricKey(data: secret))
    return Data(code.prefix(Self.tokenLength)).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
