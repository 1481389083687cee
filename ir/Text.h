// Text: spellings that Printer and Parser share.
#pragma once

#include <string>
#include <string_view>

#include "ir/Ir.h"

namespace taipan::hir {

const char* binaryName(BinaryOp op);    // "Add"
const char* compareName(CompareOp op);  // "lt"
const char* unaryName(UnaryOp op);      // "Neg"
char repLetter(Rep r);                  // as in Ops.def, lower case
std::string reasonText(DeoptReason r);  // "overflow"
std::string doubleText(double d);       // shortest that reads back the same; has a '.', an 'e' or letters

bool findBinary(std::string_view text, BinaryOp* out);
bool findCompare(std::string_view text, CompareOp* out);
bool findUnary(std::string_view text, UnaryOp* out);
bool findRep(char letter, Rep* out);
bool findReason(std::string_view text, DeoptReason* out);
bool findOp(std::string_view text, Op* out);

// Constants that are no objects: None, True, False, empty, …; ints and floats have their own spelling.
struct ConstantSpelling {
  const char* text;
  uint64_t bits;
};
inline constexpr ConstantSpelling kConstants[] = {
    {"empty", 0},
    {"None", Value::kNoneBits},
    {"False", Value::kFalseBits},
    {"True", Value::kTrueBits},
    {"NotImplemented", Value::kNotImplementedBits},
    {"Ellipsis", Value::kEllipsisBits},
};

}  // namespace taipan::hir
