internal import CCups

/// One request or response of IPP; owns its `ipp_t`.
final class IPPMessage {
  let handle: OpaquePointer

  /// Takes over a response of libcups.
  init(owning handle: OpaquePointer) {
    self.handle = handle
  }

  /// A request about a printer. Texts in answers are asked for in English, so that they are the same on every machine.
  init(_ operation: ipp_op_t, printer uri: String) throws(SpoolerFault) {
    guard let handle = ippNewRequest(operation) else { throw .refused(status: "out-of-memory") }
    self.handle = handle
    var language = ippFindAttribute(handle, "attributes-natural-language", IPP_TAG_LANGUAGE)
    ippSetString(handle, &language, 0, "en")
    add(uri: uri, as: "printer-uri")
    // Without a name the spooler hides job-name from us as another person's (JobPrivateValues).
    add(cupsUser().map { String(cString: $0) } ?? "anonymous", tag: IPP_TAG_NAME, as: "requesting-user-name")
  }

  deinit {
    ippDelete(handle)
  }

  var status: ipp_status_t { ippGetStatusCode(handle) }

  func add(uri: String, as name: String) { add(uri, tag: IPP_TAG_URI, as: name) }

  func add(_ text: String, tag: ipp_tag_t, as name: String) {
    ippAddString(handle, IPP_TAG_OPERATION, tag, name, nil, text)
  }

  func add(_ value: Int, as name: String) {
    ippAddInteger(handle, IPP_TAG_OPERATION, IPP_TAG_INTEGER, name, Int32(clamping: value))
  }

  // Job template attributes; they must come after every attribute of the operation.

  func addToJob(_ value: Int, as name: String) {
    ippAddInteger(handle, IPP_TAG_JOB, IPP_TAG_INTEGER, name, Int32(clamping: value))
  }

  func addToJob(_ value: Bool, as name: String) { ippAddBoolean(handle, IPP_TAG_JOB, name, value ? 1 : 0) }

  func addToJob(_ text: String, tag: ipp_tag_t, as name: String) {
    ippAddString(handle, IPP_TAG_JOB, tag, name, nil, text)
  }

  func add(_ value: Bool, as name: String) { ippAddBoolean(handle, IPP_TAG_OPERATION, name, value ? 1 : 0) }

  func add(keywords: [String], as name: String) {
    guard let first = keywords.first else { return }
    var attribute = ippAddString(handle, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, name, nil, first)
    for (index, keyword) in keywords.enumerated().dropFirst() {
      ippSetString(handle, &attribute, Int32(index), keyword)
    }
  }

  /// The attributes group by group, as they came: the groups of a response with several jobs are parted by the
  /// separators between them.
  func groups(_ tag: ipp_tag_t) -> [[String: IPPValue]] {
    var groups: [[String: IPPValue]] = []
    var current: [String: IPPValue] = [:]
    var attribute = ippFirstAttribute(handle)
    while let found = attribute {
      if ippGetGroupTag(found) == tag, let name = ippGetName(found) {
        current[String(cString: name)] = IPPValue(found)
      } else if !current.isEmpty {
        groups.append(current)
        current = [:]
      }
      attribute = ippNextAttribute(handle)
    }
    return current.isEmpty ? groups : groups + [current]
  }
}

/// The values of one attribute, as far as they concern us.
struct IPPValue: Hashable {
  var texts: [String] = []
  var integers: [Int] = []

  init(_ attribute: OpaquePointer) {
    for index in 0..<ippGetCount(attribute) {
      switch ippGetValueTag(attribute) {
      case IPP_TAG_INTEGER, IPP_TAG_ENUM: integers.append(Int(ippGetInteger(attribute, index)))
      case IPP_TAG_BOOLEAN: integers.append(Int(ippGetBoolean(attribute, index)))
      default: if let text = ippGetString(attribute, index, nil) { texts.append(String(cString: text)) }
      }
    }
  }
}
