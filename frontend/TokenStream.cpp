#include "frontend/TokenStream.h"

namespace taipan {

void TokenStream::fetch() {
  Token token = lexer_.next();
  if (single_ && token.kind == TokenKind::EndMarker && started_) {
    token.kind = TokenKind::Newline;
    started_ = false;
    lexer_.implyDedents();
  } else {
    started_ = true;
  }
  tokens_.push_back(token);
  if (token.kind != TokenKind::Error || hasError()) return;
  if (lexer_.status() == Lexer::Status::Reported)
    error_ = lexer_.error();
  else if (lexer_.status() == Lexer::Status::EndOfFile && lexer_.level() > 0)
    error_ = lexer_.describeUnclosed();
  else
    error_ = lexer_.describeFailure();
  if (source().kind == SourceKind::Fragment && lexer_.status() != Lexer::Status::Reported)
    error_.message.insert(0, "f-string: ");
}

void TokenStream::preferLexerError() {
  Lexer::Status status = lexer_.status();
  if (!hasError() || error_.type == ErrorType::MemoryError) return;
  if (status != Lexer::Status::Ok && status != Lexer::Status::EndOfFile) return;
  int32_t errorLine = tokens_.empty() ? 0 : tokens_.back().span.line;
  for (;;) {
    Token token = lexer_.next();
    if (token.kind == TokenKind::EndMarker) return;
    if (token.kind == TokenKind::Error) break;
  }
  if (lexer_.status() == Lexer::Status::Reported)
    error_ = lexer_.error();
  else if (lexer_.level() > 0 && errorLine > lexer_.innermostBracketLine())
    error_ = lexer_.describeUnclosed();
}

void TokenStream::place(ErrorType type, int32_t line, int32_t col, int32_t endLine, int32_t endCol,
                        std::string message) {
  if (hasError()) return;
  if (source().kind == SourceKind::Fragment) {
    message.insert(0, "f-string: ");
    col -= source().firstLineCol;
    endCol -= source().firstLineCol;
  }
  error_.type = type;
  error_.message = std::move(message);
  error_.filename = source().filename;
  error_.line = line;
  error_.endLine = endLine;
  error_.hasText = true;
  error_.text = lexer_.lineForMessage(line);
  error_.offset = lexer_.columnForMessage(error_.text, col);
  error_.endOffset = endCol > 0 ? lexer_.columnForMessage(error_.text, endCol) : endCol;
}

void TokenStream::raiseAtToken(size_t tokenCount, ErrorType type, std::string message) {
  if (tokenCount == 0) return place(type, 0, 0, 0, -1, std::move(message));
  const Span& span = tokens_[tokenCount - 1].span;
  int32_t col = span.col == -1 ? lexer_.cursorColumn() : span.col + 1;
  place(type, span.line, col, span.endLine, span.endCol == -1 ? -1 : span.endCol + 1, std::move(message));
}

void TokenStream::raise(const Span& span, std::string message, ErrorType type) {
  place(type, span.line, span.col + 1, span.endLine, span.endCol + 1, std::move(message));
}

void TokenStream::raiseFrom(const Span& start, std::string message) {
  place(ErrorType::SyntaxError, start.line, start.col + 1, lexer_.line(), lexer_.columnInLine(), std::move(message));
}

void TokenStream::raiseBare(ErrorType type, std::string message) {
  if (hasError()) return;
  error_.type = type;
  error_.message = std::move(message);
}

std::vector<Diagnostic> TokenStream::takeWarnings() {
  std::vector<Diagnostic> all = lexer_.warnings();
  all.insert(all.end(), extraWarnings_.begin(), extraWarnings_.end());
  return all;
}

bool TokenStream::hasMoreText() const {
  std::string_view rest = lexer_.unreadText();
  for (;;) {
    size_t at = rest.find_first_not_of(" \t\n\f");
    if (at == std::string_view::npos) return false;
    if (rest[at] != '#') return true;
    size_t end = rest.find('\n', at);
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end);
  }
}

}  // namespace taipan
