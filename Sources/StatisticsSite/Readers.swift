import Events
import Hummingbird
import Settings

/// Who may read the counts: anyone, or whoever presents the token of a file.
struct Readers: Sendable {
  /// `nil`: anyone may read.
  private let tokenFile: String?
  private let refused: RefusedCallers

  /// - Throws: `SiteFault` when the file holds no token, or only a placeholder of one.
  init(_ settings: StatisticsSettings, refused: RefusedCallers) throws {
    self.refused = refused
    guard !settings.isPublic else {
      tokenFile = nil
      return
    }
    guard let file = settings.readTokenFile else {
      throw SiteFault(cause: "No read token is set", remedy: "Set read_token_file, or `public: true`.")
    }
    tokenFile = file
    _ = try Self.token(in: file)
  }

  /// The file is read for each request, so that a new token is asked for at once.
  ///
  /// - Throws: a 401 unless the site is public or the token is the file's; compared in constant time.
  func check(_ request: Request, _ context: some RequestContext) throws {
    guard let tokenFile else { return }
    guard let presented = Secret.presented(in: request.headers) else {
      throw Problem.unauthorized("Reading needs the read token")
    }
    guard Secret.equal(presented, try Self.token(in: tokenFile)) else {
      refused.note("a read token is wrong", context)
      throw Problem.unauthorized("Reading needs the read token")
    }
  }

  private static func token(in file: String) throws -> Fingerprint {
    do {
      return Fingerprint(of: try SecretFile.strongText(at: file).utf8)
    } catch {
      throw SiteFault(cause: error.cause, remedy: error.remedy)
    }
  }
}
