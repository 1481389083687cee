// Source text: bytes of a file or a string, turned into what the lexer reads. Decoding follows PEP 263 (byte order
// mark, coding declaration, UTF-8 otherwise); line ends become '\n'.
#pragma once

#include <string>
#include <string_view>

#include "frontend/Diagnostics.h"
#include "runtime/support/Arena.h"

namespace taipan {

// Where the text came from. Python reads a file line by line and a string at once, and its error messages show it.
enum class SourceKind : uint8_t {
  File,      // a script
  Bytes,     // bytes given to compile(), or a module's file: decoded as PEP 263 says
  String,    // a str: UTF-8 already, no declaration is looked for
  Fragment,  // the expression of an f-string, in parentheses
};

// Immutable once decoded. The text lives in the arena and stays valid as long as the arena.
struct SourceText {
  std::string_view text;  // UTF-8 (lone surrogates allowed), only '\n' ends lines
  std::string filename;
  SourceKind kind = SourceKind::String;
  int32_t firstLine = 1;     // number of the first line (fragments start in the middle of a file)
  int32_t firstLineCol = 0;  // column of the fragment's first byte in that line
  int32_t nullByteLine = 0;  // File only: the line whose end holds a NUL byte (reading stops there); 0: none

  bool hasMark = false;      // it began with a byte order mark, which Python shows in messages about a File
  bool countsBytes = false;  // File without declared encoding: the parser's messages count bytes, not characters

  // The line with that number, without its '\n'; empty when there is none.
  std::string_view line(int32_t number) const;
};

// Decodes `bytes` into `source` (whose kind and filename the caller has set). On failure fills `error`, returns false.
// `addNewline`: end the last line if it is not ended, as Python does for files and exec(), not for eval() and
// interactive statements.
[[nodiscard]] bool decodeSource(std::string_view bytes, bool addNewline, Arena& arena, SourceText& source,
                                Diagnostic& error);

// Length of the valid UTF-8 sequence at text[at] (1 to 4), or 0 if there is none. Surrogates count as valid only when
// `allowSurrogates`.
int utf8SequenceLength(std::string_view text, size_t at, bool allowSurrogates);

// The code point of the valid sequence at text[at].
uint32_t decodeUtf8(std::string_view text, size_t at);

// Appends `codePoint` (surrogates too) to `out` as UTF-8.
void appendUtf8(std::string& out, uint32_t codePoint);

}  // namespace taipan
