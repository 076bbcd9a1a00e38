import Foundation
import Glibc
import SystemCalls
import SystemPackage
import Testing

@Suite("Files that survive a power cut")
struct DurableFileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)").path

  @Test("A file is replaced as a whole, with the permissions that are asked for, and nothing is left beside it")
  func replace() throws {
    let file = folder + "/a/b/file"
    #expect(throws: SystemFault.self) { try DurableFile.replace(file, with: []) }
    try DurableFile.makeDirectory(of: file)
    try DurableFile.makeDirectory(of: file)
    for text in ["first, and longer", "second"] {
      try DurableFile.replace(file, with: Array(text.utf8), readableBy: .owner)
      #expect(try OwnedDescriptor(opening: file, .readOnly).readAll() == Array(text.utf8))
    }
    #expect(try OwnedDescriptor(opening: file, .readOnly).status.permissions == .ownerReadWrite)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["file"])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("What an earlier run left half written is no obstacle, and no one's link is followed")
  func leftover() throws {
    let (file, other) = (folder + "/file", folder + "/other")
    try DurableFile.makeDirectory(of: file)
    try DurableFile.replace(other, with: [1])
    #expect(symlink(other, file + ".partial") == 0)
    try DurableFile.replace(file, with: [2])
    #expect(try OwnedDescriptor(opening: other, .readOnly).readAll() == [1])
    #expect(try OwnedDescriptor(opening: file, .readOnly).readAll() == [2])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("A fault names the call and the path, and the old file stays")
  func fault() throws {
    let file = folder + "/file"
    try DurableFile.makeDirectory(of: file + "/x")
    let fault = #expect(throws: SystemFault.self) { try DurableFile.replace(file, with: [1]) }
    #expect(fault == SystemFault("rename", on: file, .isDirectory))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("A lock is held by one, until it is given up or its holder goes")
  func lock() throws {
    let file = folder + "/lock"
    try DurableFile.makeDirectory(of: file)
    let second = try OwnedDescriptor(opening: file, .readWrite, options: .create)
    do {
      let first = try OwnedDescriptor(opening: file, .readWrite)
      try first.lock()
      let fault = #expect(throws: SystemFault.self) { try second.lock() }
      #expect(fault?.errno == .wouldBlock)
    }
    try second.lock()
    second.unlock()
    try FileManager.default.removeItem(atPath: folder)
  }
}
