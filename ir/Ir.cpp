#include "ir/Ir.h"

#include <algorithm>

namespace taipan::hir {

// Spellings that let the rows of Ops.def read as prose.
namespace column {
constexpr uint16_t Pure = 0, Guard = 1, Raise = 2, Observe = 4 | Raise, Allocate = 8, State = 16, Pin = 32,
                   Terminate = 64, Store = 128, Handled = 256, Idle = 512;
constexpr AliasSet _ = 0, Shape = kAliasShape, ListHead = kAliasListHead, ListItem = kAliasListItem, Slot = kAliasSlot,
                   Cell = kAliasCell, Global = kAliasGlobal, Iter = kAliasIter, Heap = kAliasHeap, Trace = kAliasTrace,
                   All = kAliasAll;
constexpr TypeBits kTypeBottom = 0;
constexpr bool observes(uint16_t effects) {
  return (effects & Observe) == Observe;
}
constexpr AliasSet all(uint16_t effects, AliasSet named) {
  return observes(effects) ? AliasSet{kAliasAll} : named;
}

constexpr OpInfo kInfo[] = {
#define HIR_OP(name, operands, result, type, immA, immB, effects, reads, writes, doc) \
  {#name,         operands, Rep::result,         kType##type,          ImmKind::immA, \
   ImmKind::immB, effects,  all(effects, reads), all(effects, writes), doc},
#include "ir/Ops.def"
};

constexpr std::string_view kKindNames[] = {
#define KIND(name, doc) #name,
#include "runtime/core/ValueKinds.def"
};

struct LengthOps {
  std::optional<Op> of[kTypeKindCount];
};
constexpr LengthOps findLengthOps() {
  constexpr std::string_view kLength = "Length";
  LengthOps found;
  for (unsigned kind = 0; kind < kTypeKindCount; ++kind)
    for (unsigned op = 0; op < std::size(kInfo); ++op) {
      std::string_view name = kInfo[op].name;
      bool isIt = name.ends_with(kLength) && name.substr(0, name.size() - kLength.size()) == kKindNames[kind];
      if (isIt) found.of[kind] = static_cast<Op>(op);
    }
  return found;
}
constexpr LengthOps kLengthOps = findLengthOps();
}  // namespace column

const OpInfo& opInfo(Op op) {
  return column::kInfo[static_cast<unsigned>(op)];
}

std::optional<Op> lengthOp(TypeBits kind) {
  return std::has_single_bit(kind) ? column::kLengthOps.of[std::countr_zero(kind)] : std::nullopt;
}

bool isLengthOp(Op op) {
  return std::ranges::find(column::kLengthOps.of, std::optional(op)) != std::end(column::kLengthOps.of);
}

bool OpInfo::mayDeopt() const {
  return effects & column::Guard;
}
bool OpInfo::mayRaise() const {
  return effects & column::Raise;
}
bool OpInfo::mayObserveFrame() const {
  return column::observes(effects);
}
bool OpInfo::allocates() const {
  return effects & column::Allocate;
}
bool OpInfo::needsState() const {
  return effects & (column::Guard | column::Raise | column::State);
}
bool OpInfo::isPure() const {
  return effects == column::Pure;
}
bool OpInfo::isPinned() const {
  return effects & (column::Pin | column::Terminate | column::Handled);
}
bool OpInfo::isTerminator() const {
  return effects & column::Terminate;
}

bool OpInfo::hasSideEffect() const {
  if (effects & column::Idle) return false;
  if (column::observes(effects) || writes) return true;
  if (effects & column::Allocate) return false;
  constexpr uint16_t kStays =
      column::Guard | column::Raise | column::Terminate | column::Store | column::Handled | column::State;
  return effects & kStays;
}

const char* repName(Rep r) {
  constexpr const char* kNames[] = {"none", "tagged", "int64", "double", "bool", "ptr", "virtual", "any"};
  return kNames[static_cast<unsigned>(r)];
}

DeoptReason defaultReason(Op op) {
  switch (op) {
    case Op::GuardShape:       return DeoptReason::kShape;
    case Op::GuardValue:
    case Op::GuardCode:
    case Op::GuardGlobals:     return DeoptReason::kCallee;
    case Op::GuardKeysVersion:
    case Op::StoreGlobalEntry: return DeoptReason::kInvalidated;
    case Op::GuardBound:
    case Op::GuardPlainCell:   return DeoptReason::kUnbound;
    case Op::GuardBounds:
    case Op::ListPop:          return DeoptReason::kBounds;
    case Op::IntAdd:
    case Op::IntSub:
    case Op::IntMul:
    case Op::IntNeg:
    case Op::IntAbs:
    case Op::IntShl:
    case Op::IntShr:
    case Op::DoubleToInt:
    case Op::DoubleFloorToInt:
    case Op::DoubleCeilToInt:
    case Op::IntToDoubleExact:
    case Op::GuardIntRange:    return DeoptReason::kOverflow;
    case Op::IntFloorDiv:
    case Op::IntMod:
    case Op::IntTrueDiv:
    case Op::DoubleDiv:
    case Op::DoubleFloorDiv:
    case Op::DoubleMod:
    case Op::DoublePow:
    case Op::DoubleSqrt:
    case Op::DoubleMath:       return DeoptReason::kDivision;
    case Op::Deopt:            return DeoptReason::kNotReached;
    case Op::Safepoint:        return DeoptReason::kInterrupt;
    default:                   return opInfo(op).mayDeopt() ? DeoptReason::kType : DeoptReason::kCall;
  }
}

// --- making

Block* newBlock(Function& f) {
  Block& b = f.blockStorage.emplace_back();
  b.id = f.nextBlock++;
  b.function = &f;
  f.blocks.push_back(&b);
  return &b;
}

Instr* newInstr(Function& f, Op op, std::span<Instr* const> operands) {
  const OpInfo& info = opInfo(op);
  Instr* i = f.arena.create<Instr>();
  i->op = op;
  i->rep = info.result;
  i->reason = defaultReason(op);
  i->id = f.nextInstr++;
  i->type = Type(info.type);
  setOperands(f, i, operands);
  return i;
}

void setOperands(Function& f, Instr* i, std::span<Instr* const> operands) {
  i->operands = f.arena.copy(operands.data(), operands.size());
}

FrameState* newState(Function& f, const FrameState& contents) {
  FrameState* s = f.arena.create<FrameState>(contents);
  s->id = static_cast<uint32_t>(f.states.size());
  s->registers = f.arena.copy(contents.registers.data(), contents.registers.size());
  f.states.push_back(s);
  return s;
}

static Instr* constant(Function& f, Op op, uint64_t bits, Type type) {
  Instr* i = newInstr(f, op, {});
  i->immA = bits;
  i->type = type;
  return i;
}

Instr* constTagged(Function& f, Value v, TypeBits kinds) {
  return constant(f, Op::ConstTagged, v.bits(), Type::constant(v, kinds));
}
Instr* constInt(Function& f, int64_t v) {
  Type type = Value::fitsInt(v) ? Type::constant(Value::smallInt(v), kTypeSmallInt) : Type(kTypeBigInt);
  return constant(f, Op::ConstInt, static_cast<uint64_t>(v), type);
}
Instr* constDouble(Function& f, double v) {
  return constant(f, Op::ConstDouble, std::bit_cast<uint64_t>(v), kTypeFloat);
}
Instr* constBool(Function& f, bool v) {
  return constant(f, Op::ConstBool, v, Type::constant(Value::boolean(v), kTypeBool));
}

// --- placing

void append(Block* b, Instr* i) {
  i->block = b;
  i->previous = b->last;
  i->next = nullptr;
  (b->last ? b->last->next : b->first) = i;
  b->last = i;
}

void insertBefore(Instr* position, Instr* i) {
  Block* b = position->block;
  i->block = b;
  i->previous = position->previous;
  i->next = position;
  (position->previous ? position->previous->next : b->first) = i;
  position->previous = i;
}

void insertAfter(Instr* position, Instr* i) {
  if (position->next) return insertBefore(position->next, i);
  append(position->block, i);
}

void insertAtStart(Block* b, Instr* i) {
  Instr* at = b->first;
  while (at && at->isPhi())
    at = at->next;
  if (at) return insertBefore(at, i);
  append(b, i);
}

void insertBeforeTerminator(Block* b, Instr* i) {
  if (b->last && b->last->info().isTerminator()) return insertBefore(b->last, i);
  append(b, i);
}

void unlink(Instr* i) {
  Block* b = i->block;
  (i->previous ? i->previous->next : b->first) = i->next;
  (i->next ? i->next->previous : b->last) = i->previous;
  i->block = nullptr;
  i->previous = i->next = nullptr;
}

void addEdge(Block* from, Block* to) {
  CHECK(!from->successors[1], "a block has at most two successors");
  from->successors[from->successors[0] ? 1 : 0] = to;
  to->predecessors.push_back(from);
}

unsigned predecessorIndex(const Block* b, const Block* predecessor) {
  auto it = std::find(b->predecessors.begin(), b->predecessors.end(), predecessor);
  CHECK(it != b->predecessors.end(), "not a predecessor");
  return static_cast<unsigned>(it - b->predecessors.begin());
}

void removePredecessor(Block* b, unsigned index) {
  b->predecessors.erase(b->predecessors.begin() + index);
  for (Instr* phi = b->first; phi && phi->isPhi(); phi = phi->next) {
    std::copy(phi->operands.begin() + index + 1, phi->operands.end(), phi->operands.begin() + index);
    phi->operands = phi->operands.first(phi->operands.size() - 1);
  }
}

// --- order

static void postorder(Function& f, std::vector<Block*>& out) {
  constexpr uint32_t kUnseen = UINT32_MAX;
  for (Block& b : f.blockStorage)
    b.order = kUnseen;
  std::vector<std::pair<Block*, int>> stack{{f.entry(), 0}};
  f.entry()->order = 0;
  while (!stack.empty()) {
    auto& [b, next] = stack.back();
    // The second successor first, so that in reverse postorder the first one follows its block.
    int at = static_cast<int>(b->successorCount()) - 1 - next++;
    if (at < 0) {
      out.push_back(b);
      stack.pop_back();
      continue;
    }
    Block* successor = b->successors[at];
    if (successor->order != kUnseen) continue;
    successor->order = 0;
    stack.push_back({successor, 0});
  }
}

void renumber(Function& f) {
  std::vector<Block*> order;
  postorder(f, order);
  std::reverse(order.begin(), order.end());
  auto isDropped = [](Block* b) { return b->order == UINT32_MAX; };
  for (Block* b : order)
    for (unsigned i = static_cast<unsigned>(b->predecessors.size()); i-- > 0;)
      if (isDropped(b->predecessors[i])) removePredecessor(b, i);
  for (unsigned i = 0; i < order.size(); ++i)
    order[i]->order = i;
  f.blocks = std::move(order);
}

void addDependency(Function& f, const Dependency& d) {
  if (std::find(f.dependencies.begin(), f.dependencies.end(), d) == f.dependencies.end()) f.dependencies.push_back(d);
}

}  // namespace taipan::hir
