internal import CDRM
internal import Drawing
import Glibc

/// Memory that a display can show, which the processor draws into.
final class DumbBuffer {
  /// Draws straight into the memory: slow to read, so only copied to.
  let canvas: PictureCanvas
  /// The kernel's name of it as something to show.
  let frame: UInt32
  /// What of it is not as the last picture; `nil`: everything.
  var stale: [Box]?
  private let card: DisplayCard
  private let handle: UInt32
  private let memory: UnsafeMutableRawPointer
  private let size: Int

  /// - Parameters: the monitor's own dots.
  init(on card: DisplayCard, width: Int, height: Int) throws(ScreenFault) {
    var (handle, pitch, size, offset) = (UInt32(0), UInt32(0), UInt64(0), UInt64(0))
    func check(_ result: Int32, _ call: String) throws(ScreenFault) {
      guard result == 0 else { throw ScreenFault(call, on: card.path, -result) }
    }
    try check(
      drmModeCreateDumbBuffer(card.number, UInt32(width), UInt32(height), 32, 0, &handle, &pitch, &size),
      "drmModeCreateDumbBuffer")
    var frame: UInt32 = 0
    do throws(ScreenFault) {
      try check(drmModeMapDumbBuffer(card.number, handle, &offset), "drmModeMapDumbBuffer")
      let (handles, pitches, offsets): ([UInt32], [UInt32], [UInt32]) = (
        [handle, 0, 0, 0], [pitch, 0, 0, 0], [0, 0, 0, 0]
      )
      try check(
        drmModeAddFB2(
          card.number, UInt32(width), UInt32(height), cdrm_format_xrgb8888, handles, pitches, offsets, &frame, 0),
        "drmModeAddFB2")
      let memory = mmap(nil, Int(size), PROT_READ | PROT_WRITE, MAP_SHARED, card.number, off_t(offset))
      guard let memory, memory != MAP_FAILED else {
        throw ScreenFault("mmap", on: card.path, errno)
      }
      self.memory = memory
      canvas = try Self.canvas(on: memory, width: width, height: height, stride: Int(pitch))
    } catch {
      if frame != 0 { drmModeRmFB(card.number, frame) }
      drmModeDestroyDumbBuffer(card.number, handle)
      throw error
    }
    self.card = card
    self.handle = handle
    self.frame = frame
    self.size = Int(size)
  }

  deinit {
    drmModeRmFB(card.number, frame)
    munmap(memory, size)
    drmModeDestroyDumbBuffer(card.number, handle)
  }

  private static func canvas(
    on memory: UnsafeMutableRawPointer, width: Int, height: Int, stride: Int
  ) throws(ScreenFault) -> PictureCanvas {
    do throws(DrawingFault) {
      return try PictureCanvas(memory: memory, width: width, height: height, stride: stride)
    } catch {
      throw ScreenFault(.system, cause: "\(error)", remedy: "Check the machine's memory.")
    }
  }
}
