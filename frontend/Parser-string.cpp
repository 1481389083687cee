// String literals: implicit concatenation, and f-strings. An f-string is one token; its replacement fields are found by
// scanning for their end, and each expression is parsed as a source of its own, in parentheses. Python 3.11 does it
// that way, and both what it accepts and where it places nodes and errors follow from it.
#include "frontend/Parser-string.h"

#include "frontend/Literals.h"
#include "frontend/Parser.h"

namespace taipan {

using namespace ast;

// -- Concatenation

Expr* Parser::parseStrings() {
  size_t start = here();
  while (at(Kind::String))
    advance();
  if (failed_) return dummy();
  StringParser strings(tokens_, arena_, start, here());
  Expr* value = strings.parse();
  return value ? value : dummy();
}

StringParser::StringParser(TokenStream& tokens, Arena& arena, size_t firstToken, size_t endToken)
    : tokens_(tokens), arena_(arena), begin_(firstToken), end_(endToken) {
  span_ = spanning(tokens.at(firstToken).span, tokens.at(endToken - 1).span);
  unicodeMarked_ = splitString(tokens.text(tokens.at(firstToken))).isUnicodeMarked;
}

bool StringParser::fail(std::string message) {
  tokens_.raiseAtLastToken(std::move(message));
  return false;
}

Expr* StringParser::parse() {
  bool bytes = false;
  bool formatted = false;
  for (size_t i = begin_; i < end_; i++) {
    token_ = tokens_.at(i);  // a copy: reading ahead may move the tokens
    std::string_view text = tokens_.text(token_);
    StringParts parts = splitString(text);
    if (parts.isBytes && !checkAscii(text)) return nullptr;
    if (!parts.isFormatted && !decodePlain(parts)) return nullptr;
    if (i > begin_ && parts.isBytes != bytes) {
      fail("cannot mix bytes and nonbytes literals");
      return nullptr;
    }
    bytes = parts.isBytes;
    if (parts.isFormatted) {
      formatted = true;
      const char* at = parts.body.data();
      if (!parsePieces(at, at + parts.body.size(), parts.isRaw, 0)) return nullptr;
    }
  }
  if (!formatted) return makeLiteral(bytes ? ConstantKind::Bytes : ConstantKind::Str);
  flushLiteral();
  return make<JoinedStr>(arena_.copy(pieces_));
}

bool StringParser::checkAscii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return fail("bytes can only contain ASCII literal characters");
  }
  return true;
}

bool StringParser::decodePlain(const StringParts& parts) {
  std::string error;
  bool ok = parts.isBytes ? decodeBytes(parts.body, parts.isRaw, literal_, error)
                          : decodeText(parts.body, parts.isRaw, literal_, error);
  return ok || fail(std::move(error));
}

Expr* StringParser::makeLiteral(ConstantKind kind) {
  ConstantValue value;
  value.kind = kind;
  value.text = arena_.copy(std::string_view(literal_));
  value.isUnicodeMarked = kind == ConstantKind::Str && unicodeMarked_;
  literal_.clear();
  return make<Constant>(value);
}

void StringParser::flushLiteral() {
  if (!literal_.empty()) pieces_.push_back(makeLiteral(ConstantKind::Str));
}

// -- f-strings

// Literal text and replacement fields up to `end`, or in a format spec (level 1) up to its closing brace.
bool StringParser::parsePieces(const char*& at, const char* end, bool raw, int level) {
  for (;;) {
    bool doubled = false;
    if (!parseLiteralPiece(at, end, raw, level, doubled)) return false;
    if (doubled) continue;
    if (at >= end || *at == '}') break;
    if (!parseField(at, end, raw, level)) return false;
  }
  if (level == 0 && at < end) return fail("f-string: unexpected end of string");
  if (level != 0 && (at >= end || *at != '}')) return fail("f-string: expecting '}'");
  return true;
}

bool StringParser::parseLiteralPiece(const char*& at, const char* end, bool raw, int level, bool& doubled) {
  const char* begin = at;
  const char* s = at;
  const char* resume = nullptr;
  while (s < end) {
    char c = *s++;
    if (!raw && c == '\\' && s < end) {
      c = *s++;
      if (c == 'N') {  // the braces of \N{…} are no field
        if (s < end && *s++ == '{')
          while (s < end && *s++ != '}') {
          }
        continue;
      }
    }
    if (c != '{' && c != '}') continue;
    if (level == 0) {
      if (s < end && *s == c) {  // doubled: one of them is text
        resume = s + 1;
        doubled = true;
        break;
      }
      if (c == '}') return fail("f-string: single '}' is not allowed");
    }
    s--;
    break;
  }
  at = resume ? resume : s;
  std::string error;
  std::string_view text(begin, static_cast<size_t>(s - begin));
  return decodeText(text, raw, literal_, error) || fail(std::move(error));
}

namespace {

bool closes(char open, char close) {
  return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

}  // namespace

// Moves `at` to the character that ends the expression of a field.
bool StringParser::findExpressionEnd(const char*& at, const char* end) {
  char quote = 0;
  bool triple = false;
  std::string open;
  auto next = [&](int n) { return at + n < end ? at[n] : '\0'; };
  for (; at < end; at++) {
    char c = *at;
    if (c == '\\') return fail("f-string expression part cannot include a backslash");
    if (quote) {
      if (c != quote) continue;
      if (triple) {
        if (next(1) != c || next(2) != c) continue;
        at += 2;
      }
      quote = 0;
      continue;
    }
    if (c == '\'' || c == '"') {
      triple = next(1) == c && next(2) == c;
      if (triple) at += 2;
      quote = c;
      continue;
    }
    if (c == '[' || c == '{' || c == '(') {
      if (open.size() >= 200) return fail("f-string: too many nested parenthesis");
      open.push_back(c);
      continue;
    }
    if (c == '#') return fail("f-string expression part cannot include '#'");
    if (open.empty() && std::string_view("!:}=><").find(c) != std::string_view::npos) {
      if (next(1) == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        at++;
        continue;
      }
      if (c == '>' || c == '<') continue;
      break;
    }
    if (c == ']' || c == '}' || c == ')') {
      if (open.empty()) return fail(formatString("f-string: unmatched '%c'", c));
      char opening = open.back();
      open.pop_back();
      if (!closes(opening, c))
        return fail(
            formatString("f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, opening));
    }
  }
  if (quote) return fail("f-string: unterminated string");
  if (!open.empty()) return fail(formatString("f-string: unmatched '%c'", open.back()));
  return at < end || fail("f-string: expecting '}'");
}

// {expression[=][!conversion][:spec]}; `at` is on the opening brace and ends after the closing one.
bool StringParser::parseField(const char*& at, const char* end, bool raw, int level) {
  static constexpr const char* kUnfinished = "f-string: expecting '}'";
  if (level >= 2) return fail("f-string: expressions nested too deeply");
  const char* begin = ++at;
  if (!findExpressionEnd(at, end)) return false;
  Expr* value = parseExpression(begin, at);
  if (!value) return false;
  bool debug = *at == '=';
  if (debug) {
    at++;
    while (at < end && std::string_view(" \t\n\v\f\r").find(*at) != std::string_view::npos)
      at++;
    if (at >= end) return fail(kUnfinished);
    literal_.append(begin, static_cast<size_t>(at - begin));
  }
  flushLiteral();
  int conversion = -1;
  if (*at == '!') {
    if (++at >= end) return fail(kUnfinished);
    conversion = static_cast<unsigned char>(*at++);
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
      return fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
  }
  if (at >= end) return fail(kUnfinished);
  Expr* spec = nullptr;
  if (*at == ':') {
    if (++at >= end) return fail(kUnfinished);
    spec = parseSpec(at, end, raw, level + 1);
    if (!spec) return false;
  }
  if (at >= end || *at != '}') return fail(kUnfinished);
  at++;
  if (debug && !spec && conversion == -1) conversion = 'r';
  pieces_.push_back(make<FormattedValue>(value, conversion, spec));
  return true;
}

Expr* StringParser::parseSpec(const char*& at, const char* end, bool raw, int level) {
  std::vector<Expr*> outer;
  std::string outerLiteral;
  outer.swap(pieces_);
  outerLiteral.swap(literal_);
  bool ok = parsePieces(at, end, raw, level);
  Expr* spec = nullptr;
  if (ok) {
    // A spec, and the text it ends with, are placed at the token; everything else at the whole run of tokens.
    Span whole = span_;
    span_ = token_.span;
    flushLiteral();
    spec = make<JoinedStr>(arena_.copy(pieces_));
    span_ = whole;
  }
  pieces_.swap(outer);
  literal_.swap(outerLiteral);
  return spec;
}

// Where the fragment that starts at the brace `open` lies, as Python reckons it.
void StringParser::locate(const char* open, int& lines, int& column) {
  const char* tokenStart = tokens_.text(token_).data();
  bool newlineAfterBrace = true;
  for (const char* s = open + 1; *s != '}' && *s != '\n'; s++) {
    if (*s == ' ' || *s == '\t' || *s == '\f') continue;
    newlineAfterBrace = false;
    break;
  }
  column = 0;
  if (!newlineAfterBrace) {
    const char* s = open;
    while (s > tokenStart && *s != '\n')
      s--;
    column = static_cast<int>(open - s);
    if (*s == '\n') column--;
  }
  lines = 0;
  for (const char* s = tokenStart; s < open; s++)
    lines += *s == '\n';
  if (lines == 0) column += token_.span.col;
}

Expr* StringParser::parseExpression(const char* begin, const char* end) {
  std::string_view text(begin, static_cast<size_t>(end - begin));
  if (text.find_first_not_of(" \t\n\f") == std::string_view::npos) {
    if (*end == '!' || *end == ':' || *end == '=')
      fail(formatString("f-string: expression required before '%c'", *end));
    else
      fail("f-string: empty expression not allowed");
    return nullptr;
  }
  int lines, column;
  locate(begin - 1, lines, column);
  SourceText fragment;
  fragment.text = arena_.copy(std::string_view("(" + std::string(text) + ")\n"));
  fragment.filename = tokens_.source().filename;
  fragment.kind = SourceKind::Fragment;
  fragment.firstLine = token_.span.line + lines;
  fragment.firstLineCol = column;
  return parseFragment(fragment);
}

}  // namespace taipan
