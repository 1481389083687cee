// Frames, blocks and edges: how the values of registers flow together.
#include <algorithm>

#include "ir/BuilderImpl.h"

namespace taipan::hir {

namespace {

constexpr uint32_t kMaxInstrs = 40000;  // larger functions stay in the interpreter

bool hasAny(const CodeBody* code, std::initializer_list<BcOp> ops) {
  for (uint32_t n = 0; n < code->instrCount; ++n)
    if (std::find(ops.begin(), ops.end(), code->instrs[n].op) != ops.end()) return true;
  return false;
}

// Code that is given a namespace is compiled from its loops on, for namespaces that are dicts.
bool isGivenNamespace(const CodeBody* code) {
  if (code->hasDictLocals()) return false;
  return code->isClassBody || hasAny(code, {BcOp::LoadName, BcOp::StoreName, BcOp::DeleteName, BcOp::LoadClassCell});
}

const char* whyNot(const CodeBody* code, const Snapshot& s) {
  if (code->flags & kCodeGenerator) return "generator";
  if (hasAny(code, {BcOp::ImportStar})) return "import *";
  if (!isGivenNamespace(code)) return nullptr;
  if (s.osrInstr < 0 || hasAny(code, {BcOp::SetupAnnotations})) return "names are looked up in a given namespace";
  return s.hasDictNamespace && s.trust != Trust::kNothing ? nullptr : "names are looked up in what may be no dict";
}

}  // namespace

BuildResult buildFunction(const Snapshot& snapshot) {
  return FunctionBuilder(snapshot).run();
}

BuildResult FunctionBuilder::run() {
  const FunctionSnapshot* function = s_.find(s_.function);
  const CodeBody* code = function->code;
  if (const char* why = whyNot(code, s_)) return {nullptr, why};
  fn_ = std::make_unique<Function>();
  fn_->code = code;
  fn_->frozen = s_.frozen;
  fn_->osrInstr = s_.osrInstr;
  fn_->tier = s_.tier;
  InlinedFrame frame;
  frame.code = code;
  frame.snapshot = s_.find(code);
  frame.functionSnapshot = function;
  BytecodePlan plan(code, s_.osrInstr < 0 ? 0 : static_cast<uint32_t>(s_.osrInstr));
  frame.plan = &plan;
  frame.liveness = livenessOf(code);
  frame_ = &frame;
  s_.osrInstr < 0 ? enterFunction() : enterOsr();
  goTo(0);
  buildFrame();
  renumber(f());
  if (f().nextInstr > kMaxInstrs) return {nullptr, "too large"};
  for (Block* b : f().blocks)
    if (b->last->op == hir::Op::Return || b->isLoopHead) return {std::move(fn_), nullptr};
  return {nullptr, "nothing of it has been executed", true};
}

// --- entry

void FunctionBuilder::enterFunction() {
  at_ = newBlock(f());
  const CodeBody* code = frame_->code;
  frame_->functionValue = emit(Op::LoadFunction, {});
  frame_->env.assign(code->registerCount, nullptr);
  for (unsigned r = 0; r < code->localsPlusCount(); ++r)
    frame_->env[r] = r < code->parameterCount ? emit(Op::Param, {}, r) : emptyValue();
  frame_->record = emit(Op::EnterFrame, {frame_->functionValue}, reinterpret_cast<uint64_t>(code), 0);
  frame_->at = frame_->after = nullptr;  // from here on with the record
  guardGlobals();
}

void FunctionBuilder::enterOsr() {
  at_ = newBlock(f());
  const CodeBody* code = frame_->code;
  frame_->pc = static_cast<uint32_t>(s_.osrInstr);
  frame_->functionValue = emit(Op::LoadFunction, {});
  frame_->env.assign(code->registerCount, nullptr);
  RegisterSet live = frame_->liveness->before(frame_->pc);
  for (unsigned r = 0; r < code->registerCount; ++r) {
    if (!isVariable(r) && !live.has(r)) continue;
    TypeBits hint = r < s_.osrTypes.size() ? s_.osrTypes[r] : 0;
    frame_->env[r] = emit(Op::OsrRegister, {}, r, hint);
  }
  frame_->record = emit(Op::EnterFrame, {frame_->functionValue}, reinterpret_cast<uint64_t>(code), 0);
  frame_->at = frame_->after = nullptr;
  guardGlobals();
  if (code->hasDictLocals() || isGivenNamespace(code)) frame_->nameSpace = emit(Op::LoadNamespace, {frame_->record});
  if (isGivenNamespace(code)) frame_->nameSpace = guardType(frame_->nameSpace, kTypeDict);
  emit(Op::Checkpoint, {});
  frame_->lastLine = s_.osrInstr == 0 ? 0 : kLineUnknown;
}

// Values of globals are those of the function that was hot; another function of the same code may have others.
void FunctionBuilder::guardGlobals() {
  if (frame_->snapshot->globals.empty()) return;
  const FunctionSnapshot& s = *frame_->functionSnapshot;
  emit(Op::GuardGlobals, {frame_->functionValue}, reinterpret_cast<uint64_t>(s.globals),
       reinterpret_cast<uint64_t>(s.builtins));
}

// --- blocks

void FunctionBuilder::buildFrame() {
  for (unsigned n = 0; n < frame_->plan->blocks.size() && !frame_->failed; ++n)
    if (beginBlock(n)) buildBlock(n);
}

bool FunctionBuilder::beginBlock(unsigned index) {
  std::vector<Edge>& edges = frame_->incoming[index];
  if (edges.empty()) return false;
  const PlanBlock& plan = frame_->plan->blocks[index];
  frame_->planBlock = index;
  frame_->pc = plan.start;
  frame_->at = frame_->after = nullptr;
  Block* b = newBlock(f());
  Env env = mergeEdges(edges, b, frame_->liveness->before(plan.start));
  frame_->lastLine = edges[0].lastLine;
  for (const Edge& e : edges)
    if (e.lastLine != frame_->lastLine) frame_->lastLine = kLineUnknown;
  edges.clear();
  frame_->env = std::move(env);
  at_ = b;
  if (plan.isLoopHead) beginLoop(index);
  return true;
}

// The block just begun becomes the loop's preheader; the head gets a phi for each register that the loop may change.
void FunctionBuilder::beginLoop(unsigned index) {
  const PlanBlock& plan = frame_->plan->blocks[index];
  if (frame_->foldedInto) {
    frame_->failed = true;
    at_ = nullptr;
    return;
  }
  Env& env = frame_->env;
  bool hookWrites = tellsLines() && !frame_->caller && hookHasWritten();
  auto changes = [&](unsigned r) { return env[r] && (plan.writtenInLoop.has(r) || (hookWrites && isVariable(r))); };
  auto isIndex = [&](unsigned r) { return plan.indicesOfLoop.has(r) && env[r]->rep == Rep::Int64; };
  for (unsigned r = 0; r < env.size(); ++r)
    if (changes(r) && !isIndex(r)) env[r] = tagged(env[r]);
  emit(Op::Checkpoint, {});
  if (tellsLines() && !frame_->caller) beginLineOfLoop(plan.start);
  Block* head = newBlock(f());
  head->isLoopHead = true;
  jumpTo(head);
  at_ = head;
  frame_->heads[index] = head;
  for (unsigned r = 0; r < env.size(); ++r) {
    if (!changes(r)) continue;
    Instr* phi = newInstr(f(), Op::Phi, std::vector{env[r]});
    phi->rep = env[r]->rep;
    phi->type = phi->rep == Rep::Int64 ? Type(kTypeSmallInt) : Type::top();
    append(head, phi);
    env[r] = phi;
    frame_->headPhis[index].push_back({r, phi});
  }
  frame_->at = frame_->after = nullptr;
}

void FunctionBuilder::buildBlock(unsigned index) {
  const PlanBlock& plan = frame_->plan->blocks[index];
  for (uint32_t pc = plan.start; pc < plan.end && isOpen() && !frame_->failed; ++pc) {
    frame_->pc = pc;
    frame_->at = frame_->after = nullptr;
    if (tellsLines() && !frame_->caller) tellLine();
    if (isOpen()) instruction();
  }
  if (!isOpen() || frame_->failed) return;
  if (opInfo(frame_->code->instrs[plan.end - 1].op).isJump()) return;
  goTo(plan.next);
}

// --- merging

Env FunctionBuilder::mergeEdges(std::vector<Edge>& edges, Block* into, const RegisterSet& live) {
  for (Edge& e : edges) {
    e.from->successors[e.slot] = into;
    into->predecessors.push_back(e.from);
  }
  Env env = edges[0].env;
  for (unsigned r = 0; r < env.size(); ++r) {
    std::vector<std::pair<Block*, Instr*>> values;
    bool needed = isVariable(r) || live.has(r);
    for (Edge& e : edges) {
      needed &= e.env[r] != nullptr;
      values.push_back({e.from, e.env[r]});
    }
    env[r] = needed ? mergeValues(into, values) : nullptr;
  }
  return env;
}

Instr* FunctionBuilder::mergeValues(Block* into, std::span<const std::pair<Block*, Instr*>> values) {
  Instr* first = values[0].second;
  bool same = true, sameRep = true;
  for (auto [from, v] : values) {
    same &= v == first;
    sameRep &= v->rep == first->rep;
  }
  if (same) return first;
  std::vector<Instr*> operands;
  Type type;
  for (auto [from, v] : values) {
    operands.push_back(sameRep ? v : boxAtEnd(from, v));
    type = type.join(v->type);
  }
  Instr* phi = newInstr(f(), Op::Phi, operands);
  phi->rep = operands[0]->rep;
  phi->type = type;
  Instr* position = into->first;
  while (position && position->isPhi())
    position = position->next;
  position ? insertBefore(position, phi) : append(into, phi);
  return phi;
}

Instr* FunctionBuilder::boxAtEnd(Block* b, Instr* v) {
  if (v->rep == Rep::Tagged) return v;
  Block* here = at_;
  at_ = nullptr;  // tagged() makes the instruction without placing it
  Instr* boxed = tagged(v);
  at_ = here;
  if (!boxed->block) insertBeforeTerminator(b, boxed);
  return boxed;
}

// --- edges

void FunctionBuilder::sendEdge(int32_t planBlock, Block* from, unsigned slot) {
  frame_->incoming[static_cast<size_t>(planBlock)].push_back({from, slot, frame_->env, frame_->lastLine});
}

// Ends the block with a jump to a block of the plan.
void FunctionBuilder::goTo(int32_t planBlock) {
  if (frame_->incoming.empty()) {
    frame_->incoming.resize(frame_->plan->blocks.size());
    frame_->heads.resize(frame_->plan->blocks.size());
    frame_->headPhis.resize(frame_->plan->blocks.size());
  }
  if (frame_->heads[static_cast<size_t>(planBlock)]) return closeLoop(planBlock);
  Block* from = at_;
  emit(Op::Jump, {});
  sendEdge(planBlock, from, 0);
  at_ = nullptr;
}

// A back-edge: the head's phis get one operand more.
void FunctionBuilder::closeLoop(int32_t planBlock) {
  Block* head = frame_->heads[static_cast<size_t>(planBlock)];
  for (auto [r, phi] : frame_->headPhis[static_cast<size_t>(planBlock)]) {
    Instr* v = frame_->env[r] ? frame_->env[r] : emptyValue();
    std::vector<Instr*> operands(phi->operands.begin(), phi->operands.end());
    operands.push_back(phi->rep == Rep::Int64 ? asInt(v) : tagged(v));
    setOperands(f(), phi, operands);
  }
  jumpTo(head);
}

// Successor `slot` of a finished block is a block of the plan, which may be a loop's head.
void FunctionBuilder::leaveTo(int32_t planBlock, Block* from, unsigned slot) {
  if (!frame_->heads[static_cast<size_t>(planBlock)]) return sendEdge(planBlock, from, slot);
  Block* between = newBlock(f());
  from->successors[slot] = between;
  between->predecessors.push_back(from);
  Block* here = at_;
  at_ = between;
  closeLoop(planBlock);
  at_ = here;
}

void FunctionBuilder::branch(Instr* condition, int32_t whenTrue, int32_t whenFalse) {
  if (condition->op == Op::ConstBool) return goTo(condition->immA ? whenTrue : whenFalse);
  Block* from = at_;
  emit(Op::Branch, {condition});
  at_ = nullptr;
  leaveTo(whenTrue, from, 0);
  leaveTo(whenFalse, from, 1);
}

void FunctionBuilder::jumpTo(Block* b) {
  Block* from = at_;
  emit(Op::Jump, {});
  addEdge(from, b);
  at_ = nullptr;
}

void FunctionBuilder::branchTo(Instr* condition, Block* whenTrue, Block* whenFalse) {
  Block* from = at_;
  emit(Op::Branch, {condition});
  addEdge(from, whenTrue);
  addEdge(from, whenFalse);
  at_ = nullptr;
}

void FunctionBuilder::deopt(DeoptReason reason) {
  Instr* i = emit(Op::Deopt, {});
  i->reason = reason;
  if (at_) at_->isCold = true;
  at_ = nullptr;
}

}  // namespace taipan::hir
