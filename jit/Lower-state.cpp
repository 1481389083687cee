// Frame states as deopt bundles, and the two ways out of compiled code that use them.
#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/core/Options.h"
#include "runtime/interp/Stress.h"
#include "runtime/threads/Thread.h"

namespace taipan {

using hir::FrameState;
using hir::Rep;

namespace {

Repr reprOf(const hir::Instr* v) {
  bool mayBeEmpty = v->type.mayBeEmpty();
  switch (v->rep) {
    case Rep::Int64:  return mayBeEmpty ? Repr::kIntOrEmpty : Repr::kInt;
    case Rep::Double: return mayBeEmpty ? Repr::kDoubleOrEmpty : Repr::kDouble;
    case Rep::Bool:   return Repr::kBool;
    default:          return Repr::kTagged;
  }
}

bool virtualKind(hir::Op op, VirtualObject::Kind* out) {
  switch (op) {
    case hir::Op::VirtualTuple:       *out = VirtualObject::Kind::kTuple; return true;
    case hir::Op::VirtualList:        *out = VirtualObject::Kind::kList; return true;
    case hir::Op::VirtualRange:       *out = VirtualObject::Kind::kRange; return true;
    case hir::Op::VirtualSlice:       *out = VirtualObject::Kind::kSlice; return true;
    case hir::Op::VirtualBoundMethod: *out = VirtualObject::Kind::kBoundMethod; return true;
    case hir::Op::VirtualSuper:       *out = VirtualObject::Kind::kSuper; return true;
    case hir::Op::VirtualCell:        *out = VirtualObject::Kind::kCell; return true;
    case hir::Op::VirtualInstance:    *out = VirtualObject::Kind::kInstance; return true;
    default:                          return false;
  }
}

// Writes one frame state as a descriptor and the operands that it names. Constants take no operand.
template <class ValueOf>
class StateWriter {
 public:
  StateWriter(StateDescriptor* out, llvm::SmallVectorImpl<llvm::Value*>* operands, ValueOf valueOf)
      : out_(out), operands_(operands), valueOf_(valueOf) {}

  void write(const FrameState* innermost) {
    llvm::SmallVector<const FrameState*, 4> chain;
    for (const FrameState* s = innermost; s; s = s->parent)
      chain.push_back(s);
    for (size_t n = chain.size(); n-- > 0;)
      writeSegment(*chain[n]);
    if (out_->isCall && innermost->resultOverride) {
      out_->hasResultOverride = true;
      out_->resultOverride = entry(0, innermost->resultOverride);
    }
  }

 private:
  void writeSegment(const FrameState& s) {
    StateSegment segment;
    segment.function = s.function;
    segment.code = hir::codeOf(s.code);
    segment.instr = s.instr;
    segment.telling = s.telling;
    if (!s.function && s.functionValue) segment.functionOperand = operandFor(s.functionValue);
    if (s.record) segment.recordOperand = operandFor(s.record);
    for (const hir::RegisterValue& r : s.registers)
      segment.values.push_back(entry(r.reg, r.value));
    out_->segments.push_back(std::move(segment));
  }

  StateValue entry(unsigned reg, const hir::Instr* v) {
    StateValue e{static_cast<uint16_t>(reg), reprOf(v), kConstantOperand, 0};
    if (v->isConst()) {
      e.constant = v->immA;
    } else if (v->rep == Rep::Virtual) {
      e.repr = Repr::kTagged;
      e.operand = kVirtualOperand;
      e.constant = virtualFor(v);
    } else {
      e.operand = operandFor(v);
    }
    return e;
  }

  int32_t operandFor(const hir::Instr* v) {
    auto [at, isNew] = indices_.try_emplace(v, static_cast<int32_t>(operands_->size()));
    if (isNew) operands_->push_back(valueOf_(v));
    return at->second;
  }

  uint64_t virtualFor(const hir::Instr* v) {
    auto found = virtuals_.find(v);
    if (found != virtuals_.end()) return found->second;
    StateVirtual object{};
    virtualKind(v->op, &object.kind);
    if (v->op == hir::Op::VirtualInstance) object.shape = v->pointerB<Shape>();
    for (unsigned n = 0; n < v->operands.size(); ++n)
      object.fields.push_back(entry(n, v->operands[n]));
    uint64_t index = out_->virtuals.size();
    out_->virtuals.push_back(std::move(object));
    virtuals_[v] = index;
    return index;
  }

  StateDescriptor* out_;
  llvm::SmallVectorImpl<llvm::Value*>* operands_;
  ValueOf valueOf_;
  llvm::DenseMap<const hir::Instr*, int32_t> indices_;
  llvm::DenseMap<const hir::Instr*, uint64_t> virtuals_;
};

}  // namespace

// Calls (kCall), the raising of their exceptions (kException), and guards (any other) have descriptors of their own.
const Lowering::StateUse& Lowering::stateUse(const FrameState* s, DeoptReason reason) {
  auto [at, isNew] = stateUses_.try_emplace({s, reason});
  StateUse& use = at->second;
  if (!isNew) return use;
  use.id = static_cast<uint32_t>(unit_->states.size());
  StateDescriptor& d = unit_->states.emplace_back();
  d.reason = reason;
  d.isCall = reason == DeoptReason::kCall;
  StateWriter writer(&d, &use.operands, [this](const Instr* v) { return value(v); });
  writer.write(s);
  return use;
}

llvm::CallInst* Lowering::emitCall(llvm::IRBuilderBase& at, llvm::FunctionCallee callee,
                                   llvm::ArrayRef<llvm::Value*> arguments, const StateUse* use) {
  if (!use) return at.CreateCall(callee, arguments);
  llvm::CallInst* call = at.CreateCall(callee, arguments, {llvm::OperandBundleDef("deopt", use->operands)});
  call->addFnAttr(llvm::Attribute::get(context_, "statepoint-id", std::to_string(use->id)));
  return call;
}

// --- exits

llvm::BasicBlock* Lowering::exitBlock(const Instr& i, DeoptReason reason) {
  llvm::BasicBlock*& block = guards_[{i.state, reason, i.siteCode, i.siteInstr}];
  if (block) return block;
  llvm::PHINode*& number = exits_[i.state];
  if (!number) {
    llvm::IRBuilder<> at(coldBlock("exit"));
    number = at.CreatePHI(b.getInt32Ty(), 4);
    llvm::FunctionCallee callee = declareRuntime(module_, RtFn::rtDeoptimise);
    at.CreateRet(emitCall(at, callee, {thread_, number}, &stateUse(i.state, reason)));
  }
  block = coldBlock("guard");
  number->addIncoming(i32(static_cast<uint32_t>(unit_->guards.size())), block);
  unit_->guards.push_back({reason, hir::codeOf(i.siteCode), i.siteInstr});
  llvm::IRBuilder<>(block).CreateBr(number->getParent());
  return block;
}

llvm::BasicBlock* Lowering::exceptionBlock(const Instr& i) {
  llvm::BasicBlock*& block = exceptionExits_[i.state];
  if (block) return block;
  block = coldBlock("raise");
  llvm::IRBuilder<> at(block);
  llvm::FunctionCallee callee = declareRuntime(module_, RtFn::rtExceptionExit);
  at.CreateRet(emitCall(at, callee, {thread_}, &stateUse(i.state, DeoptReason::kException)));
  return block;
}

void Lowering::guard(const Instr& i, llvm::Value* ok, DeoptReason reason) {
  stressGuard(i);
  auto* known = llvm::dyn_cast<llvm::ConstantInt>(ok);
  if (known && known->isOne()) return;
  unless(ok, exitBlock(i, reason));
}

// --deopt-stress: every N-th guard that is executed fails, whatever it guards.
void Lowering::stressGuard(const Instr& i) {
  if (options.deoptStress) leaveEvery(options.deoptStress, offsets::kThread_guardsUntilExit, i);
}

// --osr-stress: compiled loops are left at every N-th back-edge.
void Lowering::stressLoop(const Instr& i) {
  if (options.osrStress) leaveEvery(kOsrStressPeriod, offsets::kThread_loopsUntilExit, i);
}

// Leaves at i whenever the counter, a field of the thread that starts at n, comes to zero.
void Lowering::leaveEvery(uint64_t n, uint64_t counterOfThread, const Instr& i) {
  llvm::Value* counter = valueir::address(b, thread_, counterOfThread);
  llvm::Value* left = b.CreateSub(b.CreateLoad(b.getInt64Ty(), counter), i64(1));
  llvm::Value* fires = b.CreateICmpEQ(left, i64(0));
  b.CreateStore(b.CreateSelect(fires, i64(n), left), counter);
  unless(b.CreateNot(fires), exitBlock(i, DeoptReason::kStress));
}

// --- calls of runtime functions

llvm::CallInst* Lowering::plainCall(llvm::IRBuilderBase& at, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments) {
  llvm::FunctionCallee callee = declareRuntime(module_, fn);
  llvm::CallInst* call = emitCall(at, callee, arguments, nullptr);
  call->setCallingConv(llvm::cast<llvm::Function>(callee.getCallee())->getCallingConv());
  return call;
}

llvm::CallInst* Lowering::uncheckedCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments) {
  const StateUse& use = stateUse(i.state, DeoptReason::kCall);
  return emitCall(b, declareRuntime(module_, fn), arguments, &use);
}

llvm::Value* Lowering::checked(const Instr& i, llvm::Value* result) {
  unless(b.CreateIsNotNull(result), exceptionBlock(i));
  return result;
}

llvm::Value* Lowering::raisingCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments) {
  return checked(i, plainCall(fn, arguments));
}

llvm::Value* Lowering::observingCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments) {
  return checked(i, uncheckedCall(i, fn, arguments));
}

bool Lowering::yieldsNegation(const Instr& i) {
  const CodeBody* code = i.state->code;
  if (!code || !code->instrs) return false;
  const taipan::Instr& at = code->instrs[i.state->instr];
  return at.op == Op::Not || (at.op == Op::In && at.d == 1);
}

llvm::Value* Lowering::argumentArray(llvm::ArrayRef<llvm::Value*> words) {
  if (!arguments_) {
    llvm::IRBuilder<> at(entry_, entry_->begin());
    arguments_ = at.CreateAlloca(b.getInt64Ty(), i32(1), "arguments");
  }
  argumentWords_ = std::max<uint64_t>({argumentWords_, words.size(), 1});
  for (size_t n = 0; n < words.size(); ++n)
    store(words[n], arguments_, 8 * n, Region::kScratch);
  return arguments_;
}

llvm::Value* Lowering::outWord() {
  if (!outWord_) {
    llvm::IRBuilder<> at(entry_, entry_->begin());
    outWord_ = at.CreateAlloca(b.getInt64Ty(), nullptr, "out");
  }
  return outWord_;
}

}  // namespace taipan
