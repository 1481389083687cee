// RangeAnalysis: bounds of int64 values, and the checks that they make needless. Bounds come from operations, from the
// steps of loop counters, and from the comparisons that dominate a place. A bounds check on a loop counter that runs to
// a value known before the loop is replaced by one check in front of the loop.
#include <algorithm>
#include <unordered_map>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

using Wide = __int128;

struct Range {
  int64_t lo = INT64_MIN, hi = INT64_MAX;
  bool isWithin(int64_t l, int64_t h) const { return lo >= l && hi <= h; }
  bool contains(int64_t v) const { return lo <= v && v <= hi; }
};

Range smallInts() {
  return {Value::kIntMin, Value::kIntMax};
}

// The range of an operation whose exact results lie in [lo, hi]: one that does not fit 64 bits has left before.
Range clamp(Wide lo, Wide hi) {
  return {static_cast<int64_t>(std::max<Wide>(lo, INT64_MIN)), static_cast<int64_t>(std::min<Wide>(hi, INT64_MAX))};
}

Range sum(Range a, Range b) {
  return clamp(Wide{a.lo} + b.lo, Wide{a.hi} + b.hi);
}
Range difference(Range a, Range b) {
  return clamp(Wide{a.lo} - b.hi, Wide{a.hi} - b.lo);
}
Range product(Range a, Range b) {
  Wide corners[] = {Wide{a.lo} * b.lo, Wide{a.lo} * b.hi, Wide{a.hi} * b.lo, Wide{a.hi} * b.hi};
  return clamp(*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4));
}
Range join(Range a, Range b) {
  return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)};
}
Range meet(Range a, Range b) {
  Range m{std::max(a.lo, b.lo), std::min(a.hi, b.hi)};
  return m.lo <= m.hi ? m : a;  // contradictory: cannot be reached
}

bool fits(Wide lo, Wide hi) {
  return lo >= INT64_MIN && hi <= INT64_MAX;
}

CompareOp swapped(CompareOp op) {
  constexpr CompareOp kSwapped[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                    CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
  return kSwapped[static_cast<unsigned>(op)];
}
CompareOp negated(CompareOp op) {
  constexpr CompareOp kNegated[] = {CompareOp::Ge, CompareOp::Gt, CompareOp::Ne,
                                    CompareOp::Eq, CompareOp::Le, CompareOp::Lt};
  return kNegated[static_cast<unsigned>(op)];
}

// A comparison that holds in a block because control got there.
struct Fact {
  Instr *left, *right;
  CompareOp op;
};

class Analysis {
 public:
  explicit Analysis(Function& f) : f_(f), dominators_(f), loops_(f, dominators_), replacements_(f) {}

  bool run() {
    for (Block* b : f_.blocks)
      for (Instr* i : instrs(b))
        if (i->rep == Rep::Int64 && !i->isConst()) narrowType(i);
    for (Block* b : f_.blocks)
      for (Instr* i : instrs(b)) {
        for (Instr*& operand : i->operands)
          operand = replacements_.resolve(operand);
        visit(i);
      }
    changed_ |= !replacements_.empty();
    replacements_.apply();
    return changed_;
  }

 private:
  // --- ranges

  Range of(Instr* v) {
    if (v->op == Op::ConstInt) return {v->intA(), v->intA()};
    auto known = ranges_.find(v);
    if (known != ranges_.end()) return known->second;
    ranges_[v] = v->type.isSubtypeOf(kTypeSmallInt) ? smallInts() : Range{};  // while it is being found, for cycles
    Range r = compute(v);
    if (v->type.isSubtypeOf(kTypeSmallInt)) r = meet(r, smallInts());
    return ranges_[v] = r;
  }

  // The range of v where control is in block b.
  Range at(Instr* v, Block* b) {
    Range r = of(v);
    if (v->op == Op::ConstInt) return r;
    forEachFact(b, [&](const Fact& fact) {
      if (fact.left == v) r = meet(r, satisfying(fact.op, of(fact.right)));
      if (fact.right == v) r = meet(r, satisfying(swapped(fact.op), of(fact.left)));
    });
    return r;
  }

  static Range satisfying(CompareOp op, Range other) {
    switch (op) {
      case CompareOp::Lt: return {INT64_MIN, other.hi == INT64_MIN ? INT64_MIN : other.hi - 1};
      case CompareOp::Le: return {INT64_MIN, other.hi};
      case CompareOp::Gt: return {other.lo == INT64_MAX ? INT64_MAX : other.lo + 1, INT64_MAX};
      case CompareOp::Ge: return {other.lo, INT64_MAX};
      case CompareOp::Eq: return other;
      case CompareOp::Ne: return {};
    }
    return {};
  }

  template <class F>
  void forEachFact(Block* b, F f) {
    for (Block* at = b; at; at = dominators_.immediate(at)) {
      if (at->predecessors.size() != 1) continue;
      Block* p = at->predecessors[0];
      if (p->last->op != Op::Branch || p->successors[0] == p->successors[1]) continue;
      Instr* condition = p->last->operand(0);
      if (condition->op != Op::IntCompare) continue;
      CompareOp op = condition->compareA();
      f(Fact{condition->operand(0), condition->operand(1), p->successors[0] == at ? op : negated(op)});
    }
  }

  Range compute(Instr* v) {
    auto a = [&] { return at(v->operand(0), v->block); };
    auto b = [&] { return at(v->operand(1), v->block); };
    if (isLengthOp(v->op)) return {0, int64_t{1} << 47};  // an address space of pointers
    switch (v->op) {
      case Op::UnboxInt:
      case Op::CheckedUnboxInt: return smallInts();
      case Op::StrOrd:          return {0, 0x10ffff};
      case Op::BoolToInt:       return {0, 1};
      case Op::RangeStart:
      case Op::RangeStop:
      case Op::RangeStep:       return smallInts();
      case Op::IntAdd:
      case Op::IntAddWrap:      return sum(a(), b());
      case Op::IntSub:
      case Op::IntSubWrap:      return difference(a(), b());
      case Op::IntMul:
      case Op::IntMulWrap:      {
        Range r = product(a(), b());
        return v->operand(0) == v->operand(1) ? meet(r, {0, INT64_MAX}) : r;
      }
      case Op::IntNeg:
      case Op::IntNegWrap: return difference({0, 0}, a());
      case Op::IntMin:     return {std::min(a().lo, b().lo), std::min(a().hi, b().hi)};
      case Op::IntMax:     return {std::max(a().lo, b().lo), std::max(a().hi, b().hi)};
      case Op::IntAbs:     {
        Range r = a();
        if (r.lo == INT64_MIN) return {0, INT64_MAX};
        return {r.contains(0) ? 0 : std::min(std::abs(r.lo), std::abs(r.hi)), std::max(std::abs(r.lo), std::abs(r.hi))};
      }
      case Op::IntAnd: {
        Range r = b();
        if (r.lo >= 0) return {0, r.hi};
        return a().lo >= 0 ? Range{0, a().hi} : Range{};
      }
      case Op::IntOr:
      case Op::IntXor: {
        Range x = a(), y = b();
        if (x.lo < 0 || y.lo < 0) return {};
        int64_t bits = std::max(x.hi, y.hi);
        return {0, static_cast<int64_t>(~uint64_t{0} >> 1 >> (std::countl_zero(static_cast<uint64_t>(bits)) - 1))};
      }
      case Op::IntMod:
      case Op::IntModSafe: {
        Range r = b();
        if (r.lo > 0) return {0, r.hi - 1};
        return r.hi < 0 && r.lo > INT64_MIN ? Range{r.lo + 1, 0} : Range{};
      }
      case Op::IntFloorDiv:
      case Op::IntFloorDivSafe: {
        Range x = a(), y = b();
        if (y.lo <= 0) return {};
        return {x.lo < 0 ? x.lo : 0, x.hi < 0 ? -1 : x.hi};
      }
      case Op::IntShr:
      case Op::IntShrSafe: {
        Range x = a(), y = b();
        int64_t least = std::clamp<int64_t>(y.lo, 0, 63);
        return {x.lo < 0 ? x.lo >> least : 0, x.hi < 0 ? -1 : x.hi >> least};
      }
      case Op::GuardBounds: {
        Range index = a(), length = b();
        return meet({0, length.hi - 1}, {std::max<int64_t>(index.lo, 0), index.hi < 0 ? INT64_MAX : index.hi});
      }
      case Op::GuardIntRange:  return meet(a(), {v->intA(), v->intB()});
      case Op::NormalizeIndex: {
        Range index = a();
        return index.lo >= 0 ? index : join(index, sum(index, b()));
      }
      case Op::Select:           return join(at(v->operand(1), v->block), at(v->operand(2), v->block));
      case Op::Phi:              return phi(v);
      case Op::DoubleToInt:
      case Op::DoubleFloorToInt:
      case Op::DoubleCeilToInt:  return {-(int64_t{1} << 62), int64_t{1} << 62};
      default:                   return {};
    }
  }

  // --- loop counters: a phi of a loop head that every turn changes by a step of one direction

  struct Counter {
    const Loop* loop;
    Instr* start;
    Range step;
  };

  // v = phi + step. Follows phis inside the loop that merge such steps.
  bool stepOf(Instr* v, Instr* phi, const Loop* loop, Range* step, unsigned depth = 4) {
    if (v == phi) return *step = {0, 0}, true;
    if (depth == 0) return false;
    if (v->op == Op::IntAdd || v->op == Op::IntAddWrap || v->op == Op::IntSub || v->op == Op::IntSubWrap) {
      bool adds = v->op == Op::IntAdd || v->op == Op::IntAddWrap;
      Range inner;
      if (!stepOf(v->operand(0), phi, loop, &inner, depth - 1)) return false;
      Range by = v->operand(1)->op == Op::Phi && loops_.contains(loop, v->operand(1)->block)
                     ? Range{}
                     : at(v->operand(1), v->block);
      *step = adds ? sum(inner, by) : difference(inner, by);
      return true;
    }
    if (v->op != Op::Phi || v->rep != Rep::Int64 || !loops_.contains(loop, v->block) || v->block == loop->head)
      return false;
    for (unsigned n = 0; n < v->operands.size(); ++n) {
      Range one;
      if (!stepOf(v->operands[n], phi, loop, &one, depth - 1)) return false;
      *step = n ? join(*step, one) : one;
    }
    return true;
  }

  bool isCounter(Instr* phi, Counter* out) {
    const Loop* loop = loops_.of(phi->block);
    if (phi->op != Op::Phi || !loop || loop->head != phi->block || !loop->preheader) return false;
    out->loop = loop;
    out->start = nullptr;
    bool first = true;
    for (unsigned n = 0; n < phi->operands.size(); ++n) {
      if (phi->block->predecessors[n] == loop->preheader) {
        out->start = phi->operands[n];
        continue;
      }
      Range step;
      if (!stepOf(phi->operands[n], phi, loop, &step)) return false;
      out->step = first ? step : join(out->step, step);
      first = false;
    }
    return out->start && !first;
  }

  Range phi(Instr* v) {
    if (v->rep != Rep::Int64) return {};
    Counter c;
    if (isCounter(v, &c)) {
      Range start = at(c.start, c.loop->preheader);
      // An overflowing step leaves, or is known not to overflow, so a counter that goes up stays above its start.
      if (c.step.lo >= 0) return {start.lo, upperBound(v, c, start)};
      if (c.step.hi <= 0) return {lowerBound(v, c, start), start.hi};
      return {};
    }
    if (v->block->isLoopHead) return {};
    Range r = at(v->operands[0], v->block->predecessors[0]);
    for (unsigned n = 1; n < v->operands.size(); ++n)
      r = join(r, at(v->operands[n], v->block->predecessors[n]));
    return r;
  }

  // The bound that every turn's test sets: facts that hold at the latches.
  int64_t upperBound(Instr* phi, const Counter& c, Range start) {
    int64_t bound = INT64_MIN;
    for (Block* latch : c.loop->latches) {
      Range r;
      forEachFact(latch, [&](const Fact& fact) {
        if (fact.left == phi && fact.right != phi) r = meet(r, satisfying(fact.op, of(fact.right)));
        if (fact.right == phi && fact.left != phi) r = meet(r, satisfying(swapped(fact.op), of(fact.left)));
      });
      bound = std::max(bound, r.hi);
    }
    if (bound == INT64_MAX || c.step.hi == INT64_MAX || Wide{bound} + c.step.hi > INT64_MAX) return INT64_MAX;
    return std::max(start.hi, bound + c.step.hi);
  }
  int64_t lowerBound(Instr* phi, const Counter& c, Range start) {
    int64_t bound = INT64_MAX;
    for (Block* latch : c.loop->latches) {
      Range r;
      forEachFact(latch, [&](const Fact& fact) {
        if (fact.left == phi && fact.right != phi) r = meet(r, satisfying(fact.op, of(fact.right)));
        if (fact.right == phi && fact.left != phi) r = meet(r, satisfying(swapped(fact.op), of(fact.left)));
      });
      bound = std::min(bound, r.lo);
    }
    if (bound == INT64_MIN || c.step.lo == INT64_MIN || Wide{bound} + c.step.lo < INT64_MIN) return INT64_MIN;
    return std::min(start.lo, bound + c.step.lo);
  }

  // --- rewriting

  void narrowType(Instr* i) {
    if (i->type.isSubtypeOf(kTypeSmallInt) || i->type.mayBeEmpty()) return;
    Range r = of(i);
    if (!r.isWithin(Value::kIntMin, Value::kIntMax)) return;
    i->type = Type(kTypeSmallInt);
    changed_ = true;
  }

  void replaceOp(Instr* i, Op op) {
    i->op = op;
    i->state = nullptr;
    i->reason = defaultReason(op);
    changed_ = true;
  }

  void replaceBy(Instr* i, Instr* v) {
    replacements_.replace(i, v);
    unlink(i);
    changed_ = true;
  }

  void visit(Instr* i) {
    switch (i->op) {
      case Op::IntAdd:
      case Op::IntSub:
      case Op::IntMul: return checkOverflow(i);
      case Op::IntNeg:
        if (at(i->operand(0), i->block).lo > INT64_MIN) replaceOp(i, Op::IntNegWrap);
        return;
      case Op::IntAbs:
        if (at(i->operand(0), i->block).lo >= 0) replaceBy(i, i->operand(0));
        return;
      case Op::IntFloorDiv:
      case Op::IntMod:      {
        Range r = at(i->operand(1), i->block);
        if (!r.contains(0) && !r.contains(-1)) replaceOp(i, i->op == Op::IntMod ? Op::IntModSafe : Op::IntFloorDivSafe);
        return;
      }
      case Op::IntShr:
        if (at(i->operand(1), i->block).isWithin(0, 63)) replaceOp(i, Op::IntShrSafe);
        return;
      case Op::IntShl:     return checkShift(i);
      case Op::IntTrueDiv: return trueDiv(i);
      case Op::IntToDoubleExact:
        if (at(i->operand(0), i->block).isWithin(-kExact, kExact)) replaceOp(i, Op::IntToDouble);
        return;
      case Op::NormalizeIndex:
        if (at(i->operand(0), i->block).lo >= 0) replaceBy(i, i->operand(0));
        return;
      case Op::GuardIntRange:
        if (at(i->operand(0), i->block).isWithin(i->intA(), i->intB())) replaceBy(i, i->operand(0));
        return;
      case Op::IntCompare:  return compare(i);
      case Op::GuardBounds: return bounds(i);
      default:              return;
    }
  }

  void checkOverflow(Instr* i) {
    Range a = at(i->operand(0), i->block), b = at(i->operand(1), i->block);
    bool safe;
    if (i->op == Op::IntAdd)
      safe = fits(Wide{a.lo} + b.lo, Wide{a.hi} + b.hi);
    else if (i->op == Op::IntSub)
      safe = fits(Wide{a.lo} - b.hi, Wide{a.hi} - b.lo);
    else
      safe = a.isWithin(-kHalf, kHalf) && b.isWithin(-kHalf, kHalf) ? true : productFits(a, b);
    if (safe)
      replaceOp(i, i->op == Op::IntAdd ? Op::IntAddWrap : i->op == Op::IntSub ? Op::IntSubWrap : Op::IntMulWrap);
  }
  static bool productFits(Range a, Range b) {
    Wide corners[] = {Wide{a.lo} * b.lo, Wide{a.lo} * b.hi, Wide{a.hi} * b.lo, Wide{a.hi} * b.hi};
    return fits(*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4));
  }

  void checkShift(Instr* i) {
    Range a = at(i->operand(0), i->block), count = at(i->operand(1), i->block);
    if (!count.isWithin(0, 62)) return;
    int64_t room = int64_t{1} << (62 - count.hi);
    if (a.isWithin(-room, room - 1)) replaceOp(i, Op::IntShlSafe);
  }

  void trueDiv(Instr* i) {
    Range a = at(i->operand(0), i->block), b = at(i->operand(1), i->block);
    if (!a.isWithin(-kExact, kExact) || !b.isWithin(-kExact, kExact) || b.contains(0)) return;
    Instr* operands[2];
    for (unsigned n = 0; n < 2; ++n) {
      operands[n] = newInstr(f_, Op::IntToDouble, std::vector{i->operand(n)});
      insertBefore(i, operands[n]);
    }
    Instr* quotient = newInstr(f_, Op::DoubleDivSafe, std::vector{operands[0], operands[1]});
    insertBefore(i, quotient);
    replaceBy(i, quotient);
  }

  void compare(Instr* i) {
    Range a = at(i->operand(0), i->block), b = at(i->operand(1), i->block);
    bool isTrue = false, isFalse = false;
    switch (i->compareA()) {
      case CompareOp::Lt: isTrue = a.hi < b.lo, isFalse = a.lo >= b.hi; break;
      case CompareOp::Le: isTrue = a.hi <= b.lo, isFalse = a.lo > b.hi; break;
      case CompareOp::Gt: isTrue = a.lo > b.hi, isFalse = a.hi <= b.lo; break;
      case CompareOp::Ge: isTrue = a.lo >= b.hi, isFalse = a.hi < b.lo; break;
      case CompareOp::Eq: isFalse = a.hi < b.lo || a.lo > b.hi; break;
      case CompareOp::Ne: isTrue = a.hi < b.lo || a.lo > b.hi; break;
    }
    if (!isTrue && !isFalse) return;
    Instr* c = constBool(f_, isTrue);
    insertAtStart(f_.entry(), c);
    replaceBy(i, c);
  }

  // --- bounds checks

  void bounds(Instr* i) {
    Instr *index = i->operand(0), *length = i->operand(1);
    Range r = at(index, i->block);
    if (r.lo < 0) return;
    bool inside = r.hi < at(length, i->block).lo || isBelow(index, length, i->block);
    if (inside || predicate(i, index, length)) replaceBy(i, index);
  }

  // index < length is a test on the way here.
  bool isBelow(Instr* index, Instr* length, Block* b) {
    bool found = false;
    forEachFact(b, [&](const Fact& fact) {
      found |= fact.op == CompareOp::Lt && fact.left == index && fact.right == length;
      found |= fact.op == CompareOp::Gt && fact.left == length && fact.right == index;
    });
    return found;
  }

  // Replaces the check of every turn by one in front of the loop, for a counter (plus a constant) that goes up to a
  // bound known there. It is a guess that the loop gets as far as its bound says.
  bool predicate(Instr* i, Instr* index, Instr* length) {
    int64_t offset = 0;
    Instr* counter = index;
    if ((index->op == Op::IntAddWrap || index->op == Op::IntAdd) && index->operand(1)->op == Op::ConstInt)
      counter = index->operand(0), offset = index->operand(1)->intA();
    Counter c;
    if (!isCounter(counter, &c) || c.step.lo < 0 || offset < -kExact || offset > kExact) return false;
    const Loop* loop = c.loop;
    if (loops_.contains(loop, length->block) || !isAlwaysReached(loop, i->block)) return false;
    Instr* checkpoint = checkpointOf(loop->preheader);
    Instr* bound = boundOf(counter, loop, i->block);
    if (!checkpoint || !bound || !of(bound).isWithin(Value::kIntMin, Value::kIntMax)) return false;
    if (offset) bound = placeBefore(loop->preheader, Op::IntAddWrap, {bound, makeConst(offset)});
    Instr* test = placeBefore(loop->preheader, Op::IntCompare, {bound, length});
    test->immA = static_cast<uint64_t>(CompareOp::Le);
    Instr* guard = placeBefore(loop->preheader, Op::Guard, {test});
    guard->immA = 1;
    guard->reason = DeoptReason::kBounds;
    guard->state = checkpoint->state;
    guard->siteCode = i->siteCode;
    guard->siteInstr = i->siteInstr;
    return true;
  }

  // x such that counter < x is tested in the loop before b, and x is known before the loop.
  Instr* boundOf(Instr* counter, const Loop* loop, Block* b) {
    Instr* bound = nullptr;
    forEachFact(b, [&](const Fact& fact) {
      Instr* x = fact.op == CompareOp::Lt && fact.left == counter    ? fact.right
                 : fact.op == CompareOp::Gt && fact.right == counter ? fact.left
                                                                     : nullptr;
      if (x && !loops_.contains(loop, x->block)) bound = x;
    });
    return bound;
  }

  Instr* placeBefore(Block* preheader, Op op, std::vector<Instr*> operands) {
    Instr* i = newInstr(f_, op, operands);
    insertBeforeTerminator(preheader, i);
    return i;
  }
  Instr* makeConst(int64_t v) {
    Instr* c = constInt(f_, v);
    insertAtStart(f_.entry(), c);
    return c;
  }

  static Instr* checkpointOf(Block* preheader) {
    for (Instr* i = preheader->last; i; i = i->previous) {
      if (i->op == Op::Checkpoint) return i;
      if (i->info().writes) return nullptr;
    }
    return nullptr;
  }
  bool isAlwaysReached(const Loop* loop, const Block* b) const {
    return std::all_of(loop->latches.begin(), loop->latches.end(),
                       [&](Block* latch) { return dominators_.dominates(b, latch); });
  }

  static constexpr int64_t kExact = int64_t{1} << 53;
  static constexpr int64_t kHalf = int64_t{1} << 31;

  Function& f_;
  Dominators dominators_;
  Loops loops_;
  Replacements replacements_;
  std::unordered_map<Instr*, Range> ranges_;
  bool changed_ = false;
};

}  // namespace

bool runRangeAnalysis(Function& f) {
  renumber(f);
  return Analysis(f).run();
}

}  // namespace taipan::hir
