/// A service's guide as a sheet of paper, in the language of whoever asked for it. It is no ticket: it has no number.
public struct GuideSheet: Hashable, Sendable {
  public struct Section: Hashable, Sendable {
    public var heading: String
    public var lines: [String]

    public init(heading: String, lines: [String]) {
      self.heading = heading
      self.lines = lines
    }
  }

  public var office: String
  /// The service's name.
  public var title: String
  /// Says that this is no ticket.
  public var kind: String
  public var sections: [Section]
  /// Of when the guide is; `nil` where nobody has dated it.
  public var version: String?
  /// Where the service is used on line; the text of a QR code.
  public var address: String?

  public init(
    office: String, title: String, kind: String, sections: [Section], version: String? = nil, address: String? = nil
  ) {
    self.office = office
    self.title = title
    self.kind = kind
    self.sections = sections
    self.version = version
    self.address = address
  }
}
