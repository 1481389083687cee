#include "frontend/Diagnostics.h"

#include <cstdarg>
#include <cstdio>

#include "frontend/Source.h"

namespace taipan {

std::string_view errorTypeName(ErrorType type) {
  switch (type) {
    case ErrorType::None:             return "";
    case ErrorType::SyntaxError:      return "SyntaxError";
    case ErrorType::IndentationError: return "IndentationError";
    case ErrorType::TabError:         return "TabError";
    case ErrorType::MemoryError:      return "MemoryError";
    case ErrorType::RecursionError:   return "RecursionError";
    case ErrorType::ValueError:       return "ValueError";
    case ErrorType::SyntaxWarning:    return "SyntaxWarning";
  }
  return "";
}

std::string formatString(const char* format, ...) {
  va_list args;
  va_start(args, format);
  va_list again;
  va_copy(again, args);
  int length = std::vsnprintf(nullptr, 0, format, args);
  va_end(args);
  std::string out(static_cast<size_t>(length), '\0');
  std::vsnprintf(out.data(), out.size() + 1, format, again);
  va_end(again);
  return out;
}

int32_t characterOffset(std::string_view line, int32_t bytes) {
  if (bytes < 0) return bytes;
  size_t end = std::min(static_cast<size_t>(bytes), line.size() + 1);
  if (end > line.size()) end = line.size();
  int32_t count = 0;
  for (size_t i = 0; i < end; count++) {
    int length = utf8SequenceLength(line.substr(0, end), i, true);
    // A sequence cut off by the end is one replacement character, and so is every stray byte.
    if (length == 0) length = i + 4 > end && utf8SequenceLength(line, i, true) != 0 ? static_cast<int>(end - i) : 1;
    i += static_cast<size_t>(length);
  }
  bool beyond = static_cast<size_t>(bytes) > line.size();
  return count + (beyond ? 1 : 0);
}

bool readLineOfFile(const std::string& filename, int line, std::string& text) {
  std::FILE* file = std::fopen(filename.c_str(), "rb");
  if (!file) return false;
  int current = 1;
  bool found = false;
  text.clear();
  for (int c; (c = std::getc(file)) != EOF;) {
    if (c == '\r') {
      int next = std::getc(file);
      if (next != '\n') std::ungetc(next, file);
      c = '\n';
    }
    if (current == line) {
      text.push_back(static_cast<char>(c));
      found = true;
    }
    if (c == '\n' && ++current > line) break;
  }
  std::fclose(file);
  if (found && text.back() != '\n') text.push_back('\n');
  return found;
}

namespace {

// Columns here are characters, so the text is walked by characters.
size_t lengthInCharacters(std::string_view text) {
  size_t count = 0;
  for (char c : text)
    count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string sourceLines(const Diagnostic& d) {
  long offset = d.offset;
  long endOffset = d.endOffset;
  std::string_view text = d.text;
  if (d.endLine > d.line) endOffset = static_cast<long>(lengthInCharacters(text));
  bool ranged = d.type == ErrorType::SyntaxError && endOffset > offset;  // subclasses show one caret
  size_t carets = ranged ? static_cast<size_t>(endOffset - offset) : 1;
  offset--;
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t' || text[0] == '\f')) {
    text.remove_prefix(1);
    offset--;
  }
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  offset = std::min(offset, static_cast<long>(text.size()));
  for (size_t end; (end = text.find('\n')) != std::string_view::npos && static_cast<long>(end) < offset;) {
    text.remove_prefix(end + 1);
    offset -= static_cast<long>(end + 1);
  }
  std::string out = "    ";
  out.append(text).push_back('\n');
  if (offset < 0) return out;
  out.append("    ").append(static_cast<size_t>(offset), ' ').append(carets, '^').push_back('\n');
  return out;
}

}  // namespace

std::string formatDiagnostic(const Diagnostic& d) {
  std::string out;
  if (d.line > 0 || d.hasText) {
    out = formatString("  File \"%s\", line %d\n", d.filename.empty() ? "<string>" : d.filename.c_str(), d.line);
    if (d.hasText) out += sourceLines(d);
  }
  out.append(errorTypeName(d.type));
  if (!d.message.empty()) out.append(": ").append(d.message);
  out.push_back('\n');
  return out;
}

}  // namespace taipan
