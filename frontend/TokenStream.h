// The tokens of one source, kept so that a parser can look ahead and go back, and the one error that reading or
// parsing them ends with. The methods that raise place the message exactly where Python places it.
#pragma once

#include <string>
#include <vector>

#include "frontend/Diagnostics.h"
#include "frontend/Lexer.h"

namespace taipan {

class TokenStream {
 public:
  // `single`: the source is one interactive statement; its end implies a newline.
  TokenStream(const SourceText& source, bool single) : lexer_(source), single_(single) {}

  // The token with that index, read from the lexer if need be. After an error: an Error token.
  const Token& at(size_t index) {
    while (index >= tokens_.size())
      fetch();
    return tokens_[index];
  }
  // From the start of token `first` to the end of the last token before `end` that has text.
  Span spanBetween(size_t first, size_t end) const {
    while (end > first + 1 && tokens_[end - 1].kind <= TokenKind::Dedent)
      end--;
    return spanning(tokens_[first].span, tokens_[end - 1].span);
  }
  size_t count() const { return tokens_.size(); }
  std::string_view text(const Token& token) const { return lexer_.text(token); }
  const Lexer& lexer() const { return lexer_; }
  const SourceText& source() const { return lexer_.source(); }

  bool hasError() const { return error_.isError(); }
  // Python goes on reading tokens after some errors, to prefer what the lexer has to say. Call once, at the end.
  void preferLexerError();
  Diagnostic& error() { return error_; }
  // Warnings of the lexer, and of the fragments that were parsed on the way.
  std::vector<Diagnostic> takeWarnings();
  void addWarnings(const std::vector<Diagnostic>& more) {
    extraWarnings_.insert(extraWarnings_.end(), more.begin(), more.end());
  }

  // Errors. Only the first one counts. Columns in spans are bytes from 0.
  // At the last of the first `tokenCount` tokens, the one that could not be parsed.
  void raiseAtToken(size_t tokenCount, ErrorType type, std::string message);
  void raiseAtLastToken(std::string message) {
    raiseAtToken(tokens_.size(), ErrorType::SyntaxError, std::move(message));
  }
  // Over a span.
  void raise(const Span& span, std::string message, ErrorType type = ErrorType::SyntaxError);
  // From the start of a span to where the lexer stands.
  void raiseFrom(const Span& start, std::string message);
  // Without a place (MemoryError).
  void raiseBare(ErrorType type, std::string message);

  // Source left after the last token read, comments and blank space aside? (More than one statement in single mode.)
  bool hasMoreText() const;

 private:
  void fetch();
  void place(ErrorType type, int32_t line, int32_t col, int32_t endLine, int32_t endCol, std::string message);
  Diagnostic lexerFailure() const;

  Lexer lexer_;
  std::vector<Token> tokens_;
  Diagnostic error_;
  std::vector<Diagnostic> extraWarnings_;
  bool single_;
  bool started_ = false;
};

}  // namespace taipan
