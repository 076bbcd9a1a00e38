public import Drawing
import Synchronization

/// A screen in memory, for pictures of pages, for showing a kiosk without hardware, and for tests.
public final class ImageTarget: ScreenTarget, Sendable {
  private struct Shown {
    var picture: Picture?
    var number = 0
    var isReported = false
  }

  private let dots: PixelSize
  private let shown = Mutex(Shown())
  private let onPicture: (@Sendable (Int) -> Void)?

  /// - Parameter onPicture: called on the screen's thread with the number of each new picture; must return at once.
  public init(size: PixelSize, onPicture: (@Sendable (Int) -> Void)? = nil) {
    dots = size
    self.onPicture = onPicture
  }

  /// The last picture; `nil` before the first.
  public var picture: Picture? { shown.withLock { $0.picture } }

  public var size: PixelSize? { dots }
  public var isReady: Bool { true }
  public var descriptors: [Int32] { [] }
  public var patience: Int32? { nil }

  public func present(_ canvas: PictureCanvas, changed: [Box]) -> [ScreenReport] {
    let number = shown.withLock { shown in
      if shown.picture == nil { shown.picture = canvas.picture() } else { shown.picture?.update(changed, from: canvas) }
      shown.number += 1
      return shown.number
    }
    onPicture?(number)
    return []
  }

  public func attend() -> (reports: [ScreenReport], isNew: Bool) {
    let isReported = shown.withLock { shown in
      defer { shown.isReported = true }
      return shown.isReported
    }
    return (isReported ? [] : [.lit(connector: "memory", width: dots.width, height: dots.height, refresh: 0)], false)
  }

  public func close() {}
}
