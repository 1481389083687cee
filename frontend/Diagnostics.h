// What the front end has to say about a source it refuses: an exception type, a message, a place. The tree, the
// scopes and the compiler produce at most one (Python stops at the first error); warnings go to a list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/Token.h"

namespace taipan {

// The exception that the driver raises for a diagnostic.
enum class ErrorType : uint8_t {
  None,
  SyntaxError,
  IndentationError,
  TabError,
  MemoryError,     // the parser nests too deeply
  RecursionError,  // the tree nests too deeply for the compiler
  ValueError,
  SyntaxWarning,
};

std::string_view errorTypeName(ErrorType type);

struct Diagnostic {
  ErrorType type = ErrorType::None;
  std::string message;
  std::string filename;
  int32_t line = 0;    // 1-based; 0: no place at all
  int32_t offset = 0;  // 1-based column in characters; 0: unknown
  int32_t endLine = 0;
  int32_t endOffset = 0;  // exclusive, 1-based; 0 or -1: unknown
  bool hasText = false;
  std::string text;  // the source line, when hasText

  bool isError() const { return type != ErrorType::None; }
};

// Everything one compilation has to say: at most one error, and the warnings met before it, in order.
struct Diagnostics {
  Diagnostic error;
  std::vector<Diagnostic> warnings;

  void append(const std::vector<Diagnostic>& more) { warnings.insert(warnings.end(), more.begin(), more.end()); }
};

// The diagnostic as python3.11 prints an uncaught exception of that type: file, line, source line, carets, message.
std::string formatDiagnostic(const Diagnostic& diagnostic);

// Lines of the file `filename` for diagnostics whose source text is no longer at hand; false if there is no such line.
bool readLineOfFile(const std::string& filename, int line, std::string& text);

// How many characters the first `bytes` bytes of `line` are, as a decoder that replaces broken sequences counts them.
int32_t characterOffset(std::string_view line, int32_t bytes);

// printf into a std::string.
[[gnu::format(printf, 1, 2)]] std::string formatString(const char* format, ...);

}  // namespace taipan
