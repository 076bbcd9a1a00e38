import ScreenPage
import ServiceLifecycle
import Settings
import VisitorScreen

/// The visitor's screen in memory, and the page in a browser of this machine that shows it.
struct PagedScreen: Service {
  let image: ImageTarget
  private let page: ScreenPage

  /// - Returns: `nil` where the screen is a display, or there is none.
  init?(_ settings: KioskSettings) {
    guard let listen = settings.screen?.page?.listen, let offer = PageOffer(settings) else { return nil }
    let news = PageNews()
    let image = ImageTarget(size: PixelSize(width: offer.width, height: offer.height)) { _ in news.screenChanged() }
    self.image = image
    page = ScreenPage(listen: listen, offer: offer, picture: { image.picture }, news: news) {
      Report.line("the screen is shown at \($0)")
    }
  }

  /// Serves until the kiosk stops, which works without the page too.
  func run() async throws {
    do {
      try await page.run()
    } catch {
      Report.line("the screen's page cannot be served: \(error). Name another port under screen: page: listen:.")
      try await gracefulShutdown()
    }
  }
}
