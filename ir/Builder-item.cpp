// Subscripts and iteration.
#include "ir/BuilderImpl.h"

namespace taipan::hir {

using namespace fields;

static uint64_t bits(int64_t i) {
  return static_cast<uint64_t>(i);
}

// --- subscripts

// An index as Python counts, checked: 0 … length - 1.
Instr* FunctionBuilder::checkedIndex(Instr* index, Instr* length) {
  bool isPositive = index->op == Op::ConstInt && index->intA() >= 0;
  if (!isPositive) index = emit(Op::NormalizeIndex, {index, length});
  return emit(Op::GuardBounds, {index, length});
}

// Whether a dict with this key is asked without running Python code.
bool FunctionBuilder::isPlainKey(Instr* key, KindBits seen) const {
  if (hasFailed()) return false;
  TypeBits known = bitsOf(key);
  if (known && !(known & ~(kTypeStr | kTypeSmallInt))) return true;
  return seen == kTypeStr || seen == kTypeSmallInt;
}

// v[start:stop] of a builtin sequence, whose slice object nobody else sees. Null: another case.
Instr* FunctionBuilder::loadSlice(Instr* v, Instr* key) {
  bool isSequence = seenLeft() == kTypeStr || seenLeft() == kTypeList || seenLeft() == kTypeTuple;
  if (hasFailed() || !isSequence || key->op != Op::NewSlice || !key->operand(2)->type.isSubtypeOf(kTypeNone))
    return nullptr;
  auto bound = [&](Instr* index, int64_t instead) {
    return index->type.isSubtypeOf(kTypeNone) ? intConstant(instead) : asInt(index);
  };
  v = guardType(tagged(v), bitsOfSeen(seenLeft()));
  Instr* start = bound(key->operand(0), 0);
  Instr* slice = emit(Op::LoadSlice, {v, start, bound(key->operand(1), INT64_MAX)});
  slice->type = v->type;
  return slice;
}

void FunctionBuilder::loadItem() {
  Instr *v = reg(bc().b), *key = reg(bc().c);
  if (prune(seenLeft() != 0)) return;
  bool intKey = kindOf(key, seenRight()) == NumberKind::kInt;
  Instr* result = loadSlice(v, key);
  if (result) return set(bc().a, result);
  if (!hasFailed() && intKey && seenLeft() == kTypeList) {
    v = guardType(tagged(v), kTypeList);
    Instr* index = asInt(key);
    result = emit(Op::ListLoad, {v, checkedIndex(index, emit(Op::ListLength, {v}))});
  } else if (!hasFailed() && intKey && seenLeft() == kTypeTuple) {
    v = guardType(tagged(v), kTypeTuple);
    Instr* index = asInt(key);
    result = emit(Op::TupleLoad, {v, checkedIndex(index, emit(Op::TupleLength, {v}))});
  } else if (!hasFailed() && intKey && seenLeft() == kTypeStr) {
    v = guardType(tagged(v), kTypeStr);
    Instr* index = asInt(key);
    result = emit(Op::StrLoad, {v, checkedIndex(index, emit(Op::StrLength, {v}))});
  } else if (Value item; itemOfKnown(v, key, &item) && item) {
    result = constant(item);
  } else if (seenLeft() == kTypeDict && isPlainKey(key, seenRight())) {
    result = emit(Op::GuardBound, {emit(Op::DictFind, {guardType(tagged(v), kTypeDict), tagged(key)})});
  } else if (!hasFailed() && seenLeft() == kTypeDict) {
    result = emit(Op::DictGetItem, {guardType(tagged(v), kTypeDict), tagged(key)});
  } else {
    result = emit(Op::GetItem, {tagged(v), tagged(key)});
  }
  set(bc().a, result);
}

void FunctionBuilder::storeItem() {
  Instr *v = reg(bc().a), *key = reg(bc().b), *value = reg(bc().c);
  if (prune(seenLeft() != 0)) return;
  bool intKey = kindOf(key, seenRight()) == NumberKind::kInt;
  if (!hasFailed() && intKey && seenLeft() == kTypeList) {
    v = guardType(tagged(v), kTypeList);
    Instr* index = asInt(key);
    index = checkedIndex(index, emit(Op::ListLength, {v}));
    emit(Op::ListStore, {v, index, tagged(value)});
  } else if (seenLeft() == kTypeDict && isPlainKey(key, seenRight())) {
    emit(Op::DictStore, {guardType(tagged(v), kTypeDict), tagged(key), tagged(value)});
  } else if (!hasFailed() && seenLeft() == kTypeDict) {
    emit(Op::DictSetItem, {guardType(tagged(v), kTypeDict), tagged(key), tagged(value)});
  } else {
    emit(Op::SetItem, {tagged(v), tagged(key), tagged(value)});
  }
}

// --- iteration. The pair (ra, ra+1) is what Opcodes.def says of GetIter.

bool FunctionBuilder::isCallOf(Instr* v, TypeObject* type) {
  Value callee;
  return type && v->op == Op::CallGeneric && isConstant(v->operand(0), &callee) && callee == asValue(type);
}

void FunctionBuilder::getIter() {
  Instr* v = reg(bc().b);
  unsigned first = bc().a;
  if (isCallOf(v, types::Enumerate) || isCallOf(v, types::Zip)) {  // their own iterators
    set(first, v);
    return set(first + 1, emptyValue());
  }
  KindBits seen = seenLeft();
  if (v->op == Op::NewRange && !hasFailed()) {
    // A range that fits small ints, and so does stop + step: see Range::fast.
    Instr *start = v->operand(0), *stop = v->operand(1), *step = v->operand(2);
    if (!start->type.isSubtypeOf(kTypeSmallInt))
      start = emit(Op::GuardIntRange, {start}, bits(Value::kIntMin), bits(Value::kIntMax));
    int64_t by = step->op == Op::ConstInt ? step->intA() : 0;
    constexpr int64_t kSpare = int64_t{1} << 40;
    if (by == 0 || by > kSpare || by < -kSpare) {
      emit(Op::GuardIntRange, {step}, bits(-kSpare), bits(kSpare));
      by = kSpare;
    }
    int64_t room = by < 0 ? -by : by;
    emit(Op::GuardIntRange, {stop}, bits(Value::kIntMin + room), bits(Value::kIntMax - room));
    set(first, v);
    return set(first + 1, start);
  }
  if (prune(seen != 0)) return;
  TypeBits kind = bitsOfSeen(seen);
  if ((seen == kTypeList || seen == kTypeTuple) && !hasFailed()) {
    set(first, guardType(tagged(v), kind));
    return set(first + 1, intConstant(0));
  }
  if (seen == kTypeRange && !hasFailed()) {
    Instr* range = emit(Op::GuardFastRange, {tagged(v)});
    narrow(v, range);
    Instr* start = emit(Op::RangeStart, {range});
    set(first, range);
    return set(first + 1, start);
  }
  if (bc().d) {
    set(first, v);
    return set(first + 1, emit(Op::IterationStart, {tagged(v)}));
  }
  Instr* iterator = emit(Op::GetIter, {tagged(v)});
  Instr* index = emit(Op::SecondResult, {iterator});
  set(first, iterator);
  set(first + 1, index);
}

void FunctionBuilder::forIter() {
  Instr *sequence = reg(bc().b), *index = reg(bc().b + 1u);
  const IterationFeedback* site = iterationSite();
  KindBits seen = site ? site->sequences : 0;  // with an index
  bool isAsked = site && site->iterators;
  bool isIterator = isAsked && !seen;
  bool isRange = sequence->type.isSubtypeOf(kTypeRange), isList = sequence->type.isSubtypeOf(kTypeList),
       isTuple = sequence->type.isSubtypeOf(kTypeTuple);
  if (isIterator && seenIterator(true))
    if (Instr* enumerate = iteratorOf(types::Enumerate, sequence)) return forEnumerate(enumerate);
  if (unsigned count = isIterator ? seenZip() : 0)
    if (Instr* zip = iteratorOf(types::Zip, sequence)) return forZip(zip, count);
  bool mayBeIndex = index->rep == Rep::Int64 || !index->type.isSubtypeOf(kTypeEmpty);
  if (mayBeIndex && !hasFailed()) {
    bool known = isRange || isList || isTuple;
    if (!known && prune(seen || isAsked)) return;
    if (!known && !isAsked && (seen == kTypeRange || seen == kTypeList || seen == kTypeTuple)) {
      isRange = seen == kTypeRange, isList = seen == kTypeList;
      isTuple = seen == kTypeTuple;
      sequence = guardType(tagged(sequence), bitsOfSeen(seen));
    }
    if (isRange) return forRange(sequence, asInt(index));
    if (isList || isTuple) return forSequence(sequence, asInt(index), isList);
  }
  if (isIterator && seenIterator(false)) return forIterator(tagged(sequence));
  forGeneric(tagged(sequence), tagged(index));
}

void FunctionBuilder::continueIf(Instr* more) {
  if (!isOpen()) return;
  Block* from = at_;
  emit(Op::Branch, {more});
  Block* body = newBlock(f());
  from->successors[0] = body;
  body->predecessors.push_back(from);
  leaveTo(currentPlan().target, from, 1);
  at_ = body;
}

// Of a range that the interpreter made: the step it has there is taken for a constant.
Instr* FunctionBuilder::stepOf(Instr* range) {
  Instr* step = emit(Op::RangeStep, {range});
  while (range->op == Op::GuardType)
    range = range->operand(0);
  auto seen = range->op == Op::OsrRegister ? s_.osrSteps.find(static_cast<uint32_t>(range->immA)) : s_.osrSteps.end();
  if (seen == s_.osrSteps.end()) return step;
  emit(Op::GuardIntRange, {step}, bits(seen->second), bits(seen->second));
  return intConstant(seen->second);
}

void FunctionBuilder::forRange(Instr* range, Instr* index) {
  bool isNew = range->op == Op::NewRange;
  Instr* stop = isNew ? range->operand(1) : emit(Op::RangeStop, {range});
  Instr* step = isNew ? range->operand(2) : stepOf(range);
  auto compare = [&](Instr* l, CompareOp op, Instr* r) {
    return emit(Op::IntCompare, {l, r}, static_cast<uint64_t>(op));
  };
  Instr* more;
  if (step->op == Op::ConstInt) {
    more = compare(index, step->intA() > 0 ? CompareOp::Lt : CompareOp::Gt, stop);
  } else {
    // The direction is the same for the whole loop; nearly always it is up.
    guard(compare(step, CompareOp::Gt, intConstant(0)), true, DeoptReason::kType);
    more = compare(index, CompareOp::Lt, stop);
  }
  unsigned item = bc().a, next = bc().b + 1u;
  int32_t behind = currentPlan().next;
  continueIf(more);
  if (!isOpen()) return;
  Instr* advanced = emit(Op::IntAddWrap, {index, step});
  advanced->type = Type(kTypeSmallInt);
  set(next, advanced);
  set(item, index);
  goTo(behind);
}

void FunctionBuilder::forSequence(Instr* sequence, Instr* index, bool isList) {
  Instr* length = emit(isList ? Op::ListLength : Op::TupleLength, {sequence});
  unsigned item = bc().a, next = bc().b + 1u;
  int32_t behind = currentPlan().next;
  continueIf(emit(Op::IntCompare, {index, length}, static_cast<uint64_t>(CompareOp::Lt)));
  if (!isOpen()) return;
  Instr* v = emit(isList ? Op::ListLoad : Op::TupleLoad, {sequence, index});
  Instr* advanced = emit(Op::IntAddWrap, {index, intConstant(1)});
  advanced->type = Type(kTypeSmallInt);
  set(next, advanced);
  set(item, v);
  goTo(behind);
}

void FunctionBuilder::forGeneric(Instr* iterator, Instr* index) {
  unsigned item = bc().a, next = bc().b + 1u;
  int32_t behind = currentPlan().next;
  Instr* v = emit(Op::ForIterNext, {iterator, index});
  Instr* newIndex = emit(Op::SecondResult, {v});
  Instr* exhausted = emit(Op::IsEmpty, {v});
  continueIf(emit(Op::BoolNot, {exhausted}));
  if (!isOpen()) return;
  bool staysEmpty = index->type.isSubtypeOf(kTypeEmpty);
  set(next, staysEmpty ? index : newIndex);
  set(item, v);
  goTo(behind);
}

// --- iterators, enumerate and zip over sequences: what their `next` does, on the same objects, without the calls and
// (after sinking) without the tuples.

struct FunctionBuilder::SequenceKind {
  TypeObject* const* iterator;
  TypeBits sequence;
  Op length, load;
};

const FunctionBuilder::SequenceKind* FunctionBuilder::sequenceKind(const Shape* iterator) {
  static const SequenceKind kKinds[] = {
      {&types::ListIterator, kTypeList, Op::ListLength, Op::ListLoad},
      {&types::TupleIterator, kTypeTuple, Op::TupleLength, Op::TupleLoad},
      {&types::StrIterator, kTypeStr, Op::StrLength, Op::StrLoad},
  };
  for (const SequenceKind& kind : kKinds)
    if (iterator == exactShape(*kind.iterator)) return &kind;
  return nullptr;
}

const FunctionBuilder::SequenceKind* FunctionBuilder::seenIterator(bool isWithin) const {
  const IterationFeedback* site = iterationSite();
  if (!site || hasFailed()) return nullptr;
  return sequenceKind(reinterpret_cast<Shape*>(uintptr_t{isWithin ? site->within : site->shape}));
}

unsigned FunctionBuilder::seenZip() const {
  const IterationFeedback* site = iterationSite();
  constexpr uint32_t kMost = 3;
  bool isZip = site && !hasFailed() && uintptr_t{site->shape} == reinterpret_cast<uintptr_t>(exactShape(types::Zip));
  return isZip && site->within != kMixedShapes && site->within <= kMost ? site->within : 0;
}

Instr* FunctionBuilder::iteratorOf(TypeObject* type, Instr* iterator) {
  if (isCallOf(iterator, type)) return iterator;
  Shape* shape = exactShape(type);
  return uintptr_t{iterationSite()->shape} == reinterpret_cast<uintptr_t>(shape) ? guardShape(tagged(iterator), shape)
                                                                                 : nullptr;
}

FunctionBuilder::Cursor FunctionBuilder::openCursor(Instr* iterator, const SequenceKind* kind) {
  iterator = guardShape(iterator, exactShape(*kind->iterator));
  Instr* sequence = guardType(emit(Op::LoadIterField, {iterator}, kSequence), kind->sequence);
  Instr* index = asInt(emit(Op::LoadIterField, {iterator}, kIndex));
  return {iterator, sequence, index, kind};
}

Instr* FunctionBuilder::hasNext(const Cursor& c) {
  return emit(Op::IntCompare, {c.index, emit(c.kind->length, {c.sequence})}, static_cast<uint64_t>(CompareOp::Lt));
}

Instr* FunctionBuilder::itemAt(const Cursor& c) {
  return emit(c.kind->load, {c.sequence, c.index});
}

// An exhausted iterator stays so even if its list grows.
void FunctionBuilder::exhaust(const Cursor& c) {
  emit(Op::StoreIterField, {c.iterator, emptyValue()}, kSequence);
}

void FunctionBuilder::advance(const Cursor& c) {
  Instr* next = tagged(emit(Op::IntAddWrap, {c.index, intConstant(1)}));
  emit(Op::StoreIterField, {c.iterator, next}, kIndex);
}

void FunctionBuilder::leaveIfExhausted(const Cursor& c) {
  int32_t end = currentPlan().target;
  Block *body = newBlock(f()), *over = newBlock(f());
  branchTo(hasNext(c), body, over);
  at_ = over;
  exhaust(c);
  goTo(end);
  at_ = body;
}

void FunctionBuilder::forIterator(Instr* iterator) {
  Cursor c = openCursor(iterator, seenIterator(false));
  unsigned item = bc().a, next = bc().b + 1u;
  int32_t behind = currentPlan().next;
  leaveIfExhausted(c);
  Instr* v = itemAt(c);
  advance(c);
  set(next, emptyValue());  // only lists, tuples and ranges themselves have an index there
  set(item, v);
  goTo(behind);
}

void FunctionBuilder::forEnumerate(Instr* enumerate) {
  Cursor c = openCursor(emit(Op::LoadField, {enumerate}, kIterator), seenIterator(true));
  Instr* count = asInt(emit(Op::LoadIterField, {enumerate}, kCount));
  unsigned item = bc().a;
  int32_t behind = currentPlan().next;
  leaveIfExhausted(c);
  Instr* tuple = emit(Op::NewTuple, {tagged(count), itemAt(c)});
  advance(c);
  Instr* next = tagged(emit(Op::IntAddWrap, {count, intConstant(1)}));
  emit(Op::StoreIterField, {enumerate, next}, kCount);
  set(item, tuple);
  goTo(behind);
}

void FunctionBuilder::forZip(Instr* zip, unsigned count) {
  Instr* strict = emit(Op::LoadField, {zip}, kStrict);
  emit(Op::GuardValue, {strict}, kFalse.bits());
  Instr* iterators = guardType(emit(Op::LoadField, {zip}, kIterators), kTypeTuple);
  Instr* length = emit(Op::TupleLength, {iterators});
  guard(emit(Op::IntCompare, {length, intConstant(count)}, static_cast<uint64_t>(CompareOp::Eq)), true,
        DeoptReason::kType);
  const SequenceKind* lists = sequenceKind(exactShape(types::ListIterator));
  std::vector<Cursor> cursors;
  for (unsigned n = 0; n < count; ++n) {
    Instr* iterator = emit(Op::TupleLoad, {iterators, intConstant(n)});
    // The same iterator twice (zip(it, it)) would be advanced in between.
    for (const Cursor& c : cursors)
      guard(emit(Op::Identical, {iterator, c.iterator}), false, DeoptReason::kType);
    cursors.push_back(openCursor(iterator, lists));
  }
  unsigned item = bc().a;
  int32_t behind = currentPlan().next, end = currentPlan().target;
  for (unsigned n = 0; n < count; ++n) {
    Block *body = newBlock(f()), *over = newBlock(f());
    branchTo(hasNext(cursors[n]), body, over);
    at_ = over;  // those before have been asked for their item already
    for (unsigned k = 0; k < n; ++k)
      advance(cursors[k]);
    exhaust(cursors[n]);
    goTo(end);
    at_ = body;
  }
  std::vector<Instr*> items;
  for (const Cursor& c : cursors)
    items.push_back(itemAt(c));
  Instr* tuple = emit(Op::NewTuple, items);
  for (const Cursor& c : cursors)
    advance(c);
  set(item, tuple);
  goTo(behind);
}

}  // namespace taipan::hir
