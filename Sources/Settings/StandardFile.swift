/// A file that comes with the product and may be changed by the office.
///
/// | place                            | whose |
/// | -------------------------------- | ----- |
/// | the path in the settings         | the office's, named |
/// | `/etc/queue-kiosk/<name>`        | the office's |
/// | `/usr/share/queue-kiosk/<name>`  | the package's |
/// | in the program                   | as built; always there |
///
/// `MachineFolders` may put another folder in place of the two.
struct StandardFile {
  let name: String
  let embedded: [UInt8]

  static let printers = StandardFile(name: "printers.yaml", embedded: PackageResources.printers_yaml)
  static let ticket = StandardFile(name: "ticket.yaml", embedded: PackageResources.ticket_yaml)

  /// The paths that exist, the most particular first.
  func installed(in folders: [String] = MachineFolders.all) -> [String] { MachineFolders.paths(of: name, in: folders) }

  /// How faults name the copy in the program.
  var embeddedName: String { "(built in) \(name)" }
}
