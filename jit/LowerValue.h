// LowerValue: the encoding of runtime/value/Value.h in LLVM IR, as far as guards and type tests need it. Tagged values
// are i64, never pointers: a pointer in a deopt bundle would be treated as a reference of LLVM's own collector
// interface.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include "runtime/value/Value.h"

namespace taipan::valueir {

using Builder = llvm::IRBuilderBase;

llvm::Constant* constant(Builder& b, Value v);

// Tests: i1.
llvm::Value* isSmallInt(Builder& b, llvm::Value* v);
llvm::Value* isImmediateFloat(Builder& b, llvm::Value* v);
llvm::Value* isBool(Builder& b, llvm::Value* v);
llvm::Value* isConstant(Builder& b, llvm::Value* v, uint64_t bits);  // None, True, … or empty: the bits are the value
// Low bits of an object. Holds for the empty Value too.
llvm::Value* isObjectOrEmpty(Builder& b, llvm::Value* v);
// Both are small ints.
llvm::Value* areSmallInts(Builder& b, llvm::Value* left, llvm::Value* right);

// i64 that is known to be in the small range, to a Value and back.
llvm::Value* boxSmallInt(Builder& b, llvm::Value* i);
llvm::Value* unboxSmallInt(Builder& b, llvm::Value* v);

// Precondition: isImmediateFloat.
llvm::Value* decodeFloat(Builder& b, llvm::Value* v);

llvm::Value* boxBool(Builder& b, llvm::Value* i1);
// Precondition: isBool.
llvm::Value* unboxBool(Builder& b, llvm::Value* v);

// Address of an object, and of a byte in it.
llvm::Value* pointer(Builder& b, llvm::Value* v);
llvm::Value* address(Builder& b, llvm::Value* pointer, uint64_t offset);

}  // namespace taipan::valueir
