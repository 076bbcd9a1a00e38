internal import Drawing
import Synchronization

/// The newest picture of the screen as a PNG file, made once for all who look.
final class ScreenPictures: Sendable {
  private struct Made {
    var number = -1
    var png: [UInt8] = []
  }

  private let picture: @Sendable () -> Picture?
  private let news: PageNews
  /// Held while a file is made: whoever asks meanwhile waits for the same one.
  private let made = Mutex(Made())

  init(of picture: @escaping @Sendable () -> Picture?, news: PageNews) {
    self.picture = picture
    self.news = news
  }

  /// Takes tens of milliseconds after a change.
  ///
  /// - Returns: the picture's number and file; `nil` before the first.
  func newest() throws -> (number: Int, png: [UInt8])? {
    try made.withLock { made in
      // The number first: a picture that comes in between is announced again.
      let number = news.state.screen
      if made.number != number {
        guard let picture = picture() else { return nil }
        made = Made(number: number, png: try picture.png())
      }
      return (made.number, made.png)
    }
  }
}
