#include "frontend/Parse.h"


#include "frontend/Explain.h"
#include "frontend/Parser-string.h"
#include "runtime/support/Assert.h"

namespace taipan {

ast::Node* parseSource(const SourceText& source, ParseMode mode, Arena& arena, Diagnostic& error) {
  TokenStream tokens(source, mode == ParseMode::Single);
  Parser parser(tokens, arena, mode);
  ast::Node* tree = parser.parse();
  if (!parser.failed()) {
    if (mode != ParseMode::Single || !tokens.hasMoreText()) return tree;
    tokens.raiseAtLastToken("multiple statements found while compiling a single statement");
  }
  if (tokens.hasError()) {
    tokens.preferLexerError();
    error = tokens.error();
    return nullptr;
  }
  error = Explainer(source, mode, arena).explain();
  CHECK(error.isError(), "the parser refuses what the explainer accepts");
  return nullptr;
}

// The expression of an f-string is a source of its own; its error is the string's error.
ast::Expr* StringParser::parseFragment(const SourceText& fragment) {
  Diagnostic error;
  ast::Node* tree = parseSource(fragment, ParseMode::Fragment, arena_, error);
  if (!tree) tokens_.error() = std::move(error);
  return static_cast<ast::Expr*>(tree);
}

}  // namespace taipan
