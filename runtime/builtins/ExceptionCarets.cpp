// The markers under a traceback's source line. An operator or subscript is marked by ^ within the ~ of the whole
// expression; other code by ^ alone, and not at all if it is the whole line. CPython finds the operator by parsing the
// piece of source again; a scan over its top-level tokens says the same, its slips with parentheses included: an
// operand in parentheses ends, for it, before the closing one.
#include <string>
#include <string_view>
#include <vector>

#include "runtime/builtins/ExceptionPrinter.h"

namespace taipan {

namespace {

using Text = std::u32string_view;

constexpr int64_t kIndent = 4;

struct Anchors {
  int64_t left = -1, right = -1;  // [left, right) is marked by ^
  bool found() const { return left >= 0; }
};

std::u32string decode(const std::string& utf8) {
  std::u32string out;
  for (size_t i = 0; i < utf8.size();) {
    auto c = static_cast<unsigned char>(utf8[i]);
    int more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    char32_t point = more == 0 ? c : c & (0x3f >> more);
    for (i++; more > 0 && i < utf8.size(); more--)
      point = point << 6 | (static_cast<unsigned char>(utf8[i++]) & 0x3f);
    out.push_back(point);
  }
  return out;
}

bool isSpace(char32_t c) {
  return c == ' ' || c == '\t' || c == '\f';
}
bool isWord(char32_t c) {
  return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isOpener(char32_t c) {
  return c == '(' || c == '[' || c == '{';
}
bool isCloser(char32_t c) {
  return c == ')' || c == ']' || c == '}';
}

// Past the string literal whose quote is at i.
size_t skipString(Text s, size_t i) {
  char32_t quote = s[i];
  bool triple = i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote;
  i += triple ? 3 : 1;
  for (; i < s.size(); i++) {
    if (s[i] == '\\')
      i++;
    else if (s[i] == quote && !triple)
      return i + 1;
    else if (s[i] == quote && i + 2 < s.size() && s[i + 1] == quote && s[i + 2] == quote)
      return i + 3;
  }
  return s.size();
}

// Past the bracket that closes the one at i.
size_t skipGroup(Text s, size_t i) {
  int depth = 0;
  while (i < s.size()) {
    if (s[i] == '"' || s[i] == '\'') {
      i = skipString(s, i);
      continue;
    }
    depth += isOpener(s[i]) - isCloser(s[i]);
    i++;
    if (depth == 0) break;
  }
  return i;
}

enum class Kind { Operand, Dot, Group, Operator, Other };
struct Token {
  Kind kind;
  size_t start, end;
};

bool isKeyword(Text word) {
  for (Text k :
       {U"and", U"or", U"not", U"if", U"else", U"lambda", U"in", U"is", U"await", U"for", U"yield", U"async", U"from"})
    if (word == k) return true;
  return false;
}

bool isDigit(Text s, size_t i) {
  return i < s.size() && s[i] >= '0' && s[i] <= '9';
}

// Past the number at i. The sign of an exponent belongs to it, but hexadecimal numbers have none.
size_t skipNumber(Text s, size_t i) {
  bool isDecimal = !(s[i] == '0' && i + 1 < s.size() && (s[i + 1] == 'x' || s[i + 1] == 'X'));
  for (; i < s.size(); i++) {
    bool isSign =
        isDecimal && (s[i] == '+' || s[i] == '-') && (s[i - 1] == 'e' || s[i - 1] == 'E') && isDigit(s, i + 1);
    if (!isWord(s[i]) && s[i] != '.' && !isSign) break;
  }
  return i;
}

Token nextToken(Text s, size_t i) {
  char32_t c = s[i];
  if (isDigit(s, i) || (c == '.' && isDigit(s, i + 1))) return {Kind::Operand, i, skipNumber(s, i)};
  if (isWord(c)) {
    size_t end = i;
    while (end < s.size() && isWord(s[end]))
      end++;
    if (end < s.size() && (s[end] == '"' || s[end] == '\'')) return {Kind::Operand, i, skipString(s, end)};
    return {isKeyword(s.substr(i, end - i)) ? Kind::Other : Kind::Operand, i, end};
  }
  if (c == '"' || c == '\'') return {Kind::Operand, i, skipString(s, i)};
  if (isOpener(c)) return {Kind::Group, i, skipGroup(s, i)};
  if (c == '.') return {Kind::Dot, i, i + 1};
  Text two = s.substr(i, 2);
  for (Text op : {U"**", U"//", U"<<", U">>"})
    if (two == op) return {Kind::Operator, i, i + 2};
  for (char32_t op : U"+-*/%@&|^~")
    if (op && c == op) return {Kind::Operator, i, i + 1};
  return {Kind::Other, i, i + 1};  // comparison, comma, colon, …
}

// Tokens of brackets' nesting level 0.
std::vector<Token> tokensOf(Text s) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < s.size();) {
    if (isSpace(s[i])) {
      i++;
      continue;
    }
    tokens.push_back(nextToken(s, i));
    i = tokens.back().end;
  }
  return tokens;
}

int precedence(Text op) {
  if (op == U"|") return 1;
  if (op == U"^") return 2;
  if (op == U"&") return 3;
  if (op == U"<<" || op == U">>") return 4;
  if (op == U"+" || op == U"-") return 5;
  return op == U"**" ? 8 : 6;
}
constexpr int kUnaryPrecedence = 7;
constexpr int kPowerPrecedence = 8;

struct Range {
  size_t start, end;
};

// The expression without surrounding spaces and grouping parentheses (those of tuples and generators belong to them).
Range ungrouped(Text s, Range r) {
  for (;;) {
    while (r.start < r.end && isSpace(s[r.start]))
      r.start++;
    while (r.end > r.start && isSpace(s[r.end - 1]))
      r.end--;
    if (r.end - r.start < 3 || s[r.start] != '(' || skipGroup(s.substr(0, r.end), r.start) != r.end) return r;
    Text inside = s.substr(r.start + 1, r.end - r.start - 2);
    for (const Token& token : tokensOf(inside)) {
      Text word = inside.substr(token.start, token.end - token.start);
      if (word == U"," || word == U"for" || word == U"yield") return r;
    }
    r = {r.start + 1, r.end - 1};
  }
}

Anchors operatorAnchors(Text s, const Token& op) {
  size_t leftEnd = ungrouped(s, {0, op.start}).end;
  size_t rightStart = ungrouped(s, {op.end, s.size()}).start;
  for (size_t i = leftEnd; i < rightStart; i++) {
    if (isSpace(s[i])) continue;
    bool two = i + 1 < rightStart && !isSpace(s[i + 1]);
    return {static_cast<int64_t>(i), static_cast<int64_t>(i + (two ? 2 : 1))};
  }
  return {};
}

Anchors subscriptAnchors(Text s, const Token& bracket) {
  Range value = ungrouped(s, {0, bracket.start});
  Range slice = ungrouped(s, {bracket.start + 1, bracket.end - 1});
  return {static_cast<int64_t>(value.end), static_cast<int64_t>(slice.end + 1)};
}

// Where the operator or subscript of the outermost expression is.
Anchors findAnchors(Text s) {
  std::vector<Token> tokens = tokensOf(s);
  const Token* lowest = nullptr;
  int lowestPrecedence = kPowerPrecedence + 1;
  bool unary = false;
  for (size_t i = 0; i < tokens.size(); i++) {
    const Token& token = tokens[i];
    if (token.kind == Kind::Other) return {};
    if (token.kind != Kind::Operator) continue;
    bool binary = i > 0 && tokens[i - 1].kind != Kind::Operator;
    if (!binary) {
      unary |= i == 0;
      continue;
    }
    int p = precedence(s.substr(token.start, token.end - token.start));
    // Of equals the last one is outermost, but for the power operator, which groups to the right.
    if (p < lowestPrecedence || (p == lowestPrecedence && p != kPowerPrecedence)) {
      lowest = &token;
      lowestPrecedence = p;
    }
  }
  if (unary && lowestPrecedence > kUnaryPrecedence) return {};
  if (lowest) return operatorAnchors(s, *lowest);
  bool subscript = tokens.size() > 1 && tokens.back().kind == Kind::Group && s[tokens.back().start] == '[';
  return subscript ? subscriptAnchors(s, tokens.back()) : Anchors();
}

int64_t charOffset(const std::string& utf8, int64_t bytes) {
  int64_t n = 0;
  for (int64_t i = 0; i < bytes && i < static_cast<int64_t>(utf8.size()); i++)
    n += (utf8[i] & 0xc0) != 0x80;
  return n;
}

}  // namespace

std::string caretLine(const std::string& line, int64_t start, int64_t end) {
  std::u32string text = decode(line);
  auto length = static_cast<int64_t>(text.size());
  int64_t stripped = 0;
  while (stripped < length && isSpace(text[stripped]))
    stripped++;
  int64_t from = charOffset(line, start);
  int64_t to = length;
  Anchors anchors;
  if (end >= 0) {
    to = charOffset(line, end);
    if (from < to) anchors = findAnchors(Text(text).substr(from, to - from));
  } else {
    while (to > 0 && (isSpace(text[to - 1]) || text[to - 1] == '\r'))
      to--;
  }
  if (to - from == length - stripped && !anchors.found()) return "";
  std::string out(kIndent, ' ');
  for (int64_t i = stripped; i < to; i++) {
    if (i < from)
      out += ' ';
    else if (!anchors.found())
      out += '^';
    else
      out += i - from >= anchors.left && i - from < anchors.right ? '^' : '~';
  }
  return out;
}

}  // namespace taipan
