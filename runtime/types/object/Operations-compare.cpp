// Comparison, truth, membership, hash.
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/object/Recursion.h"

namespace taipan {

namespace {

template <class T>
bool holds(CompareOp op, T a, T b) {
  switch (op) {
    case CompareOp::Lt: return a < b;
    case CompareOp::Le: return a <= b;
    case CompareOp::Eq: return a == b;
    case CompareOp::Ne: return a != b;
    case CompareOp::Gt: return a > b;
    case CompareOp::Ge: return a >= b;
  }
  return false;
}

// The answer for pairs that need no dispatch; empty otherwise.
Value fastCompare(CompareOp op, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) return Value::boolean(holds(op, a.asSmallInt(), b.asSmallInt()));
  if (a.isImmediateFloat() && b.isImmediateFloat())
    return Value::boolean(holds(op, a.asImmediateFloat(), b.asImmediateFloat()));
  if (isStr(a) && isStr(b)) {
    if (op == CompareOp::Eq) return Value::boolean(strEqual(a.as<Str>(), b.as<Str>()));
    if (op == CompareOp::Ne) return Value::boolean(!strEqual(a.as<Str>(), b.as<Str>()));
    return Value::boolean(holds(op, strCompare(a.as<Str>(), b.as<Str>()), 0));
  }
  return {};
}

Value compareBySlots(Thread* t, CompareOp op, Value a, Value b) {
  TypeObject* ta = typeOf(a);
  TypeObject* tb = typeOf(b);
  auto left = ta->slots->compare;
  auto right = tb->slots->compare;
  bool triedRight = false;
  if (ta != tb && right && isSubtype(tb, ta)) {
    triedRight = true;
    Value r = right(t, b, a, swappedOp(op));
    if (!r.isNotImplemented()) return r;
  }
  if (left) {
    Value r = left(t, a, b, op);
    if (!r.isNotImplemented()) return r;
  }
  if (!triedRight && right) {
    Value r = right(t, b, a, swappedOp(op));
    if (!r.isNotImplemented()) return r;
  }
  if (op == CompareOp::Eq) return Value::boolean(a == b);
  if (op == CompareOp::Ne) return Value::boolean(!(a == b));
  return raisef(t, exc::TypeError, "'%s' not supported between instances of '%.100s' and '%.100s'", compareSymbol(op),
                typeName(a), typeName(b));
}

struct SearchContext {
  Value item;
  bool found, failed;
};

bool searchItem(Thread* t, void* context, Value v) {
  auto* c = static_cast<SearchContext*>(context);
  int equal = valuesEqual(t, v, c->item);
  c->found = equal > 0;
  c->failed = equal < 0;
  return equal == 0;
}

}  // namespace

Value compareOp(Thread* t, CompareOp op, Value a, Value b) {
  if (Value r = fastCompare(op, a, b)) return r;
  RecursionGuard guard(t, " in comparison");
  return guard.entered() ? compareBySlots(t, op, a, b) : Value();
}

int compareTruth(Thread* t, CompareOp op, Value a, Value b) {
  Value r = compareOp(t, op, a, b);
  return r.isEmpty() ? -1 : isTruthy(t, r);
}

int valuesEqual(Thread* t, Value a, Value b) {
  if (a == b) return 1;
  return compareTruth(t, CompareOp::Eq, a, b);
}

int isTruthy(Thread* t, Value v) {
  if (v.isBool()) return v.isTrue();
  if (v.isNone()) return 0;
  if (v.isSmallInt()) return v.asSmallInt() != 0;
  if (isStr(v)) return v.as<Str>()->length != 0;
  const TypeSlots* slots = typeOf(v)->slots;
  if (slots->truth) return slots->truth(t, v);
  if (!slots->length) return 1;
  int64_t n = slots->length(t, v);
  return n < 0 ? -1 : n != 0;
}

int containsOp(Thread* t, Value container, Value item) {
  TypeObject* type = typeOf(container);
  if (type->slots->contains) return type->slots->contains(t, container, item);
  Value iterator = getIter(t, container);
  if (iterator.isEmpty()) {
    if (pendingMatches(t, exc::TypeError)) {
      clearException(t);
      raisef(t, exc::TypeError, "argument of type '%.200s' is not iterable", typeName(container));
    }
    return -1;
  }
  SearchContext c{item, false, false};
  if (!forEach(t, iterator, searchItem, &c) || c.failed) return -1;
  return c.found;
}

int64_t hashValue(Thread* t, Value v, bool* failed) {
  *failed = false;
  if (isStr(v)) return strHash(v.as<Str>());
  auto hash = typeOf(v)->slots->hash;
  if (hash) return hash(t, v, failed);
  raisef(t, exc::TypeError, "unhashable type: '%.200s'", typeName(v));
  *failed = true;
  return 0;
}

}  // namespace taipan
