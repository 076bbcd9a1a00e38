import CDRM
import Testing

@testable import VisitorScreen

@Suite("Choosing a display's mode")
struct DisplayModeTests {
  private func mode(_ width: UInt16, _ height: UInt16, _ refresh: UInt32, isPreferred: Bool = false) -> DisplayMode {
    var info = drmModeModeInfo()
    info.hdisplay = width
    info.vdisplay = height
    info.vrefresh = refresh
    info.type = isPreferred ? UInt32(DRM_MODE_TYPE_PREFERRED) : 0
    return DisplayMode(info)
  }

  private func name(_ modes: [DisplayMode], _ requested: String?) -> String? {
    modes.best(for: requested.flatMap { RequestedMode($0) })?.name
  }

  @Test("A requested mode is read as people write it, and nothing else is")
  func requestedModes() {
    #expect(RequestedMode("1920x1080")?.description == "1920x1080")
    #expect(RequestedMode("1280x1024@75")?.refresh == 75)
    for text in ["", "1920", "1920x", "1920*1080", "0x0", "1920x1080@", "1920x1080@0", "1920x1080@60@60", "99999x1"] {
      #expect(RequestedMode(text) == nil, "\(text)")
    }
  }

  @Test("The requested mode, else its size near 60 Hz, else what the monitor prefers, else its largest")
  func best() {
    let modes = [
      mode(1920, 1080, 30), mode(1920, 1080, 75), mode(1920, 1080, 50), mode(1280, 1024, 60, isPreferred: true),
    ]
    #expect(name(modes, "1920x1080@75") == "1920x1080@75")
    #expect(name(modes, "1920x1080@144") == "1920x1080@50")
    #expect(name(modes, "1920x1080") == "1920x1080@50")
    #expect(name(modes, "800x480") == "1280x1024@60")
    #expect(name(modes, nil) == "1280x1024@60")
    #expect(name(Array(modes.prefix(3)), nil) == "1920x1080@30")
    #expect(name([], nil) == nil)
  }
}
