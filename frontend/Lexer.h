// Source text to tokens, on demand. Indentation, brackets, line joining and the shape of literals are checked here;
// what a literal's text means is Literals.h's business. The lexer stops at its first error.
//
// Lines are entered one at a time, as Python's own tokenizer does, because error messages show where it stood: the
// place of an error without a token of its own is the cursor.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "frontend/Diagnostics.h"
#include "frontend/Source.h"
#include "frontend/Token.h"

namespace taipan {

class Lexer {
 public:
  // Why the lexer stopped. Reported: it has a message and place of its own (see error()); the other failures get
  // theirs from whoever asked for the token, and lose against an error the parser already has.
  enum class Status : uint8_t { Ok, EndOfFile, Reported, BadDedent, BadTabs, TooDeep, BadContinuation };

  explicit Lexer(const SourceText& source);

  // The next token; Error when there is none to be had, EndMarker again and again at the end.
  Token next();

  // The end of an interactive statement ends its blocks: the next tokens are their dedents.
  void implyDedents();

  Status status() const { return status_; }
  const std::vector<Diagnostic>& warnings() const { return warnings_; }
  const Diagnostic& error() const { return error_; }
  // The diagnostic for a failure that is not Reported.
  Diagnostic describeFailure() const;
  // "'(' was never closed", at the innermost open bracket. At least one must be open.
  Diagnostic describeUnclosed() const;

  // Where the lexer stands.
  int32_t line() const { return line_; }
  int32_t cursorColumn() const;  // in bytes; 0 when at the start of the buffer
  int32_t columnInLine() const { return static_cast<int32_t>(cursor_ - lineStart_); }
  std::string_view unreadText() const { return source_.text.substr(cursor_); }
  int32_t level() const { return level_; }
  int32_t innermostBracketLine() const { return brackets_[static_cast<size_t>(level_) - 1].line; }

  // The source line for a message about `line`, and whether it is the one being read. Ends with '\n' where Python's
  // does.
  std::string lineForMessage(int32_t line) const;

  // A column of a message about `line`: 1-based, from bytes to what Python counts.
  int32_t columnForMessage(std::string_view line, int32_t column) const;

  const SourceText& source() const { return source_; }
  std::string_view text(const Token& token) const { return source_.text.substr(token.start, token.end - token.start); }

 private:
  static constexpr int kEof = -1;
  static constexpr int kMaxLevel = 200;
  static constexpr int kMaxIndent = 100;
  static constexpr uint32_t kNowhere = UINT32_MAX;

  struct Bracket {
    char open;
    int32_t line;
    int32_t col;
  };

  int read();
  void unread(int c);
  bool enterNextLine();
  int peek() const { return cursor_ < lineEnd_ ? static_cast<unsigned char>(source_.text[cursor_]) : '\n'; }

  enum class Indentation { Done, Failed, Token };
  Indentation readIndentation(Token& out);
  bool applyIndent(int column, int altColumn);
  bool readContinuation(int& c);

  Token readName(int c);
  Token readNumber(int c);
  Token readString(int quote);
  Token readOperator(int c);
  bool openBracket(int c);
  bool closeBracket(int c);
  bool checkIdentifier();

  // Parts of readNumber. They return false after reporting an error.
  bool readRadix(const char* kind, bool (*isDigitOfRadix)(int), int radix);
  bool readDecimalTail(int& c);
  bool readFraction(int c, bool afterExponentMark, bool afterPoint);
  bool readZero(bool& done);
  bool checkEndOfNumber(int c, const char* kind);
  bool lookingAt(const char* rest);
  void warn(std::string message);

  Token make(TokenKind kind);
  Token makeEmpty(TokenKind kind);
  Token fail(Status status);
  // Reports a message at the cursor (or at [col, endCol), taken as they are) in the current line.
  Token report(std::string message, int32_t col = -1, int32_t endCol = -1);

  const SourceText& source_;
  Diagnostic error_;
  std::vector<Diagnostic> warnings_;
  Status status_ = Status::Ok;

  uint32_t cursor_ = 0;
  uint32_t lineStart_ = 0;
  uint32_t lineEnd_ = 0;      // just after the '\n' of the current line
  uint32_t bufferStart_ = 0;  // start of the line in which the current token started
  uint32_t tokenStart_ = kNowhere;
  int32_t line_ = 0;
  bool atLineStart_ = true;
  bool blankLine_ = false;

  uint32_t stringLineStart_ = 0;  // of the string token being read: where its first line starts, and its number
  int32_t stringLine_ = 0;

  int32_t level_ = 0;
  std::array<Bracket, kMaxLevel> brackets_;

  int indent_ = 0;
  int pendingIndents_ = 0;
  std::array<int, kMaxIndent> indents_{};
  std::array<int, kMaxIndent> altIndents_{};  // with tabs counted as one column, to find inconsistent use
};

// The keyword spelled `name`, or TokenKind::Name.
TokenKind keywordOrName(std::string_view name);

}  // namespace taipan
