/// Who is connected, and who has to leave for whom: pure.
///
/// | comes | there is no room left | who leaves |
/// | --- | --- | --- |
/// | a stranger | for its address | the stranger who has been there longest of that address |
/// | a stranger | for strangers | the longest of the address that has the most |
/// | a known caller | for that caller | the longest connection of that caller |
/// | a known caller | for known ones | the longest of the caller that has the most |
struct ConnectionRoster<ID: Hashable> {
  private struct Group {
    /// Who has been there longest stands first.
    var members: [String: [ID]] = [:]
    var count = 0

    mutating func add(_ id: ID, to name: String) {
      members[name, default: []].append(id)
      count += 1
    }

    mutating func remove(_ id: ID, from name: String) {
      guard let index = members[name]?.firstIndex(of: id) else { return }
      members[name]?.remove(at: index)
      if members[name]?.isEmpty == true { members[name] = nil }
      count -= 1
    }

    /// The first of the member with the name, or of the largest.
    func longest(of name: String?) -> ID? {
      if let name { return members[name]?.first }
      return members.max { $0.value.count < $1.value.count }?.value.first
    }
  }

  private enum Standing {
    case stranger(address: String)
    case known(caller: String)
  }

  private let limits: ServerLimits
  private var strangers = Group()
  private var known = Group()
  private var standings: [ID: Standing] = [:]

  init(limits: ServerLimits) {
    self.limits = limits
  }

  var count: Int { standings.count }

  /// - Returns: who has to leave.
  mutating func enters(_ id: ID, from address: String) -> ID? {
    standings[id] = .stranger(address: address)
    strangers.add(id, to: address)
    if strangers.members[address, default: []].count > limits.strangersOfOneAddress {
      return removed(strangers.longest(of: address))
    }
    return strangers.count > limits.strangers ? removed(strangers.longest(of: nil)) : nil
  }

  /// A stranger was recognised by a request; nothing changes for one who was already, or who has left.
  ///
  /// - Returns: who has to leave.
  mutating func recognises(_ id: ID, as caller: String) -> ID? {
    guard limits.known > 0, case .stranger(let address)? = standings[id] else { return nil }
    strangers.remove(id, from: address)
    standings[id] = .known(caller: caller)
    known.add(id, to: caller)
    if known.members[caller, default: []].count > limits.ofOneCaller { return removed(known.longest(of: caller)) }
    return known.count > limits.known ? removed(known.longest(of: nil)) : nil
  }

  mutating func leaves(_ id: ID) {
    switch standings.removeValue(forKey: id) {
    case .stranger(let address): strangers.remove(id, from: address)
    case .known(let caller): known.remove(id, from: caller)
    case nil: break
    }
  }

  private mutating func removed(_ id: ID?) -> ID? {
    if let id { leaves(id) }
    return id
  }
}
