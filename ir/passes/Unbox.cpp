// Unbox: gives phis of boxed numbers an unboxed representation. A group of phis that feed each other becomes int64,
// double or bool when every value that comes in from outside can be had in that representation: because it was boxed
// just before, is a constant, is of that type, has been unboxed on the way, or (at the entry of a loop) can be guarded
// there, on the strength of the loop's unboxing it again. A variable that is unbound at first stays unboxed too: one
// bit pattern means "unbound". What uses the old phi gets it boxed, which Simplify then folds away.
#include <algorithm>
#include <bit>
#include <cstdlib>
#include <unordered_map>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

struct Target {
  Rep rep;
  TypeBits kind;  // exact type of tagged values that the checked form accepts
  Op box, boxOrEmpty, unbox, checked, constant, unbound;
};
constexpr Target kTargets[] = {
    {Rep::Double, kTypeFloat, Op::BoxDouble, Op::BoxDoubleOrEmpty, Op::UnboxDouble, Op::CheckedUnboxDouble,
     Op::ConstDouble, Op::UnboundDouble},
    {Rep::Int64, kTypeSmallInt, Op::BoxInt, Op::BoxIntOrEmpty, Op::UnboxInt, Op::CheckedUnboxInt, Op::ConstInt,
     Op::UnboundInt},
    {Rep::Bool, kTypeBool, Op::BoxBool, Op::BoxBool, Op::UnboxBool, Op::CheckedUnboxBool, Op::ConstBool, Op::ConstBool},
};

// Bits that the magnitude of an int64 takes at most; 63: nothing is known.
unsigned magnitudeBits(const Instr* v, unsigned depth = 4) {
  constexpr unsigned kUnknown = 63;
  if (v->op == Op::ConstInt)
    return v->intA() == INT64_MIN ? kUnknown
                                  : static_cast<unsigned>(std::bit_width(static_cast<uint64_t>(std::abs(v->intA()))));
  if (v->type.isSubtypeOf(kTypeSmallInt)) return 61;
  if (depth == 0) return kUnknown;
  auto operandBits = [&](unsigned n) { return magnitudeBits(v->operand(n), depth - 1); };
  switch (v->op) {
    case Op::IntAdd:
    case Op::IntSub:
    case Op::IntAddWrap:
    case Op::IntSubWrap:      return std::min(kUnknown, std::max(operandBits(0), operandBits(1)) + 1);
    case Op::IntMul:
    case Op::IntMulWrap:      return std::min(kUnknown, operandBits(0) + operandBits(1));
    case Op::IntMin:
    case Op::IntMax:
    case Op::IntAnd:
    case Op::IntOr:
    case Op::IntXor:          return std::max(operandBits(0), operandBits(1));
    case Op::IntMod:
    case Op::IntModSafe:      return operandBits(1);
    case Op::IntFloorDivSafe:
    case Op::IntShrSafe:      return operandBits(0);
    default:                  return kUnknown;
  }
}

// An int64 that is certainly not kUnboundInt.
bool isNeverUnboundInt(const Instr* v) {
  return magnitudeBits(v) < 63;
}

class Unboxer {
 public:
  Unboxer(Function& f, const Dominators& dominators, const Target& target)
      : f_(f), dominators_(dominators), t_(target) {}

  bool run() {
    collect();
    while (shrink()) {
    }
    if (group_.empty()) return false;
    convert();
    return true;
  }

 private:
  bool contains(const Instr* phi) const { return group_.count(const_cast<Instr*>(phi)); }

  // All tagged phis, and where values are unboxed to this representation.
  void collect() {
    for (Block* b : f_.blocks) {
      for (Instr* i : instrs(b)) {
        if (i->isPhi() && i->rep == Rep::Tagged) group_.insert({i, nullptr}), order_.push_back(i);
        if (i->op == t_.unbox || i->op == t_.checked) unboxings_[i->operand(0)].push_back(i);
      }
    }
  }

  enum class Input { kNo, kFree, kBoxed, kGuard };

  // How the value that comes in over edge n of the phi can be had unboxed.
  Input classify(const Instr* phi, unsigned n) const {
    Instr* v = phi->operands[n];
    if (contains(v)) return Input::kFree;
    if (v->op == t_.box) return Input::kBoxed;
    if (v->op == Op::ConstTagged) {
      bool isUnbound = v->valueA().isEmpty() && t_.rep != Rep::Bool;
      return isUnbound || v->type.isSubtypeOf(t_.kind) ? Input::kFree : Input::kNo;
    }
    if (v->type.isSubtypeOf(t_.kind) && !v->type.isBottom()) return Input::kFree;
    Block* from = phi->block->predecessors[n];
    if (dominatingUnboxing(v, from)) return Input::kFree;
    return mayGuard(v, from) ? Input::kGuard : Input::kNo;
  }

  Instr* dominatingUnboxing(Instr* v, const Block* end) const {
    auto it = unboxings_.find(v);
    if (it == unboxings_.end()) return nullptr;
    for (Instr* i : it->second)
      if (i->block && dominators_.dominates(i->block, end)) return i;
    return nullptr;
  }

  static Instr* checkpointOf(const Block* b) {
    Instr* before = b->last->previous;
    while (before && before->op != Op::Checkpoint && !before->info().writes && !before->info().mayRaise())
      before = before->previous;
    return before && before->op == Op::Checkpoint ? before : nullptr;
  }

  bool mayGuard(const Instr* v, const Block* from) const {
    if (!v->type.mayBe(t_.kind) || !checkpointOf(from)) return false;
    if (v->op != Op::OsrRegister || !v->immB) return true;
    return v->immB & t_.kind;  // what the register held when the entry was asked for
  }

  // Takes out phis that cannot be unboxed, or for which it would be a guess that nothing supports.
  bool shrink() {
    size_t before = group_.size();
    for (Instr* phi : order_)
      if (contains(phi) && !isPossible(phi)) group_.erase(phi);
    std::unordered_map<Instr*, bool> wanted;
    for (bool again = true; again;) {
      again = false;
      for (Instr* phi : order_) {
        if (!contains(phi) || wanted[phi] || !(isUnboxed(phi) || feedsWanted(phi, wanted))) continue;
        wanted[phi] = again = true;
      }
    }
    for (Instr* phi : order_) {
      if (!contains(phi)) continue;
      bool guards = false, boxed = false;
      for (unsigned n = 0; n < phi->operands.size(); ++n) {
        Input input = classify(phi, n);
        guards |= input == Input::kGuard;
        boxed |= input == Input::kBoxed;
      }
      bool profits =
          wanted[phi] || (boxed && !guards) || (boxed && isLoopPhi(phi)) || (!guards && feedsOrFedByGroup(phi));
      if (!profits) group_.erase(phi);
    }
    return group_.size() != before;
  }

  bool isPossible(const Instr* phi) const {
    if (phi->type.isBottom()) return false;
    bool mayBeEmpty = phi->type.mayBeEmpty() && bringsEmpty(phi);
    for (unsigned n = 0; n < phi->operands.size(); ++n) {
      Input input = classify(phi, n);
      if (input == Input::kNo) return false;
      bool needsRoom = mayBeEmpty && t_.rep == Rep::Int64 && input == Input::kBoxed;
      if (needsRoom && !isNeverUnboundInt(phi->operands[n]->operand(0))) return false;
    }
    return !(mayBeEmpty && t_.rep == Rep::Bool);
  }

  bool isUnboxed(Instr* phi) const { return unboxings_.count(phi); }
  bool isLoopPhi(const Instr* phi) const { return phi->block->isLoopHead; }

  // Another phi of the group that is wanted gets this one as an operand.
  bool feedsWanted(const Instr* phi, std::unordered_map<Instr*, bool>& wanted) const {
    for (Instr* other : order_) {
      if (!contains(other) || !wanted[other]) continue;
      if (std::find(other->operands.begin(), other->operands.end(), phi) != other->operands.end()) return true;
    }
    return false;
  }
  bool feedsOrFedByGroup(const Instr* phi) const {
    for (Instr* operand : phi->operands)
      if (contains(operand) && operand != phi) return true;
    for (Instr* other : order_)
      if (contains(other) && other != phi &&
          std::find(other->operands.begin(), other->operands.end(), phi) != other->operands.end())
        return true;
    return false;
  }

  // --- conversion

  void convert() {
    Replacements replacements(f_);
    for (Instr* phi : order_) {
      if (!contains(phi)) continue;
      Instr* unboxed = newInstr(f_, Op::Phi, phi->operands);
      unboxed->rep = t_.rep;
      unboxed->siteCode = phi->siteCode;
      unboxed->siteInstr = phi->siteInstr;
      insertBefore(phi, unboxed);
      group_[phi] = unboxed;
    }
    for (Instr* phi : order_) {
      if (!contains(phi)) continue;
      Instr* unboxed = group_[phi];
      for (unsigned n = 0; n < phi->operands.size(); ++n)
        unboxed->operands[n] = unboxedInput(phi, n);
      TypeBits kind = t_.rep == Rep::Int64 ? kTypeInt : t_.kind;
      bool couldBeEmpty = bringsEmpty(phi);
      unboxed->type = Type(kind | (couldBeEmpty ? kTypeEmpty : 0));
      Instr* boxed = newInstr(f_, couldBeEmpty ? t_.boxOrEmpty : t_.box, std::vector{unboxed});
      boxed->type = unboxed->type;
      insertAtStart(phi->block, boxed);
      replacements.replace(phi, boxed);
    }
    replacements.apply();
    for (auto& [phi, unboxed] : group_)
      unlink(phi);
  }

  // Is the unbound value among what may flow into the phi?
  bool bringsEmpty(const Instr* phi) const {
    std::vector<const Instr*> work{phi}, seen;
    while (!work.empty()) {
      const Instr* p = work.back();
      work.pop_back();
      if (std::find(seen.begin(), seen.end(), p) != seen.end()) continue;
      seen.push_back(p);
      for (Instr* operand : p->operands) {
        if (contains(operand))
          work.push_back(operand);
        else if (operand->op == Op::ConstTagged && operand->valueA().isEmpty())
          return true;
      }
    }
    return false;
  }

  Instr* unboxedInput(Instr* phi, unsigned n) {
    Instr* v = phi->operands[n];
    if (contains(v)) return group_[v];
    if (v->op == t_.box) return v->operand(0);
    Block* from = phi->block->predecessors[n];
    if (v->op == Op::ConstTagged) return unboxedConstant(v->valueA());
    bool isTyped = v->type.isSubtypeOf(t_.kind);
    if (!isTyped)
      if (Instr* known = dominatingUnboxing(v, from)) return known;
    Instr* i = newInstr(f_, isTyped ? t_.unbox : t_.checked, std::vector{v});
    if (!isTyped) {
      i->state = checkpointOf(from)->state;
      if (Instr* use = someUnboxing(phi)) i->siteCode = use->siteCode, i->siteInstr = use->siteInstr;
    }
    insertBeforeTerminator(from, i);
    return i;
  }

  // An unboxing in the loop that is the reason for the guard before it: if the guard fails, that site is to blame.
  Instr* someUnboxing(Instr* phi) {
    for (Instr* p : order_) {
      if (!contains(p) || !unboxings_.count(p)) continue;
      if (p == phi) return unboxings_[p].front();
    }
    for (Instr* p : order_)
      if (contains(p) && unboxings_.count(p)) return unboxings_[p].front();
    return nullptr;
  }

  Instr* unboxedConstant(Value v) {
    Instr* c = v.isEmpty()             ? newInstr(f_, t_.unbound, {})
               : t_.rep == Rep::Int64  ? constInt(f_, v.asSmallInt())
               : t_.rep == Rep::Double ? constDouble(f_, doubleOf(v))
                                       : constBool(f_, v.isTrue());
    insertAtStart(f_.entry(), c);
    return c;
  }

  Function& f_;
  const Dominators& dominators_;
  const Target& t_;
  std::unordered_map<Instr*, Instr*> group_;  // to their replacements
  std::vector<Instr*> order_;                 // for determinism
  std::unordered_map<Instr*, std::vector<Instr*>> unboxings_;
};

}  // namespace

bool runUnbox(Function& f) {
  renumber(f);
  Dominators dominators(f);
  bool changed = false;
  for (const Target& target : kTargets)
    changed |= Unboxer(f, dominators, target).run();
  return changed;
}

}  // namespace taipan::hir
