public import Foundation

/// What travels on the control socket: JSON bodies of requests and answers, with snake_case names.
public enum ControlMessage {
  /// A message as JSON with sorted snake_case names.
  public static func encoded(_ message: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(message)
  }

  /// Names that are not known are passed over, so that programs of two versions understand each other.
  static func decoded<Message: Decodable>(_ bytes: Data) throws -> Message {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Message.self, from: bytes)
  }
}
