internal import CDRM
internal import Drawing
import Glibc

/// For drivers that change the whole picture path at once (drm-kms, “atomic mode setting”).
final class AtomicOutput: DisplayOutput {
  private let path: DisplayPath
  private let plane: UInt32
  private let connectorProperties: [String: UInt32]
  private let engineProperties: [String: UInt32]
  private let planeProperties: [String: UInt32]
  private var modeBlob: UInt32 = 0

  /// - Returns: `nil` when the driver does not offer what is needed.
  init?(_ path: DisplayPath) {
    let number = path.card.number
    var info = path.mode.info
    guard let plane = Self.primaryPlane(of: path),
      drmModeCreatePropertyBlob(number, &info, MemoryLayout<drmModeModeInfo>.size, &modeBlob) == 0
    else { return nil }
    self.path = path
    self.plane = plane
    connectorProperties = Self.properties(of: path.connector.identifier, DRM_MODE_OBJECT_CONNECTOR, number)
      .mapValues(\.identifier)
    engineProperties = Self.properties(of: path.engine, DRM_MODE_OBJECT_CRTC, number).mapValues(\.identifier)
    planeProperties = Self.properties(of: plane, DRM_MODE_OBJECT_PLANE, number).mapValues(\.identifier)
  }

  deinit { drmModeDestroyPropertyBlob(path.card.number, modeBlob) }

  func light(_ buffer: DumbBuffer) throws(ScreenFault) {
    let (width, height) = (UInt64(path.mode.width), UInt64(path.mode.height))
    try commit(flags: UInt32(DRM_MODE_ATOMIC_ALLOW_MODESET)) { request in
      set(request, path.connector.identifier, connectorProperties, ["CRTC_ID": UInt64(path.engine)])
      set(request, path.engine, engineProperties, ["MODE_ID": UInt64(modeBlob), "ACTIVE": 1])
      set(
        request, plane, planeProperties,
        [
          "FB_ID": UInt64(buffer.frame), "CRTC_ID": UInt64(path.engine), "CRTC_X": 0, "CRTC_Y": 0, "CRTC_W": width,
          "CRTC_H": height, "SRC_X": 0, "SRC_Y": 0, "SRC_W": width << 16, "SRC_H": height << 16,
          // DRM_MODE_ROTATE_0: what was there before may have turned it.
          "rotation": 1,
        ])
    }
  }

  func flip(to buffer: DumbBuffer, changed: [Box]) throws(ScreenFault) -> Bool {
    var clips = changed.map { box in
      drm_mode_rect(
        x1: Int32(box.x), y1: Int32(box.y), x2: Int32(box.x + box.width), y2: Int32(box.y + box.height))
    }
    var blob: UInt32 = 0
    let length = MemoryLayout<drm_mode_rect>.stride * clips.count
    drmModeCreatePropertyBlob(path.card.number, &clips, length, &blob)
    defer { drmModeDestroyPropertyBlob(path.card.number, blob) }
    try commit(flags: UInt32(DRM_MODE_ATOMIC_NONBLOCK) | UInt32(DRM_MODE_PAGE_FLIP_EVENT)) { request in
      set(
        request, plane, planeProperties,
        ["FB_ID": UInt64(buffer.frame), "FB_DAMAGE_CLIPS": UInt64(blob)])
    }
    return true
  }

  private func commit(flags: UInt32, _ fill: (drmModeAtomicReqPtr) -> Void) throws(ScreenFault) {
    guard let request = drmModeAtomicAlloc() else {
      throw ScreenFault("drmModeAtomicAlloc", on: path.card.path, ENOMEM)
    }
    defer { drmModeAtomicFree(request) }
    fill(request)
    let result = drmModeAtomicCommit(path.card.number, request, flags, nil)
    guard result == 0 else { throw ScreenFault("drmModeAtomicCommit", on: path.card.path, -result) }
  }

  /// Sets those of the values whose properties the driver has.
  private func set(
    _ request: drmModeAtomicReqPtr, _ object: UInt32, _ properties: [String: UInt32], _ values: [String: UInt64]
  ) {
    for (name, value) in values {
      if let property = properties[name] { drmModeAtomicAddProperty(request, object, property, value) }
    }
  }

  /// The plane that shows the whole picture of the path's engine, and takes 32 bits a dot.
  private static func primaryPlane(of path: DisplayPath) -> UInt32? {
    guard let planes = drmModeGetPlaneResources(path.card.number) else { return nil }
    defer { drmModeFreePlaneResources(planes) }
    let identifiers = UnsafeBufferPointer(start: planes.pointee.planes, count: Int(planes.pointee.count_planes))
    return identifiers.first { identifier in
      guard let plane = drmModeGetPlane(path.card.number, identifier) else { return false }
      defer { drmModeFreePlane(plane) }
      let formats = UnsafeBufferPointer(start: plane.pointee.formats, count: Int(plane.pointee.count_formats))
      return plane.pointee.possible_crtcs & (1 << UInt32(path.engineIndex)) != 0
        && formats.contains(cdrm_format_xrgb8888)
        && properties(of: identifier, DRM_MODE_OBJECT_PLANE, path.card.number)["type"]?.value
          == UInt64(DRM_PLANE_TYPE_PRIMARY)
    }
  }

  private static func properties(
    of object: UInt32, _ kind: UInt32, _ number: Int32
  ) -> [String: (identifier: UInt32, value: UInt64)] {
    guard let found = drmModeObjectGetProperties(number, object, kind) else { return [:] }
    defer { drmModeFreeObjectProperties(found) }
    var properties: [String: (identifier: UInt32, value: UInt64)] = [:]
    for index in 0..<Int(found.pointee.count_props) {
      guard let property = drmModeGetProperty(number, found.pointee.props[index]) else { continue }
      defer { drmModeFreeProperty(property) }
      let name = withUnsafeBytes(of: property.pointee.name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      properties[name] = (property.pointee.prop_id, found.pointee.prop_values[index])
    }
    return properties
  }
}
