extension ScreenPageSettings {
  static func read(_ value: YAMLValue, known: KnownCodes) -> ScreenPageSettings? {
    value.section { keys in
      let listen = keys.optional("listen") { readListen($0) } ?? ListenSettings(port: usualPort)
      let pad = keys.optional("pad") { $0.known(known.ratingPipes, as: "input with a fifo and a rating") }
      guard let touchscreen = known.touchscreen, known.pipes.contains(touchscreen) else {
        return value.fault(
          "nothing takes what is pressed on the page",
          remedy: "add an input with fifo: /path and screen: true; the page writes into that pipe", code: .conflict)
      }
      return ScreenPageSettings(listen: listen, pad: pad)
    }
  }

  private static func readListen(_ value: YAMLValue) -> ListenSettings? {
    guard let listen = ListenSettings.read(value, port: usualPort) else { return nil }
    guard listen.isLoopback else {
      return value.fault(
        "whoever opens the page presses on this kiosk: no other machine may", remedy: "listen on 127.0.0.1",
        code: .conflict)
    }
    return listen
  }
}
