import Events
import Foundation
import InputReading
import InputSetup
import Settings

/// A decoded recording as lines of text, one for each thing that happened, and a closing summary.
struct DecodedText {
  private let recording: Recording
  private let decoded: DecodedRecording
  private let showsMoves: Bool
  private let origin: Int64
  private var taps = TapAssembler()
  private var tapCount = 0
  private var pressCount = 0
  private var heldKeys: Set<String> = []

  init(_ recording: Recording, quirks: DeviceQuirks, panel: PanelSettings, showsMoves: Bool) {
    self.recording = recording
    self.showsMoves = showsMoves
    decoded = DecodedRecording(recording, quirks: quirks, panel: panel)
    origin = recording.events.first?.time ?? 0
  }

  mutating func lines() -> [String] {
    let device = recording.device
    let title = "device \"\(device.name)\" \(hexadecimal(device.vendor)):\(hexadecimal(device.product))"
    var lines = [title + " bus \(hexadecimal(device.bus))"]
    for signal in decoded.signals {
      switch signal {
      case .contact(let contact, let units): lines += take(contact, units)
      case .key(let key): lines.append(take(key))
      }
    }
    return lines + summary()
  }

  private mutating func take(_ contact: Contact, _ units: RawPoint) -> [String] {
    let tap = taps.take(contact, units: units)
    var lines: [String] = []
    if contact.phase != .moved || showsMoves {
      lines.append("contact \(contact.id) \(contact.phase.rawValue) at=\(seconds(contact.time)) \(position(contact))")
    }
    if let tap {
      tapCount += 1
      lines.append(
        "tap \(contact.id) start=\(seconds(tap.start)) end=\(seconds(tap.end)) ms=\(tap.milliseconds) "
          + "from=\(text(tap.from)) to=\(text(tap.to)) \(position(tap.began))")
    }
    return lines
  }

  private mutating func take(_ key: KeyChange) -> String {
    if key.phase == .down {
      pressCount += 1
      heldKeys.insert(key.key)
    } else {
      heldKeys.remove(key.key)
    }
    return "key \(key.key) \(key.phase.rawValue) at=\(seconds(key.time))"
  }

  private func summary() -> [String] {
    let frames = recording.events.count { $0.type == 0 && $0.code == 0 }
    let ignored = decoded.ignored.values.reduce(0, +)
    var lines = [
      "end: events=\(recording.events.count) frames=\(frames) taps=\(tapCount) keys=\(pressCount) "
        + "cancelled=\(taps.cancelled) still_down=\(taps.stillDown + heldKeys.count) ignored=\(ignored) "
        + "unreadable_lines=\(recording.unreadableCount)"
    ]
    for (reason, count) in decoded.ignored.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append("ignored: \(reason.rawValue)=\(count) (\(reason.explanation))")
    }
    return lines
  }

  /// Seconds since the first event.
  private func seconds(_ time: Int64) -> String {
    String(format: "%.6f", Double(time.subtractingReportingOverflow(origin).partialValue) / 1e6)
  }

  private func position(_ contact: Contact) -> String { String(format: "x=%.4f y=%.4f", contact.x, contact.y) }

  private func text(_ point: RawPoint) -> String { "(\(point.x),\(point.y))" }

  private func hexadecimal(_ number: Int) -> String { String(format: "%04x", number) }
}

extension IgnoredInput {
  /// For staff.
  var explanation: String {
    switch self {
    case .unknownCode: localised("codes that the device never announced", thai: "รหัสที่อุปกรณ์ไม่เคยประกาศ")
    case .badValue: localised("values that no key has", thai: "ค่าที่ปุ่มไม่มี")
    case .autoRepeat: localised("repetition of a held key", thai: "การกดค้างที่ส่งซ้ำ")
    case .repeatedState: localised("down for what is down, or up for what is up", thai: "กดหรือปล่อยซ้ำสถานะเดิม")
    case .outOfRange: localised("places beyond the panel, moved to its edge", thai: "ตำแหน่งนอกแผง ปรับเข้าขอบ")
    case .badSlot: localised("contacts in a slot that does not exist", thai: "ช่องนิ้วที่ไม่มีอยู่")
    case .replacedContact: localised("a new contact before the last one ended", thai: "นิ้วใหม่ทั้งที่นิ้วเดิมยังไม่ยก")
    case .doubleTracking: localised("two contacts with one tracking id", thai: "สองนิ้วใช้เลขติดตามเดียวกัน")
    case .uselessRange: localised("a range without extent; estimated", thai: "ช่วงค่าเป็นศูนย์ ใช้ค่าประมาณ")
    case .tornRead: localised("events torn apart by a read", thai: "เหตุการณ์ถูกอ่านขาดกลาง")
    case .palm: localised("contacts that the device calls a palm", thai: "สัมผัสที่อุปกรณ์แจ้งว่าเป็นฝ่ามือ")
    case .hovering: localised("fingers near the glass that never touched it", thai: "นิ้วที่เข้าใกล้จอแต่ไม่ได้แตะ")
    case .toolButton: localised("buttons that say which tool touches", thai: "ปุ่มที่บอกชนิดของปากกาหรือเครื่องมือ")
    case .liftOffJump:
      localised("a last position far away as the finger was lifted", thai: "ตำแหน่งสุดท้ายที่กระโดดไกลขณะยกนิ้ว")
    case .quirk: localised("what the list of quirks excludes", thai: "รายการอุปกรณ์ผิดปกติสั่งให้ข้าม")
    case .overlongFrame: localised("more contacts at once than any hand has", thai: "จำนวนนิ้วมากเกินจริง")
    case .missingReport: localised("frames that do not end", thai: "ชุดเหตุการณ์ที่ไม่มีจุดจบ")
    case .eventsLost: localised("the kernel lost events", thai: "ระบบทำเหตุการณ์หาย")
    case .timeWentBack: localised("time went back", thai: "เวลาถอยหลัง")
    }
  }
}
