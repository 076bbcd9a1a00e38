public import Queueing
public import Settings

extension KioskSettings {
  /// The rolls whose life is reckoned, by printer.
  public var rollMeasures: [String: RollMeasure] {
    printers.reduce(into: [:]) { measures, printer in
      measures[printer.name] = printer.rollMeasure
    }
  }
}

extension PrinterSettings {
  /// `nil`: the life of the roll is not reckoned.
  public var rollMeasure: RollMeasure? {
    roll.map { RollMeasure(length: $0.metres * 1000, warnAt: $0.warnAt) }
  }
}
