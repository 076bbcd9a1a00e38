internal import CDRM

/// One way in which a monitor can be driven.
struct DisplayMode {
  let width: Int
  let height: Int
  /// Hertz.
  let refresh: Int
  let isPreferred: Bool
  let isInterlaced: Bool
  /// As the kernel wants it back.
  var info: drmModeModeInfo

  init(_ info: drmModeModeInfo) {
    self.info = info
    width = Int(info.hdisplay)
    height = Int(info.vdisplay)
    refresh = Int(info.vrefresh)
    isPreferred = info.type & UInt32(DRM_MODE_TYPE_PREFERRED) != 0
    isInterlaced = info.flags & UInt32(DRM_MODE_FLAG_INTERLACE) != 0
  }

  var name: String { "\(width)x\(height)@\(refresh)" }
}

extension [DisplayMode] {
  /// The mode that comes nearest to a request: its size and rate, then its size at the rate nearest to 60 Hz.
  /// Without a request, or where the size is not offered, the monitor's preferred one, else its largest.
  func best(for requested: RequestedMode?) -> DisplayMode? {
    let usable = filter { !$0.isInterlaced }
    if let requested {
      let sized = usable.filter { $0.width == requested.width && $0.height == requested.height }
      if let refresh = requested.refresh, let exact = sized.first(where: { $0.refresh == refresh }) { return exact }
      if let close = sized.min(by: { abs($0.refresh - 60) < abs($1.refresh - 60) }) { return close }
    }
    return usable.first(where: \.isPreferred) ?? usable.max { $0.width * $0.height < $1.width * $1.height } ?? first
  }
}

extension RequestedMode {
  func isMet(by mode: DisplayMode) -> Bool {
    mode.width == width && mode.height == height && refresh.map { $0 == mode.refresh } ?? true
  }
}
