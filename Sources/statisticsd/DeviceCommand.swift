import ArgumentParser
import Crypto
import Events
import Ports
import Foundation
import Settings
import StatisticsStore

/// Which device a command is about.
struct DeviceArguments: ParsableArguments {
  @Argument(help: "The kiosk's code.")
  var name: String

  @Option(help: "The site's code; needed only where several sites have a kiosk of that name.")
  var site: String?
}

/// `statisticsd device`: which kiosks may send, and what became of them.
struct DeviceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "device", abstract: "Registers kiosks and looks after them.",
    subcommands: [Add.self, List.self, Revoke.self, Accept.self, Settle.self])

  /// The credential is shown once and kept as its hash only; nobody can read it again.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Registers a kiosk and prints its credential, once.")

    @Argument(help: "The kiosk's code, as in its own settings.")
    var name: String
    @Option(help: "The site's code, as in the kiosk's own settings.")
    var site: String
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        let credential = Self.credential()
        let store = try SQLiteStore(in: try options.settings())
        _ = try await store.register(
          device: name, site: site, credential: Fingerprint(of: credential.utf8),
          at: Int64(Date().timeIntervalSince1970 * 1000))
        print(credential)
      }
    }

    /// 256 random bits in base64url (RFC 4648, 5), without padding.
    private static func credential() -> String {
      let key = SymmetricKey(size: .bits256)
      return key.withUnsafeBytes { Data($0) }.base64EncodedString()
        .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
    }
  }

  /// Columns apart by tabs, for people and for `cut(1)`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows every kiosk, its journals and its alarms.")
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        print("site\tdevice\tstate\tjournal\twaiting\talarm")
        for device in try await SQLiteStore(in: try options.settings()).devices() {
          Console.line(Self.columns(of: device))
        }
      }
    }

    private static func columns(of device: RegisteredDevice) -> [String] {
      [
        device.site, device.name, device.state.rawValue, device.boundJournal?.description ?? "-",
        device.waiting.isEmpty ? "-" : device.waiting.map(\.description).joined(separator: ","), device.fault ?? "-",
      ]
    }
  }

  /// The kiosk's journals and counts stay; it may be registered anew.
  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Refuses a kiosk's credential from now on.")
    @OptionGroup var device: DeviceArguments
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        let store = try SQLiteStore(in: try options.settings())
        let revoked = try await store.revoke(device: device.name, site: device.site)
        print("\(revoked.name) at \(revoked.site) is revoked")
      }
    }
  }

  /// After a kiosk was replaced or restored, once somebody has seen that it is so.
  struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Counts the journals of a kiosk that wait.")
    @OptionGroup var device: DeviceArguments
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        let store = try SQLiteStore(in: try options.settings())
        for journal in try await store.accept(device: device.name, site: device.site) {
          print("journal \(journal) counts now")
        }
      }
    }
  }

  /// An alarm whose cause goes on is raised again.
  struct Settle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Ends a kiosk's alarms, once somebody looked at them.")
    @OptionGroup var device: DeviceArguments
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        let store = try SQLiteStore(in: try options.settings())
        _ = try await store.settleAlarms(device: device.name, site: device.site)
      }
    }
  }
}
