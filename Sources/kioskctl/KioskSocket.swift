import ArgumentParser
import ControlSocket
import Events
import Foundation
import Terminal

/// Which kiosk a command is for.
struct KioskSocket: ParsableArguments {
  static let standard = "/run/queue-kiosk/control.sock"

  @Option(
    name: .customLong("socket"),
    help: ArgumentHelp(
      Bilingual(
        thai: "ซ็อกเก็ตควบคุมของตู้ ถ้าไม่ระบุใช้ $KIOSK_SOCKET หรือ \(standard)",
        english: "The kiosk's control socket; else $KIOSK_SOCKET, else \(standard)."), valueName: "path"))
  var given: String?

  /// - Throws: `Failure` when no kiosk answers or when it refuses.
  func asking<Answer>(_ question: (ControlClient) async throws -> Answer) async throws -> Answer {
    do {
      return try await question(client)
    } catch let problem as ControlProblem {
      throw Failure(problem)
    } catch let fault as ControlFault {
      throw Failure(fault)
    }
  }

  var client: ControlClient { Wiring.kiosk(at: path) }

  /// `--socket`, else `$KIOSK_SOCKET`, else the standard one.
  private var path: String {
    let named = given ?? ProcessInfo.processInfo.environment["KIOSK_SOCKET"] ?? ""
    return named.isEmpty ? Self.standard : named
  }
}

/// The service and type of a visitor.
struct VisitorArguments: ParsableArguments {
  @Option(help: ArgumentHelp(Bilingual(thai: "รหัสงานบริการ", english: "The service's code."), valueName: "code"))
  var service: String
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "รหัสประเภทผู้รับบริการ ถ้าไม่ระบุคือ NOT_STATED", english: "The visitor type's code; NOT_STATED without it."),
      valueName: "code"))
  var type: String?
}
