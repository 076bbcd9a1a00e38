import Events

@testable import InputReading
@testable import InputSetup

/// What libFuzzer calls with bytes of its choice (llvm.org/docs/LibFuzzer.html).
///
/// The first byte says what they are: a device and its events, or the text of a recording.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var bytes = Bytes(UnsafeBufferPointer(start: start, count: count))
  if bytes.next() % 8 == 0 { readText(&bytes) } else { readEvents(&bytes) }
  return 0
}

/// A device described by bytes, and then its events: whatever comes, the signals keep their promises.
private func readEvents(_ bytes: inout Bytes) {
  let description = DeviceDescription(&bytes)
  var state = DeviceState(slots: Array(repeating: DeviceState.Slot(), count: description.slots))
  var reader = EventReader(
    device: "fuzz", description: description, state: state, panel: bytes.next() % 2 == 0 ? .identity : .quarterTurn)
  var promises = Promises()
  var time: Int64 = 0
  while !bytes.isEmpty {
    let event = InputEvent(&bytes, description, time: &time)
    state.remember(event)
    let answer: DeviceState? = event.value % 3 == 0 ? nil : state
    for signal in reader.read(event, state: { answer }) { promises.check(signal) }
  }
  for signal in reader.cancelAll(time: time) { promises.check(signal) }
  promises.checkEnd()
}

/// Any text is a description and a list of events, or none.
private func readText(_ bytes: inout Bytes) {
  let lines = bytes.rest().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  let device = DescriptionFormat.device(in: lines)
  var reader = EventReader(device: "fuzz", description: device?.description ?? .generic)
  var promises = Promises()
  for line in lines {
    guard case .event(let event) = EventLine(line) else { continue }
    for signal in reader.read(event) { promises.check(signal) }
  }
}

/// What every signal of a reader keeps to; a breach traps, which is what libFuzzer waits for.
private struct Promises {
  private var contacts: Set<Int> = []
  private var keys: Set<String> = []

  mutating func check(_ signal: InputSignal) {
    switch signal {
    case .contact(let contact):
      precondition((0...1).contains(contact.x) && (0...1).contains(contact.y), "a contact beside the display")
      switch contact.phase {
      case .down: precondition(contacts.insert(contact.id).inserted, "a contact that begins twice")
      case .moved: precondition(contacts.contains(contact.id), "a contact that moves and never began")
      case .up, .cancelled: precondition(contacts.remove(contact.id) != nil, "a contact that ends and never began")
      }
      precondition(contacts.count <= 1024, "more contacts than slots")
    case .key(let key):
      switch key.phase {
      case .down: precondition(keys.insert(key.key).inserted, "a key that goes down twice")
      case .up, .cancelled: precondition(keys.remove(key.key) != nil, "a key that ends and never went down")
      }
    case .plugged, .unplugged: preconditionFailure("a reader knows nothing of plugs")
    }
  }

  /// Everything was cancelled.
  func checkEnd() { precondition(contacts.isEmpty && keys.isEmpty, "something is held for ever") }
}
