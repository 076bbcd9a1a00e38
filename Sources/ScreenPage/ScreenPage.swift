public import Drawing
internal import Hummingbird
public import ServiceLifecycle
public import Settings
internal import WebServer

/// Shows the visitor's screen in a browser of this machine: the very pixels, and pointers as touches.
///
/// The kiosk knows nothing of it: it draws into memory, and reads a touchscreen and a pad from named pipes.
public struct ScreenPage: Service {
  private let listen: ListenSettings
  private let offer: PageOffer
  private let picture: @Sendable () -> Picture?
  private let news: PageNews
  private let listening: @Sendable (_ address: String) -> Void

  /// - Parameters:
  ///   - listen: a loopback address; port 0 takes a free one.
  ///   - picture: what the screen shows now; `nil` before the first. Any thread.
  ///   - news: gets each new picture.
  ///   - listening: called with the page's address once it can be opened.
  public init(
    listen: ListenSettings, offer: PageOffer, picture: @escaping @Sendable () -> Picture?, news: PageNews,
    listening: @escaping @Sendable (_ address: String) -> Void = { _ in }
  ) {
    self.listen = listen
    self.offer = offer
    self.picture = picture
    self.news = news
    self.listening = listening
  }

  /// Serves until graceful shutdown.
  ///
  /// - Throws: when the address is in use.
  public func run() async throws {
    let watch = watchTickets()
    defer { watch?.stop() }
    let answers = PageAnswers(
      offer: offer, news: news, pictures: ScreenPictures(of: picture, news: news),
      inputs: PageInputs(screen: offer.screen, pad: offer.pad), token: Self.secret(), run: Self.secret())
    let server = WebServer(.host(listen.address, port: listen.port), limits: .ofThisMachine)
    try await server.serve(answers.router().buildResponder()) { [listen, listening] port in
      let host = listen.address.contains(":") ? "[\(listen.address)]" : listen.address
      listening("http://\(host):\(port ?? listen.port)/")
    }
  }

  /// Without a folder, or one that cannot be watched, the page shows no new tickets.
  private func watchTickets() -> FolderWatch? {
    guard let folder = offer.tickets else { return nil }
    let watch = try? FolderWatch(folder.path) { [news] change in
      news.change { $0.tickets = folder.tickets(after: change, in: $0.tickets) }
    }
    // After the watch has begun, so that none is missed.
    let newest = folder.newest()
    news.change { state in state.tickets = Array((state.tickets + newest).unique.prefix(TicketFolder.shown)) }
    return watch
  }

  /// 128 random bits.
  private static func secret() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }
}

extension TicketFolder {
  /// The shown tickets after a change of the folder.
  func tickets(after change: FolderWatch.Change, in shown: [String]) -> [String] {
    switch change {
    case .came(let name) where Self.isPicture(name): Array(([name] + shown).unique.prefix(Self.shown))
    case .came: shown
    case .left(let name): shown.filter { $0 != name }
    case .lost: newest()
    }
  }
}

extension [String] {
  /// Each name where it stands first.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
