import ArgumentParser
import Events
import Terminal

/// `kioskctl screen`: what visitors see.
struct ScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: Bilingual(thai: "ดูหน้าจอผู้รับบริการ", english: "Look at the visitors' screen."),
    subcommands: [PreviewScreenCommand.self])
}
