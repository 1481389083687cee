#include "frontend/Source.h"

#include <algorithm>
#include <cctype>

namespace taipan {

std::string_view SourceText::line(int32_t number) const {
  size_t at = 0;
  for (int32_t i = firstLine; i < number; i++) {
    size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return {};
    at = end + 1;
  }
  return text.substr(at, text.substr(at).find('\n'));
}

int utf8SequenceLength(std::string_view text, size_t at, bool allowSurrogates) {
  auto byte = [&](size_t i) -> unsigned { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0; };
  auto continues = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if ((first & 0xF0) == 0xE0) {
    if (!continues(1) || !continues(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    if (first == 0xED && byte(1) >= 0xA0 && !allowSurrogates) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

uint32_t decodeUtf8(std::string_view text, size_t at) {
  auto byte = [&](size_t i) -> uint32_t { return static_cast<unsigned char>(text[at + i]); };
  uint32_t first = byte(0);
  if (first < 0x80) return first;
  if (first < 0xE0) return (first & 0x1F) << 6 | (byte(1) & 0x3F);
  if (first < 0xF0) return (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

void appendUtf8(std::string& out, uint32_t c) {
  auto put = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

namespace {

enum class Encoding { Utf8, Latin1, Ascii, Unknown };

struct Declaration {
  std::string name;  // as Python shows it in messages
  Encoding encoding = Encoding::Utf8;
};

// Python compares the first characters only: "utf-8-unix" is UTF-8, "latin-1-dos" Latin-1.
Declaration classifyEncoding(std::string_view written) {
  std::string name;
  for (char c : written.substr(0, 12))
    name.push_back(c == '_' ? '-' : static_cast<char>(std::tolower(c)));
  auto is = [&](std::string_view known) {
    return name == known || (name.starts_with(known) && name[known.size()] == '-');
  };
  if (is("utf-8")) return {"utf-8", Encoding::Utf8};
  if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1")) return {"iso-8859-1", Encoding::Latin1};
  std::string whole(written);
  if (name == "utf8" || name == "u8" || name == "cp65001") return {whole, Encoding::Utf8};
  if (name == "ascii" || name == "us-ascii") return {whole, Encoding::Ascii};
  if (name == "latin1" || name == "l1" || name == "iso8859-1" || name == "latin" || name == "cp819")
    return {whole, Encoding::Latin1};
  return {whole, Encoding::Unknown};
}

// PEP 263's regular expression: ^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)
bool findDeclarationInLine(std::string_view line, std::string_view& name) {
  size_t at = line.find_first_not_of(" \t\f");
  if (at == std::string_view::npos || line[at] != '#') return false;
  while ((at = line.find("coding", at)) != std::string_view::npos) {
    at += 6;
    if (at >= line.size() || (line[at] != ':' && line[at] != '=')) continue;
    size_t begin = at + 1;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'))
      begin++;
    size_t end = begin;
    while (end < line.size() && (std::isalnum(static_cast<unsigned char>(line[end])) || line[end] == '-' ||
                                 line[end] == '_' || line[end] == '.'))
      end++;
    if (end == begin) continue;
    name = line.substr(begin, end - begin);
    return true;
  }
  return false;
}

// The declaration may stand in the first line, or in the second if the first holds nothing but a comment.
bool findDeclaration(std::string_view bytes, std::string_view& name) {
  for (int i = 0; i < 2; i++) {
    size_t end = std::min(bytes.find('\n'), bytes.find('\r'));
    std::string_view line = bytes.substr(0, end);
    if (findDeclarationInLine(line, name)) return true;
    size_t code = line.find_first_not_of(" \t\f");
    if (code != std::string_view::npos && line[code] != '#') return false;
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + (bytes.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return false;
}

bool refuse(Diagnostic& error, const SourceText& source, std::string message) {
  error.type = ErrorType::SyntaxError;
  error.message = std::move(message);
  error.filename = source.filename;
  return false;
}

// The words of CPython's UTF-8 decoder for the broken sequence at bytes[at].
const char* utf8Complaint(std::string_view bytes, size_t at) {
  unsigned char first = static_cast<unsigned char>(bytes[at]);
  if (first < 0xC2 || first > 0xF4) return "invalid start byte";
  size_t need = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  bool cutShort = at + need >= bytes.size();
  for (size_t i = 1; i <= need && at + i < bytes.size(); i++)
    if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0) != 0x80) cutShort = false;
  return cutShort ? "unexpected end of data" : "invalid continuation byte";
}

bool refuseBrokenUtf8(std::string_view bytes, size_t at, bool declared, SourceText& source, Diagnostic& error) {
  int line = 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(at), '\n'));
  unsigned char byte = static_cast<unsigned char>(bytes[at]);
  if (source.kind == SourceKind::File && !declared)
    return refuse(
        error, source,
        formatString("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                     "see https://peps.python.org/pep-0263/ for details",
                     byte, source.filename.c_str(), line));
  size_t lineStart = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;
  std::string_view text = bytes.substr(lineStart, bytes.substr(lineStart).find('\n'));
  refuse(error, source,
         formatString("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", byte, 0,
                      utf8Complaint(bytes, at)));
  error.line = error.endLine = line;
  error.offset = characterOffset(text, static_cast<int32_t>(at - lineStart) + 1);
  error.endOffset = -1;
  error.hasText = true;
  error.text.assign(text);
  return false;
}

// Copies with "\r\n" and "\r" turned into "\n", transcoding Latin-1.
std::string translate(std::string_view bytes, Encoding encoding) {
  std::string out;
  out.reserve(bytes.size() + 1);
  for (size_t i = 0; i < bytes.size(); i++) {
    unsigned char c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r') {
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') i++;
      out.push_back('\n');
    } else if (c >= 0x80 && encoding == Encoding::Latin1) {
      appendUtf8(out, c);
    } else {
      out.push_back(static_cast<char>(c));
    }
  }
  return out;
}

bool checkEncoding(std::string_view text, Encoding encoding, bool declared, const Declaration& declaration,
                   SourceText& source, Diagnostic& error) {
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      i++;
      continue;
    }
    if (encoding == Encoding::Ascii) return refuse(error, source, "encoding problem: " + declaration.name);
    int length = utf8SequenceLength(text, i, source.kind == SourceKind::String);
    if (length == 0) return refuseBrokenUtf8(text, i, declared, source, error);
    i += static_cast<size_t>(length);
  }
  return true;
}

}  // namespace

bool decodeSource(std::string_view bytes, bool addNewline, Arena& arena, SourceText& source, Diagnostic& error) {
  Declaration declaration;
  bool declared = false;
  if (source.kind == SourceKind::File || source.kind == SourceKind::Bytes) {
    bool mark = bytes.starts_with("\xEF\xBB\xBF");
    if (mark) bytes.remove_prefix(3);
    std::string_view name;
    declared = findDeclaration(bytes, name);
    source.hasMark = mark;
    source.countsBytes = source.kind == SourceKind::File && !mark && !declared;
    if (declared) declaration = classifyEncoding(name);
    if (mark && declaration.encoding != Encoding::Utf8)
      return refuse(error, source, "encoding problem: " + declaration.name + " with BOM");
    if (declaration.encoding == Encoding::Unknown) {
      bool file = source.kind == SourceKind::File;
      return refuse(error, source, (file ? "encoding problem: " : "unknown encoding: ") + declaration.name);
    }
  }
  std::string text = translate(bytes, declaration.encoding);
  size_t nullByte = text.find('\0');
  if (nullByte != std::string::npos) {
    if (source.kind != SourceKind::File) return refuse(error, source, "source code string cannot contain null bytes");
    source.nullByteLine =
        1 + static_cast<int32_t>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(nullByte), '\n'));
    text.resize(nullByte);
  }
  if (!checkEncoding(text, declaration.encoding, declared, declaration, source, error)) return false;
  if (addNewline && !text.empty() && text.back() != '\n') text.push_back('\n');
  source.text = arena.copy(std::string_view(text));
  return true;
}

}  // namespace taipan
