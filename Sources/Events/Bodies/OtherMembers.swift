/// The members of a part of a body that this version does not know. They are written again wherever the part is
/// repeated, so that a later version finds what it wrote.
public struct OtherMembers: Hashable, Sendable {
  private var members: [JSONValue.Member] = []

  public init() {}

  /// - Parameter known: the names that this version reads.
  init<Known: CodingKey>(_ decoder: any Decoder, besides known: Known.Type) throws {
    guard let body = decoder as? BodyDecoder, case .object(let all) = body.value else { return }
    for member in all where Known(stringValue: member.name) == nil { members.append(member) }
  }

  func encode(to encoder: any Encoder) throws {
    guard !members.isEmpty else { return }
    var container = encoder.container(keyedBy: MemberName.self)
    for member in members { try container.encode(member.value, forKey: MemberName(member.name)) }
  }
}
