public import ControlSocket

/// What stories ask most often of a kiosk.
extension ControlClient {
  public func issue(_ issue: ControlMessage.Issue, id: String? = nil) async throws -> ControlMessage.Ticket {
    try await perform(issue, id: id)
  }

  /// - Parameter number: the label, such as `A001`.
  public func void(
    _ number: String, _ void: ControlMessage.Void, id: String? = nil
  ) async throws -> ControlMessage.Voided {
    try await perform(void, on: number, id: id)
  }

  public func reprint(
    _ number: String, _ reprint: ControlMessage.Reprint = .init(), id: String? = nil
  ) async throws -> ControlMessage.Reprinted {
    try await perform(reprint, on: number, id: id)
  }

  public func count(_ count: ControlMessage.Count, id: String? = nil) async throws -> ControlMessage.Counted {
    try await perform(count, id: id)
  }
}
