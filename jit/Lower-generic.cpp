// Operations that are one call of the runtime: those that their row in Ops.def makes one (HIR_CALL), and a few that
// pass the inline cache of their site.
#include <algorithm>
#include <cstring>

#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/threads/Thread.h"

namespace taipan {

// --- what a row says of its call

namespace {

// Of the operations that are a call.
constexpr RtFn kFunctions[] = {
#define HIR_OP(...)                                                                               RtFn{},
#define HIR_CALL(name, operands, result, type, immA, immB, effects, reads, writes, function, doc) RtFn::function,
#include "ir/Ops.def"
};

// How the arguments of a call are made up: [thread] operands [array count] [immA] [immB] [negate].
struct CallShape {
  size_t single;     // operands that are passed one by one
  bool isRepeating;  // the others go into an array
  bool hasA, hasB;
  size_t count() const { return single + (isRepeating ? 2 : 0) + hasA + hasB; }
};

CallShape shapeOf(const hir::OpInfo& op) {
  size_t letters = std::strlen(op.operands);
  bool isRepeating = letters && op.operands[letters - 1] == '*';
  return {isRepeating ? letters - 2 : letters, isRepeating, op.immA != hir::ImmKind::_, op.immB != hir::ImmKind::_};
}

bool isTest(const hir::OpInfo& op) {
  return op.result == hir::Rep::Bool && op.mayObserveFrame();
}

}  // namespace

// An operand or immediate as the runtime function's parameter takes it (RuntimeFunction::signature).
llvm::Value* Lowering::asParameter(llvm::Value* v, char code) {
  return code == 'p' && !v->getType()->isPointerTy() ? valueir::pointer(b, v) : v;
}

llvm::Value* Lowering::immediateParameter(uint64_t bits, char code) {
  switch (code) {
    case 'b': return i8(static_cast<uint8_t>(bits));
    case 'w': return i32(static_cast<uint32_t>(bits));
    case 'p': return address(reinterpret_cast<const void*>(bits));
    default:  return i64(bits);
  }
}

void Lowering::lowerRuntimeCall(const Instr& i) {
  RtFn fn = kFunctions[static_cast<unsigned>(i.op)];
  const hir::OpInfo& op = i.info();
  CallShape shape = shapeOf(op);
  const char* code = runtimeFunction(fn).signature + 1;
  bool negates = isTest(op) && code[std::strlen(code) - 1] == 'b' && std::strlen(code) > shape.count() + 1;
  Values arguments;
  if (std::strlen(code) - negates > shape.count()) arguments.push_back(thread_), ++code;
  for (unsigned n = 0; n < shape.single; ++n)
    arguments.push_back(asParameter(operand(i, n), *code++));
  if (shape.isRepeating) {
    Values rest = operands(i, static_cast<unsigned>(shape.single));
    arguments.append({argumentArray(rest), i64(rest.size())});
    code += 2;
  }
  if (shape.hasA) arguments.push_back(immediateParameter(i.immA, *code++));
  if (shape.hasB) arguments.push_back(immediateParameter(i.immB, *code++));
  if (negates) arguments.push_back(i8(yieldsNegation(i)));
  deliver(i, fn, arguments);
}

// The call, and its outcome as the row's effects and result say.
void Lowering::deliver(const Instr& i, RtFn fn, const Values& arguments) {
  const hir::OpInfo& op = i.info();
  if (op.mayDeopt()) {
    stressGuard(i);
    return askedOfRuntime(i, plainCall(fn, arguments));
  }
  llvm::Value* result = op.mayObserveFrame() ? observingCall(i, fn, arguments)
                        : op.mayRaise()      ? raisingCall(i, fn, arguments)
                                             : plainCall(fn, arguments);
  if (isTest(op))
    set(i, valueir::isConstant(b, result, yieldsNegation(i) ? Value::kFalseBits : Value::kTrueBits));
  else if (op.result == hir::Rep::Bool)
    set(i, b.CreateTrunc(result, b.getInt1Ty()));
  else if (op.result != hir::Rep::None)
    set(i, result);
}

// `-1` of a call of the runtime: what only Python can tell.
void Lowering::askedOfRuntime(const Instr& i, llvm::Value* answer) {
  unless(b.CreateICmpSGE(answer, i32(0)), exitBlock(i));
  set(i, b.CreateICmpNE(answer, i32(0)));
}

// --- with the inline cache of the site

const FeedbackSlot* Lowering::slotOfName(const Instr& i, const Str* name, std::initializer_list<Op> ops) {
  const CodeBody* code = i.siteCode;
  if (!code || !code->instrs) return nullptr;
  const taipan::Instr& at = code->instrs[i.siteInstr];
  bool isIt = std::find(ops.begin(), ops.end(), at.op) != ops.end() && at.slot != kNoFeedback;
  return isIt && code->names[at.d] == name ? hir::slotAddress(code, at.slot) : nullptr;
}

void Lowering::pushAttributeSite(const Instr& i, const Str* name, Values* arguments) {
  const FeedbackSlot* slot = slotOfName(i, name, {Op::LoadAttr, Op::StoreAttr, Op::LoadMethod});
  arguments->push_back(address(slot ? i.siteCode : nullptr));
  arguments->push_back(address(slot));
}

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

void Lowering::lowerLoadGlobal(const Instr& i) {
  llvm::Value* function = valueir::pointer(b, operand(i, 0));
  llvm::Value* slot = address(slotOfName(i, i.pointerA<Str>(), {Op::LoadGlobal}));
  set(i, observingCall(i, RtFn::rtLoadGlobal, {thread_, function, address(i.pointerA<Str>()), slot}));
}

// --- exceptions

void Lowering::lowerPopHandled(const Instr& i) {
  llvm::Value* v = operand(i, 0);
  llvm::Value* none = valueir::isConstant(b, v, Value::kNoneBits);
  store(b.CreateSelect(none, empty(), v), thread_, offsets::kThread_handled, Region::kThread);
}

}  // namespace taipan
