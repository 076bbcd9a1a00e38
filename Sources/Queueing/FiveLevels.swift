/// The five levels of satisfaction, to which a pad with fewer is mapped.
///
/// | levels of the pad | from the most satisfied |
/// | --- | --- |
/// | 5 | 5, 4, 3, 2, 1 |
/// | 4 | 5, 4, 2, 1: it has no middle |
/// | 3 | 5, 3, 1 |
public enum FiveLevels {
  /// - Returns: 1…5; a score that the pad cannot give stays as it is, to be refused.
  public static func score(_ pressed: Int, of scale: Int) -> Int {
    guard pressed >= 1, pressed <= scale else { return pressed }
    switch scale {
    case 3: return [1, 3, 5][pressed - 1]
    case 4: return [1, 2, 4, 5][pressed - 1]
    default: return pressed
    }
  }
}
