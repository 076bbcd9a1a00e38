/// What a colour is for. Which colour that is, in normal and high contrast, is the renderer's.
public enum Ink: String, Hashable, Sendable, CaseIterable {
  /// Behind everything.
  case page
  /// Text on `page` and on `surface`.
  case ink
  /// Second lines; still at least 7:1.
  case mutedInk
  /// The one main action of a page, and the office's colour.
  case accent
  case accentInk
  case accentPressed
  /// A button.
  case surface
  case surfacePressed
  /// Borders.
  case line
  /// Something is wrong and the visitor should know.
  case warning
  case warningInk
  case good
  case disabledInk
  case disabledSurface
  case faceVeryGood
  case faceGood
  case faceFair
  case faceBad
  case faceVeryBad
}

/// The type scale; heights are the renderer's, 1.3 times as much in large text.
public enum TextSize: String, Hashable, Sendable, CaseIterable {
  /// The queue number on its page.
  case huge
  /// A queue number in a strip; digits on staff keys.
  case number
  case title
  case heading
  case button
  case body
  case small
}

/// A pictogram, drawn as a shape; none carries a meaning that no words beside it carry.
public enum Symbol: String, Hashable, Sendable, CaseIterable {
  /// Faces from the most to the least satisfied; they differ in mouth and eyes, not only in colour.
  case face5, face4, face3, face2, face1
  case wheelchair
  case largeText
  case contrast
  case language
  case help
  case back
  case next
  case info
  case paperOut
  case hand
  case priority
  case close
  case repeatSpeech
  case check
  case clock
  case phone
  case staff
  case print
}

/// A picture that shows how something is done.
public enum PictureName: String, Hashable, Sendable, CaseIterable {
  /// A paper roll put in the other way round.
  case rollTurned
}
