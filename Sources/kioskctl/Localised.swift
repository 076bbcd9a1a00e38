import Foundation

/// A message in the language of the caller's locale: Thai where it begins with `th`, English elsewhere.
func localised(_ english: String, thai: String) -> String { Locale.speaksThai ? thai : english }

extension Locale {
  /// By the first of these variables that is set (POSIX.1-2017, Base Definitions 8.2).
  fileprivate static let speaksThai =
    ["LC_ALL", "LC_MESSAGES", "LANG"]
    .compactMap { ProcessInfo.processInfo.environment[$0] }
    .first { !$0.isEmpty }?.hasPrefix("th") == true
}
