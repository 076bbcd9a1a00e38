/// The language of the person at the terminal.
public enum Language: Hashable, Sendable {
  case english
  case thai

  func words(_ english: String, thai: String) -> String { self == .thai ? thai : english }
}
