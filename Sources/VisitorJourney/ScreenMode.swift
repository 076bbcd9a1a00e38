public import Events

/// How the visitor wants the screen; back to the kiosk's own after each visitor.
public struct ScreenMode: Hashable, Sendable {
  public var language: Language
  public var largeText: Bool
  /// Controls in the lower part of the panel.
  public var wheelchair: Bool
  public var contrast: Bool

  public init(
    language: Language = .thai, largeText: Bool = false, wheelchair: Bool = false, contrast: Bool = false
  ) {
    self.language = language
    self.largeText = largeText
    self.wheelchair = wheelchair
    self.contrast = contrast
  }
}
