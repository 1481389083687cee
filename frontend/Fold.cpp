#include "frontend/Fold.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "frontend/FoldInt.h"
#include "frontend/Source.h"

namespace taipan {

using namespace ast;

namespace {

constexpr size_t kLongestText = 4096;  // of a str or bytes that a repetition makes

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

// Where both are exact doubles, so that the quotient is correctly rounded.
std::optional<ConstantValue> divideInts(int64_t a, int64_t b) {
  constexpr int64_t kExact = int64_t{1} << 53;
  if (b == 0 || a > kExact || a < -kExact || b > kExact || b < -kExact) return std::nullopt;
  return floatValueOf(static_cast<double>(a) / static_cast<double>(b));
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

bool isBool(const ConstantValue& v) {
  return v.kind == ConstantKind::True || v.kind == ConstantKind::False;
}

std::optional<int64_t> asInt(const ConstantValue& v) {
  if (isBool(v)) return v.kind == ConstantKind::True;
  return v.kind == ConstantKind::Int ? std::optional(v.integer) : std::nullopt;
}

ConstantValue boolValue(bool v) {
  ConstantValue c;
  c.kind = v ? ConstantKind::True : ConstantKind::False;
  return c;
}

// Texts in the making: one that is joined to what was made last grows where it is, so that long chains take linear
// memory.
class Joiner {
 public:
  explicit Joiner(Arena& arena) : arena_(arena) {}

  std::string_view join(std::string_view a, std::string_view b) {
    size_t size = a.size() + b.size();
    if (!end_ || a.data() + a.size() != end_ || room_ < b.size()) {
      char* start = static_cast<char*>(arena_.allocate(2 * size, 1));
      end_ = std::copy(a.begin(), a.end(), start);
      room_ = 2 * size - a.size();
    }
    end_ = std::copy(b.begin(), b.end(), end_);
    room_ -= b.size();
    return {end_ - size, size};
  }

 private:
  Arena& arena_;
  char* end_ = nullptr;
  size_t room_ = 0;
};

bool isText(const ConstantValue& v) {
  return v.kind == ConstantKind::Str || v.kind == ConstantKind::Bytes;
}

std::optional<ConstantValue> foldTexts(ast::BinaryOp op, const ConstantValue& a, const ConstantValue& b,
                                       Joiner& texts) {
  const ConstantValue& whole = isText(a) ? a : b;
  ConstantValue text;
  text.kind = whole.kind;
  if (op == ast::BinaryOp::Add && isText(a) && a.kind == b.kind) {
    text.text = texts.join(a.text, b.text);
    return text;
  }
  if (op != ast::BinaryOp::Mult) return std::nullopt;
  auto count = asInt(isText(a) ? b : a);
  if (!isText(whole) || !count) return std::nullopt;
  auto n = static_cast<size_t>(std::max<int64_t>(*count, 0));
  if (!whole.text.empty() && n > kLongestText / whole.text.size()) return std::nullopt;
  for (size_t i = 0; i < n && !whole.text.empty(); ++i)
    text.text = texts.join(text.text, whole.text);
  return text;
}

std::optional<ConstantValue> foldBinary(ast::BinaryOp op, const ConstantValue& a, const ConstantValue& b, Joiner& texts,
                                        Arena& arena) {
  auto i = asInt(a), j = asInt(b);
  if (i && j && op == ast::BinaryOp::Div) return divideInts(*i, *j);
  if (isIntConstant(a) && isIntConstant(b)) {
    auto result = foldInts(op, a, b, arena);
    bool isBitwise = op == ast::BinaryOp::BitAnd || op == ast::BinaryOp::BitOr || op == ast::BinaryOp::BitXor;
    return result && isBitwise && isBool(a) && isBool(b) ? boolValue(result->integer) : result;
  }
  auto x = i ? exactDouble(intValue(*i)) : exactDouble(a), y = j ? exactDouble(intValue(*j)) : exactDouble(b);
  return x && y ? foldFloats(op, *x, *y) : foldTexts(op, a, b, texts);
}

std::optional<ConstantValue> foldUnary(UnaryOperator op, const ConstantValue& v, Arena& arena) {
  if (op == UnaryOperator::Not) return boolValue(!constantTruth(v));
  if (v.kind == ConstantKind::Float) {
    if (op == UnaryOperator::USub) return floatValueOf(-v.number);
    if (op == UnaryOperator::UAdd) return v;
  }
  return isIntConstant(v) ? std::optional(foldInt(op, v, arena)) : std::nullopt;
}

std::optional<ConstantValue> foldByte(std::string_view bytes, int64_t i) {
  auto length = static_cast<int64_t>(bytes.size());
  if (i < 0) i += length;
  if (i < 0 || i >= length) return std::nullopt;
  return intValue(static_cast<uint8_t>(bytes[static_cast<size_t>(i)]));
}

std::optional<ConstantValue> foldSubscript(const ConstantValue& v, const ConstantValue& index) {
  auto i = asInt(index);
  if (v.kind == ConstantKind::Bytes && i) return foldByte(v.text, *i);
  if (v.kind != ConstantKind::Str || !i) return std::nullopt;
  std::vector<size_t> starts;
  for (size_t at = 0; at < v.text.size(); at += static_cast<size_t>(utf8SequenceLength(v.text, at, true)))
    starts.push_back(at);
  auto length = static_cast<int64_t>(starts.size());
  int64_t n = *i < 0 ? *i + length : *i;
  if (n < 0 || n >= length) return std::nullopt;
  size_t start = starts[static_cast<size_t>(n)];
  ConstantValue c;
  c.kind = ConstantKind::Str;
  c.text = v.text.substr(start, static_cast<size_t>(utf8SequenceLength(v.text, start, true)));
  return c;
}

class Folder {
 public:
  explicit Folder(Arena& arena) : arena_(arena), texts_(arena) {}

  void children(Node* node) {
    switch (node->kind) {
#define FIELD(type, name) field(self->name);
#define NODE(base, name, fields)                                   \
  case NodeKind::name: {                                           \
    [[maybe_unused]] auto* self = static_cast<struct name*>(node); \
    fields break;                                                  \
  }
#include "frontend/Nodes.def"
    }
  }

 private:
  template <class T>
  void field(T& v) {
    if constexpr (std::is_same_v<T, Expr*>) {
      if (v) v = expression(v);
    } else if constexpr (detail::kIsNode<T>) {
      if (v) statement(v);
    }
  }
  template <class T>
  void field(List<T>& list) {
    for (auto& item : list)
      field(item);
  }

  // A text that stands alone is no docstring if it took an operation to make it.
  void statement(Node* node) {
    auto* s = as<ExprStmt>(node);
    if (s && !is<Constant>(s->value)) {
      children(s->value);
      if (auto v = valueOf(s->value); v && v->kind != ConstantKind::Str) s->value = constant(s->value, *v);
    } else {
      children(node);
    }
  }

  Expr* expression(Expr* e) {
    children(e);
    auto v = valueOf(e);
    return v ? constant(e, *v) : e;
  }

  Expr* constant(const Expr* e, const ConstantValue& v) { return create<Constant>(arena_, e->span, v); }

  // Its operands are folded.
  std::optional<ConstantValue> valueOf(const Expr* e) {
    auto known = [](const Expr* part) { return is<Constant>(part) ? &as<Constant>(part)->value : nullptr; };
    if (auto* b = as<BinOp>(e)) {
      auto *left = known(b->left), *right = known(b->right);
      return left && right ? foldBinary(b->op, *left, *right, texts_, arena_) : std::nullopt;
    }
    if (auto* u = as<ast::UnaryOp>(e)) {
      auto* operand = known(u->operand);
      return operand ? foldUnary(u->op, *operand, arena_) : std::nullopt;
    }
    if (auto* s = as<Subscript>(e); s && s->ctx == Context::Load) {
      auto *value = known(s->value), *index = known(s->slice);
      return value && index ? foldSubscript(*value, *index) : std::nullopt;
    }
    return std::nullopt;
  }

  Arena& arena_;
  Joiner texts_;
};

}  // namespace

bool constantTruth(const ConstantValue& v) {
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

void foldConstants(Node* tree, Arena& arena) {
  Folder(arena).children(tree);
}

}  // namespace taipan
