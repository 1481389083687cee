#include "runtime/types/container/Sequence.h"

#include <string>
#include <vector>

namespace taipan {

namespace {

bool convertIndex(Thread* t, Value v, int64_t* out, TypeObject* error) {
  if (v.isSmallInt()) {
    *out = v.asSmallInt();
    return true;
  }
  Value index = indexOf(t, v);
  if (index.isEmpty()) return false;
  if (intToInt64(index, out)) return true;
  raisef(t, error, "cannot fit '%s' into an index-sized integer", typeName(v));
  return false;
}

bool isBuiltinSequence(Value v) {
  constexpr uint32_t kSequences = kTypeListSubclass | kTypeTupleSubclass | kTypeStrSubclass | kTypeBytesSubclass;
  return v.isObject() && (v.asObject()->type()->flags & kSequences);
}

}  // namespace

Value foreignOperator(Thread* t, BinaryOp op, Value a, Value b) {
  if (isBuiltinSequence(b) && !(typeOf(b)->flags & kTypeHeap)) return kNotImplemented;
  auto fn = typeOf(b)->slots->binary[static_cast<unsigned>(op)];
  if (!fn || fn == typeOf(a)->slots->binary[static_cast<unsigned>(op)]) return kNotImplemented;
  return fn(t, a, b);
}

bool subscriptIndex(Thread* t, Value v, int64_t* out) {
  return convertIndex(t, v, out, exc::IndexError);
}

bool repeatCount(Thread* t, Value v, int64_t* out) {
  if (!convertIndex(t, v, out, exc::OverflowError)) return false;
  if (*out < 0) *out = 0;
  return true;
}

bool sliceBound(Thread* t, Value v, int64_t* out) {
  if (!isIndexable(v)) {
    raiseTypeError(t, "slice indices must be integers or have an __index__ method");
    return false;
  }
  Value index = indexOf(t, v);
  if (index.isEmpty()) return false;
  if (!intToInt64(index, out)) *out = intSign(index) < 0 ? INT64_MIN : INT64_MAX;
  return true;
}

Value concatFailed(Thread* t, Value a, Value b, const char* sequence) {
  Value r = foreignOperator(t, BinaryOp::Add, a, b);
  if (!r.isNotImplemented()) return r;
  return raisef(t, exc::TypeError, "can only concatenate %s (not \"%s\") to %s", sequence, typeName(b), sequence);
}

Value repeatFailed(Thread* t, Value a, Value b, Value sequence) {
  if (sequence == a) {
    Value r = foreignOperator(t, BinaryOp::Mul, a, b);
    if (!r.isNotImplemented()) return r;
  }
  return raisef(t, exc::TypeError, "can't multiply sequence by non-int of type '%s'", typeName(sequence == a ? b : a));
}

Value compareSequences(Thread* t, Value a, Value b, CompareOp op, ItemsFn items) {
  int64_t na, nb;
  Value* x = items(a, &na);
  Value* y = items(b, &nb);
  if (na != nb && (op == CompareOp::Eq || op == CompareOp::Ne)) return Value::boolean(op == CompareOp::Ne);
  for (int64_t i = 0; i < na && i < nb; i++) {
    if (x[i] == y[i] && !x[i].isImmediateFloat()) continue;
    Value u = x[i], v = y[i];
    int equal = valuesEqual(t, u, v);
    if (equal < 0) return {};
    if (!equal) {
      if (op == CompareOp::Eq) return kFalse;
      if (op == CompareOp::Ne) return kTrue;
      return compareOp(t, op, u, v);
    }
    x = items(a, &na);
    y = items(b, &nb);
  }
  switch (op) {
    case CompareOp::Lt: return Value::boolean(na < nb);
    case CompareOp::Le: return Value::boolean(na <= nb);
    case CompareOp::Eq: return Value::boolean(na == nb);
    case CompareOp::Ne: return Value::boolean(na != nb);
    case CompareOp::Gt: return Value::boolean(na > nb);
    case CompareOp::Ge: return Value::boolean(na >= nb);
  }
  return {};
}

int ReprGuard::enter() {
  for (Value v : thread_->reprStack)
    if (v == value_) return 0;
  thread_->reprStack.push_back(value_);
  entered_ = true;
  return 1;
}

ReprGuard::~ReprGuard() {
  if (entered_) thread_->reprStack.pop_back();
}

}  // namespace taipan
