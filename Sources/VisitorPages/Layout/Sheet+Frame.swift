internal import Events
internal import VisitorJourney

/// What surrounds every page.
struct PageSurroundings: Hashable, Sendable {
  var languages: [Language]
  var office: Bilingual
  var clock: OfficeClock?
  /// Whether the page leads back to another.
  var hasBack: Bool
  /// Whether the office has a logo: without one its room is not kept.
  var hasLogo = false
}

extension Sheet {
  /// The office's logo, its name, what the page asks, and the clock.
  mutating func header(_ title: String, _ surroundings: PageSurroundings, symbol: Symbol? = nil) {
    say(title)
    var area = frame.header
    if surroundings.hasLogo { put(.logo(area.takeLeading(area.height, gap: 2))) }
    clock(surroundings.clock, in: area.takeTrailing(min(60, area.width * (frame.isCompact ? 0.13 : 0.2)), gap: 3))
    if let symbol { self.symbol(symbol, in: area.takeLeading(area.height, gap: 2).square) }
    if !frame.isCompact, title != words[surroundings.office] {
      text(words[surroundings.office], in: area.takeTop(area.height * 0.3, gap: 0.5), size: .small, ink: .mutedInk)
    }
    text(title, in: area, size: frame.isCompact ? .heading : .title, weight: .bold, lines: 2)
  }

  private mutating func clock(_ clock: OfficeClock?, in rectangle: Rectangle) {
    guard let clock else {
      if frame.isCompact { return }
      return text(words[.clockNotSet], in: rectangle, size: .small, ink: .mutedInk, alignment: .trailing, lines: 2)
    }
    if frame.isCompact {
      return text(words.clock(clock.minute), in: rectangle, size: .small, weight: .bold, alignment: .trailing)
    }
    let halves = rectangle.rows(2, gap: 0.5)
    text(words.date(clock.date), in: halves[0], size: .small, ink: .mutedInk, alignment: .trailing)
    text(words.clock(clock.minute), in: halves[1], size: .body, weight: .bold, alignment: .trailing)
  }

  /// Back, where there is a way back, and the keys of the access bar.
  mutating func accessBar(_ surroundings: PageSurroundings) {
    let keys = AccessKey.allCases.filter { $0 != .language || surroundings.languages.count > 1 }
    let places = frame.bar.columns(keys.count + (surroundings.hasBack ? 1 : 0), gap: PageFrame.gap)
    if surroundings.hasBack {
      barKey(.back, .back, words[.back], isOn: false, in: places[0])
    }
    for (key, place) in zip(keys, places.suffix(keys.count)) {
      barKey(.access(key), key.symbol, words[key.phrase], isOn: frame.mode.has(key), in: place)
    }
  }

  private mutating func barKey(
    _ target: Target, _ symbol: Symbol, _ caption: String, isOn: Bool, in rectangle: Rectangle
  ) {
    let style: ButtonStyle = isOn ? .main : .plain
    zone(target, in: rectangle, spoken: caption, style: style)
    var area = rectangle.inset(x: 1, y: frame.isCompact ? 0.75 : 1.5)
    var top = area.takeTop(area.height * 0.36, gap: 0.5)
    if isOn {
      // The tick says it to those who do not see the colour.
      self.symbol(.check, in: top.takeTrailing(top.height * 0.8, gap: 0.5).square, ink: style.ink)
      _ = top.takeLeading(top.height * 0.8, gap: 0.5)
    }
    self.symbol(symbol, in: top.square, ink: style.ink)
    text(caption, in: area, size: .small, weight: .bold, ink: style.ink, alignment: .centre, lines: 3)
  }
}

extension ScreenMode {
  fileprivate func has(_ key: AccessKey) -> Bool {
    switch key {
    case .largeText: largeText
    case .wheelchair: wheelchair
    case .contrast: contrast
    case .language, .help: false
    }
  }
}

extension AccessKey {
  fileprivate var phrase: Phrase {
    switch self {
    case .language: .otherLanguage
    case .largeText: .largeText
    case .wheelchair: .wheelchair
    case .contrast: .contrast
    case .help: .help
    }
  }

  fileprivate var symbol: Symbol {
    switch self {
    case .language: .language
    case .largeText: .largeText
    case .wheelchair: .wheelchair
    case .contrast: .contrast
    case .help: .help
    }
  }
}
