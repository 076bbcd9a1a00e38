internal import Events

extension Journey {
  mutating func pressRating(_ target: Target, at time: Int64) {
    switch (stage, target) {
    case (.rating(nil), .face(let score)):
      ask(.rate(score: score, scale: offer.rating.scale))
      enter(.counting(from: stage), until: nil)
    case (.rating(let face?), .face(let score)):
      ask(.correctRating(seq: face.seq, score: score, scale: offer.rating.scale))
      enter(.counting(from: stage), until: nil)
    case (.rating, .back): endVisit()
    case (.reason(let face, true), .correct), (.thanks(let face, true), .correct):
      enter(.rating(corrects: face), until: time + Patience.idle(mode))
    case (.reason(let face, _), .reason(let reason)):
      ask(.reason(seq: face.seq, reason))
      enter(.thanks(face, canCorrect: false), until: time + Patience.thanks)
    case (.reason(let face, _), .skip):
      enter(.thanks(face, canCorrect: false), until: time + Patience.thanks)
    default: break
    }
  }

  /// A rating is counted, from this screen or from a pad: whoever gave it sees which.
  mutating func rated(_ face: RatedFace, at time: Int64) {
    let canCorrect: Bool
    switch stage {
    case .counting(.rating(let corrected)): canCorrect = corrected == nil
    case .home where due == nil, .rating(nil), .thanks, .reason: canCorrect = true
    default: return  // A visitor at the screen is not disturbed by one at the pad.
    }
    if face.score <= 3, canCorrect {
      enter(.reason(face, canCorrect: true), until: time + Patience.correct)
    } else {
      enter(.thanks(face, canCorrect: canCorrect), until: time + Patience.thanks)
    }
  }
}
