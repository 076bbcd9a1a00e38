public import Events

/// Which part of the home screen the visitor looks at.
public struct HomeView: Hashable, Sendable {
  /// The group whose services are listed, by its position in the list of all; `nil`: the list of all.
  public var group: Int?
  /// Counts on; the page that is shown is the remainder.
  public var page: Int
  public var lane: Lane

  public init(group: Int? = nil, page: Int = 0, lane: Lane = .normal) {
    self.group = group
    self.page = page
    self.lane = lane
  }
}
