// Guards and type tests. Kinds of values are told apart by their low bits first, then by the shape word.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/core/TypeFlags.h"

namespace taipan {

using hir::Type;
using hir::TypeBits;

namespace {

// Kinds that have values with an object's low bits.
constexpr TypeBits kObjectKinds =
    hir::kTypeTop & ~(hir::kTypeSmallInt | hir::kTypeBool | hir::kTypeNone | hir::kTypeEmpty);

}  // namespace

// --- tests

void Lowering::requireObject(llvm::Value* v, Type known, llvm::BasicBlock* otherwise) {
  if (known.mayBe(hir::kTypeAny & ~hir::kHeapKinds)) unless(valueir::isObjectOrEmpty(b, v), otherwise);
  if (known.mayBeEmpty()) unless(b.CreateIsNotNull(v), otherwise);
}

llvm::Value* Lowering::hasShapeOrBranch(llvm::Value* v, Type known, const Shape* shape, llvm::BasicBlock* otherwise) {
  requireObject(v, known, otherwise);
  return b.CreateICmpEQ(loadShape(v), i32(shapeBits(shape)));
}

// Most kinds have one shape. Classes, modules and instances have many: their type decides.
llvm::Value* Lowering::shapeIsOfKind(llvm::Value* shape, TypeBits kind) {
  if (kind == hir::kTypeClass || kind == hir::kTypeInstance || kind == hir::kTypeModule) {
    llvm::Value* pointer = b.CreateIntToPtr(b.CreateZExt(shape, b.getInt64Ty()), b.getPtrTy());
    llvm::Value* type = load(b.getPtrTy(), pointer, offsets::kShape_type, Region::kImmutable);
    if (kind == hir::kTypeModule) return b.CreateICmpEQ(type, address(types::Module));
    llvm::Value* flags = load(b.getInt32Ty(), type, offsets::kTypeObject_flags, Region::kHeap);
    uint32_t wanted = kind == hir::kTypeClass ? kTypeTypeSubclass : kTypeHeap;
    llvm::Value* bits = b.CreateAnd(flags, i32(kTypeTypeSubclass | (kind == hir::kTypeClass ? 0 : kTypeHeap)));
    return b.CreateICmpEQ(bits, i32(wanted));
  }
  const TypeObject* type = hir::typeObjectOf(kind);
  if (!type) {
    giveUp("type test of a kind without a shape");
    return b.getFalse();
  }
  return b.CreateICmpEQ(shape, i32(shapeBits(hir::exactShape(type))));
}

void Lowering::branchUnlessHeapKinds(llvm::Value* v, Type known, TypeBits kinds, llvm::BasicBlock* otherwise) {
  requireObject(v, known, otherwise);
  if (known.isSubtypeOf(kinds | hir::kTypeEmpty)) return;  // being an object says it all
  llvm::Value* shape = loadShape(v);
  llvm::Value* any = nullptr;
  for (TypeBits left = kinds; left; left &= left - 1) {
    llvm::Value* one = shapeIsOfKind(shape, left & -left);
    any = any ? b.CreateOr(any, one) : one;
  }
  unless(any, otherwise);
}

void Lowering::branchUnlessKinds(llvm::Value* v, Type known, TypeBits kinds, llvm::BasicBlock* otherwise) {
  kinds &= known.bits();
  struct Immediate {
    TypeBits kind;
    llvm::Value* (*test)(valueir::Builder&, llvm::Value*);
  };
  constexpr Immediate kImmediates[] = {
      {hir::kTypeSmallInt, valueir::isSmallInt},
      {hir::kTypeFloat, valueir::isImmediateFloat},
      {hir::kTypeBool, valueir::isBool},
      {hir::kTypeNone,
       [](valueir::Builder& at, llvm::Value* x) { return valueir::isConstant(at, x, Value::kNoneBits); }},
      {hir::kTypeEmpty, [](valueir::Builder& at, llvm::Value* x) { return valueir::isConstant(at, x, 0); }},
  };
  llvm::Value* immediate = nullptr;
  for (const Immediate& k : kImmediates) {
    if (!(kinds & k.kind)) continue;
    llvm::Value* one = k.test(b, v);
    immediate = immediate ? b.CreateOr(immediate, one) : one;
  }
  TypeBits heap = kinds & kObjectKinds;
  if (!heap) return unless(immediate ? immediate : b.getFalse(), otherwise);
  if (!immediate) return branchUnlessHeapKinds(v, known, heap, otherwise);

  // Boxed floats are rare, other objects are not.
  bool rare = heap == hir::kTypeFloat;
  llvm::BasicBlock* objects = rare ? coldBlock("boxed") : hotBlock("object");
  llvm::BasicBlock* done = hotBlock("typed");
  if (rare)
    branchLikely(b, immediate, done, objects);
  else
    b.CreateCondBr(immediate, done, objects);
  enter(objects);
  Type left(known.bits() & ~(kinds & ~heap));
  if (rare) {
    // Inside of a cold block new blocks are cold too.
    llvm::BasicBlock* shaped = coldBlock("boxed");
    b.CreateCondBr(b.CreateAnd(valueir::isObjectOrEmpty(b, v), b.CreateIsNotNull(v)), shaped, otherwise);
    enter(shaped);
    branchLikely(b, shapeIsOfKind(loadShape(v), heap), done, otherwise);
  } else {
    branchUnlessHeapKinds(v, left, heap, otherwise);
    b.CreateBr(done);
  }
  enter(done);
}

void Lowering::lowerIsType(const Instr& i) {
  set(i, asCondition([&](llvm::BasicBlock* fails) {
        branchUnlessKinds(operand(i, 0), i.operand(0)->type, i.typesA(), fails);
      }));
}

void Lowering::lowerHasShape(const Instr& i) {
  set(i, asCondition([&](llvm::BasicBlock* fails) {
        unless(hasShapeOrBranch(operand(i, 0), i.operand(0)->type, i.pointerA<Shape>(), fails), fails);
      }));
}

void Lowering::lowerIsEmpty(const Instr& i) {
  set(i, b.CreateIsNull(operand(i, 0)));
}

void Lowering::lowerHookIsKnown(const Instr& i) {
  Value known = i.valueA();
  bool isMethod = i.immB;
  set(i, asCondition([&](llvm::BasicBlock* fails) {
        llvm::Value* limit = load(b.getInt32Ty(), thread_, offsets::kThread_entryLimit, Region::kThread);
        unless(b.CreateIsNull(limit), fails);
        llvm::Value* hook = load(b.getInt64Ty(), frameObjectOf(i), offsets::kFrameObject_trace, Region::kHeap);
        Shape* shape = hir::exactShape(isMethod ? types::Method : types::Function);
        unless(hasShapeOrBranch(hook, hir::Type::top(), shape, fails), fails);
        uint64_t field = isMethod ? offsets::kBoundMethod_function : offsets::kFunctionObject_code;
        llvm::Value* found = loadField(hook, field, Region::kHeap);
        unless(b.CreateICmpEQ(found, i64(known.bits())), fails);
      }));
}

// --- guards

void Lowering::lowerGuardType(const Instr& i) {
  stressGuard(i);
  branchUnlessKinds(operand(i, 0), i.operand(0)->type, i.typesA(), exitBlock(i));
  set(i, operand(i, 0));
}

void Lowering::lowerGuardShape(const Instr& i) {
  llvm::Value* v = operand(i, 0);
  guard(i, hasShapeOrBranch(v, i.operand(0)->type, i.pointerA<Shape>(), exitBlock(i)));
  set(i, v);
}

void Lowering::lowerGuardValue(const Instr& i) {
  guard(i, b.CreateICmpEQ(operand(i, 0), i64(i.immA)));
  set(i, i64(i.immA));
}

void Lowering::lowerGuardCode(const Instr& i) {
  llvm::Value* v = operand(i, 0);
  unless(hasShapeOrBranch(v, i.operand(0)->type, hir::exactShape(types::Function), exitBlock(i)), exitBlock(i));
  llvm::Value* code = loadPointer(v, offsets::kFunctionObject_code, Region::kHeap);
  guard(i, b.CreateICmpEQ(code, address(i.pointerA<const CodeBody>())));
  set(i, v);
}

void Lowering::lowerGuardGlobals(const Instr& i) {
  llvm::Value* globals = loadPointer(operand(i, 0), offsets::kFunctionObject_globals, Region::kImmutable);
  unless(b.CreateICmpEQ(globals, address(i.pointerA<Dict>())), exitBlock(i));
  llvm::Value* builtins = loadPointer(operand(i, 0), offsets::kFunctionObject_builtins, Region::kImmutable);
  guard(i, b.CreateICmpEQ(builtins, address(i.pointerB<Dict>())));
}

void Lowering::lowerGuardBound(const Instr& i) {
  guard(i, b.CreateIsNotNull(operand(i, 0)));
  set(i, operand(i, 0));
}

void Lowering::lowerGuard(const Instr& i) {
  llvm::Value* condition = operand(i, 0);
  guard(i, i.intA() ? condition : b.CreateNot(condition));
}

void Lowering::lowerGuardBounds(const Instr& i) {
  guard(i, b.CreateICmpULT(operand(i, 0), operand(i, 1)));
  set(i, operand(i, 0));
}

void Lowering::lowerGuardIntRange(const Instr& i) {
  llvm::Value* offset = b.CreateSub(operand(i, 0), i64(i.immA));
  guard(i, b.CreateICmpULE(offset, i64(i.immB - i.immA)));
  set(i, operand(i, 0));
}

void Lowering::lowerGuardKeysVersion(const Instr& i) {
  llvm::Value* version = load(b.getInt32Ty(), address(i.pointerA<Dict>()), offsets::kDict_keysVersion, Region::kGlobal);
  guard(i, b.CreateICmpEQ(version, i32(static_cast<uint32_t>(i.immB))));
}

void Lowering::lowerGuardFastRange(const Instr& i) {
  llvm::Value* v = operand(i, 0);
  unless(hasShapeOrBranch(v, i.operand(0)->type, hir::exactShape(types::Range), exitBlock(i)), exitBlock(i));
  llvm::Value* fast = loadField(v, offsets::kRange_fast, Region::kImmutable);
  guard(i, b.CreateIsNotNull(fast));
  set(i, v);
}

}  // namespace taipan
