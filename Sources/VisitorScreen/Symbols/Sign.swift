internal import Drawing

/// Signs for controls and states, drawn with one thickness of line.
enum Sign {
  static let line = 0.075

  static let wheelchair = [
    Shape(.fill, [.circle(x: 0.4, y: 0.13, radius: 0.085)]),
    stroke([.move(0.41, 0.29), .line(0.44, 0.55), .line(0.67, 0.55), .line(0.77, 0.84), .line(0.87, 0.8)]),
    stroke([.move(0.42, 0.39), .line(0.63, 0.39)]),
    stroke([.arc(x: 0.43, y: 0.67, radius: 0.23, from: 25, to: 245)]),
  ]

  static let largeText = [
    stroke([.move(0.06, 0.82), .line(0.2, 0.46), .line(0.34, 0.82)]), stroke([.move(0.11, 0.7), .line(0.29, 0.7)]),
    stroke([.move(0.42, 0.82), .line(0.67, 0.16), .line(0.92, 0.82)]), stroke([.move(0.5, 0.62), .line(0.84, 0.62)]),
  ]

  static let contrast = [
    stroke([.circle(x: 0.5, y: 0.5, radius: 0.4)]),
    Shape(.fill, [.arc(x: 0.5, y: 0.5, radius: 0.4, from: -90, to: 90), .close]),
  ]

  static let globe = [
    stroke([.circle(x: 0.5, y: 0.5, radius: 0.4)]), stroke([.move(0.5, 0.1), .line(0.5, 0.9)]),
    stroke([.move(0.5, 0.1), .curve(0.2, 0.3, 0.2, 0.7, 0.5, 0.9)]),
    stroke([.move(0.5, 0.1), .curve(0.8, 0.3, 0.8, 0.7, 0.5, 0.9)]),
    stroke([.move(0.14, 0.36), .line(0.86, 0.36)]), stroke([.move(0.14, 0.64), .line(0.86, 0.64)]),
  ]

  static let questionMark = [
    stroke([.circle(x: 0.5, y: 0.5, radius: 0.42)]),
    stroke([
      .move(0.37, 0.4), .curve(0.37, 0.2, 0.64, 0.2, 0.64, 0.39), .curve(0.64, 0.5, 0.5, 0.5, 0.5, 0.61),
    ]),
    Shape(.fill, [.circle(x: 0.5, y: 0.74, radius: 0.05)]),
  ]

  static let letterI = [
    stroke([.circle(x: 0.5, y: 0.5, radius: 0.42)]), Shape(.fill, [.circle(x: 0.5, y: 0.3, radius: 0.055)]),
    stroke([.move(0.5, 0.46), .line(0.5, 0.72)]),
  ]

  static let arrowLeft = [
    bold([.move(0.86, 0.5), .line(0.16, 0.5)]), bold([.move(0.44, 0.2), .line(0.14, 0.5), .line(0.44, 0.8)]),
  ]

  static let arrowRight = [
    bold([.move(0.14, 0.5), .line(0.84, 0.5)]), bold([.move(0.56, 0.2), .line(0.86, 0.5), .line(0.56, 0.8)]),
  ]

  static let cross = [bold([.move(0.2, 0.2), .line(0.8, 0.8)]), bold([.move(0.8, 0.2), .line(0.2, 0.8)])]

  static let tick = [bold([.move(0.14, 0.55), .line(0.39, 0.8), .line(0.87, 0.24)])]

  static let clock = [
    stroke([.circle(x: 0.5, y: 0.5, radius: 0.42)]), stroke([.move(0.5, 0.26), .line(0.5, 0.52), .line(0.67, 0.63)]),
  ]

  static func stroke(_ steps: [Shape.Step]) -> Shape { Shape(.stroke(line), steps) }
  static func bold(_ steps: [Shape.Step]) -> Shape { Shape(.stroke(0.11), steps) }
}
