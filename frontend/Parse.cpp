#include "frontend/Parse.h"

#include "frontend/Explain.h"
#include "frontend/Parser-string.h"
#include "runtime/support/Assert.h"

namespace taipan {

ast::Node* parseSource(const SourceText& source, ParseMode mode, Arena& arena, Diagnostics& out) {
  TokenStream tokens(source, mode == ParseMode::Single);
  Parser parser(tokens, arena, mode);
  ast::Node* tree = parser.parse();
  bool surplus = !parser.failed() && mode == ParseMode::Single && tokens.hasMoreText();
  if (surplus) tokens.raiseAtLastToken("multiple statements found while compiling a single statement");
  if (tokens.hasError() && !surplus) tokens.preferLexerError();
  if (!parser.failed() || tokens.hasError()) {
    out.append(tokens.takeWarnings());
    out.error = tokens.error();
    return out.error.isError() ? nullptr : tree;
  }
  Explainer explainer(source, mode, arena);
  out.error = explainer.explain();
  out.append(explainer.takeWarnings());
  CHECK(out.error.isError(), "the parser refuses what the explainer accepts");
  return nullptr;
}

// The expression of an f-string is a source of its own; its error is the string's error.
ast::Expr* StringParser::parseFragment(const SourceText& fragment) {
  Diagnostics out;
  ast::Node* tree = parseSource(fragment, ParseMode::Fragment, arena_, out);
  tokens_.addWarnings(out.warnings);
  if (!tree) tokens_.error() = std::move(out.error);
  return static_cast<ast::Expr*>(tree);
}

namespace {

// Does the lexer run out of text inside something: a bracket, a string, a continued line, a block?
bool stopsInside(const SourceText& source) {
  Lexer lexer(source);
  Token token;
  do
    token = lexer.next();
  while (token.kind != TokenKind::EndMarker && token.kind != TokenKind::Error);
  if (token.kind == TokenKind::EndMarker) return false;
  if (lexer.status() == Lexer::Status::EndOfFile) return true;
  return lexer.status() == Lexer::Status::Reported &&
         lexer.error().message.starts_with("unterminated triple-quoted string literal");
}

}  // namespace

bool endsTooSoon(const SourceText& source) {
  if (stopsInside(source)) return true;
  Arena arena;
  Diagnostics out;
  if (parseSource(source, ParseMode::Single, arena, out)) return false;
  // A block that has not begun: the end of the text, which has no width, is where it was expected.
  return out.error.type == ErrorType::IndentationError && out.error.endOffset == -1 &&
         out.error.message.starts_with("expected an indented block");
}

}  // namespace taipan
