public import Settings

/// Everything that decides how a ticket becomes bytes: how it looks, for which printer, and in which form.
public struct TicketLook: Hashable, Sendable {
  public var template: TicketTemplate
  public var profile: PrinterProfile
  public var format: PrinterSettings.Format

  public init(
    template: TicketTemplate = .standard, profile: PrinterProfile = .generic80,
    format: PrinterSettings.Format = .escpos
  ) {
    self.template = template
    self.profile = profile
    self.format = format
  }
}
