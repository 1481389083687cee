#include "frontend/Core.h"

#include <string>
#include <tuple>

namespace taipan {

using namespace ast;

namespace {

// What is outside the language core, by kind of node.
const char* nameOutside(NodeKind kind) {
  switch (kind) {
    case NodeKind::Yield:
    case NodeKind::YieldFrom:
    case NodeKind::GeneratorExp:     return "generators";
    case NodeKind::AsyncFunctionDef:
    case NodeKind::AsyncFor:
    case NodeKind::AsyncWith:
    case NodeKind::Await:            return "coroutines";
    case NodeKind::With:             return "with statements";
    case NodeKind::Match:            return "match statements";
    case NodeKind::TryStar:          return "except* clauses";
    default:                         return nullptr;
  }
}

const char* nameOutside(const Constant* constant) {
  return constant->value.kind == ConstantKind::Complex ? "complex numbers" : nullptr;
}

// The same for kinds of which some nodes are admitted and some are not.
const char* nameOutside(const Node* node) {
  if (auto* constant = as<Constant>(node)) return nameOutside(constant);
  if (auto* from = as<ImportFrom>(node)) return from->level > 0 ? "relative imports" : nullptr;
  return nameOutside(node->kind);
}

bool isStatementOrExpression(NodeKind kind) {
  switch (kind) {
#define NODE(base, name, fields) \
  case NodeKind::name: return std::is_base_of_v<Stmt, struct name> || std::is_base_of_v<Expr, struct name>;
#include "frontend/Nodes.def"
  }
  return false;
}

class CoreCheck {
 public:
  explicit CoreCheck(unsigned maxDepth) : maxDepth_(maxDepth) {}

  void visit(const Node* node) {
    bool counts = isStatementOrExpression(node->kind);
    depth_ += counts;
    tooDeep_ |= depth_ > maxDepth_;
    if (tooDeep_) return;
    if (const char* name = nameOutside(node)) note(name, node->span);
    // A comprehension's clause has no place of its own; its element has.
    forEachChild(node, [&](const Node* child) {
      if (auto* clause = as<Comprehension>(child); clause && clause->is_async) note("coroutines", node->span);
      visit(child);
    });
    depth_ -= counts;
  }

  bool passed(Diagnostic& error) const {
    if (tooDeep_) {
      error.type = ErrorType::RecursionError;
      error.message = "maximum recursion depth exceeded during compilation";
    } else if (name_) {
      error.type = ErrorType::SyntaxError;
      error.message = std::string(name_) + " are not supported by this version of Taipan";
      error.line = where_.line;
      error.offset = where_.col + 1;
      error.endLine = where_.endLine;
      error.endOffset = where_.endCol + 1;
    }
    return !error.isError();
  }

 private:
  // Fields are not always in source order, so the first one is found by its place.
  void note(const char* name, const Span& span) {
    if (name_ && std::tie(where_.line, where_.col) <= std::tie(span.line, span.col)) return;
    name_ = name;
    where_ = span;
  }

  unsigned maxDepth_, depth_ = 0;
  bool tooDeep_ = false;
  const char* name_ = nullptr;
  Span where_;
};

}  // namespace

bool checkCore(const Node* root, unsigned maxDepth, Diagnostic& error) {
  CoreCheck check(maxDepth);
  check.visit(root);
  return check.passed(error);
}

}  // namespace taipan
