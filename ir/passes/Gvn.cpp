// Gvn: replaces a computation by an equal one that dominates it. Guards too: one that passed need not be asked again.
// Loads are equal while the memory they read has the same version (Memory.h). A store makes its value known to later
// loads, and what is known of objects' shapes decides shape guards and shape tests.
#include <map>
#include <unordered_map>

#include "ir/passes/Memory.h"
#include "ir/passes/SimplifyRules.h"

namespace taipan::hir {

namespace {

struct Key {
  Op op;
  Rep rep;
  uint64_t immA, immB;
  std::vector<Instr*> operands;
  std::vector<uint32_t> versions;
  bool operator<(const Key& o) const {
    if (op != o.op) return op < o.op;
    if (rep != o.rep) return rep < o.rep;
    if (immA != o.immA) return immA < o.immA;
    if (immB != o.immB) return immB < o.immB;
    if (operands != o.operands) return operands < o.operands;
    return versions < o.versions;
  }
};

using Versions = std::array<uint32_t, Memory::kLocations>;

class Numbering {
 public:
  explicit Numbering(Function& f)
      : f_(f),
        dominators_(f),
        loops_(f, dominators_),
        memory_(f),
        replacements_(f),
        out_(f.blocks.size()),
        done_(f.blocks.size()) {}

  bool run() {
    // Versions at block entries need all predecessors, so go in reverse postorder; what is available, the dominators'
    // tables, is looked up through the tree.
    tables_.resize(f_.blocks.size());
    for (Block* b : f_.blocks)
      block(b);
    bool changed = changed_ || !replacements_.empty();
    replacements_.apply();
    return changed;
  }

 private:
  uint32_t fresh() { return ++lastVersion_; }

  void bump(Versions& v, LocationSet set) {
    uint32_t version = fresh();
    for (; set; set &= set - 1)
      v[static_cast<size_t>(std::countr_zero(set))] = version;
  }

  Versions entryVersions(Block* b) {
    if (b == f_.entry()) return Versions{};
    Block* dominator = dominators_.immediate(b);
    Versions v = out_[dominator->order];
    bool isHead = false;
    for (Block* p : b->predecessors)
      isHead |= !done_[p->order];
    if (isHead) {
      const Loop* loop = loops_.of(b);
      bool known = loop && loop->head == b && loop->preheader;
      if (known) v = out_[loop->preheader->order];
      bump(v, known ? memory_.writtenIn(loop) : ~LocationSet{0});
      return v;
    }
    for (size_t n = 0; n < v.size(); ++n) {
      bool same = true;
      for (Block* p : b->predecessors)
        same &= out_[p->order][n] == out_[b->predecessors[0]->order][n];
      v[n] = same ? out_[b->predecessors[0]->order][n] : fresh();
    }
    return v;
  }

  void block(Block* b) {
    now_ = entryVersions(b);
    current_ = b;
    branchFacts(b);
    for (Instr* i : instrs(b)) {
      if (i->isPhi()) continue;
      for (Instr*& operand : i->operands)
        operand = replacements_.resolve(operand);
      instr(i);
    }
    out_[b->order] = now_;
    done_[b->order] = true;
  }

  // --- what is available

  Key keyOf(const Instr* i) const { return keyOf(i->op, i->rep, i->operands, i->immA, i->immB, memory_.read(i)); }

  Key keyOf(Op op, Rep rep, std::span<Instr* const> operands, uint64_t immA, uint64_t immB, LocationSet reads) const {
    Key k{op, rep, immA, immB, {operands.begin(), operands.end()}, {}};
    for (; reads; reads &= reads - 1)
      k.versions.push_back(now_[static_cast<size_t>(std::countr_zero(reads))]);
    return k;
  }

  Instr* find(const Key& k) const {
    for (Block* b = current_; b; b = dominators_.immediate(b)) {
      auto it = tables_[b->order].find(k);
      if (it != tables_[b->order].end()) return it->second;
    }
    return nullptr;
  }
  void add(const Key& k, Instr* value) { tables_[current_->order][k] = value; }

  // --- instructions

  void instr(Instr* i) {
    const OpInfo& info = i->info();
    if (i->op == Op::GuardShape || i->op == Op::HasShape) return shapeTest(i);
    bool guards = info.mayDeopt() && !info.writes && !info.isPinned();
    if ((info.isPure() && i->rep != Rep::Virtual) || guards) return equal(i);
    effect(i);
  }

  void equal(Instr* i) {
    Key k = keyOf(i);
    if (Instr* known = find(k)) {
      if (i->rep != Rep::None) replacements_.replace(i, known);
      unlink(i);
      changed_ = true;
      return;
    }
    add(k, i);
  }

  void effect(Instr* i) {
    LocationSet written = memory_.written(i);
    bool own = isOwnStore(i);
    if (own) {
      // Nobody else knows the object yet: other objects' slots and shapes stay as they are.
    } else if (written) {
      bump(now_, written);
    }
    switch (i->op) {
      case Op::NewInstance:  return setShape(i, i->immB);
      case Op::StoreNewSlot: setShape(i->operand(0), i->immB); [[fallthrough]];
      case Op::StoreSlot:    return forward(i, Op::LoadSlot, {i->operand(0)}, i->immA, 0, i->operand(1));
      case Op::StoreOverflowSlot:
        return forward(i, Op::LoadOverflowSlot, {i->operand(0)}, i->immA, i->immB, i->operand(1));
      case Op::StoreGlobalEntry: return forward(i, Op::LoadGlobalEntry, {}, i->immA, i->immB, i->operand(0));
      case Op::StoreIterField:   return forward(i, Op::LoadIterField, {i->operand(0)}, i->immA, 0, i->operand(1));
      case Op::StoreCell:        return forward(i, Op::LoadCell, {i->operand(0)}, 0, 0, i->operand(1));
      case Op::NewCell:          return forward(i, Op::LoadCell, {i}, 0, 0, i->operand(0));
      case Op::ListStore:        return forward(i, Op::ListLoad, {i->operand(0), i->operand(1)}, 0, 0, i->operand(2));
      default:                   return;
    }
  }

  // A later load of this address gives `value`.
  void forward(Instr* store, Op load, std::initializer_list<Instr*> operands, uint64_t immA, uint64_t immB,
               Instr* value) {
    Instr probe{};
    probe.op = load;
    probe.immA = immA;
    probe.immB = immB;
    LocationSet reads = memory_.read(&probe);
    (void)store;
    add(keyOf(load, Rep::Tagged, std::span(operands.begin(), operands.size()), immA, immB, reads), value);
  }

  // A store to an object made in this block that nothing has seen since.
  bool isOwnStore(const Instr* i) const {
    if (i->op != Op::StoreSlot && i->op != Op::StoreNewSlot) return false;
    Instr* object = i->operand(0);
    if (object->op != Op::NewInstance || object->block != i->block) return false;
    for (const Instr* between = object->next; between != i; between = between->next) {
      for (unsigned n = 0; n < between->operands.size(); ++n) {
        if (between->operand(n) != object) continue;
        bool addressOnly =
            n == 0 && (between->op == Op::StoreSlot || between->op == Op::StoreNewSlot || between->op == Op::LoadSlot);
        if (!addressOnly) return false;
      }
      // States name the object too; what runs with such a state could find it.
      if (between->info().mayObserveFrame()) return false;
    }
    return true;
  }

  // --- shapes: the fact "v has shape s" is an entry that reads the shapes' memory

  Key shapeKey(Instr* v) const {
    Instr* const operand[] = {rootOf(v)};
    return keyOf(Op::GuardShape, Rep::None, operand, 0, 0, kAliasShape);
  }
  // Guards yield the same object.
  static Instr* rootOf(Instr* v) {
    while (v->op == Op::GuardShape || v->op == Op::GuardType || v->op == Op::GuardBound || v->op == Op::GuardValue)
      v = v->operand(0);
    return v;
  }
  void setShape(Instr* v, uint64_t shape) {
    Instr*& fact = shapes_[shape];
    if (!fact) {  // stands for the shape in the tables; in no block
      fact = newInstr(f_, Op::Unreachable, {});
      fact->immA = shape;
    }
    add(shapeKey(v), fact);
  }
  // What stands for v behind the guard that found its shape, so that loads keep depending on it.
  static Instr* guarded(Instr* fact, Instr* v) { return fact->op == Op::GuardShape ? fact : v; }

  void shapeTest(Instr* i) {
    Instr* fact = find(shapeKey(i->operand(0)));
    if (i->op == Op::GuardShape) {
      if (fact && fact->immA == i->immA) {
        replacements_.replace(i, guarded(fact, i->operand(0)));
        unlink(i);
        changed_ = true;
      } else {
        add(shapeKey(i->operand(0)), i);
      }
      return;
    }
    if (!fact) return equal(i);
    Rewriter r(f_);
    replacements_.replace(i, r.boolConst(fact->immA == i->immA));
    unlink(i);
    changed_ = true;
  }

  // In the block that a shape test leads to, the shape is known.
  void branchFacts(Block* b) {
    if (b->predecessors.size() != 1) return;
    Block* p = b->predecessors[0];
    if (p->last->op != Op::Branch || p->successors[0] != b || p->successors[1] == b) return;
    Instr* condition = p->last->operand(0);
    bool holds = condition->op == Op::HasShape && out_[p->order][0] == now_[0];
    if (holds && condition->block == p) setShape(condition->operand(0), condition->immA);
  }

  Function& f_;
  Dominators dominators_;
  Loops loops_;
  Memory memory_;
  Replacements replacements_;
  Versions now_{};
  std::vector<Versions> out_;
  std::vector<uint8_t> done_;
  std::vector<std::map<Key, Instr*>> tables_;
  std::unordered_map<uint64_t, Instr*> shapes_;
  Block* current_ = nullptr;
  uint32_t lastVersion_ = 0;
  bool changed_ = false;
};

}  // namespace

bool runGvn(Function& f) {
  renumber(f);
  return Numbering(f).run();
}

}  // namespace taipan::hir
