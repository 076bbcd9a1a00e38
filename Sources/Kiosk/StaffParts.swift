internal import Events
public import Ports
public import Queueing

/// What the staff menu of the visitor's screen works with.
public struct StaffParts: Sendable {
  let pin: StaffPIN
  /// Asked on the loop; returns at once. `nil`: there is no centre.
  let centre: @Sendable () -> CentreState?
  /// In the order of use.
  let printers: [any SheetPrinting]
  let machine: any MachineControlling
  let tables: any TableCopying

  public init(
    pin: StaffPIN, centre: @escaping @Sendable () -> CentreState?, printers: [any SheetPrinting],
    machine: any MachineControlling, tables: any TableCopying
  ) {
    self.pin = pin
    self.centre = centre
    self.printers = printers
    self.machine = machine
    self.tables = tables
  }
}
