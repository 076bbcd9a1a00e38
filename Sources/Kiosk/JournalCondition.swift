internal import Events
public import Ports

/// Whether the journal can be written, as it changes; each change comes once.
public enum JournalCondition: Sendable {
  /// No number can be given until the cause is gone; then writing goes on by itself.
  case hindered(JournalFault)
  /// A batch is durable again.
  case recovered
  /// Nothing is written any more by this process.
  case halted(JournalFault)
}
