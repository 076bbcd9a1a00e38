/// The visitor's screen as a page in a browser of this machine instead of a display, for trying a kiosk without hardware.
///
/// What pointers do on the page reaches the kiosk as an input device's events, through the named pipe of its touchscreen.
public struct ScreenPageSettings: Hashable, Sendable {
  /// A loopback address: whoever opens the page can press.
  public var listen: ListenSettings
  /// The name of the input with a named pipe that is the rating pad beside the screen; `nil`: none is shown.
  public var pad: String?

  public init(listen: ListenSettings = ListenSettings(port: ScreenPageSettings.usualPort), pad: String? = nil) {
    self.listen = listen
    self.pad = pad
  }

  public static let usualPort = 8080
  /// Dots of the picture where the screen's `mode` says nothing.
  public static let usualSize = DisplayChoice.Mode(width: 1280, height: 1024)
}
