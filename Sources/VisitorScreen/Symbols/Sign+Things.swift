internal import Drawing

/// Things and people.
extension Sign {
  private static let printerBody = stroke([
    .move(0.26, 0.68), .line(0.12, 0.68), .line(0.12, 0.36), .line(0.88, 0.36), .line(0.88, 0.68), .line(0.74, 0.68),
  ])

  static let printer = [
    printerBody, stroke([.move(0.28, 0.36), .line(0.28, 0.12), .line(0.72, 0.12), .line(0.72, 0.36)]),
    stroke([.move(0.28, 0.56), .line(0.72, 0.56), .line(0.72, 0.9), .line(0.28, 0.9), .close]),
  ]

  /// A crossed-out sheet above the printer.
  static let printerWithoutPaper = [
    stroke([
      .move(0.12, 0.5), .line(0.88, 0.5), .line(0.88, 0.88), .line(0.12, 0.88), .close, .move(0.28, 0.7),
      .line(0.72, 0.7),
    ]),
    stroke([.move(0.36, 0.1), .line(0.64, 0.36)]), stroke([.move(0.64, 0.1), .line(0.36, 0.36)]),
  ]

  static let pointingHand = [
    stroke([
      .move(0.38, 0.58), .line(0.38, 0.16), .curve(0.38, 0.04, 0.52, 0.04, 0.52, 0.16), .line(0.52, 0.44),
      .line(0.76, 0.5), .curve(0.84, 0.52, 0.86, 0.58, 0.85, 0.64), .line(0.8, 0.92), .line(0.42, 0.92),
      .line(0.2, 0.62), .curve(0.16, 0.54, 0.26, 0.48, 0.32, 0.54), .close,
    ])
  ]

  static let heart = [
    Shape(
      .fill,
      [
        .move(0.5, 0.88), .curve(0.1, 0.6, 0.04, 0.42, 0.08, 0.3), .curve(0.14, 0.1, 0.4, 0.08, 0.5, 0.3),
        .curve(0.6, 0.08, 0.86, 0.1, 0.92, 0.3), .curve(0.96, 0.42, 0.9, 0.6, 0.5, 0.88), .close,
      ])
  ]

  static let loudspeaker = [
    Shape(
      .fill,
      [
        .move(0.08, 0.38), .line(0.26, 0.38), .line(0.5, 0.16), .line(0.5, 0.84), .line(0.26, 0.62), .line(0.08, 0.62),
        .close,
      ]),
    stroke([.arc(x: 0.5, y: 0.5, radius: 0.18, from: -45, to: 45)]),
    stroke([.arc(x: 0.5, y: 0.5, radius: 0.36, from: -45, to: 45)]),
  ]

  static let handset = [
    Shape(
      .fill,
      [
        .move(0.24, 0.1), .line(0.4, 0.34), .line(0.31, 0.44), .curve(0.36, 0.56, 0.44, 0.64, 0.56, 0.69),
        .line(0.66, 0.6), .line(0.9, 0.76), .curve(0.86, 0.88, 0.78, 0.93, 0.68, 0.92),
        .curve(0.36, 0.86, 0.12, 0.6, 0.08, 0.32), .curve(0.08, 0.2, 0.14, 0.13, 0.24, 0.1), .close,
      ])
  ]

  /// A person with a name tag.
  static let officer = [
    stroke([.circle(x: 0.5, y: 0.27, radius: 0.17)]),
    stroke([
      .move(0.12, 0.92), .curve(0.12, 0.66, 0.26, 0.56, 0.5, 0.56), .curve(0.74, 0.56, 0.88, 0.66, 0.88, 0.92), .close,
    ]),
    Shape(.fill, [.move(0.58, 0.7), .line(0.76, 0.7), .line(0.76, 0.81), .line(0.58, 0.81), .close]),
  ]

  /// A roll of paper and an arrow around it.
  static let turnedRoll = [
    Shape(.stroke(0.035), .detail, [.circle(x: 0.46, y: 0.6, radius: 0.24), .circle(x: 0.46, y: 0.6, radius: 0.08)]),
    Shape(.stroke(0.035), .detail, [.move(0.46, 0.84), .line(0.94, 0.84)]),
    Shape(.stroke(0.06), [.arc(x: 0.46, y: 0.6, radius: 0.4, from: 190, to: 335)]),
    Shape(.fill, [.move(0.73, 0.48), .line(0.95, 0.4), .line(0.88, 0.62), .close]),
  ]
}
