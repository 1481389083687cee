#include "tools/taipan/Incomplete.h"

#include <cctype>
#include <string>

namespace taipan {

namespace {

// A scan of the source that knows strings, comments and brackets, no more of the grammar.
class Scan {
 public:
  explicit Scan(std::string_view source) : text_(source) {
    while (at_ < text_.size())
      step();
  }

  bool isOpen() const { return depth_ > 0 || openString_ || continued_; }
  bool isCompound() const { return compound_; }
  bool endsInEmptyLine() const { return lineIsBlank(lastLine()); }

 private:
  void step() {
    char c = text_[at_];
    switch (c) {
      case '#':
        while (at_ < text_.size() && text_[at_] != '\n')
          ++at_;
        return;
      case '\'':
      case '"':  return string(c);
      case '\\': return backslash();
      case '(':
      case '[':
      case '{':  ++depth_; break;
      case ')':
      case ']':
      case '}':  --depth_; break;
      case '\n': continued_ = false; return newline();
      default:
        if (lineStart_ && !std::isspace(static_cast<unsigned char>(c))) firstWord();
    }
    if (!std::isspace(static_cast<unsigned char>(c))) last_ = c;
    ++at_;
  }

  void newline() {
    if (depth_ <= 0 && last_ == ':') compound_ = true;
    if (depth_ <= 0) lineStart_ = true, last_ = 0;
    ++at_;
  }

  // Decorators and `class C: pass` style lines open a statement that an empty line closes.
  void firstWord() {
    lineStart_ = false;
    if (text_[at_] == '@') compound_ = true;
    size_t end = at_;
    while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_'))
      ++end;
    for (std::string_view word : {"if", "while", "for", "def", "class", "try", "with", "async"})
      if (text_.substr(at_, end - at_) == word) compound_ = true;
  }

  void backslash() {
    continued_ = at_ + 2 == text_.size() && text_[at_ + 1] == '\n';
    at_ += 2;
    lineStart_ = false;
  }

  void string(char quote) {
    lineStart_ = false;
    last_ = quote;
    bool triple = text_.substr(at_, 3) == std::string(3, quote);
    at_ += triple ? 3 : 1;
    while (at_ < text_.size()) {
      if (text_[at_] == '\\') {
        at_ += 2;
      } else if (!triple && text_[at_] == '\n') {
        return;  // an error, which the compiler reports
      } else if (triple ? text_.substr(at_, 3) == std::string(3, quote) : text_[at_] == quote) {
        at_ += triple ? 3 : 1;
        return;
      } else {
        ++at_;
      }
    }
    openString_ = triple;
  }

  std::string_view lastLine() const {
    std::string_view body = text_.substr(0, text_.size() - 1);
    size_t start = body.rfind('\n');
    return start == body.npos ? body : body.substr(start + 1);
  }

  static bool lineIsBlank(std::string_view line) {
    for (char c : line)
      if (!std::isspace(static_cast<unsigned char>(c))) return false;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool openString_ = false, continued_ = false, compound_ = false, lineStart_ = true;
  char last_ = 0;
};

}  // namespace

bool isIncomplete(std::string_view source) {
  Scan scan(source);
  if (scan.isOpen()) return true;
  return scan.isCompound() && !scan.endsInEmptyLine();
}

}  // namespace taipan
