public import Events

extension RunningKiosk {
  /// Waits until what the kiosk says on its standard error has what is looked for.
  public func log<Value: Sendable>(has find: @escaping @Sendable (String) -> Value?) async throws -> Value {
    let place = place
    guard let found = try await FolderWatch.wait(in: place.path, for: { find(place.log) }) else {
      throw ChildProgram.Fault(description: "the kiosk does not say so:\n\(place.log)")
    }
    return found
  }

  /// Waits until the journal's facts are as they must be.
  ///
  /// - Parameter seconds: for how long.
  /// - Throws: `ChildProgram.Fault` with what the journal holds instead.
  @discardableResult
  public func journal(
    within seconds: Double = 60, until isThere: @escaping @Sendable ([Fact]) -> Bool
  ) async throws -> [Fact] {
    let place = place
    let found = try await FolderWatch.wait(in: place.stateDirectory, within: .seconds(seconds)) {
      let facts = try place.facts()
      return isThere(facts) ? facts : nil
    }
    if let found { return found }
    throw ChildProgram.Fault(
      description: "the journal holds \(try place.facts().map { "\($0.kind)" })\n\(place.log)")
  }
}
