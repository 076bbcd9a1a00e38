public import ArgumentParser
public import Events

// A command's help, in the language of the caller.

extension CommandConfiguration {
  /// - Parameters:
  ///   - commandName: as it is typed.
  ///   - abstract: one line.
  ///   - discussion: below the abstract in the command's own help.
  public init(
    commandName: String, abstract: Bilingual, discussion: Bilingual = "", version: String = "",
    subcommands: [any ParsableCommand.Type] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    self.init(
      commandName: commandName, abstract: abstract.spoken, discussion: discussion.spoken, version: version,
      subcommands: subcommands, defaultSubcommand: defaultSubcommand)
  }
}

extension ArgumentHelp {
  /// - Parameter valueName: stands for the value in the synopsis; `nil`: made of the property's name.
  public init(_ text: Bilingual, valueName: String? = nil) {
    self.init(text.spoken, valueName: valueName)
  }
}

extension ValidationError {
  /// A wrong value on the command line, which ends in status 64.
  public init(_ text: Bilingual) { self.init(text.spoken) }
}
