extension SecretFile {
  /// The least length of a secret that opens something over a network, in characters.
  public static let leastLength = 16
  /// The fewest different characters of such a secret: what somebody typed to fill a line has less.
  static let leastVariety = 6

  /// The secret of the file, where it is one that nobody guesses.
  ///
  /// - Throws: `Fault` as `text(at:)` does, and for a secret that was never set: a placeholder, such as the word that a
  ///   unit's `SetCredential=` gives where there is no file, or a text that is too short.
  public static func strongText(at path: String) throws(Fault) -> String {
    let text = try text(at: path)
    guard text.utf8.count >= leastLength, Set(text.utf8).count >= leastVariety else {
      throw Fault(
        cause:
          "The file \(path) holds no secret: \(text.utf8.count) characters, or too few different ones, are a placeholder",
        remedy:
          "Write at least \(leastLength) characters that nobody guesses into it, such as `openssl rand -base64 33` gives."
      )
    }
    return text
  }
}
