// Operations that are one call of the runtime.
#include <algorithm>

#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/threads/Thread.h"

namespace taipan {

const FeedbackSlot* Lowering::slotOfName(const Instr& i, const Str* name, std::initializer_list<Op> ops) {
  const CodeObject* code = i.siteCode;
  if (!code || !code->instrs) return nullptr;
  const taipan::Instr& at = code->instrs[i.siteInstr];
  bool isIt = std::find(ops.begin(), ops.end(), at.op) != ops.end() && at.slot != kNoFeedback;
  return isIt && code->names[at.d] == name ? code->feedback + at.slot : nullptr;
}

void Lowering::pushAttributeSite(const Instr& i, const Str* name, Values* arguments) {
  const FeedbackSlot* slot = slotOfName(i, name, {Op::LoadAttr, Op::StoreAttr, Op::LoadMethod});
  arguments->push_back(address(slot ? i.siteCode : nullptr));
  arguments->push_back(address(slot));
}

// --- operators

void Lowering::lowerBinaryGeneric(const Instr& i) {
  RtFn fn = i.immB ? RtFn::rtInplace : RtFn::rtBinary;
  set(i, observingCall(i, fn, {thread_, i8(static_cast<uint8_t>(i.immA)), operand(i, 0), operand(i, 1)}));
}

void Lowering::lowerUnaryGeneric(const Instr& i) {
  set(i, observingCall(i, RtFn::rtUnary, {thread_, i8(static_cast<uint8_t>(i.immA)), operand(i, 0)}));
}

void Lowering::lowerCompareGeneric(const Instr& i) {
  set(i, observingCall(i, RtFn::rtCompare, {thread_, i8(static_cast<uint8_t>(i.immA)), operand(i, 0), operand(i, 1)}));
}

void Lowering::lowerCompareTruth(const Instr& i) {
  truthCall(i, RtFn::rtCompareTruth, {thread_, i8(static_cast<uint8_t>(i.immA)), operand(i, 0), operand(i, 1)});
}

void Lowering::lowerTruth(const Instr& i) {
  truthCall(i, RtFn::rtTruth, {thread_, operand(i, 0)});
}

// `-1` of a call of the runtime: what only Python can tell.
void Lowering::askedOfRuntime(const Instr& i, llvm::Value* answer) {
  unless(b.CreateICmpSGE(answer, i32(0)), exitBlock(i));
  set(i, b.CreateICmpNE(answer, i32(0)));
}

void Lowering::lowerSimpleTruth(const Instr& i) {
  stressGuard(i);
  askedOfRuntime(i, plainCall(RtFn::rtSimpleTruth, {operand(i, 0)}));
}

void Lowering::lowerContains(const Instr& i) {
  truthCall(i, RtFn::rtContains, {thread_, operand(i, 0), operand(i, 1)});
}

void Lowering::lowerDictContains(const Instr& i) {
  truthCall(i, RtFn::rtDictContains, {thread_, operand(i, 0), operand(i, 1)});
}

void Lowering::lowerIntBinary(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtIntBinary, {thread_, i8(static_cast<uint8_t>(i.immA)), operand(i, 0), operand(i, 1)}));
}

// --- subscripts

void Lowering::lowerGetItem(const Instr& i) {
  set(i, observingCall(i, RtFn::rtGetItem, {thread_, operand(i, 0), operand(i, 1)}));
}
void Lowering::lowerSetItem(const Instr& i) {
  observingCall(i, RtFn::rtSetItem, {thread_, operand(i, 0), operand(i, 1), operand(i, 2)});
}
void Lowering::lowerDeleteItem(const Instr& i) {
  observingCall(i, RtFn::rtDeleteItem, {thread_, operand(i, 0), operand(i, 1)});
}
void Lowering::lowerDictGetItem(const Instr& i) {
  set(i, observingCall(i, RtFn::rtDictGetItem, {thread_, operand(i, 0), operand(i, 1)}));
}
void Lowering::lowerDictSetItem(const Instr& i) {
  observingCall(i, RtFn::rtDictSetItem, {thread_, operand(i, 0), operand(i, 1), operand(i, 2)});
}

// --- attributes

void Lowering::lowerGetAttr(const Instr& i) {
  Values arguments{thread_, operand(i, 0), address(i.pointerA<Str>())};
  pushAttributeSite(i, i.pointerA<Str>(), &arguments);
  set(i, observingCall(i, RtFn::rtGetAttr, arguments));
}

void Lowering::lowerSetAttr(const Instr& i) {
  Values arguments{thread_, operand(i, 0), address(i.pointerA<Str>()), operand(i, 1)};
  pushAttributeSite(i, i.pointerA<Str>(), &arguments);
  observingCall(i, RtFn::rtSetAttr, arguments);
}

void Lowering::lowerDeleteAttr(const Instr& i) {
  observingCall(i, RtFn::rtDeleteAttr, {thread_, operand(i, 0), address(i.pointerA<Str>())});
}

// --- strs

void Lowering::lowerStrFromOrd(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtStrFromOrd, {thread_, operand(i, 0)}));
}
void Lowering::lowerStrConcat(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtStrConcat, {thread_, operand(i, 0), operand(i, 1)}));
}
void Lowering::lowerLoadSlice(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtLoadSlice, {thread_, operand(i, 0), operand(i, 1), operand(i, 2)}));
}

void Lowering::lowerSequenceHas(const Instr& i) {
  stressGuard(i);
  askedOfRuntime(i, plainCall(RtFn::rtSequenceHas, {operand(i, 0), operand(i, 1)}));
}

void Lowering::lowerBuildString(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtBuildString, {thread_, argumentArray(operands(i)), i64(i.operands.size())}));
}
void Lowering::lowerFormatValue(const Instr& i) {
  set(i,
      observingCall(i, RtFn::rtFormatValue, {thread_, operand(i, 0), operand(i, 1), i8(static_cast<uint8_t>(i.immA))}));
}

// --- containers

void Lowering::lowerBuildSet(const Instr& i) {
  set(i, observingCall(i, RtFn::rtBuildSet, {thread_, argumentArray(operands(i)), i64(i.operands.size())}));
}
void Lowering::lowerBuildDict(const Instr& i) {
  set(i, observingCall(i, RtFn::rtBuildDict, {thread_, argumentArray(operands(i)), i64(i.operands.size() / 2)}));
}
void Lowering::lowerListToTuple(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtListToTuple, {thread_, operand(i, 0)}));
}
void Lowering::lowerListExtend(const Instr& i) {
  observingCall(i, RtFn::rtListExtend, {thread_, operand(i, 0), operand(i, 1)});
}
void Lowering::lowerSetAdd(const Instr& i) {
  observingCall(i, RtFn::rtSetAdd, {thread_, operand(i, 0), operand(i, 1)});
}
void Lowering::lowerSetUpdate(const Instr& i) {
  observingCall(i, RtFn::rtSetUpdate, {thread_, operand(i, 0), operand(i, 1)});
}
void Lowering::lowerDictUpdate(const Instr& i) {
  observingCall(i, RtFn::rtDictUpdate, {thread_, operand(i, 0), operand(i, 1)});
}
void Lowering::lowerDictMerge(const Instr& i) {
  observingCall(i, RtFn::rtDictMerge, {thread_, operand(i, 0), operand(i, 1), operand(i, 2)});
}
void Lowering::lowerUnpackToTuple(const Instr& i) {
  set(i, observingCall(i, RtFn::rtUnpack, {thread_, operand(i, 0), i64(i.immA)}));
}
void Lowering::lowerUnpackStarToTuple(const Instr& i) {
  set(i, observingCall(i, RtFn::rtUnpackStar, {thread_, operand(i, 0), i64(i.immA), i64(i.immB)}));
}

// --- names, functions, modules

void Lowering::lowerLoadGlobal(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  llvm::Value* slot = address(slotOfName(i, i.pointerA<Str>(), {Op::LoadGlobal}));
  set(i, observingCall(i, RtFn::rtLoadGlobal, {thread_, function, address(i.pointerA<Str>()), slot}));
}
void Lowering::lowerStoreGlobal(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  observingCall(i, RtFn::rtStoreGlobal, {thread_, function, address(i.pointerA<Str>()), operand(i, 1)});
}
void Lowering::lowerDeleteGlobal(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  observingCall(i, RtFn::rtDeleteGlobal, {thread_, function, address(i.pointerA<Str>())});
}
void Lowering::lowerLoadBuildClass(const Instr& i) {
  set(i, raisingCall(i, RtFn::rtLoadBuildClass, {thread_, valueir::pointer(b, operand(i, 0))}));
}
void Lowering::lowerSetupAnnotations(const Instr& i) {
  observingCall(i, RtFn::rtSetupAnnotations, {thread_, valueir::pointer(b, operand(i, 0))});
}
void Lowering::lowerMakeFunction(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  llvm::Value* parts = argumentArray(operands(i, 1));
  set(i, raisingCall(i, RtFn::rtMakeFunction, {thread_, function, address(i.pointerA<CodeObject>()), parts}));
}
void Lowering::lowerImportName(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  set(i, observingCall(i, RtFn::rtImportName, {thread_, function, address(i.pointerA<Str>()), operand(i, 1)}));
}
void Lowering::lowerImportFrom(const Instr& i) {
  set(i, observingCall(i, RtFn::rtImportFrom, {thread_, operand(i, 0), address(i.pointerA<Str>())}));
}
void Lowering::lowerPrintExpr(const Instr& i) {
  observingCall(i, RtFn::rtPrintExpr, {thread_, operand(i, 0)});
}

// --- exceptions

void Lowering::lowerPopHandled(const Instr& i) {
  llvm::Value* v = operand(i, 0);
  llvm::Value* none = valueir::isConstant(b, v, Value::kNoneBits);
  store(b.CreateSelect(none, empty(), v), thread_, offsets::kThread_handled, Region::kThread);
}

void Lowering::lowerMatchException(const Instr& i) {
  llvm::Value* result = observingCall(i, RtFn::rtMatchException, {thread_, operand(i, 0), operand(i, 1)});
  set(i, valueir::unboxBool(b, result));
}

}  // namespace taipan
