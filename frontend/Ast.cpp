#include "frontend/Ast.h"

namespace taipan::ast {

std::string_view nameOf(Context ctx) {
  static constexpr std::string_view kNames[] = {"Load", "Store", "Del"};
  return kNames[static_cast<int>(ctx)];
}

std::string_view nameOf(BooleanOp op) {
  return op == BooleanOp::And ? "And" : "Or";
}

std::string_view nameOf(BinaryOp op) {
  static constexpr std::string_view kNames[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                                "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
  return kNames[static_cast<int>(op)];
}

std::string_view nameOf(UnaryOperator op) {
  static constexpr std::string_view kNames[] = {"Invert", "Not", "UAdd", "USub"};
  return kNames[static_cast<int>(op)];
}

std::string_view nameOf(CompareOp op) {
  static constexpr std::string_view kNames[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
  return kNames[static_cast<int>(op)];
}

std::string_view nodeName(NodeKind kind) {
  switch (kind) {
    // Python's own names where ours would clash with the base class or the list template.
    case NodeKind::ExprStmt:      return "Expr";
    case NodeKind::ListExpr:      return "List";
    case NodeKind::Arg:           return "arg";
    case NodeKind::Arguments:     return "arguments";
    case NodeKind::Keyword:       return "keyword";
    case NodeKind::Alias:         return "alias";
    case NodeKind::WithItem:      return "withitem";
    case NodeKind::Comprehension: return "comprehension";
    case NodeKind::MatchCase:     return "match_case";
    default:                      break;
  }
  static constexpr std::string_view kNames[] = {
#define NODE(base, name, fields) #name,
#include "frontend/Nodes.def"
  };
  return kNames[static_cast<size_t>(kind)];
}

std::string_view describeExpression(const Expr* expr) {
  switch (expr->kind) {
    case NodeKind::Attribute:      return "attribute";
    case NodeKind::Subscript:      return "subscript";
    case NodeKind::Starred:        return "starred";
    case NodeKind::Name:           return "name";
    case NodeKind::ListExpr:       return "list";
    case NodeKind::Tuple:          return "tuple";
    case NodeKind::Lambda:         return "lambda";
    case NodeKind::Call:           return "function call";
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp:        return "expression";
    case NodeKind::GeneratorExp:   return "generator expression";
    case NodeKind::Yield:
    case NodeKind::YieldFrom:      return "yield expression";
    case NodeKind::Await:          return "await expression";
    case NodeKind::ListComp:       return "list comprehension";
    case NodeKind::SetComp:        return "set comprehension";
    case NodeKind::DictComp:       return "dict comprehension";
    case NodeKind::Dict:           return "dict literal";
    case NodeKind::Set:            return "set display";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "f-string expression";
    case NodeKind::Compare:        return "comparison";
    case NodeKind::IfExp:          return "conditional expression";
    case NodeKind::NamedExpr:      return "named expression";
    case NodeKind::Constant:       break;
    default:                       return "expression";
  }
  switch (static_cast<const Constant*>(expr)->value.kind) {
    case ConstantKind::None:     return "None";
    case ConstantKind::True:     return "True";
    case ConstantKind::False:    return "False";
    case ConstantKind::Ellipsis: return "ellipsis";
    default:                     return "literal";
  }
}

}  // namespace taipan::ast
