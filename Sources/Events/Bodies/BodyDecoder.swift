/// Reads bodies of events: `Codable` over a `JSONValue`, without the detours of a general JSON decoder, because a start
/// reads thousands of them. The states of checkpoints are read by it too.
///
/// Errors name the member and not its path: bodies are flat.
public struct BodyDecoder: Decoder {
  let value: JSONValue

  public var codingPath: [any CodingKey] { [] }
  public var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// - Throws: `DecodingError` when the bytes are no JSON, or not what the type promises.
  public static func decode<Content: Decodable>(_: Content.Type = Content.self, from bytes: [UInt8]) throws -> Content {
    try decode(from: value(of: bytes))
  }

  static func decode<Content: Decodable>(_: Content.Type = Content.self, from value: JSONValue) throws -> Content {
    try Content(from: BodyDecoder(value: value))
  }

  /// - Throws: `.dataCorrupted` when the bytes are no JSON of ours.
  static func value(of bytes: [UInt8]) throws(DecodingError) -> JSONValue {
    do throws(JSONParser.Fault) {
      return try JSONParser.value(of: bytes)
    } catch {
      throw .dataCorrupted(.init(codingPath: [], debugDescription: "no JSON: \(error)"))
    }
  }

  public func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw Self.mismatch("an object", value) }
    return KeyedDecodingContainer(BodyMembers<Key>(members: members))
  }

  public func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let values) = value else { throw Self.mismatch("an array", value) }
    return BodyElements(values: values)
  }

  public func singleValueContainer() throws -> any SingleValueDecodingContainer { BodyScalar(value: value) }

  static func mismatch(_ wanted: String, _ found: JSONValue?, in name: String = "the body") -> DecodingError {
    let what = found.map { "\($0)".prefix(80) } ?? "nothing"
    return .dataCorrupted(.init(codingPath: [], debugDescription: "\(name): expected \(wanted), found \(what)"))
  }
}

extension JSONValue {
  func bool(_ name: String) throws -> Bool {
    guard case .bool(let value) = self else { throw BodyDecoder.mismatch("true or false", self, in: name) }
    return value
  }

  func text(_ name: String) throws -> String {
    guard case .text(let value) = self else { throw BodyDecoder.mismatch("a text", self, in: name) }
    return value
  }

  func integer<Value: FixedWidthInteger>(_ name: String) throws -> Value {
    guard case .integer(let value) = self, let fitting = Value(exactly: value) else {
      throw BodyDecoder.mismatch("an integer", self, in: name)
    }
    return fitting
  }

  func decoded<Value: Decodable>(_: Value.Type, _ name: String) throws -> Value {
    do { return try Value(from: BodyDecoder(value: self)) } catch DecodingError.dataCorrupted(let context) {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "\(name): \(context.debugDescription)"))
    }
  }
}

private struct BodyMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [JSONValue.Member]

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  private func find(_ key: Key) -> JSONValue? {
    let name = key.stringValue
    for member in members where member.name == name { return member.value }
    return nil
  }

  private func value(_ key: Key) throws -> JSONValue {
    guard let value = find(key) else { throw BodyDecoder.mismatch("a value", nil, in: key.stringValue) }
    return value
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key) == .null }
  func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try value(key).bool(key.stringValue) }
  func decode(_: String.Type, forKey key: Key) throws -> String { try value(key).text(key.stringValue) }
  func decode(_: Int.Type, forKey key: Key) throws -> Int { try value(key).integer(key.stringValue) }
  func decode(_: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).integer(key.stringValue) }
  func decode(_: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).integer(key.stringValue) }
  func decode(_: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).integer(key.stringValue) }
  func decode(_: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).integer(key.stringValue) }
  func decode(_: UInt.Type, forKey key: Key) throws -> UInt { try value(key).integer(key.stringValue) }
  func decode(_: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).integer(key.stringValue) }
  func decode(_: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).integer(key.stringValue) }
  func decode(_: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).integer(key.stringValue) }
  func decode(_: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).integer(key.stringValue) }
  func decode(_: Double.Type, forKey key: Key) throws -> Double { throw BodyDecoder.noFloatingPoint }
  func decode(_: Float.Type, forKey key: Key) throws -> Float { throw BodyDecoder.noFloatingPoint }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try value(key).decoded(type, key.stringValue)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try BodyDecoder(value: value(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try BodyDecoder(value: value(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { BodyDecoder(value: .object(members)) }
  func superDecoder(forKey key: Key) throws -> any Decoder { BodyDecoder(value: try value(key)) }
}

private struct BodyElements: UnkeyedDecodingContainer {
  let values: [JSONValue]
  private(set) var currentIndex = 0

  init(values: [JSONValue]) {
    self.values = values
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }

  private mutating func next() throws -> JSONValue {
    guard !isAtEnd else { throw BodyDecoder.mismatch("another element", nil) }
    defer { currentIndex += 1 }
    return values[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, values[currentIndex] == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decoded(type, "an element")
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try BodyDecoder(value: next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try BodyDecoder(value: next()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { BodyDecoder(value: try next()) }
}

private struct BodyScalar: SingleValueDecodingContainer {
  let value: JSONValue

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { value == .null }
  func decode(_: Bool.Type) throws -> Bool { try value.bool("a value") }
  func decode(_: String.Type) throws -> String { try value.text("a value") }
  func decode(_: Int.Type) throws -> Int { try value.integer("a value") }
  func decode(_: Int8.Type) throws -> Int8 { try value.integer("a value") }
  func decode(_: Int16.Type) throws -> Int16 { try value.integer("a value") }
  func decode(_: Int32.Type) throws -> Int32 { try value.integer("a value") }
  func decode(_: Int64.Type) throws -> Int64 { try value.integer("a value") }
  func decode(_: UInt.Type) throws -> UInt { try value.integer("a value") }
  func decode(_: UInt8.Type) throws -> UInt8 { try value.integer("a value") }
  func decode(_: UInt16.Type) throws -> UInt16 { try value.integer("a value") }
  func decode(_: UInt32.Type) throws -> UInt32 { try value.integer("a value") }
  func decode(_: UInt64.Type) throws -> UInt64 { try value.integer("a value") }
  func decode(_: Double.Type) throws -> Double { throw BodyDecoder.noFloatingPoint }
  func decode(_: Float.Type) throws -> Float { throw BodyDecoder.noFloatingPoint }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.decoded(type, "a value") }
}

extension BodyDecoder {
  fileprivate static var noFloatingPoint: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "no body has a floating-point number"))
  }
}
