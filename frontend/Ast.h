// The syntax tree. Nodes live in the arena of the compilation, are plain structs made from Nodes.def, and are told
// apart by `kind`. Identifiers and strings point into the source or the arena.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "frontend/Token.h"
#include "runtime/support/Arena.h"

namespace taipan::ast {

template <class T>
using List = std::span<T>;

using Identifier = std::string_view;  // empty: absent

enum class Context : uint8_t { Load, Store, Del };
enum class BooleanOp : uint8_t { And, Or };
enum class BinaryOp : uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv
};
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOp : uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

// Names as in Python's ast module ("Add", "NotEq", …).
std::string_view nameOf(Context ctx);
std::string_view nameOf(BooleanOp op);
std::string_view nameOf(BinaryOp op);
std::string_view nameOf(UnaryOperator op);
std::string_view nameOf(CompareOp op);

enum class ConstantKind : uint8_t { None, True, False, Ellipsis, Int, BigInt, Float, Complex, Str, Bytes };

struct ConstantValue {
  ConstantKind kind = ConstantKind::None;
  bool isUnicodeMarked = false;  // Str written with a u prefix
  int64_t integer = 0;           // Int
  double number = 0;             // Float; the imaginary part of Complex
  std::string_view text;         // Str: UTF-8 with lone surrogates; Bytes: bytes; BigInt: digits with 0x/0o/0b prefix
};

enum class NodeKind : uint8_t {
#define NODE(base, name, fields) name,
#include "frontend/Nodes.def"
};

struct Node {
  NodeKind kind;
  Span span;
};
struct Stmt : Node {};
struct Expr : Node {};
struct Pattern : Node {};

#define NODE(base, name, fields) struct name;
#include "frontend/Nodes.def"

#define FIELD(type, name) type name;
#define NODE(base, name, fields)                      \
  struct name : base {                                \
    using Base = base;                                \
    static constexpr NodeKind kKind = NodeKind::name; \
    fields                                            \
  };
#include "frontend/Nodes.def"

template <class T>
bool is(const Node* node) {
  return node && node->kind == T::kKind;
}
template <class T>
T* as(Node* node) {
  return is<T>(node) ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* as(const Node* node) {
  return is<T>(node) ? static_cast<const T*>(node) : nullptr;
}

// A new node with its fields in the order of Nodes.def.
template <class T, class... Fields>
T* create(Arena& arena, const Span& span, const Fields&... fields);

// "BinOp", "Expr", "List": as Python's ast module names the class.
std::string_view nodeName(NodeKind kind);

// What Python's messages call an expression: "function call", "attribute", "literal", "True", …
std::string_view describeExpression(const Expr* expr);

// Calls visit(child) for every non-null node directly below `node`, in field order.
template <class Visit>
void forEachChild(const Node* node, Visit&& visit);

// The tree as text, indented, with positions when asked: ast.dump(tree, indent=1, include_attributes=positions).
// Strings show everything but printable ASCII as escapes.
std::string dump(const Node* node, bool positions);

}  // namespace taipan::ast

#include "frontend/Ast-inl.h"
