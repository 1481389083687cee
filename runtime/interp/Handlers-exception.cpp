// Raising, and what handlers of exceptions do.
#include "runtime/interp/Operands.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

bool isExceptionClass(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeTypeSubclass) &&
         isSubtype(v.as<TypeObject>(), exc::BaseException);
}

// 1, 0, or -1: raised.
int matches(Thread* t, Value exception, Value classes) {
  const Value* begin = &classes;
  int64_t count = 1;
  if (classes.isObject() && (classes.asObject()->type()->flags & kTypeTupleSubclass)) {
    begin = classes.as<Tuple>()->items;
    count = classes.as<Tuple>()->length;
  }
  for (int64_t i = 0; i < count; ++i) {
    if (isExceptionClass(begin[i])) continue;
    raiseTypeError(t, "catching classes that do not inherit from BaseException is not allowed");
    return -1;
  }
  for (int64_t i = 0; i < count; ++i)
    if (exceptionMatches(exception, begin[i].as<TypeObject>())) return 1;
  return 0;
}

}  // namespace

HANDLER(PushHandled) {
  Value handled = t->handled;
  t->handled = RB;
  RA = handled.isEmpty() ? kNone : handled;
  NEXT();
}

HANDLER(PopHandled) {
  Value before = RA;
  t->handled = before.isNone() ? Value() : before;
  NEXT();
}

SLOW(slowMatchException) {
  savePc(pc, r);
  int matched = matches(t, RB, RC);
  if (UNLIKELY(matched < 0)) TAIL(unwind);
  RA = Value::boolean(matched);
  RESUME();
}
HANDLER(MatchException) {
  TAIL(slowMatchException);
}

SLOW(slowRaise) {
  savePc(pc, r);
  if (immA(pc) == 0) {
    if (!t->handled.isEmpty() && !t->handled.isNone()) {
      raiseAgain(t, t->handled);
      TAIL(unwindAgain);
    }
    raise(t, exc::RuntimeError, "No active exception to reraise");
  } else {
    raiseValue(t, RB, immA(pc) == 2 ? RC : Value());
  }
  TAIL(unwind);
}
HANDLER(Raise) {
  TAIL(slowRaise);
}

SLOW(slowReraise) {
  savePc(pc, r);
  raiseAgain(t, RA);
  TAIL(unwindAgain);
}
HANDLER(Reraise) {
  TAIL(slowReraise);
}

HANDLER(LoadAssertionError) {
  RA = Value::object(exc::AssertionError);
  NEXT();
}

}  // namespace taipan
