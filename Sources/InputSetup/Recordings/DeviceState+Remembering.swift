internal import InputReading

extension DeviceState {
  /// Remembers what the kernel's input core would of an event: stands in for it where only events are known.
  mutating func remember(_ event: InputEvent) {
    switch (event.type, event.code) {
    case (EventType.key, let key):
      if event.value == 0 { keys.remove(key) } else { keys.insert(key) }
    case (EventType.absolute, Axis.slot): currentSlot = Int(event.value)
    case (EventType.absolute, Axis.contactX): changeSlot { $0.x = event.value }
    case (EventType.absolute, Axis.contactY): changeSlot { $0.y = event.value }
    case (EventType.absolute, Axis.contactTool): changeSlot { $0.tool = event.value }
    case (EventType.absolute, Axis.contactDistance): changeSlot { $0.distance = event.value }
    case (EventType.absolute, Axis.trackingID): changeSlot { $0.tracking = event.value }
    case (EventType.absolute, let axis) where !Axis.multitouch.contains(axis): axes[axis] = event.value
    default: break
    }
  }

  private mutating func changeSlot(_ change: (inout Slot) -> Void) {
    if slots.indices.contains(currentSlot) { change(&slots[currentSlot]) }
  }
}
