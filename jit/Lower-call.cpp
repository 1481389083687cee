// Calls of functions, methods and builtins.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/core/NativeFacts.h"

namespace taipan {

// The entry is loaded at each call: it is compiled code, or a bridge to the interpreter, and changes at any time.
void Lowering::lowerCallDirect(const Instr& i) {
  const auto* code = i.pointerA<const CodeBody>();
  Values parameters = operands(i, 1);
  if (parameters.size() > kMaxDirectParameters) {
    llvm::Value* function = valueir::pointer(b, operand(i, 0));
    return set(i, observingCall(i, RtFn::rtCallFunction, {thread_, function, argumentArray(parameters)}));
  }
  llvm::Value* entry = load(b.getPtrTy(), address(code), offsets::kCodeObject_directEntry, Region::kCode);
  Values arguments{thread_, valueir::pointer(b, operand(i, 0))};
  arguments.append(parameters);
  llvm::SmallVector<llvm::Type*, 12> types{b.getPtrTy(), b.getPtrTy()};
  types.append(parameters.size(), b.getInt64Ty());
  auto* type = llvm::FunctionType::get(b.getInt64Ty(), types, false);
  const StateUse& use = stateUse(i.state, DeoptReason::kCall);
  llvm::CallInst* call = emitCall(b, {type, entry}, arguments, &use);
  call->setCallingConv(llvm::CallingConv::PreserveNone);
  call->setDoesNotThrow();
  set(i, checked(i, call));
}

void Lowering::lowerCallNative(const Instr& i) {
  if (hir::factsOf(i.pointerA<NativeFunction>()).id == NativeId::Locals && i.operands.empty())
    return set(i, observingCall(i, RtFn::rtLocals, {thread_}));
  callNative(i, &stateUse(i.state, DeoptReason::kCall));
}

void Lowering::lowerCallNativeLeaf(const Instr& i) {
  callNative(i, nullptr);
}
void Lowering::lowerCallNativeReading(const Instr& i) {
  callNative(i, nullptr);
}

// state: of the call, if the function may look at frames.
void Lowering::callNative(const Instr& i, const StateUse* state) {
  hir::FrozenNative native = hir::nativeOf(i.pointerA<NativeFunction>());
  llvm::Type *word = b.getInt64Ty(), *pointer = b.getPtrTy();
  auto* type = llvm::FunctionType::get(word, {pointer, pointer, word, pointer}, false);
  Values arguments = operands(i);
  llvm::Value* array = argumentArray(arguments);
  llvm::Value* noNames = llvm::ConstantPointerNull::get(b.getPtrTy());
  llvm::Value* function = address(native.function);
  llvm::CallInst* call = emitCall(b, {type, function}, {thread_, array, i64(arguments.size()), noNames}, state);
  call->setDoesNotThrow();
  set(i, checked(i, call));
}

void Lowering::lowerCallGetter(const Instr& i) {
  llvm::Type *word = b.getInt64Ty(), *pointer = b.getPtrTy();
  auto* type = llvm::FunctionType::get(word, {pointer, word}, false);
  const StateUse& use = stateUse(i.state, DeoptReason::kCall);
  llvm::Value* getter = address(hir::getterOf(i.valueA()));
  llvm::CallInst* call = emitCall(b, {type, getter}, {thread_, operand(i, 0)}, &use);
  call->setDoesNotThrow();
  set(i, checked(i, call));
}

// Operand 1 counts unless it is empty: the array starts behind it then.
void Lowering::lowerCallMethod(const Instr& i) {
  Values arguments = operands(i, 1);
  llvm::Value* array = argumentArray(arguments);
  llvm::Value* bound = b.CreateIsNull(arguments[0]);
  llvm::Value* start = b.CreateSelect(bound, valueir::address(b, array, 8), array);
  llvm::Value* count = b.CreateSub(i64(arguments.size()), b.CreateZExt(bound, b.getInt64Ty()));
  set(i, observingCall(i, RtFn::rtCall, {thread_, operand(i, 0), start, count}));
}

void Lowering::lowerCallKw(const Instr& i) {
  Values arguments = operands(i, 1);
  uint64_t positional = arguments.size() - static_cast<uint64_t>(hir::lengthOf(i.valueA().as<Tuple>()));
  llvm::Value* array = argumentArray(arguments);
  set(i, observingCall(i, RtFn::rtCallKw,
                       {thread_, operand(i, 0), array, i64(positional), address(i.valueA().asObject())}));
}

void Lowering::lowerCheckInitResult(const Instr& i) {
  llvm::BasicBlock* wrong = coldBlock("notNone");
  unless(valueir::isConstant(b, operand(i, 0), Value::kNoneBits), wrong);
  llvm::IRBuilder<> cold(wrong);
  plainCall(cold, RtFn::rtRaiseInitResult, {thread_, operand(i, 0)});
  cold.CreateBr(exceptionBlock(i));
}

// A bound method would be made only to be called: functions found on the class are taken as they are, anything else is
// an attribute that the call gets bound.
void Lowering::lowerLoadMethod(const Instr& i) {
  llvm::Value* self = operand(i, 0);
  Values arguments{thread_, self, address(i.pointerA<Str>())};
  pushAttributeSite(i, i.pointerA<Str>(), &arguments);
  llvm::Value* method = plainCall(RtFn::rtFindMethod, {thread_, self, arguments[2], arguments[4]});
  llvm::BasicBlock* here = b.GetInsertBlock();
  llvm::BasicBlock* other = hotBlock("attribute");
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "method", body_, other->getNextNode());
  branchLikely(b, b.CreateIsNotNull(method), done, other);
  enter(other);
  llvm::Value* bound = observingCall(i, RtFn::rtGetAttr, arguments);
  llvm::BasicBlock* end = b.GetInsertBlock();
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{method, here}, {bound, end}}));
  setSecond(i, join(b.getInt64Ty(), {{self, here}, {empty(), end}}));
}

// --- iteration of any kind. The state is as Op::GetIter describes it.

void Lowering::lowerGetIter(const Instr& i) {
  llvm::Value* iterable = operand(i, 0);
  llvm::Value* position = plainCall(RtFn::rtIterationStart, {iterable});
  llvm::BasicBlock* here = b.GetInsertBlock();
  llvm::BasicBlock* other = hotBlock("iter");
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "iterating", body_, other->getNextNode());
  b.CreateCondBr(b.CreateIsNotNull(position), done, other);
  enter(other);
  llvm::Value* iterator = observingCall(i, RtFn::rtGetIter, {thread_, iterable});
  llvm::BasicBlock* end = b.GetInsertBlock();
  b.CreateBr(done);
  enter(done);
  set(i, join(b.getInt64Ty(), {{iterable, here}, {iterator, end}}));
  setSecond(i, join(b.getInt64Ty(), {{position, here}, {empty(), end}}));
}

void Lowering::lowerForIterNext(const Instr& i) {
  llvm::Value *state = operand(i, 0), *position = operand(i, 1);
  llvm::BasicBlock* fast = hotBlock("sequence");
  llvm::BasicBlock* iterator = llvm::BasicBlock::Create(context_, "iterator", body_, fast->getNextNode());
  llvm::BasicBlock* ended = llvm::BasicBlock::Create(context_, "ended", body_, iterator->getNextNode());
  llvm::BasicBlock* done = llvm::BasicBlock::Create(context_, "next", body_, ended->getNextNode());
  b.CreateCondBr(b.CreateIsNotNull(position), fast, iterator);

  enter(fast);
  llvm::Value* out = outWord();
  llvm::Value* item = plainCall(RtFn::rtSequenceNext, {state, position, out});
  llvm::Value* after = load(b.getInt64Ty(), out, 0, Region::kScratch);
  b.CreateBr(done);

  enter(iterator);
  llvm::Value* next = uncheckedCall(i, RtFn::rtIterNext, {thread_, state});
  b.CreateCondBr(b.CreateIsNotNull(next), done, ended);
  enter(ended);
  llvm::Value* pending = load(b.getInt64Ty(), thread_, offsets::kThread_exception, Region::kThread);
  branchLikely(b, b.CreateIsNull(pending), done, exceptionBlock(i));

  enter(done);
  set(i, join(b.getInt64Ty(), {{item, fast}, {next, iterator}, {empty(), ended}}));
  setSecond(i, join(b.getInt64Ty(), {{after, fast}, {empty(), iterator}, {empty(), ended}}));
}

}  // namespace taipan
