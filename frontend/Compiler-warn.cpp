// Warnings about code that is valid and probably not meant: the four that CPython's compiler gives. They are found
// while code is compiled, so that a finally clause, which is compiled several times, warns as often as it does there.
#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

namespace {

const char* typeOfConstant(ConstantKind kind) {
  switch (kind) {
    case ConstantKind::None:     return "NoneType";
    case ConstantKind::True:
    case ConstantKind::False:    return "bool";
    case ConstantKind::Ellipsis: return "ellipsis";
    case ConstantKind::Int:
    case ConstantKind::BigInt:   return "int";
    case ConstantKind::Float:    return "float";
    case ConstantKind::Complex:  return "complex";
    case ConstantKind::Str:      return "str";
    case ConstantKind::Bytes:    return "bytes";
  }
  return nullptr;
}

// The name of the type of an expression whose form tells; else null.
const char* inferType(const Expr* e) {
  if (auto c = constantValue(e)) return typeOfConstant(c->kind);
  switch (e->kind) {
    case NodeKind::Tuple:          return "tuple";
    case NodeKind::ListExpr:
    case NodeKind::ListComp:       return "list";
    case NodeKind::Dict:
    case NodeKind::DictComp:       return "dict";
    case NodeKind::Set:
    case NodeKind::SetComp:        return "set";
    case NodeKind::Lambda:         return "function";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "str";
    default:                       return nullptr;
  }
}

bool isText(ConstantKind kind) {
  return kind == ConstantKind::Str || kind == ConstantKind::Bytes;
}

bool isNumber(ConstantKind kind) {
  return kind == ConstantKind::Int || kind == ConstantKind::BigInt || kind == ConstantKind::Float;
}

bool isConstantTuple(const Expr* e) {
  auto* t = as<ast::Tuple>(e);
  if (!t) return false;
  for (const Expr* item : t->elts)
    if (!constantValue(item) && !isConstantTuple(item)) return false;
  return true;
}

// A constant that is not certainly one object. (None, True, False and ... are.)
bool isLiteral(const Expr* e) {
  auto c = constantValue(e);
  if (!c) return isConstantTuple(e);
  return isNumber(c->kind) || isText(c->kind);
}

bool isSubscriptable(const Expr* e) {
  if (auto c = constantValue(e)) return isText(c->kind);
  return !is<ast::Set>(e) && !is<SetComp>(e) && !is<Lambda>(e);
}

bool isSequence(const Expr* e) {
  if (auto c = constantValue(e)) return isText(c->kind);
  return is<ast::Tuple>(e) || is<ListExpr>(e) || is<ListComp>(e) || is<JoinedStr>(e) || is<FormattedValue>(e);
}

bool isInteger(const Expr* e) {
  auto c = constantValue(e);
  return c && (c->kind == ConstantKind::Int || c->kind == ConstantKind::BigInt || c->kind == ConstantKind::True ||
               c->kind == ConstantKind::False);
}

}  // namespace

void Compiler::warn(const Node* at, std::string message) {
  Diagnostic& warning = out_.warnings.emplace_back();
  warning.type = ErrorType::SyntaxWarning;
  warning.message = std::move(message);
  warning.filename = source_.filename;
  warning.line = at->span.line;
}

// At most one warning for a chain.
void Compiler::warnCompare(const Compare* e) {
  bool left = isLiteral(e->left);
  for (size_t i = 0; i < e->ops.size(); ++i) {
    bool right = isLiteral(e->comparators[i]);
    if ((e->ops[i] == ast::CompareOp::Is || e->ops[i] == ast::CompareOp::IsNot) && (left || right)) {
      bool negated = e->ops[i] == ast::CompareOp::IsNot;
      return warn(e, negated ? "\"is not\" with a literal. Did you mean \"!=\"?"
                             : "\"is\" with a literal. Did you mean \"==\"?");
    }
    left = right;
  }
}

void Compiler::warnCall(const ast::Call* e) {
  const char* type = is<Lambda>(e->func) ? nullptr : inferType(e->func);
  if (type) warn(e, std::string("'") + type + "' object is not callable; perhaps you missed a comma?");
}

void Compiler::warnSubscript(const Subscript* e) {
  const char* type = inferType(e->value);
  if (!type) return;
  if (!isSubscriptable(e->value))
    return warn(e, std::string("'") + type + "' object is not subscriptable; perhaps you missed a comma?");
  const char* index = inferType(e->slice);
  if (index && isSequence(e->value) && !isInteger(e->slice))
    warn(e, std::string(type) + " indices must be integers or slices, not " + index + "; perhaps you missed a comma?");
}

void Compiler::warnAssert(const Assert* s) {
  auto* t = as<ast::Tuple>(s->test);
  if (t && !t->elts.empty()) warn(s, "assertion is always true, perhaps remove parentheses?");
}

}  // namespace taipan
