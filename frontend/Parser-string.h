// Turns a run of string tokens into one expression: Constant or JoinedStr.
#pragma once

#include <string>
#include <vector>

#include "frontend/Ast.h"
#include "frontend/TokenStream.h"
#include "runtime/support/Arena.h"

namespace taipan {

struct StringParts;

class StringParser {
 public:
  // Tokens [firstToken, endToken) of `tokens`, all strings.
  StringParser(TokenStream& tokens, Arena& arena, size_t firstToken, size_t endToken);

  // Null after an error, which is in tokens.error().
  ast::Expr* parse();

 private:
  bool fail(std::string message);  // at the last token read; returns false

  bool checkAscii(std::string_view text);
  bool decodePlain(const StringParts& parts);
  ast::Expr* makeLiteral(ast::ConstantKind kind);  // of literal_, which becomes empty
  void flushLiteral();

  bool parsePieces(const char*& at, const char* end, bool raw, int level);
  bool parseLiteralPiece(const char*& at, const char* end, bool raw, int level, bool& doubled);
  bool parseField(const char*& at, const char* end, bool raw, int level);
  bool findExpressionEnd(const char*& at, const char* end);
  ast::Expr* parseSpec(const char*& at, const char* end, bool raw, int level);
  ast::Expr* parseExpression(const char* begin, const char* end);
  ast::Expr* parseFragment(const SourceText& fragment);
  void locate(const char* open, int& lines, int& column);

  template <class T, class... Fields>
  T* make(Fields... fields) {
    return ast::create<T>(arena_, span_, fields...);
  }

  TokenStream& tokens_;
  Arena& arena_;
  size_t begin_;
  size_t end_;
  Span span_;    // where new nodes are placed: the whole run of tokens, mostly
  Token token_;  // the one being read
  bool unicodeMarked_;
  std::string literal_;             // text not yet turned into a node
  std::vector<ast::Expr*> pieces_;  // of the JoinedStr
};

}  // namespace taipan
