internal import Events
internal import VisitorJourney

/// Where the home screen's buttons are: services in a grid, the rest in a row below it, or among the services where the
/// panel is too low for a row more.
struct HomeList {
  private(set) var tiles: [(HomeEntry, Rectangle)] = []
  private(set) var tools: [(HomeTool, Rectangle)] = []
  /// The page that is shown, from 0.
  private(set) var page = 0
  private(set) var pages = 1

  private let frame: PageFrame

  init(entries: [HomeEntry], tools: [HomeTool], frame: PageFrame, area: Rectangle, page: Int) {
    self.frame = frame
    if frame.isCompact {
      layOutTogether(entries, tools.filter { $0 != .notices }, in: area, page: page)
    } else {
      layOutApart(entries, tools, in: area, page: page)
    }
  }

  private mutating func layOutApart(_ entries: [HomeEntry], _ wanted: [HomeTool], in whole: Rectangle, page: Int) {
    var area = whole
    let row = area.takeBottom(min(34, max(PageFrame.target, frame.line(.small) * 4)), gap: PageFrame.gap)
    let grid = grid(entries, area)
    let shown = turn(entries, holding: min(HomePage.most, max(1, grid.capacity)), to: page)
    let places = grid.tiles(shown.count, fewest: fewest(shown.count), fromBottom: frame.mode.wheelchair)
    tiles = Array(zip(shown, places))
    place(wanted + (pages > 1 ? [.more] : []), in: row)
  }

  /// The lane is the widest: it says who it is for.
  private mutating func place(_ wanted: [HomeTool], in row: Rectangle) {
    var area = row
    let others = wanted.filter { $0 != .lane }
    guard wanted.contains(.lane) else {
      tools = Array(zip(others, area.columns(max(1, others.count), gap: PageFrame.gap)))
      return
    }
    for tool in others.reversed() {
      tools.insert((tool, area.takeTrailing(row.width * 0.2, gap: PageFrame.gap)), at: 0)
    }
    tools.insert((.lane, area), at: 0)
  }

  /// The last row ends with the tools, which are as small as the keys of the access bar.
  private mutating func layOutTogether(_ entries: [HomeEntry], _ wanted: [HomeTool], in area: Rectangle, page: Int) {
    let grid = grid(entries, area)
    let cells = max(1, grid.capacity)
    let fits = entries.count <= min(HomePage.most, cells - grid.cells(for: wanted.count))
    let tools = fits ? wanted : wanted + [.more]
    let taken = grid.cells(for: tools.count)
    let shown = turn(entries, holding: min(HomePage.most, max(1, cells - taken)), to: page)
    let places = grid.tiles(cells, fewest: max(1, grid.columns))
    tiles = Array(zip(shown, places))
    guard taken > 0, places.count >= taken else { return }
    let (first, last) = (places[places.count - taken], places[places.count - 1])
    let row = Rectangle(x: first.x, y: first.y, width: last.maxX - first.x, height: first.height)
    self.tools = Array(zip(tools, row.columns(tools.count, gap: PageFrame.gap)))
  }

  private mutating func turn(_ entries: [HomeEntry], holding most: Int, to wanted: Int) -> [HomeEntry] {
    pages = max(1, (entries.count + most - 1) / most)
    page = wanted % pages
    return Array(entries.dropFirst(page * most).prefix(most))
  }

  private func grid(_ entries: [HomeEntry], _ area: Rectangle) -> TileGrid {
    let hasDetails = entries.contains { if case .service(let service) = $0 { !service.guide.isEmpty } else { false } }
    return TileGrid(
      area, leastWidth: 40 + (hasDetails ? PageFrame.gap + Self.detailsWidth(frame) : 0),
      mostColumns: frame.isCompact ? 3 : 2)
  }

  /// The width of a service's ⓘ: a finger, and the word below it.
  static func detailsWidth(_ frame: PageFrame) -> Double {
    frame.isCompact ? PageFrame.target : max(PageFrame.target, frame.line(.small) * 5)
  }

  /// Few services get the whole width of the panel.
  private func fewest(_ count: Int) -> Int { frame.panel.isPortrait || count <= 3 ? 1 : 2 }
}

extension TileGrid {
  /// How many tiles of a row so many small buttons take the room of.
  fileprivate func cells(for buttons: Int) -> Int {
    guard buttons > 0, columns > 0 else { return 0 }
    let width = Double(buttons) * (Self.smallWidth + PageFrame.gap)
    let tile = (area.width + PageFrame.gap) / Double(columns)
    return min(columns, Int((width / tile).rounded(.up)))
  }

  /// A finger, and a word below the symbol.
  private static let smallWidth = 22.0
}
