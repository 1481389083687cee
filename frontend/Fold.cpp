// Constant folding. Only what needs no Python object: small ints and floats. The tree is not changed.
#include <cmath>

#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

namespace {

std::optional<ConstantValue> fold(const Expr* e, int depth);

bool truthOf(const ConstantValue& v) {
  switch (v.kind) {
    case ConstantKind::None:
    case ConstantKind::False:    return false;
    case ConstantKind::True:
    case ConstantKind::Ellipsis:
    case ConstantKind::BigInt:   return true;
    case ConstantKind::Int:      return v.integer != 0;
    case ConstantKind::Float:
    case ConstantKind::Complex:  return v.number != 0;
    case ConstantKind::Str:
    case ConstantKind::Bytes:    return !v.text.empty();
  }
  return true;
}

ConstantValue intValue(int64_t v) {
  ConstantValue c;
  c.kind = ConstantKind::Int;
  c.integer = v;
  return c;
}
ConstantValue floatValueOf(double d) {
  ConstantValue c;
  c.kind = ConstantKind::Float;
  c.number = d;
  return c;
}

std::optional<ConstantValue> foldInts(ast::BinaryOp op, int64_t a, int64_t b) {
  int64_t r;
  switch (op) {
    case ast::BinaryOp::Add:    return __builtin_add_overflow(a, b, &r) ? std::nullopt : std::optional(intValue(r));
    case ast::BinaryOp::Sub:    return __builtin_sub_overflow(a, b, &r) ? std::nullopt : std::optional(intValue(r));
    case ast::BinaryOp::Mult:   return __builtin_mul_overflow(a, b, &r) ? std::nullopt : std::optional(intValue(r));
    case ast::BinaryOp::BitAnd: return intValue(a & b);
    case ast::BinaryOp::BitOr:  return intValue(a | b);
    case ast::BinaryOp::BitXor: return intValue(a ^ b);
    case ast::BinaryOp::LShift:
      if (a < 0 || b < 0 || b > 62 || (a >> (62 - b)) != 0) return std::nullopt;
      return intValue(a << b);
    case ast::BinaryOp::RShift:   return b < 0 ? std::nullopt : std::optional(intValue(a >> std::min<int64_t>(b, 63)));
    case ast::BinaryOp::FloorDiv:
    case ast::BinaryOp::Mod:      {
      if (b <= 0 || a == INT64_MIN) return std::nullopt;
      int64_t mod = a % b;
      if (mod < 0) mod += b;
      return intValue(op == ast::BinaryOp::Mod ? mod : (a - mod) / b);
    }
    case ast::BinaryOp::Pow: {
      if (b < 0 || b > 64) return std::nullopt;
      r = 1;
      for (int64_t i = 0; i < b; ++i)
        if (__builtin_mul_overflow(r, a, &r)) return std::nullopt;
      return intValue(r);
    }
    case ast::BinaryOp::Div: {
      constexpr int64_t kExact = int64_t{1} << 53;
      if (b == 0 || a > kExact || a < -kExact || b > kExact || b < -kExact) return std::nullopt;
      return floatValueOf(static_cast<double>(a) / static_cast<double>(b));
    }
    default: return std::nullopt;
  }
}

std::optional<ConstantValue> foldFloats(ast::BinaryOp op, double a, double b) {
  switch (op) {
    case ast::BinaryOp::Add:  return floatValueOf(a + b);
    case ast::BinaryOp::Sub:  return floatValueOf(a - b);
    case ast::BinaryOp::Mult: return floatValueOf(a * b);
    case ast::BinaryOp::Div:  return b == 0 ? std::nullopt : std::optional(floatValueOf(a / b));
    default:                  return std::nullopt;
  }
}

// An int whose double is exact, or a float.
std::optional<double> exactDouble(const ConstantValue& v) {
  if (v.kind == ConstantKind::Float) return v.number;
  if (v.kind == ConstantKind::Int && v.integer == static_cast<int64_t>(static_cast<double>(v.integer)) &&
      std::abs(static_cast<double>(v.integer)) < 9e15)
    return static_cast<double>(v.integer);
  return std::nullopt;
}

std::optional<ConstantValue> foldBinary(const BinOp* e, int depth) {
  auto a = fold(e->left, depth), b = a ? fold(e->right, depth) : std::nullopt;
  if (!a || !b) return std::nullopt;
  if (a->kind == ConstantKind::Int && b->kind == ConstantKind::Int) return foldInts(e->op, a->integer, b->integer);
  auto x = exactDouble(*a), y = exactDouble(*b);
  return x && y ? foldFloats(e->op, *x, *y) : std::nullopt;
}

std::optional<ConstantValue> foldUnary(const ast::UnaryOp* e, int depth) {
  auto v = fold(e->operand, depth);
  if (!v) return std::nullopt;
  if (e->op == UnaryOperator::Not) {
    ConstantValue truth;
    truth.kind = truthOf(*v) ? ConstantKind::False : ConstantKind::True;
    return truth;
  }
  if (v->kind == ConstantKind::Float) {
    if (e->op == UnaryOperator::USub) return floatValueOf(-v->number);
    if (e->op == UnaryOperator::UAdd) return v;
  }
  if (v->kind == ConstantKind::Int) {
    if (e->op == UnaryOperator::USub && v->integer != INT64_MIN) return intValue(-v->integer);
    if (e->op == UnaryOperator::UAdd) return v;
    if (e->op == UnaryOperator::Invert) return intValue(~v->integer);
  }
  return std::nullopt;
}

std::optional<ConstantValue> fold(const Expr* e, int depth) {
  if (auto* c = as<Constant>(e)) return c->value;
  if (depth > 20) return std::nullopt;
  if (auto* b = as<BinOp>(e)) return foldBinary(b, depth + 1);
  if (auto* u = as<ast::UnaryOp>(e)) return foldUnary(u, depth + 1);
  return std::nullopt;
}

}  // namespace

std::optional<ConstantValue> foldConstant(const Expr* e) {
  return fold(e, 0);
}

bool isConstant(const Expr* e) {
  if (foldConstant(e)) return true;
  auto* t = as<ast::Tuple>(e);
  return t && allConstant(t->elts);
}

bool allConstant(ast::List<Expr*> elements) {
  for (const Expr* e : elements)
    if (!isConstant(e)) return false;
  return true;
}

std::optional<bool> constantTruth(const Expr* e) {
  auto v = foldConstant(e);
  return v ? std::optional(truthOf(*v)) : std::nullopt;
}

}  // namespace taipan
