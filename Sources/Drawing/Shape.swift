/// A vector shape in a square whose sides run from 0 to 1; y grows downwards.
public struct Shape: Hashable, Sendable {
  /// One step of the pen. Angles are degrees clockwise from the right.
  public enum Step: Hashable, Sendable {
    case move(Double, Double)
    case line(Double, Double)
    /// A Bézier curve: two points that pull, and its end.
    case curve(Double, Double, Double, Double, Double, Double)
    /// Part of a circle, clockwise; joined to the path by a line.
    case arc(x: Double, y: Double, radius: Double, from: Double, to: Double)
    /// A whole circle, apart from the path before it.
    case circle(x: Double, y: Double, radius: Double)
    case close
  }

  public enum Paint: Hashable, Sendable {
    case fill
    /// A line with round ends; the thickness as a part of the square's side.
    case stroke(Double)
  }

  /// Which of a symbol's colours the shape has.
  public enum Tone: Hashable, Sendable {
    case main
    /// What is drawn upon the main colour.
    case detail
  }

  public var steps: [Step]
  public var paint: Paint
  public var tone: Tone

  public init(_ paint: Paint, _ tone: Tone, _ steps: [Step]) {
    self.steps = steps
    self.paint = paint
    self.tone = tone
  }

  /// A shape in the main colour.
  public init(_ paint: Paint, _ steps: [Step]) {
    self.init(paint, .main, steps)
  }
}
