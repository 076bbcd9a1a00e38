/// The range that a device announces for an axis (`struct input_absinfo`); firmware announces nonsense now and then.
public struct AxisRange: Hashable, Sendable {
  public var minimum: Int32
  public var maximum: Int32

  public init(_ minimum: Int32, _ maximum: Int32) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Where `value` lies: 0 at the minimum, 1 at the maximum, also when the maximum is the smaller number; a range
  /// without extent gives 0. Values outside the range give less than 0 or more than 1.
  func fraction(of value: Int32) -> Double {
    let extent = Double(maximum) - Double(minimum)
    return extent == 0 ? 0 : (Double(value) - Double(minimum)) / extent
  }

  /// The value at a part of the range.
  func units(at fraction: Double) -> Int32 {
    let value = (Double(minimum) + fraction * (Double(maximum) - Double(minimum))).rounded()
    return Int32(min(max(value, Double(Int32.min)), Double(Int32.max)))
  }
}

/// What a device can report: all that is needed to understand its events.
public struct DeviceDescription: Hashable, Sendable {
  /// How a device reports fingers (kernel, Documentation/input/multi-touch-protocol.rst).
  public enum TouchProtocol: Hashable, Sendable {
    /// No fingers: keys only.
    case none
    /// One finger; the button is down while it touches (`BTN_TOUCH`, at ELO `BTN_LEFT`).
    case single(button: UInt16)
    /// One finger and no button: it touches while `ABS_PRESSURE` is above its minimum.
    case pressure
    /// Type B: numbered slots with tracking ids.
    case slots
    /// Type A: every frame lists all contacts, without identity.
    case frames
    /// Single until the first multitouch axis speaks, slots from then on.
    case singleOrSlots
  }

  public var axes: [UInt16: AxisRange]
  /// The number of slots, 0 without `ABS_MT_SLOT`; at most 1024 as in the kernel.
  public var slots: Int
  public var keys: Set<UInt16>
  /// `INPUT_PROP_…`; real touchscreens without `INPUT_PROP_DIRECT` exist, so that it decides only about devices with
  /// the buttons of a joystick.
  public var properties: Set<UInt16>
  /// Concluded from axes and keys; a quirk may set another.
  public var touch: TouchProtocol
  /// The axes that tell a single finger's position; a quirk may set others than `ABS_X` and `ABS_Y`.
  public var horizontalAxis = Axis.x
  public var verticalAxis = Axis.y
  /// Events that are passed over, axes and keys each by code; set by a quirk.
  public var ignoredAxes: Set<UInt16> = []
  public var ignoredKeys: Set<UInt16> = []

  public init(axes: [UInt16: AxisRange] = [:], slots: Int = 0, keys: Set<UInt16> = [], properties: Set<UInt16> = []) {
    self.axes = axes
    self.slots = min(max(slots, 0), 1024)
    self.keys = keys
    self.properties = properties
    touch = Self.touchProtocol(axes: axes, slots: self.slots, keys: keys, properties: properties)
  }

  /// The description of a source that describes nothing, such as a named pipe: every key, one finger or ten, on axes
  /// of 0…32767.
  public static let generic: DeviceDescription = {
    let full = AxisRange(0, 32767)
    var description = DeviceDescription(
      axes: [
        Axis.x: full, Axis.y: full, Axis.contactX: full, Axis.contactY: full,
        Axis.slot: AxisRange(0, 9), Axis.trackingID: AxisRange(0, 65535),
      ], slots: 10, keys: Set(0...0x2ff))
    description.touch = .singleOrSlots
    return description
  }()

  private static func touchProtocol(
    axes: [UInt16: AxisRange], slots: Int, keys: Set<UInt16>, properties: Set<UInt16>
  ) -> TouchProtocol {
    if axes[Axis.contactX] != nil, axes[Axis.contactY] != nil, axes[Axis.reserved] == nil {
      return slots > 0 && axes[Axis.trackingID] != nil ? .slots : .frames
    }
    guard axes[Axis.x] != nil, axes[Axis.y] != nil else { return .none }
    let hasSticks = !keys.isDisjoint(with: FingerButton.sticks)
    // The buttons of a large arcade panel are numbered on into those of pens and fingers.
    if hasSticks, !properties.contains(DeviceProperty.direct) { return .none }
    if keys.contains(FingerButton.touch) { return .single(button: FingerButton.touch) }
    if hasSticks { return .none }
    let buttons = [FingerButton.left, FingerButton.toolFinger, FingerButton.toolPen]
    if let button = buttons.first(where: keys.contains) { return .single(button: button) }
    return axes[Axis.pressure] == nil ? .none : .pressure
  }

  /// The keys that a visitor can press: all but those that mean a finger.
  var padKeys: Set<UInt16> {
    let pressed = keys.subtracting(ignoredKeys)
    return switch touch {
    case .none: pressed
    case .single(let button): pressed.filter { $0 != button && !FingerButton.tools.contains($0) }
    case .pressure, .slots, .frames, .singleOrSlots: pressed.filter { !FingerButton.tools.contains($0) }
    }
  }

  /// Whether the position is on axes of its own and not on those of contacts.
  var isSingle: Bool {
    switch touch {
    case .single, .pressure, .singleOrSlots, .none: true
    case .slots, .frames: false
    }
  }

  /// - Parameter isSingle: whether one finger is followed, on its own axes.
  func surface(isSingle: Bool, panel: PanelMapping) -> TouchSurface {
    let none = AxisRange(0, 0)
    return TouchSurface(
      horizontal: axes[isSingle ? horizontalAxis : Axis.contactX] ?? none,
      vertical: axes[isSingle ? verticalAxis : Axis.contactY] ?? none, panel: panel)
  }

}

/// What a device holds at one moment: asked of the kernel at opening and after lost events.
public struct DeviceState: Hashable, Sendable {
  /// A slot; `tracking` is -1 when no contact is in it.
  public struct Slot: Hashable, Sendable {
    public var tracking: Int32
    public var x: Int32
    public var y: Int32
    /// `MT_TOOL_…`
    public var tool: Int32
    /// From the glass.
    public var distance: Int32

    public init(tracking: Int32 = -1, x: Int32 = 0, y: Int32 = 0, tool: Int32 = 0, distance: Int32 = 0) {
      self.tracking = tracking
      self.x = x
      self.y = y
      self.tool = tool
      self.distance = distance
    }
  }

  public var keys: Set<UInt16>
  /// The values of the absolute axes, those of contacts apart.
  public var axes: [UInt16: Int32]
  /// The slot that the next event is about.
  public var currentSlot: Int
  public var slots: [Slot]

  public init(
    keys: Set<UInt16> = [], axes: [UInt16: Int32] = [:], currentSlot: Int = 0, slots: [Slot] = []
  ) {
    self.keys = keys
    self.axes = axes
    self.currentSlot = currentSlot
    self.slots = slots
  }
}
