import Events

/// Type B: the kernel says in which slot a contact is, and gives it a tracking id while it lasts.
///
///     what the firmware says of a contact   | what is told
///     --------------------------------------+------------------------------------------------------
///     a finger on the glass                 | it begins
///     a finger above the glass (`DISTANCE`) | nothing; `up` when it had touched, and it may touch again
///     a palm (`TOOL_TYPE`)                  | nothing; `cancelled` when it had begun; it stays a palm
///     its end (`TRACKING_ID` -1)            | `up` when it had begun
///
/// A slot keeps tool and distance from one contact to the next: the kernel repeats no value that stays.
struct SlotTracker: TouchTracking {
  private struct Slot {
    var point = RawPoint()
    /// -1: no contact. A contact that was there at opening has an id here and none in `contact`.
    var tracking: Int32 = -1
    var tool: Int32 = 0
    var distance: Int32 = 0
    /// The contact that has begun; `nil` when none has.
    var contact: Int?
    /// It is to begin at the frame's end, when its position is known, or when it touches the glass.
    var begins = false
    var hasTouched = false
    var moved = false

    init() {}

    init(_ held: DeviceState.Slot) {
      point = RawPoint(x: held.x, y: held.y)
      tracking = held.tracking
      tool = held.tool
      distance = held.distance
    }

    var isPalm: Bool { tool == Tool.palm }
  }

  private var slots: [Slot]
  /// `nil` after an event about a slot that does not exist.
  private var current: Int?
  /// The distance of a finger that touches.
  private let touching: Int32

  /// - Parameter touching: the least value of `ABS_MT_DISTANCE`.
  init(slots count: Int, state: DeviceState, touching: Int32 = 0) {
    self.touching = touching
    slots = Array(repeating: Slot(), count: count)
    for (index, held) in state.slots.prefix(count).enumerated() { slots[index] = Slot(held) }
    current = slots.indices.contains(state.currentSlot) ? state.currentSlot : nil
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    guard event.type == EventType.absolute, Axis.multitouch.contains(event.code) else {
      return isEcho(event, ignored: &ignored)
    }
    if event.code == Axis.slot {
      current = slots.indices.contains(Int(event.value)) ? Int(event.value) : nil
    }
    guard let current else {
      ignored.count(.badSlot)
      return true
    }
    switch event.code {
    case Axis.contactX: move(current) { $0.x = event.value }
    case Axis.contactY: move(current) { $0.y = event.value }
    case Axis.contactTool: slots[current].tool = event.value
    case Axis.contactDistance: slots[current].distance = event.value
    case Axis.trackingID where event.value < 0: end(current, frame: &frame, ignored: &ignored)
    case Axis.trackingID: begin(current, tracking: event.value, frame: &frame, ignored: &ignored)
    default: break
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) {
    for index in slots.indices where slots[index].tracking >= 0 { report(index, frame: &frame, ignored: &ignored) }
  }

  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame) {
    // What the firmware says of contacts is counted when it says so.
    var uncounted: Tally = [:]
    for index in slots.indices {
      let now = Slot(index < state.slots.count ? state.slots[index] : DeviceState.Slot())
      let isOther = now.tracking != slots[index].tracking
      if isOther { cancel(index, frame: &frame) }
      slots[index].begins = isOther ? now.tracking >= 0 : slots[index].begins
      slots[index].moved = !isOther && now.point != slots[index].point
      (slots[index].tracking, slots[index].point) = (now.tracking, now.point)
      (slots[index].tool, slots[index].distance) = (now.tool, now.distance)
      report(index, frame: &frame, ignored: &uncounted)
    }
    current = slots.indices.contains(state.currentSlot) ? state.currentSlot : nil
  }

  mutating func cancelAll(_ frame: inout InputFrame) {
    for index in slots.indices { cancel(index, frame: &frame) }
  }

  /// `ABS_X`, `ABS_Y` and the finger buttons repeat the first contact for readers of single touch.
  private func isEcho(_ event: InputEvent, ignored: inout Tally) -> Bool {
    if event.type == EventType.key { return FingerButton.take(event, ignored: &ignored) }
    return event.type == EventType.absolute && (event.code == Axis.x || event.code == Axis.y)
  }

  private mutating func move(_ index: Int, _ change: (inout RawPoint) -> Void) {
    change(&slots[index].point)
    slots[index].moved = true
  }

  private mutating func begin(_ index: Int, tracking: Int32, frame: inout InputFrame, ignored: inout Tally) {
    guard tracking != slots[index].tracking else { return ignored.count(.repeatedState) }
    if slots[index].tracking >= 0 {
      ignored.count(.replacedContact)
      end(index, frame: &frame, ignored: &ignored)
    }
    if slots.contains(where: { $0.tracking == tracking }) { ignored.count(.doubleTracking) }
    slots[index].tracking = tracking
    slots[index].begins = true
  }

  private mutating func end(_ index: Int, frame: inout InputFrame, ignored: inout Tally) {
    guard slots[index].tracking >= 0 else { return ignored.count(.repeatedState) }
    if slots[index].begins || slots[index].isPalm { report(index, frame: &frame, ignored: &ignored) }
    finish(index, .up, frame: &frame)
    if slots[index].begins, !slots[index].hasTouched { ignored.count(.hovering) }
    forget(index)
  }

  private mutating func cancel(_ index: Int, frame: inout InputFrame) {
    finish(index, .cancelled, frame: &frame)
    forget(index)
  }

  private mutating func finish(_ index: Int, _ phase: ContactPhase, frame: inout InputFrame) {
    if let contact = slots[index].contact { frame.end(contact, at: slots[index].point, phase) }
    slots[index].contact = nil
  }

  private mutating func forget(_ index: Int) {
    slots[index].tracking = -1
    slots[index].begins = false
    slots[index].hasTouched = false
    slots[index].moved = false
  }

  /// Puts into the frame what is new about the contact of a slot.
  private mutating func report(_ index: Int, frame: inout InputFrame, ignored: inout Tally) {
    let slot = slots[index]
    slots[index].moved = false
    if slot.isPalm {
      if slot.begins || slot.contact != nil { ignored.count(.palm) }
      finish(index, .cancelled, frame: &frame)
      slots[index].begins = false
    } else if slot.distance > touching {
      if slot.contact != nil { slots[index].begins = true }
      finish(index, .up, frame: &frame)
    } else if slot.begins {
      slots[index].contact = frame.begin(at: slot.point)
      slots[index].begins = false
      slots[index].hasTouched = true
    } else if slot.moved, let contact = slot.contact {
      frame.move(contact, to: slot.point)
    }
  }
}
