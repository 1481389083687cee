// FoldInt: operators on constant ints of any size. What gets large is left to run time, by CPython's limit: products,
// powers and left shifts are folded as long as the sizes of their operands promise at most 128 bits.
#pragma once

#include <optional>
#include <string>

#include "frontend/Ast.h"

namespace taipan {

// An int or a bool.
bool isIntConstant(const ast::ConstantValue& v);

// The int that the operator yields. Nothing: it raises, gets large or yields no int. Preconditions: isIntConstant.
std::optional<ast::ConstantValue> foldInts(ast::BinaryOp op, const ast::ConstantValue& a, const ast::ConstantValue& b,
                                           Arena& arena);
// -v, +v or ~v.
ast::ConstantValue foldInt(ast::UnaryOperator op, const ast::ConstantValue& v, Arena& arena);

// A text that equal ints share, however they were written. Precondition: isIntConstant.
std::string canonicalText(const ast::ConstantValue& v);

}  // namespace taipan
