internal import Drawing
internal import VisitorPages

extension Symbol {
  /// How the symbol is drawn. Each differs from the others by its outline alone.
  var shapes: [Shape] {
    switch self {
    case .face5: Face.delighted
    case .face4: Face.pleased
    case .face3: Face.even
    case .face2: Face.displeased
    case .face1: Face.upset
    case .wheelchair: Sign.wheelchair
    case .largeText: Sign.largeText
    case .contrast: Sign.contrast
    case .language: Sign.globe
    case .help: Sign.questionMark
    case .back: Sign.arrowLeft
    case .next: Sign.arrowRight
    case .info: Sign.letterI
    case .paperOut: Sign.printerWithoutPaper
    case .hand: Sign.pointingHand
    case .priority: Sign.heart
    case .close: Sign.cross
    case .repeatSpeech: Sign.loudspeaker
    case .check: Sign.tick
    case .clock: Sign.clock
    case .phone: Sign.handset
    case .staff: Sign.officer
    case .print: Sign.printer
    }
  }
}

extension PictureName {
  var shapes: [Shape] {
    switch self {
    case .rollTurned: Sign.turnedRoll
    }
  }
}
