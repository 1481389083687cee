// AllocationSinking: an object that only states name (and other such objects) is not made at all. It becomes a virtual
// object: deoptimisation and locals() build it from its parts when they need it. Loads of its fields have been folded
// before. Objects that can change (lists, cells, instances) are sunk only if no state of a call names them: a callee
// that found them by locals() and changed them would change a copy. Instances are sunk with the stores that fill them.
#include <algorithm>
#include <unordered_map>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

Op virtualForm(Op op) {
  switch (op) {
    case Op::NewTuple:       return Op::VirtualTuple;
    case Op::NewRange:       return Op::VirtualRange;
    case Op::NewSlice:       return Op::VirtualSlice;
    case Op::NewBoundMethod: return Op::VirtualBoundMethod;
    case Op::NewSuper:       return Op::VirtualSuper;
    case Op::NewList:        return Op::VirtualList;
    case Op::NewCell:        return Op::VirtualCell;
    case Op::NewInstance:    return Op::VirtualInstance;
    default:                 return Op::kCount;
  }
}
bool mayChange(Op op) {
  return op == Op::NewList || op == Op::NewCell || op == Op::NewInstance;
}
bool fillsSlot(Op op) {
  return op == Op::StoreSlot || op == Op::StoreNewSlot;
}

// Operations that look a tuple up, which then need only its items.
struct LookUp {
  Op op, withItems;
  unsigned key;   // which operand it is
  bool mayStore;  // and may keep it
};
constexpr LookUp kLookUps[] = {
    {Op::DictGetItem, Op::DictGetTuple, 1, false},
    {Op::DictSetItem, Op::DictSetTuple, 1, true},
    {Op::DictContains, Op::DictHasTuple, 0, false},
    {Op::SetAdd, Op::SetAddTuple, 1, true},
};
const LookUp* lookUpOf(const Instr* i) {
  for (const LookUp& l : kLookUps)
    if (l.op == i->op) return &l;
  return nullptr;
}

// What is known of an allocation.
struct Candidate {
  bool escapes = false;           // used by more than states, virtual objects and, of instances, the stores into it
  bool isObserved = false;        // named by a state that something may look at
  std::vector<Instr*> stores;     // of instances, in order
  std::vector<Instr*> lookUps;    // of tuples
  std::vector<Instr*> witnesses;  // instructions whose states name it
};

class Sinker {
 public:
  explicit Sinker(Function& f) : f_(f) {}

  bool run() {
    collect();
    Replacements replacements(f_);
    bool changed = false;
    for (Instr* i : order_) {
      const Candidate& c = candidates_[i];
      if (c.escapes || (mayChange(i->op) && c.isObserved) || isKnownElsewhere(c)) continue;
      if (i->op == Op::NewInstance) {
        Instr* sunk = sinkInstance(i, c);
        if (!sunk) continue;
        replacements.replace(i, sunk);
      } else {
        for (Instr* use : c.lookUps)
          takeItems(use, i);
        i->op = virtualForm(i->op);
        i->rep = Rep::Virtual;
        i->state = nullptr;
      }
      changed = true;
    }
    replacements.apply();
    return changed;
  }

 private:
  // A tuple that is kept in a dict or set is made there: nobody may name it afterwards, who would get another one.
  static bool isKnownElsewhere(const Candidate& c) {
    auto keeps = std::find_if(c.lookUps.begin(), c.lookUps.end(), [](Instr* use) { return lookUpOf(use)->mayStore; });
    if (keeps == c.lookUps.end()) return false;
    auto isBefore = [&](const Instr* other) {
      const Instr* at = *keeps;
      while (at && at != other)
        at = at->previous;
      return at != nullptr;
    };
    auto others = [&](const Instr* use) { return use != *keeps && !isBefore(use); };
    return std::any_of(c.lookUps.begin(), c.lookUps.end(), others) ||
           std::any_of(c.witnesses.begin(), c.witnesses.end(),
                       [&](const Instr* w) { return w == *keeps || !isBefore(w); });
  }

  void takeItems(Instr* use, Instr* tuple) {
    const LookUp* l = lookUpOf(use);
    std::vector<Instr*> operands;
    for (unsigned n = 0; n < use->operands.size(); ++n)
      if (n != l->key) operands.push_back(use->operand(n));
    operands.insert(operands.end(), tuple->operands.begin(), tuple->operands.end());
    use->op = l->withItems;
    setOperands(f_, use, operands);
  }

  Candidate* candidate(Instr* i) {
    auto it = candidates_.find(i);
    return it == candidates_.end() ? nullptr : &it->second;
  }

  void collect() {
    for (Block* b : f_.blocks)
      for (Instr* i : instrs(b))
        // The empty tuple is one object.
        if (virtualForm(i->op) != Op::kCount && !(i->op == Op::NewTuple && i->operands.empty())) {
          candidates_[i];
          order_.push_back(i);
        }
    if (order_.empty()) return;
    for (Block* b : f_.blocks)
      for (Instr* i : instrs(b)) {
        operandsOf(i);
        if (i->state) statesOf(i);
      }
  }

  void operandsOf(Instr* i) {
    for (unsigned n = 0; n < i->operands.size(); ++n) {
      Candidate* c = candidate(i->operand(n));
      if (!c) continue;
      bool fills = n == 0 && fillsSlot(i->op) && i->operand(0)->op == Op::NewInstance;
      const LookUp* lookUp = i->operand(n)->op == Op::NewTuple ? lookUpOf(i) : nullptr;
      if (fills)
        c->stores.push_back(i);
      else if (lookUp && lookUp->key == n)
        c->lookUps.push_back(i);
      else if (i->rep != Rep::Virtual || i->operand(n)->op == Op::NewInstance)
        c->escapes = true;
    }
  }

  void statesOf(Instr* i) {
    bool observes = i->info().mayObserveFrame() || i->op == Op::LeaveFrame;
    for (FrameState* s = i->state; s; s = s->parent) {
      if (Candidate* c = s->functionValue ? candidate(s->functionValue) : nullptr) c->escapes = true;
      if (Candidate* c = s->resultOverride ? candidate(s->resultOverride) : nullptr) c->escapes = true;
      for (const RegisterValue& r : s->registers)
        note(r.value, i, observes);
    }
  }
  void note(Instr* v, Instr* witness, bool observes) {
    if (v->rep == Rep::Virtual)
      for (Instr* part : v->operands)
        note(part, witness, observes);
    Candidate* c = candidate(v);
    if (!c) return;
    c->isObserved |= observes;
    c->witnesses.push_back(witness);
    // What it would hold is in the state with it.
    if (v->op != Op::NewInstance)
      for (Instr* part : v->operands)
        if (candidate(part)) note(part, witness, observes);
  }

  // The virtual form of an instance whose stores follow it in its block, with no state in between that names it. Null:
  // not so.
  Instr* sinkInstance(Instr* i, const Candidate& c) {
    Instr* last = i;
    for (Instr* store : c.stores) {
      if (store->block != i->block) return nullptr;
      last = store;
    }
    for (Instr* at = i->next; at != last && last != i; at = at->next) {
      if (at == nullptr) return nullptr;
      if (std::find(c.witnesses.begin(), c.witnesses.end(), at) != c.witnesses.end()) return nullptr;
    }
    auto* shape = reinterpret_cast<Shape*>(i->immB);
    std::vector<std::pair<uint64_t, Instr*>> slots;
    for (Instr* store : c.stores) {
      auto known = std::find_if(slots.begin(), slots.end(), [&](auto& slot) { return slot.first == store->immA; });
      if (known != slots.end())
        known->second = store->operand(1);
      else
        slots.push_back({store->immA, store->operand(1)});
      if (store->op == Op::StoreNewSlot) shape = store->pointerB<Shape>();
    }
    std::sort(slots.begin(), slots.end());
    std::vector<Instr*> fields;
    for (size_t n = 0; n < slots.size(); ++n) {
      if (n && slots[n].first != slots[n - 1].first + 8) return nullptr;  // not all of its slots
      fields.push_back(unboxed(slots[n].second));
    }
    Instr* sunk = newInstr(f_, Op::VirtualInstance, fields);
    sunk->immA = i->immA;
    sunk->immB = reinterpret_cast<uint64_t>(shape);
    insertAfter(last, sunk);
    for (Instr* store : c.stores)
      unlink(store);
    unlink(i);
    return sunk;
  }

  static Instr* unboxed(Instr* v) {
    bool isBox = v->op == Op::BoxInt || v->op == Op::BoxDouble || v->op == Op::BoxBool;
    return isBox ? v->operand(0) : v;
  }

  Function& f_;
  std::unordered_map<Instr*, Candidate> candidates_;
  std::vector<Instr*> order_;
};

}  // namespace

bool runAllocationSinking(Function& f) {
  bool changed = false;
  while (Sinker(f).run())
    changed = true;
  return changed;
}

}  // namespace taipan::hir
