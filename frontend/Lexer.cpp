#include "frontend/Lexer.h"

#include <algorithm>

#include "frontend/Identifiers.h"

namespace taipan {

std::string_view tokenText(TokenKind kind) {
  static constexpr std::string_view kTexts[] = {
#define TOKEN(kind, text) text,
#include "frontend/Tokens.def"
  };
  return kTexts[static_cast<size_t>(kind)];
}

TokenKind keywordOrName(std::string_view name) {
  struct Keyword {
    std::string_view text;
    TokenKind kind;
  };
  static constexpr Keyword kKeywords[] = {
#define KEYWORD(kind, text) {text, TokenKind::kind},
#include "frontend/Tokens.def"
  };
  for (const Keyword& keyword : kKeywords)
    if (keyword.text == name) return keyword.kind;
  return TokenKind::Name;
}

Lexer::Lexer(const SourceText& source) : source_(source), line_(source.firstLine - 1) {}

// -- Reading characters

bool Lexer::enterNextLine() {
  std::string_view text = source_.text;
  if (cursor_ >= text.size()) {
    status_ = Status::EndOfFile;
    // Python's file reader goes back to the start of its buffer when it finds nothing more to read.
    if (source_.kind == SourceKind::File && tokenStart_ == kNowhere) bufferStart_ = cursor_;
    return false;
  }
  if (tokenStart_ == kNowhere) bufferStart_ = cursor_;
  lineStart_ = cursor_;
  line_++;
  size_t end = text.find('\n', cursor_);
  lineEnd_ = static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
  return true;
}

int Lexer::read() {
  if (cursor_ == lineEnd_) {
    if (status_ != Status::Ok || !enterNextLine()) return kEof;
  }
  return static_cast<unsigned char>(source_.text[cursor_++]);
}

void Lexer::unread(int c) {
  if (c != kEof) cursor_--;
}

// -- Making tokens

Token Lexer::make(TokenKind kind) {
  bool string = kind == TokenKind::String;
  uint32_t firstLineStart = string ? stringLineStart_ : lineStart_;
  auto column = [&](uint32_t at, uint32_t start, int32_t line) {
    int32_t shift = line == source_.firstLine ? source_.firstLineCol : 0;
    return static_cast<int32_t>(at - start) + shift;
  };
  Token token;
  token.kind = kind;
  token.level = static_cast<uint8_t>(level_);
  token.start = tokenStart_;
  token.end = cursor_;
  // Python shifts by the line the token ends on, for both columns.
  token.span = {string ? stringLine_ : line_, column(tokenStart_, firstLineStart, line_), line_,
                column(cursor_, lineStart_, line_)};
  return token;
}

Token Lexer::makeEmpty(TokenKind kind) {
  Token token;
  token.kind = kind;
  token.level = static_cast<uint8_t>(level_);
  token.start = token.end = cursor_;
  token.span = {line_, -1, line_, -1};
  if (line_ == source_.firstLine) token.span.col = token.span.endCol = source_.firstLineCol - 1;
  return token;
}

Token Lexer::fail(Status status) {
  status_ = status;
  return makeEmpty(TokenKind::Error);
}

Token Lexer::report(std::string message, int32_t col, int32_t endCol) {
  std::string_view rest = source_.text.substr(lineStart_);
  std::string_view line = rest.substr(0, rest.find('\n'));
  error_.type = ErrorType::SyntaxError;
  error_.message = std::move(message);
  error_.filename = source_.filename;
  error_.line = error_.endLine = line_;
  error_.offset = col >= 0 ? col : characterOffset(line, static_cast<int32_t>(cursor_ - lineStart_));
  error_.endOffset = endCol >= 0 ? endCol : error_.offset;
  error_.hasText = true;
  error_.text.assign(line);
  return fail(Status::Reported);
}

int32_t Lexer::cursorColumn() const {
  return cursor_ == bufferStart_ ? 0 : static_cast<int32_t>(cursor_ - lineStart_);
}

std::string Lexer::lineForMessage(int32_t line) const {
  if (source_.kind == SourceKind::File) {
    std::string text(line == 1 && source_.hasMark ? "\xEF\xBB\xBF" : "");
    text.append(source_.line(line));
    if (!text.empty() || line <= line_) text.push_back('\n');
    return text;
  }
  if (line_ <= line && lineEnd_ > bufferStart_)
    return std::string(source_.text.substr(bufferStart_, lineEnd_ - bufferStart_));
  return std::string(source_.line(line));
}

int32_t Lexer::columnForMessage(std::string_view line, int32_t column) const {
  return source_.countsBytes ? column : characterOffset(line, column);
}

Diagnostic Lexer::describeFailure() const {
  Diagnostic d;
  d.filename = source_.filename;
  d.type = ErrorType::SyntaxError;
  d.line = d.endLine = line_;
  d.hasText = true;
  d.text = lineForMessage(line_);
  d.endOffset = 0;
  switch (status_) {
    case Status::BadTabs:
      d.type = ErrorType::TabError;
      d.message = "inconsistent use of tabs and spaces in indentation";
      d.offset = 1;
      break;
    case Status::TooDeep:
      d.type = ErrorType::IndentationError;
      d.message = "too many levels of indentation";
      d.offset = 1;
      break;
    case Status::BadContinuation:
      d.message = "unexpected character after line continuation character";
      d.offset = columnForMessage(d.text, static_cast<int32_t>(cursor_ - bufferStart_));
      break;
    case Status::BadDedent:
      d.type = ErrorType::IndentationError;
      d.message = "unindent does not match any outer indentation level";
      d.offset = columnForMessage(d.text, cursorColumn());
      d.endOffset = -1;
      break;
    default:
      d.message = "unexpected EOF while parsing";
      d.offset = columnForMessage(d.text, cursorColumn());
      d.endOffset = -1;
      break;
  }
  return d;
}

Diagnostic Lexer::describeUnclosed() const {
  const Bracket& bracket = brackets_[static_cast<size_t>(level_) - 1];
  Diagnostic d;
  d.type = ErrorType::SyntaxError;
  d.filename = source_.filename;
  d.message = formatString("'%c' was never closed", bracket.open);
  d.line = d.endLine = bracket.line;
  d.hasText = true;
  d.text = lineForMessage(bracket.line);
  d.offset = columnForMessage(d.text, bracket.col + 1);
  d.endOffset = 0;
  return d;
}

// -- Indentation

void Lexer::implyDedents() {
  pendingIndents_ = -indent_;
  indent_ = 0;
}

bool Lexer::readContinuation(int& c) {
  c = read();
  if (c != '\n') {
    fail(Status::BadContinuation);
    return false;
  }
  c = read();
  if (c == kEof) {
    cursor_ = lineEnd_;
    return false;
  }
  unread(c);
  return true;
}

// Compares the line's indentation with the open ones. False: error, in status_.
bool Lexer::applyIndent(int column, int altColumn) {
  size_t top = static_cast<size_t>(indent_);
  auto refuse = [&](Status status) {
    status_ = status;
    cursor_ = lineEnd_;
    return false;
  };
  if (column == indents_[top]) return altColumn == altIndents_[top] || refuse(Status::BadTabs);
  if (column > indents_[top]) {
    if (indent_ + 1 >= kMaxIndent) return refuse(Status::TooDeep);
    if (altColumn <= altIndents_[top]) return refuse(Status::BadTabs);
    pendingIndents_++;
    indent_++;
    indents_[static_cast<size_t>(indent_)] = column;
    altIndents_[static_cast<size_t>(indent_)] = altColumn;
    return true;
  }
  while (indent_ > 0 && column < indents_[static_cast<size_t>(indent_)]) {
    pendingIndents_--;
    indent_--;
  }
  if (column != indents_[static_cast<size_t>(indent_)]) return refuse(Status::BadDedent);
  return altColumn == altIndents_[static_cast<size_t>(indent_)] || refuse(Status::BadTabs);
}

Lexer::Indentation Lexer::readIndentation(Token& out) {
  if (atLineStart_) {
    atLineStart_ = false;
    int column = 0, altColumn = 0, continuedColumn = 0;
    int c;
    for (;;) {
      c = read();
      if (c == ' ') {
        column++;
        altColumn++;
      } else if (c == '\t') {
        column = (column / 8 + 1) * 8;
        altColumn++;
      } else if (c == '\f') {
        column = altColumn = 0;
      } else if (c == '\\') {
        // The first line of a backslash chain determines the indentation.
        if (continuedColumn == 0) continuedColumn = column;
        if (!readContinuation(c)) {
          out = makeEmpty(TokenKind::Error);
          return Indentation::Failed;
        }
      } else {
        break;
      }
    }
    unread(c);
    blankLine_ = c == '#' || c == '\n';
    if (!blankLine_ && level_ == 0) {
      if (continuedColumn != 0) column = altColumn = continuedColumn;
      if (!applyIndent(column, altColumn)) {
        out = makeEmpty(TokenKind::Error);
        return Indentation::Failed;
      }
    }
  }
  tokenStart_ = cursor_;
  if (pendingIndents_ == 0) return Indentation::Done;
  bool in = pendingIndents_ > 0;
  pendingIndents_ += in ? -1 : 1;
  out = makeEmpty(in ? TokenKind::Indent : TokenKind::Dedent);
  return Indentation::Token;
}

// -- The main loop

Token Lexer::next() {
  if (status_ != Status::Ok && status_ != Status::EndOfFile) return makeEmpty(TokenKind::Error);
  for (;;) {
    tokenStart_ = kNowhere;
    blankLine_ = false;
    Token token;
    Indentation indentation = readIndentation(token);
    if (indentation != Indentation::Done) return token;
    int c;
    for (;;) {  // until a token starts
      tokenStart_ = kNowhere;
      do
        c = read();
      while (c == ' ' || c == '\t' || c == '\f');
      tokenStart_ = c == kEof ? cursor_ : cursor_ - 1;
      if (c == '#')
        while (c != kEof && c != '\n')
          c = read();
      if (c != '\\') break;
      if (!readContinuation(c)) return makeEmpty(TokenKind::Error);
    }
    if (c == kEof) {
      if (source_.nullByteLine != 0) return report("source code cannot contain null bytes", 0);
      return level_ > 0 ? makeEmpty(TokenKind::Error) : makeEmpty(TokenKind::EndMarker);
    }
    if (c != '\n') {
      if (isPotentialIdentifierStart(c)) return readName(c);
      if ((c >= '0' && c <= '9') || c == '.') return readNumber(c);
      if (c == '"' || c == '\'') return readString(c);
      return readOperator(c);
    }
    atLineStart_ = true;
    if (blankLine_ || level_ > 0) continue;
    Token newline = make(TokenKind::Newline);
    newline.end--;  // the '\n' is not part of it
    newline.span.endCol--;
    // A newline that follows a comment starts where the comment starts; Python says the same.
    return newline;
  }
}

// -- Names

Token Lexer::readName(int c) {
  bool sawB = false, sawU = false, sawR = false, sawF = false;
  bool nonAscii = false;
  // String prefixes: any of these letters, in the combinations that exist, directly before a quote.
  for (;;) {
    int lower = c | 0x20;
    if (!(sawB || sawU || sawF) && lower == 'b')
      sawB = true;
    else if (!(sawB || sawU || sawR || sawF) && lower == 'u')
      sawU = true;
    else if (!(sawR || sawU) && lower == 'r')
      sawR = true;
    else if (!(sawF || sawB || sawU) && lower == 'f')
      sawF = true;
    else
      break;
    c = read();
    if (c == '"' || c == '\'') return readString(c);
  }
  while (isPotentialIdentifierChar(c)) {
    nonAscii |= c >= 128;
    c = read();
  }
  unread(c);
  if (nonAscii && !checkIdentifier()) return makeEmpty(TokenKind::Error);
  Token token = make(TokenKind::Name);
  token.kind = keywordOrName(text(token));
  return token;
}

bool Lexer::checkIdentifier() {
  std::string_view text = source_.text;
  for (uint32_t at = tokenStart_; at < cursor_;) {
    int length = std::max(1, utf8SequenceLength(text, at, true));
    uint32_t c = decodeUtf8(text, at);
    if (!(at == tokenStart_ ? isIdentifierStart(c) : isIdentifierContinue(c))) {
      cursor_ = at + static_cast<uint32_t>(length);
      std::string_view character = text.substr(at, static_cast<size_t>(length));
      if (isPrintable(c))
        report(formatString("invalid character '%.*s' (U+%04X)", length, character.data(), c));
      else
        report(formatString("invalid non-printable character U+%04X", c));
      return false;
    }
    at += static_cast<uint32_t>(length);
  }
  return true;
}

// -- Strings

Token Lexer::readString(int quote) {
  stringLine_ = line_;
  stringLineStart_ = lineStart_;
  int quoteSize = 1;
  int endQuotes = 0;
  int c = read();
  if (c == quote) {
    c = read();
    if (c == quote)
      quoteSize = 3;
    else
      endQuotes = 1;  // the empty string
  }
  if (c != quote) unread(c);
  while (endQuotes != quoteSize) {
    c = read();
    if (c == kEof || (quoteSize == 1 && c == '\n')) {
      int32_t detected = line_;
      cursor_ = tokenStart_ + 1;
      lineStart_ = stringLineStart_;
      line_ = stringLine_;
      const char* what = quoteSize == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
      return report(formatString("%s (detected at line %d)", what, detected));
    }
    if (c == quote) {
      endQuotes++;
    } else {
      endQuotes = 0;
      if (c == '\\') read();
    }
  }
  return make(TokenKind::String);
}

// -- Operators

bool Lexer::openBracket(int c) {
  if (level_ >= kMaxLevel) {
    report("too many nested parentheses");
    return false;
  }
  brackets_[static_cast<size_t>(level_++)] = {static_cast<char>(c), line_,
                                              static_cast<int32_t>(tokenStart_ - lineStart_)};
  return true;
}

bool Lexer::closeBracket(int c) {
  if (level_ == 0) {
    report(formatString("unmatched '%c'", c));
    return false;
  }
  const Bracket& bracket = brackets_[static_cast<size_t>(--level_)];
  char expected = bracket.open == '(' ? ')' : bracket.open == '[' ? ']' : '}';
  if (c == expected) return true;
  std::string message =
      formatString("closing parenthesis '%c' does not match opening parenthesis '%c'", c, bracket.open);
  if (bracket.line != line_) message += formatString(" on line %d", bracket.line);
  report(std::move(message));
  return false;
}

Token Lexer::readOperator(int c) {
  using K = TokenKind;
  // Takes the next character if it is `next`.
  auto follows = [&](int next) {
    if (peek() != next || next == '\n') return false;
    cursor_++;
    return true;
  };
  auto plain = [&](K alone, K withAssign) { return make(follows('=') ? withAssign : alone); };
  switch (c) {
    case '(': return openBracket(c) ? make(K::LeftParen) : makeEmpty(K::Error);
    case '[': return openBracket(c) ? make(K::LeftBracket) : makeEmpty(K::Error);
    case '{': return openBracket(c) ? make(K::LeftBrace) : makeEmpty(K::Error);
    case ')': return closeBracket(c) ? make(K::RightParen) : makeEmpty(K::Error);
    case ']': return closeBracket(c) ? make(K::RightBracket) : makeEmpty(K::Error);
    case '}': return closeBracket(c) ? make(K::RightBrace) : makeEmpty(K::Error);
    case ':': return plain(K::Colon, K::Walrus);
    case ',': return make(K::Comma);
    case ';': return make(K::Semicolon);
    case '~': return make(K::Tilde);
    case '=': return plain(K::Assign, K::EqualEqual);
    case '+': return plain(K::Plus, K::PlusAssign);
    case '-': return follows('>') ? make(K::Arrow) : plain(K::Minus, K::MinusAssign);
    case '*': return follows('*') ? plain(K::DoubleStar, K::DoubleStarAssign) : plain(K::Star, K::StarAssign);
    case '/': return follows('/') ? plain(K::DoubleSlash, K::DoubleSlashAssign) : plain(K::Slash, K::SlashAssign);
    case '%': return plain(K::Percent, K::PercentAssign);
    case '@': return plain(K::At, K::AtAssign);
    case '&': return plain(K::Ampersand, K::AmpersandAssign);
    case '|': return plain(K::Bar, K::BarAssign);
    case '^': return plain(K::Caret, K::CaretAssign);
    case '!': return plain(K::Unknown, K::NotEqual);
    case '<':
      if (follows('>')) return make(K::Unknown);  // Python 2's !=
      return follows('<') ? plain(K::LeftShift, K::LeftShiftAssign) : plain(K::Less, K::LessEqual);
    case '>': return follows('>') ? plain(K::RightShift, K::RightShiftAssign) : plain(K::Greater, K::GreaterEqual);
    default:  break;
  }
  if (!isPrintable(static_cast<uint32_t>(c)))
    return report(formatString("invalid non-printable character U+%04X", static_cast<unsigned>(c)));
  return make(K::Unknown);
}

}  // namespace taipan
