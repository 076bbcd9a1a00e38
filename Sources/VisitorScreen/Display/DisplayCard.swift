internal import CDRM
internal import SystemCalls
internal import SystemPackage
import Glibc

/// A device of the kernel that drives monitors (drm-kms(7)), opened.
final class DisplayCard {
  let path: String
  /// Whether changes of the whole picture path are made at once (atomic) or piece by piece.
  let isAtomic: Bool
  private let descriptor: OwnedDescriptor
  var number: Int32 { descriptor.number }

  /// - Parameter allowsAtomic: whether to ask the driver for its atomic interface.
  /// - Throws: `ScreenFault` with `denied`; with `noCard` when the device drives no monitor or has no memory for pictures
  ///   without a GPU; with `busy` when another program is its master.
  init(path: String, allowsAtomic: Bool) throws(ScreenFault) {
    descriptor = try ScreenFault.explaining { () throws(SystemFault) in
      try OwnedDescriptor(opening: path, .readWrite, options: .nonBlocking)
    }
    self.path = path
    var hasDumbBuffers: UInt64 = 0
    guard drmGetCap(descriptor.number, UInt64(DRM_CAP_DUMB_BUFFER), &hasDumbBuffers) == 0, hasDumbBuffers == 1,
      let resources = drmModeGetResources(descriptor.number)
    else { throw ScreenFault("drmModeGetResources", on: path, ENODEV) }
    drmModeFreeResources(resources)
    // The first to open a device is its master; a later one only with the right to become it.
    guard drmIsMaster(descriptor.number) == 1 || drmSetMaster(descriptor.number) == 0 else {
      throw ScreenFault("drmSetMaster", on: path, EBUSY)
    }
    isAtomic =
      allowsAtomic && drmSetClientCap(descriptor.number, UInt64(DRM_CLIENT_CAP_UNIVERSAL_PLANES), 1) == 0
      && drmSetClientCap(descriptor.number, UInt64(DRM_CLIENT_CAP_ATOMIC), 1) == 0
  }

  /// Lets the text console, or who else is at the front, have the display.
  func dropMaster() { drmDropMaster(number) }

  /// - Returns: whether the display is this process's again.
  func takeMaster() -> Bool { drmSetMaster(number) == 0 }

  /// All connectors, asked anew what is plugged into them.
  func connectors() -> [DisplayConnector] {
    guard let resources = drmModeGetResources(number) else { return [] }
    defer { drmModeFreeResources(resources) }
    let identifiers = UnsafeBufferPointer(
      start: resources.pointee.connectors, count: Int(resources.pointee.count_connectors))
    return identifiers.compactMap { DisplayConnector($0, on: self) }
  }

  /// The scan-out engines; their positions are the bits of `DisplayConnector.engines`.
  func engines() -> [UInt32] {
    guard let resources = drmModeGetResources(number) else { return [] }
    defer { drmModeFreeResources(resources) }
    return Array(UnsafeBufferPointer(start: resources.pointee.crtcs, count: Int(resources.pointee.count_crtcs)))
  }

  /// Switches an engine off: another monitor must not go on showing a text console.
  func darken(engine: UInt32) { drmModeSetCrtc(number, engine, 0, 0, 0, nil, 0, nil) }

  /// Reads the events that wait (drm-memory(7), “drm_event”).
  ///
  /// - Returns: how many flips are complete.
  func completedFlips() -> Int {
    var bytes = [UInt8](repeating: 0, count: 1024)
    var flips = 0
    while let count = try? descriptor.read(into: &bytes), count > 0 {
      var offset = 0
      while offset + MemoryLayout<drm_event>.size <= count {
        let event = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: drm_event.self) }
        if event.type == UInt32(DRM_EVENT_FLIP_COMPLETE) { flips += 1 }
        offset += max(Int(event.length), MemoryLayout<drm_event>.size)
      }
    }
    return flips
  }
}

/// A socket for a monitor, and what is in it.
struct DisplayConnector {
  let identifier: UInt32
  /// As in /sys/class/drm: `HDMI-A-1`.
  let name: String
  let isConnected: Bool
  let modes: [DisplayMode]
  /// A bit for each scan-out engine that can feed it.
  let engines: UInt32
  /// The engine that feeds it now.
  let currentEngine: UInt32?

  init?(_ identifier: UInt32, on card: DisplayCard) {
    guard let found = drmModeGetConnector(card.number, identifier) else { return nil }
    defer { drmModeFreeConnector(found) }
    let connector = found.pointee
    self.identifier = identifier
    let kind = drmModeGetConnectorTypeName(connector.connector_type).map { String(cString: $0) } ?? "Unknown"
    name = "\(kind)-\(connector.connector_type_id)"
    isConnected = connector.connection == DRM_MODE_CONNECTED
    modes = UnsafeBufferPointer(start: connector.modes, count: Int(connector.count_modes)).map { DisplayMode($0) }
    engines = drmModeConnectorGetPossibleCrtcs(card.number, found)
    let encoder = drmModeGetEncoder(card.number, connector.encoder_id)
    currentEngine = encoder.flatMap { $0.pointee.crtc_id == 0 ? nil : $0.pointee.crtc_id }
    drmModeFreeEncoder(encoder)
  }
}
