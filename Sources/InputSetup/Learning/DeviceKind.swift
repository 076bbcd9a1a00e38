internal import Events
internal import Ports

/// What a device seems to be, by udev's classes.
enum DeviceKind {
  case panel
  case pad
  /// It has all keys of one: a pad that presents itself so, or what people type with.
  case keyboard
  case unclear

  init(_ device: InputDeviceStatus) {
    let abilities = Set(device.abilities)
    if abilities.contains("touchscreen") {
      self = .panel
    } else if abilities.contains("keyboard") {
      self = .keyboard
    } else {
      self = abilities.isDisjoint(with: ["key", "joystick"]) ? .unclear : .pad
    }
  }

  var words: (english: String, thai: String) {
    switch self {
    case .panel: ("touchscreen", "จอสัมผัส")
    case .pad: ("button pad", "แป้นกด")
    case .keyboard: ("keyboard or button pad", "แป้นพิมพ์หรือแป้นกด")
    case .unclear: ("another device", "อุปกรณ์อื่น")
    }
  }
}

extension InputDeviceStatus {
  /// Screens and pads before keyboards before what is hardly meant.
  var rank: Int {
    switch DeviceKind(self) {
    case .panel: 0
    case .pad: 1
    case .keyboard: 2
    case .unclear: 3
    }
  }
}
