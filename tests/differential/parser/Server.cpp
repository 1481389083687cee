// Answers requests of compare.py: parses what it is sent and returns the tree or the error as text.
//
// Request: "<mode> <answer> <length>\n", the source, "\n". Mode: f (file), b (bytes), x (string), e (eval), i (single).
// Answer: d (the tree, or the error as printed) or a (the error's attributes, or OK). Reply: "<length>\n", the text.
#include <cstdio>
#include <string>

#include "frontend/Ast.h"
#include "frontend/Parse.h"

using namespace taipan;

namespace {

std::string attributes(const Diagnostic& d) {
  return formatString("E %s|%s|%d|%d|%d|%d|%s\n", std::string(errorTypeName(d.type)).c_str(), d.message.c_str(), d.line,
                      d.offset, d.endLine, d.endOffset, d.text.c_str());
}

std::string answer(const std::string& text, char mode, char what) {
  Arena arena;
  Diagnostics out;
  SourceText source;
  source.filename = "nofile";
  source.kind = mode == 'f' ? SourceKind::File : mode == 'b' ? SourceKind::Bytes : SourceKind::String;
  ParseMode parseMode = mode == 'e' ? ParseMode::Eval : mode == 'i' ? ParseMode::Single : ParseMode::Exec;
  ast::Node* tree = nullptr;
  if (decodeSource(text, parseMode == ParseMode::Exec, arena, source, out.error))
    tree = parseSource(source, parseMode, arena, out);
  if (!tree) return what == 'a' ? attributes(out.error) : formatDiagnostic(out.error);
  return what == 'a' ? "OK\n" : ast::dump(tree, true) + "\n";
}

}  // namespace

int main() {
  char mode, what;
  size_t length;
  while (std::scanf("%c %c %zu%*c", &mode, &what, &length) == 3) {
    std::string text(length, '\0');
    if (length && std::fread(text.data(), 1, length, stdin) != length) return 1;
    std::getchar();
    std::string reply = answer(text, mode, what);
    std::printf("%zu\n", reply.size());
    std::fwrite(reply.data(), 1, reply.size(), stdout);
    std::fflush(stdout);
  }
  return 0;
}
