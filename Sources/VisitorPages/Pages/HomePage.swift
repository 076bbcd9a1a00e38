internal import Events
internal import VisitorJourney

/// The list of services, which is the home screen; with the priority lane chosen it is the lane's page.
struct HomePage: ScenePage {
  /// No more services than these on one page: a longer list is not read any more.
  static let most = 8

  let offer: VisitorOffer
  let office: OfficeState
  let view: HomeView
  /// The number of a visitor before, who got no paper.
  let strip: TicketNumber?

  var name: PageName { view.lane == .priority ? .priorityLane : .home }
  var hasBack: Bool { view.lane == .priority || view.group != nil }

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(title(sheet), surroundings, symbol: view.lane == .priority ? .priority : nil)
    var area = sheet.frame.body
    sheet.notices(offer.notices(office, strip: strip, sheet.words), footer: footer(sheet), in: &area)
    area = sheet.frame.reachable(area)
    let shown = HomeList(entries: entries, tools: tools, frame: sheet.frame, area: area, page: view.page)
    for (tool, place) in shown.tools { self.tool(tool, shown, in: place, on: &sheet) }
    for (entry, place) in shown.tiles { tile(entry, in: place, on: &sheet) }
  }

  var entries: [HomeEntry] {
    let all = HomeEntry.list(offer.services)
    guard let group = view.group, all.indices.contains(group), case .group(_, _, let services) = all[group] else {
      return all
    }
    return services.map(HomeEntry.service)
  }

  private var tools: [HomeTool] {
    let asksLane = offer.hasPriorityLane && view.lane == .normal
    return (asksLane ? [.lane] : []) + (offer.purpose == .both ? [.rate] : []) + [.notices]
  }

  private func title(_ sheet: Sheet) -> String {
    let words = sheet.words
    if view.lane == .priority {
      return sheet.frame.isCompact ? "\(words[.priorityLane]): \(words[.priorityGroups])" : words[.priorityChosen]
    }
    let all = HomeEntry.list(offer.services)
    if let group = view.group, all.indices.contains(group), case .group(_, let name, _) = all[group] {
      return words[name]
    }
    return words[.chooseService]
  }

  private func footer(_ sheet: Sheet) -> [String] {
    if view.lane == .priority, !sheet.frame.isCompact { return [sheet.words[.priorityGroups]] }
    return [sheet.words[.severalErrands], sheet.words[.keepsNoName]]
  }

  // MARK: - Tiles

  private func tile(_ entry: HomeEntry, in rectangle: Rectangle, on sheet: inout Sheet) {
    switch entry {
    case .group(let index, let name, _):
      sheet.button(.group(index), Button(title: sheet.words[name], symbol: .next), in: rectangle)
    case .service(let service): tile(service, in: rectangle, on: &sheet)
    }
  }

  private func tile(_ service: ServiceOffer, in rectangle: Rectangle, on sheet: inout Sheet) {
    var area = rectangle
    if !service.guide.isEmpty {
      let place = area.takeTrailing(HomeList.detailsWidth(sheet.frame), gap: PageFrame.gap)
      let details = Button(title: sheet.words[.serviceInfo], symbol: .info, size: .small)
      sheet.button(.info(service.code), details, in: place)
    }
    let state = office.state(of: service.code)
    let detail = sheet.words.closure(state) ?? queueLine(of: service, sheet.words)
    let button = Button(
      title: sheet.words[service.name], detail: detail, style: state == .open ? .plain : .closed, size: .heading,
      detailSize: .small)
    sheet.button(.service(service.code), button, in: area)
  }

  private func queueLine(of service: ServiceOffer, _ words: Wording) -> String? {
    if service.guide.onlineAddress != nil { return words[.onlineService] }
    return office.waiting[service.code].map { words(.queuesWaiting, ["n": String($0)]) }
  }

  private func tool(_ tool: HomeTool, _ list: HomeList, in rectangle: Rectangle, on sheet: inout Sheet) {
    let words = sheet.words
    switch tool {
    case .lane:
      // Where there is no room, the lane's own page says who it is for.
      let isCrowded = rectangle.width < 60 || sheet.frame.isCompact && sheet.frame.mode.largeText
      let button = Button(
        title: words[.priorityLane], detail: isCrowded ? nil : words[.priorityGroups], symbol: .priority,
        detailSize: .small)
      sheet.button(.lane, button, in: rectangle)
    case .rate: sheet.button(.rate, Button(title: words[.rateUs], symbol: .face5, size: .small), in: rectangle)
    case .notices: sheet.button(.notices, Button(title: words[.notices], symbol: .info, size: .small), in: rectangle)
    case .more:
      let values: KeyValuePairs = ["page": String(list.page + 1), "pages": String(list.pages)]
      sheet.button(.more, Button(title: words(.moreServices, values), symbol: .next), in: rectangle)
    }
  }
}

/// What the home screen offers beside services.
enum HomeTool: Hashable, Sendable {
  case lane, rate, notices, more
}

/// A button of the home screen that leads to numbers.
enum HomeEntry: Hashable, Sendable {
  case service(ServiceOffer)
  case group(Int, Bilingual, [ServiceOffer])

  /// Single services while they fit one page; otherwise those that share a group share one button.
  static func list(_ services: [ServiceOffer]) -> [HomeEntry] {
    guard services.count > HomePage.most, services.contains(where: { $0.group != nil }) else {
      return services.map(HomeEntry.service)
    }
    var entries: [HomeEntry] = []
    for service in services {
      guard let name = service.group else {
        entries.append(.service(service))
        continue
      }
      let known = entries.firstIndex { if case .group(_, name, _) = $0 { true } else { false } }
      if let known, case .group(_, _, let members) = entries[known] {
        entries[known] = .group(known, name, members + [service])
      } else {
        entries.append(.group(entries.count, name, [service]))
      }
    }
    return entries
  }
}
