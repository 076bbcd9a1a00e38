import Drawing
import Testing

@testable import VisitorScreen
import VisitorPages

@Suite("The colours of the screen")
struct PaletteTests {
  static let palettes = [("standard", Palette.standard), ("contrast", Palette.contrast)]

  @Test("Black on white is 21:1, and a colour on itself 1:1")
  func contrast() {
    #expect(abs(Colour(0).contrast(with: Colour(0xFFFFFF)) - 21) < 0.001)
    #expect(Colour(0x777777).contrast(with: Colour(0x777777)) == 1)
    // The lightest grey that WCAG's own examples allow for large text on white.
    #expect(abs(Colour(0x767676).contrast(with: Colour(0xFFFFFF)) - 4.54) < 0.01)
  }

  @Test("Every pair of text and ground is at least 7:1, pressed and disabled ones too")
  func texts() {
    for (name, palette) in Self.palettes {
      for weak in palette.weakTexts {
        Issue.record("\(name): \(weak.ink) on \(weak.ground) is only \(weak.contrast.oneDecimal):1")
      }
    }
  }

  @Test("Every border is at least 3:1 on what it parts")
  func borders() {
    for (name, palette) in Self.palettes {
      for ground in [Ink.page, .surface, .surfacePressed, .disabledSurface, .warning] {
        #expect(
          palette[.line].contrast(with: palette[ground]) >= Palette.leastBorderContrast, "\(name): line on \(ground)")
      }
    }
  }

  @Test("An ink that no pair names stands for no text", arguments: Ink.allCases)
  func everyInkIsKnown(ink: Ink) {
    let named = Set(Palette.textPairs.flatMap { [$0.ink] + $0.grounds })
    #expect(named.contains(ink) || ink == .line)
  }

  @Test("A button looks different while it is pressed")
  func pressed() {
    for (name, palette) in Self.palettes {
      #expect(palette[.surface] != palette[.surfacePressed], "\(name)")
      #expect(palette[.accent] != palette[.accentPressed], "\(name)")
    }
  }

  @Test("An office's dark colour is taken as it is; a pale one, even white, is darkened until text can be read")
  func accent() {
    let office = Palette(accent: Colour(0x5B1A63))
    #expect(office[.accent] == Colour(0x5B1A63))
    #expect(office.weakTexts.isEmpty)
    for pale: UInt32 in [0x2FA8E0, 0xFFD400, 0xFFFFFF] {
      let palette = Palette(accent: Colour(pale))
      #expect(palette.weakTexts.isEmpty)
      #expect(palette[.accent].luminance < Colour(pale).luminance)
    }
  }
}
