internal import InputReading
internal import Settings

/// How a configured input fares.
struct ChannelReport: Sendable {
  var name: String
  var isOpen: Bool
  var node: String?
  var fault: InputFault?
  var ignored: [IgnoredInput: Int]

  init(_ channel: InputChannel) {
    name = channel.settings.name
    isOpen = channel.source != nil
    node = channel.node
    fault = channel.fault
    ignored = channel.ignored
  }
}
