extension SeriesRules {
  /// Checks the series of all services, and the fallback series, against each other.
  ///
  /// - Parameters:
  ///   - series: the values of `series:` that are series.
  ///   - fallback: the value of `fallback_series:`, put before every series when the kiosk is cut off.
  static func check(_ series: [YAMLValue], fallback: YAMLValue?) {
    var distinct: [Series] = []
    for value in series {
      guard let series = Series(value), !distinct.contains(where: { $0.prefix == series.prefix }) else { continue }
      for other in distinct { compare(series, with: other) }
      if let found = mistakable(in: series.prefix) {
        value.note(
          .advice, "\(found.letter) is easily taken for \(found.digit)", remedy: "prefer A, C, R, Y, or no letter")
      }
      distinct.append(series)
    }
    if let fallback = fallback.flatMap(Series.init) { check(fallback: fallback, against: distinct) }
  }

  /// A prefix of numbers where it stands.
  private struct Series {
    let prefix: String
    let value: YAMLValue

    init?(_ value: YAMLValue) {
      guard let prefix = value.word else { return nil }
      self.prefix = prefix
      self.value = value
    }
  }

  private static func compare(_ series: Series, with other: Series) {
    let place = "\"\(other.prefix)\" on line \(other.value.place.line)"
    if collide(series.prefix, other.prefix) {
      series.value.note(
        .conflict, "numbers of this series can read like numbers of \(place)",
        remedy: "choose series that do not differ only by digits at the end")
    }
    if soundAlike(series.prefix, other.prefix) {
      series.value.note(
        .advice, "called out, it sounds like \(place)",
        remedy: "prefer letters that sound apart in Thai, such as A, C, R, Y")
    }
  }

  private static func check(fallback: Series, against series: [Series]) {
    let prefixed = series.map { fallback.prefix + $0.prefix }
    let taken = series.map(\.prefix).first { other in
      fallback.prefix == other || prefixed.contains { $0 == other || collide($0, other) }
    }
    guard let taken else { return }
    fallback.value.note(
      .conflict, "numbers of a cut-off kiosk could read like those of series \"\(taken)\"",
      remedy: "choose a letter that begins no other series")
  }
}
