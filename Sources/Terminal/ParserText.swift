internal import Events
internal import Foundation

/// What the argument parser says by itself, in English only: the headings of help, and why a command line is no command.
///
/// A sentence that a newer parser words otherwise stays English; what is wrong, the commands and their options are in
/// the caller's language all the same. The sentences stand in ArgumentParser's `UsageGenerator`, `HelpGenerator` and
/// `MessageInfo`.
struct ParserText {
  let english: String

  var words: Bilingual { Bilingual(thai: thai, english: english) }

  private var thai: String {
    english.split(separator: "\n", omittingEmptySubsequences: false).map { Self.thai(line: String($0)) }
      .joined(separator: "\n")
  }

  private static func thai(line: String) -> String {
    sentences.reduce(line) { line, sentence in
      line.replacingOccurrences(of: sentence.english, with: sentence.thai, options: .regularExpression)
    }
  }

  /// Regular expressions (ICU), and what stands for what they match; the longer sentence before its beginning.
  private static let sentences: [(english: String, thai: String)] = [
    ("^OVERVIEW: ", ""),
    ("^USAGE: ", "วิธีใช้: "),
    ("^Usage: ", "วิธีใช้: "),
    ("^Error: ", "คำสั่งไม่ถูกต้อง: "),
    ("^Help:  ", "คำอธิบาย: "),
    ("^ARGUMENTS:$", "ข้อมูลที่ต้องระบุ:"),
    ("^OPTIONS:$", "ตัวเลือก:"),
    ("^SUBCOMMANDS:$", "คำสั่งย่อย:"),
    ("^  See '(.+) <subcommand>' for detailed help\\.$", "  ดูรายละเอียดด้วย $1 <subcommand>"),
    ("^  See '(.+)' for more information\\.$", "  ดูเพิ่มเติมด้วย $1"),
    ("\\bShow help information\\.", "แสดงวิธีใช้"),
    ("\\bShow subcommand help information\\.", "แสดงวิธีใช้คำสั่งย่อย"),
    ("\\bShow the version\\.", "แสดงรุ่นของโปรแกรม"),
    ("\\(values: ([^;)]+); default: ([^)]+)\\)", "(เลือกจาก $1 ถ้าไม่ระบุคือ $2)"),
    ("\\(values: ([^)]+)\\)", "(เลือกจาก $1)"),
    ("\\(default: ([^)]+)\\)", "(ถ้าไม่ระบุคือ $1)"),
    (" \\(default\\)", " (ค่าปริยาย)"),
    ("Unknown option '(.+)'\\. Did you mean '(.+)'\\?", "ไม่รู้จักตัวเลือก $1 ท่านหมายถึง $2 หรือไม่"),
    ("Unknown option '(.+)'", "ไม่รู้จักตัวเลือก $1"),
    ("Missing value for '(.+)'", "ยังไม่ได้ระบุค่าของ $1"),
    ("The option '(.+)' does not take any value, but '(.+)' was specified\\.", "ตัวเลือก $1 ไม่รับค่า แต่ระบุ $2 มา"),
    ("([0-9]+) unexpected arguments: (.+)$", "มีคำเกินมา $1 คำ: $2"),
    ("Unexpected argument '(.+)'", "มีคำเกินมา: $1"),
    ("Missing expected argument '(.+)'", "ยังไม่ได้ระบุ $1"),
    ("Missing one of: (.+)$", "ต้องระบุอย่างใดอย่างหนึ่ง: $1"),
    ("Missing required subcommand\\.", "ยังไม่ได้ระบุคำสั่งย่อย"),
    ("Please provide one of the following:", "ให้เลือกจาก:"),
    ("\\. Please provide one of (.+)\\.$", " ให้เลือกจาก $1"),
    ("The value '(.*)' is invalid for '([^']+)'", "ค่า $1 ใช้กับ $2 ไม่ได้"),
    ("Invalid option: (.+)", "ตัวเลือก $1 ไม่ถูกต้อง"),
    ("Value to be set with (.+) had already been set with (.+)", "$1 ขัดกับ $2"),
    ("Can't generate completion scripts for '(.+)'\\.", "สร้างสคริปต์เติมคำสั่งสำหรับ $1 ไม่ได้"),
    ("Can't autodetect a supported shell\\.", "ไม่ทราบว่าใช้เชลล์ใด"),
    (
      "Please use --generate-completion-script=<shell> with one of:",
      "ใช้ --generate-completion-script=<shell> โดยเลือกจาก:"
    ),
  ]
}
