import Events

/// Type B: the kernel says in which slot a contact is, and gives it a tracking id while it lasts.
struct SlotTracker: TouchTracking {
  private struct Slot {
    var point = RawPoint()
    /// -1: no contact. A contact that was there at opening has an id here and none in `contact`.
    var tracking: Int32 = -1
    /// What was told of this contact; `nil` when nothing was.
    var contact: Int?
    /// It began in this frame; told at the frame's end, when its position is known.
    var begins = false
    var moved = false
  }

  private var slots: [Slot]
  /// `nil` after an event about a slot that does not exist.
  private var current: Int?

  init(slots count: Int, state: DeviceState) {
    slots = Array(repeating: Slot(), count: count)
    for (index, held) in state.slots.prefix(count).enumerated() {
      slots[index].point = RawPoint(x: held.x, y: held.y)
      slots[index].tracking = held.tracking
    }
    current = slots.indices.contains(state.currentSlot) ? state.currentSlot : nil
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    guard event.type == EventType.absolute, Axis.multitouch.contains(event.code) else { return isEcho(event) }
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
    case Axis.trackingID where event.value < 0: end(current, frame: &frame, ignored: &ignored)
    case Axis.trackingID: begin(current, tracking: event.value, frame: &frame, ignored: &ignored)
    default: break
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) {
    for index in slots.indices where slots[index].begins || slots[index].moved {
      tell(index, frame: &frame)
    }
  }

  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame) {
    for index in slots.indices {
      let held = index < state.slots.count ? state.slots[index] : DeviceState.Slot()
      let point = RawPoint(x: held.x, y: held.y)
      if held.tracking != slots[index].tracking {
        cancel(index, frame: &frame)
        slots[index].begins = held.tracking >= 0
      } else if point != slots[index].point {
        slots[index].moved = true
      }
      slots[index].tracking = held.tracking
      slots[index].point = point
      tell(index, frame: &frame)
    }
    current = slots.indices.contains(state.currentSlot) ? state.currentSlot : nil
  }

  mutating func cancelAll(_ frame: inout InputFrame) {
    for index in slots.indices { cancel(index, frame: &frame) }
  }

  /// `ABS_X`, `ABS_Y` and the finger buttons repeat the first contact for readers of single touch.
  private func isEcho(_ event: InputEvent) -> Bool {
    event.type == EventType.absolute && (event.code == Axis.x || event.code == Axis.y)
      || event.type == EventType.key && FingerButton.tools.contains(event.code)
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
    if slots[index].begins { tell(index, frame: &frame) }
    if let contact = slots[index].contact { frame.end(contact, at: slots[index].point, .up) }
    forget(index)
  }

  private mutating func cancel(_ index: Int, frame: inout InputFrame) {
    if let contact = slots[index].contact { frame.end(contact, at: slots[index].point, .cancelled) }
    forget(index)
  }

  private mutating func forget(_ index: Int) {
    slots[index] = Slot(point: slots[index].point)
  }

  private mutating func tell(_ index: Int, frame: inout InputFrame) {
    let slot = slots[index]
    if slot.begins {
      slots[index].contact = frame.begin(at: slot.point)
    } else if slot.moved, let contact = slot.contact {
      frame.move(contact, to: slot.point)
    }
    slots[index].begins = false
    slots[index].moved = false
  }
}
