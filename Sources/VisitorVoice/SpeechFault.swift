/// Why nothing was said.
public struct SpeechFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var program: String
  public var cause: String

  public init(program: String, cause: String) {
    self.program = program
    self.cause = cause
  }

  public var description: String {
    "the speech player \(program) \(cause). Try it in a shell: echo text | \(program); then see screen: speech: player:"
  }
}
