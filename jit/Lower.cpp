#include "jit/Lower.h"

#include <atomic>

#include "RuntimeOffsets.inc"
#include "jit/Lowering.h"
#include "runtime/threads/Thread.h"

namespace taipan {

namespace {

// Symbols are unique in the process: one namespace holds all versions of all functions.
std::atomic<uint32_t> serial{0};

std::string nameOf(const hir::Function& f) {
  return f.name.empty() && f.code && f.code->qualname ? hir::textOf(f.code->qualname) : f.name;
}

std::string symbolFor(const hir::Function& f) {
  return nameOf(f) + "." + std::to_string(serial++);
}

// HIR that was read from text has no real code object: its parameters count.
unsigned parameterCount(const hir::Function& f) {
  unsigned count = f.parameterCount();
  for (const hir::Block* block : f.blocks)
    for (const hir::Instr* i : hir::instrs(block))
      if (i->op == hir::Op::Param) count = std::max(count, static_cast<unsigned>(i->intA()) + 1);
  return count;
}

std::string readableName(const hir::Function& f) {
  if (f.osrInstr < 0 || !f.code || !f.code->positions) return nameOf(f);
  return nameOf(f) + ":" + std::to_string(f.code->lineOf(static_cast<uint32_t>(f.osrInstr)));
}

}  // namespace

bool lowerToLlvm(const hir::Function& f, CodeUnit* out, std::string* whyNot) {
  out->context = std::make_unique<llvm::LLVMContext>();
  out->module = std::make_unique<llvm::Module>(nameOf(f), *out->context);
  out->name = readableName(f);
  return Lowering(f, out).run(whyNot);
}

Lowering::Lowering(const hir::Function& f, CodeUnit* unit)
    : f_(f), unit_(unit), context_(*unit->context), module_(*unit->module), b(context_), tags_(context_) {
  unlikely_ = llvm::MDNode::get(
      context_, {llvm::MDString::get(context_, "branch_weights"), llvm::ConstantAsMetadata::get(b.getInt32(2'000'000)),
                 llvm::ConstantAsMetadata::get(b.getInt32(1))});
}

bool Lowering::run(std::string* whyNot) {
  findObservedRecords();
  if (f_.osrInstr >= 0 && !hasOutermostFrame_) giveUp("loop entry without an activation");
  makeSignature();
  for (const hir::Block* block : f_.blocks) {
    std::string name = "b" + std::to_string(block->id);
    starts_[block] = llvm::BasicBlock::Create(context_, name, body_);
  }
  enter(entry_);
  bool isElided = !hasOutermostFrame_ && f_.osrInstr < 0 && f_.code && f_.code->instrs;
  if (isElided) enterElided();
  b.CreateBr(starts_[f_.entry()]);
  for (const hir::Block* block : f_.blocks)
    lowerBlock(block);
  fillPhis();
  for (llvm::BasicBlock* block : coldBlocks_)
    block->insertInto(body_);
  if (arguments_) arguments_->setOperand(0, i32(static_cast<uint32_t>(argumentWords_)));
  if (failure_) *whyNot = failure_;
  return !failure_;
}

void Lowering::giveUp(const char* why) {
  if (!failure_) failure_ = why;
}

llvm::Function* Lowering::makeFunction(const std::string& name, llvm::ArrayRef<llvm::Type*> parameters) {
  auto* type = llvm::FunctionType::get(b.getInt64Ty(), parameters, false);
  auto* function = llvm::Function::Create(type, llvm::Function::ExternalLinkage, name, module_);
  function->setCallingConv(llvm::CallingConv::PreserveNone);
  function->setDoesNotThrow();
  function->addFnAttr("frame-pointer", "all");
  llvm::Argument* thread = function->getArg(0);
  thread->setName("thread");
  thread->addAttr(llvm::Attribute::NoAlias);
  thread->addAttr(llvm::Attribute::NoUndef);
  thread->addAttr(llvm::Attribute::get(context_, llvm::Attribute::Writable));
  thread->addAttr(llvm::Attribute::getWithDereferenceableBytes(context_, sizeof(Thread)));
  function->getArg(1)->setName("function");
  function->getArg(1)->addAttr(llvm::Attribute::NoUndef);
  return function;
}

void Lowering::chooseEntry() {
  unit_->parameterCount = parameterCount(f_);
  if (f_.osrInstr >= 0)
    unit_->entry = CodeUnit::Entry::kLoop;
  else if (unit_->parameterCount > kMaxDirectParameters)
    unit_->entry = CodeUnit::Entry::kArray;
  unit_->symbol = symbolFor(f_);
}

void Lowering::makeSignature() {
  chooseEntry();
  bool isDirect = unit_->entry == CodeUnit::Entry::kDirect;
  llvm::SmallVector<llvm::Type*, 12> types{b.getPtrTy(), b.getPtrTy()};
  if (isDirect)
    types.append(unit_->parameterCount, b.getInt64Ty());
  else
    types.push_back(b.getPtrTy());
  body_ = makeFunction(unit_->symbol, types);
  body_->setEntryCount(1000);  // with a profile, cold blocks are laid out outside of the loops they belong to
  thread_ = body_->getArg(0);
  function_ = body_->getArg(1);
  entry_ = llvm::BasicBlock::Create(context_, "entry", body_);
  if (unit_->entry == CodeUnit::Entry::kLoop) {
    osrRegisters_ = body_->getArg(2);
    osrRegisters_->setName("registers");
  } else {
    takeParameters(isDirect);
  }
}

// As arguments, or out of the array of them.
void Lowering::takeParameters(bool areArguments) {
  enter(entry_);
  auto argument = [&](unsigned n) { return body_->getArg(2 + n); };
  if (!areArguments) argument(0)->setName("args");
  for (unsigned n = 0; n < unit_->parameterCount; ++n) {
    llvm::Value* p = areArguments ? argument(n) : load(b.getInt64Ty(), argument(0), 8 * n, Region::kScratch);
    p->setName("p" + std::to_string(n));
    parameters_.push_back(p);
  }
}

// --- blocks

void Lowering::lowerBlock(const hir::Block* block) {
  enter(starts_[block]);
  for (const Instr* i = block->first; i; i = i->next) {
    lowerInstr(*i);
    if (i->info().isTerminator()) break;
  }
  ends_[block] = b.GetInsertBlock();
}

void Lowering::lowerInstr(const Instr& i) {
  using Handler = void (Lowering::*)(const Instr&);
  static constexpr Handler kHandlers[] = {
#define HIR_OP(name, ...) &Lowering::lower##name,
#define HIR_CALL(...)     &Lowering::lowerRuntimeCall,
#include "ir/Ops.def"
  };
  (this->*kHandlers[static_cast<unsigned>(i.op)])(i);
}

void Lowering::lowerPhi(const Instr& i) {
  llvm::PHINode* phi = b.CreatePHI(typeOf(i.rep), static_cast<unsigned>(i.operands.size()));
  set(i, phi);
  phis_.push_back(&i);
}

void Lowering::fillPhis() {
  for (const Instr* i : phis_) {
    auto* phi = llvm::cast<llvm::PHINode>(values_[i]);
    const auto& predecessors = i->block->predecessors;
    for (unsigned n = 0; n < i->operands.size(); ++n)
      phi->addIncoming(operand(*i, n), ends_[predecessors[n]]);
  }
}

llvm::BasicBlock* Lowering::hotBlock(const char* name) {
  llvm::BasicBlock* here = b.GetInsertBlock();
  if (!here->getParent()) return coldBlock(name);  // in the middle of a cold path
  return llvm::BasicBlock::Create(context_, name, body_, here->getNextNode());
}

llvm::BasicBlock* Lowering::coldBlock(const char* name) {
  coldBlocks_.push_back(llvm::BasicBlock::Create(context_, name));
  return coldBlocks_.back();
}

void Lowering::branchLikely(llvm::IRBuilderBase& at, llvm::Value* condition, llvm::BasicBlock* likely,
                            llvm::BasicBlock* unlikely) {
  at.CreateCondBr(condition, likely, unlikely, biased_ ? unlikely_ : nullptr);
}

void Lowering::unless(llvm::Value* ok, llvm::BasicBlock* cold) {
  llvm::BasicBlock* next = hotBlock("");
  branchLikely(b, ok, next, cold);
  enter(next);
}

llvm::PHINode* Lowering::join(llvm::Type* type, llvm::ArrayRef<std::pair<llvm::Value*, llvm::BasicBlock*>> incoming) {
  llvm::PHINode* phi = b.CreatePHI(type, static_cast<unsigned>(incoming.size()));
  for (auto [v, from] : incoming)
    phi->addIncoming(v, from);
  return phi;
}

// --- values

llvm::Type* Lowering::typeOf(hir::Rep rep) {
  switch (rep) {
    case hir::Rep::Tagged:
    case hir::Rep::Int64:  return b.getInt64Ty();
    case hir::Rep::Double: return b.getDoubleTy();
    case hir::Rep::Bool:   return b.getInt1Ty();
    case hir::Rep::Ptr:    return b.getPtrTy();
    default:               return b.getVoidTy();
  }
}

llvm::Value* Lowering::value(const Instr* definition) {
  switch (definition->op) {
    case hir::Op::ConstTagged: return i64(definition->valueA().bits());
    case hir::Op::ConstInt:    return i64(static_cast<uint64_t>(definition->intA()));
    case hir::Op::ConstDouble: return llvm::ConstantFP::get(b.getDoubleTy(), definition->doubleA());
    case hir::Op::ConstBool:   return b.getInt1(definition->intA() != 0);
    default:                   break;
  }
  auto found = values_.find(definition);
  if (found != values_.end()) return found->second;
  giveUp("operand without a value");
  return llvm::PoisonValue::get(typeOf(definition->rep));
}

Lowering::Values Lowering::operands(const Instr& i, unsigned from) {
  Values out;
  for (unsigned n = from; n < i.operands.size(); ++n)
    out.push_back(operand(i, n));
  return out;
}

llvm::Value* Lowering::address(const void* p) {
  return llvm::ConstantExpr::getIntToPtr(i64(reinterpret_cast<uint64_t>(p)), b.getPtrTy());
}

// Constants are made where they are used.
void Lowering::lowerConstTagged(const Instr&) {}
void Lowering::lowerConstInt(const Instr&) {}
void Lowering::lowerConstDouble(const Instr&) {}
void Lowering::lowerConstBool(const Instr&) {}

void Lowering::lowerParam(const Instr& i) {
  set(i, parameters_[static_cast<unsigned>(i.intA())]);
}

void Lowering::lowerOsrRegister(const Instr& i) {
  set(i, load(b.getInt64Ty(), osrRegisters_, 8 * static_cast<uint64_t>(i.intA()), Region::kScratch));
}

void Lowering::lowerLoadFunction(const Instr& i) {
  set(i, b.CreatePtrToInt(function_, b.getInt64Ty()));
}

void Lowering::lowerSelect(const Instr& i) {
  set(i, b.CreateSelect(operand(i, 0), operand(i, 1), operand(i, 2)));
}

void Lowering::lowerSecondResult(const Instr& i) {
  set(i, seconds_.lookup(i.operand(0)));
}

}  // namespace taipan
