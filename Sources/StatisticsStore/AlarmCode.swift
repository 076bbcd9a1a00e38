/// What an administrator should look at. The raw values are stored: they are never renamed.
enum AlarmCode: String {
  case setAside = "set_aside"
  /// Events were lost or changed on their way or before.
  case chainBroken = "chain_broken"
  /// The journal goes on otherwise than before: its kiosk was put back to an earlier state, or two machines share one
  /// credential.
  case forked
  /// As many journals and histories wait as are kept.
  case tooManyHistories = "too_many_histories"
  /// More came on a day than is taken of one device.
  case tooMuch = "too_much"
  /// The sealed totals of a date are not what its events have counted.
  case sealContradicted = "seal_contradicted"
  /// The device began a new journal: it was installed anew or restored, or two machines share one credential.
  case secondJournal = "second_journal"
  /// The journal was made for another device or site, by its anchor.
  case otherRegistration = "other_registration"

  /// What is said until somebody accepts what waits.
  static let endingWithAcceptance = [forked, secondJournal, tooManyHistories]
}
