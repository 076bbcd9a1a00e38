import ArgumentParser

/// `kioskctl screen`: what visitors see.
struct ScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: localised("Look at the visitors' screen.", thai: "ดูหน้าจอผู้รับบริการ"),
    subcommands: [PreviewScreenCommand.self])
}
