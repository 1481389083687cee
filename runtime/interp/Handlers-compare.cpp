// Comparisons: as values, and fused with the jump that tests them.
#include "runtime/interp/FastPaths.h"
#include "runtime/interp/Truth.h"

namespace taipan {

namespace {

struct LtRule {
  template <class T>
  static bool test(T a, T b) {
    return a < b;
  }
};
struct LeRule {
  template <class T>
  static bool test(T a, T b) {
    return a <= b;
  }
};
struct EqRule {
  template <class T>
  static bool test(T a, T b) {
    return a == b;
  }
};
struct NeRule {
  template <class T>
  static bool test(T a, T b) {
    return a != b;
  }
};
struct GtRule {
  template <class T>
  static bool test(T a, T b) {
    return a > b;
  }
};
struct GeRule {
  template <class T>
  static bool test(T a, T b) {
    return a >= b;
  }
};

// Equal tags: the words compare like the ints.
template <class Rule>
bool testInts(Value a, Value b) {
  return Rule::test(static_cast<int64_t>(a.bits()), static_cast<int64_t>(b.bits()));
}
template <class Rule>
bool testFloats(Value a, Value b) {
  return Rule::test(a.asImmediateFloat(), b.asImmediateFloat());
}

// Two numbers, one of them an int of up to 53 bits: comparing as doubles is exact.
bool areMixedNumbers(Value a, Value b) {
  constexpr uint64_t kExact = uint64_t{1} << 53;
  if (a.isSmallInt()) return b.isImmediateFloat() && static_cast<uint64_t>(a.asSmallInt()) + kExact < 2 * kExact;
  return a.isImmediateFloat() && b.isSmallInt() && static_cast<uint64_t>(b.asSmallInt()) + kExact < 2 * kExact;
}
double toDouble(Value v) {
  return v.isSmallInt() ? static_cast<double>(v.asSmallInt()) : v.asImmediateFloat();
}
SeenPair seenMixed(Value a) {
  return a.isSmallInt() ? seenPair(kSeenSmallInt, kSeenFloat) : seenPair(kSeenFloat, kSeenSmallInt);
}

// Two strs: equality needs no dispatch.
int equalityOfStrs(CompareOp op, Value a, Value b) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !isStr(a) || !isStr(b)) return kTruthUnknown;
  return fastStrEqual(a.as<Str>(), b.as<Str>()) == (op == CompareOp::Eq);
}

bool compareSlow(const Instr* pc, Value* r, Thread* t, FeedbackSlot* fb, CompareOp op) {
  savePc(pc, r);
  Value a = RB, b = RC;
  seeValues(siteOf<FeedbackKind::Seen>(pc, fb), a, b);
  int quick = equalityOfStrs(op, a, b);
  Value result = quick == kTruthUnknown ? compareOp(t, op, a, b) : Value::boolean(quick);
  if (UNLIKELY(result.isEmpty())) return false;
  RA = result;
  return true;
}

// 1, 0, or -1: raised.
int compareTruthSlow(const Instr* pc, Value* r, Thread* t, FeedbackSlot* fb, CompareOp op) {
  savePc(pc, r);
  Value a = RB, b = RC;
  seeValues(siteOf<FeedbackKind::Seen>(pc, fb), a, b);
  int quick = equalityOfStrs(op, a, b);
  return quick == kTruthUnknown ? compareTruth(t, op, a, b) : quick;
}

}  // namespace

#define JUMP_WHEN(condition)       \
  do {                             \
    if ((condition) == immA(pc)) { \
      pc = targetOf(pc, code);     \
      DISPATCH();                  \
    }                              \
    NEXT();                        \
  } while (0)

#define COMPARISON(name)                                                     \
  SLOW(slow##name) {                                                         \
    if (UNLIKELY(!compareSlow(pc, r, t, fb, CompareOp::name))) TAIL(unwind); \
    RESUME();                                                                \
  }                                                                          \
  OUTLINE(mixed##name) {                                                     \
    Value a = RB, b = RC;                                                    \
    if (!areMixedNumbers(a, b)) TAIL(slow##name);                            \
    see<Op::name>(pc, fb, seenMixed(a));                                     \
    RA = Value::boolean(name##Rule::test(toDouble(a), toDouble(b)));         \
    NEXT();                                                                  \
  }                                                                          \
  HANDLER(name) {                                                            \
    Value a = RB, b = RC;                                                    \
    if (LIKELY(areSmallInts(a, b))) {                                        \
      see<Op::name>(pc, fb, seenPair(kSeenSmallInt, kSeenSmallInt));         \
      RA = Value::boolean(testInts<name##Rule>(a, b));                       \
      NEXT();                                                                \
    }                                                                        \
    if (LIKELY(areImmediateFloats(a, b))) {                                  \
      see<Op::name>(pc, fb, seenPair(kSeenFloat, kSeenFloat));               \
      RA = Value::boolean(testFloats<name##Rule>(a, b));                     \
      NEXT();                                                                \
    }                                                                        \
    TAIL(mixed##name);                                                       \
  }                                                                          \
  SLOW(slowJump##name) {                                                     \
    int truth = compareTruthSlow(pc, r, t, fb, CompareOp::name);             \
    if (UNLIKELY(truth < 0)) TAIL(unwind);                                   \
    RELOAD();                                                                \
    JUMP_WHEN(static_cast<unsigned>(truth));                                 \
  }                                                                          \
  OUTLINE(mixedJump##name) {                                                 \
    Value a = RB, b = RC;                                                    \
    if (!areMixedNumbers(a, b)) TAIL(slowJump##name);                        \
    see<Op::Jump##name>(pc, fb, seenMixed(a));                               \
    JUMP_WHEN(name##Rule::test(toDouble(a), toDouble(b)));                   \
  }                                                                          \
  HANDLER(Jump##name) {                                                      \
    Value a = RB, b = RC;                                                    \
    if (LIKELY(areSmallInts(a, b))) {                                        \
      see<Op::Jump##name>(pc, fb, seenPair(kSeenSmallInt, kSeenSmallInt));   \
      JUMP_WHEN(testInts<name##Rule>(a, b));                                 \
    }                                                                        \
    if (LIKELY(areImmediateFloats(a, b))) {                                  \
      see<Op::Jump##name>(pc, fb, seenPair(kSeenFloat, kSeenFloat));         \
      JUMP_WHEN(testFloats<name##Rule>(a, b));                               \
    }                                                                        \
    TAIL(mixedJump##name);                                                   \
  }

COMPARISON(Lt)
COMPARISON(Le)
COMPARISON(Eq)
COMPARISON(Ne)
COMPARISON(Gt)
COMPARISON(Ge)

HANDLER(Is) {
  RA = Value::boolean((RB == RC) != (immD(pc) != 0));
  NEXT();
}

HANDLER(JumpIs) {
  JUMP_WHEN(RB == RC);
}

SLOW(slowIn) {
  savePc(pc, r);
  Value item = RB, container = RC;
  seeValues(siteOf<Op::In>(pc, fb), item, container);
  int found;
  if (hasShape(container, exactShapes.Dict) && isStr(item))
    found = !dictGetStr(container.as<Dict>(), item.as<Str>()).isEmpty();
  else
    found = containsOp(t, container, item);
  if (UNLIKELY(found < 0)) TAIL(unwind);
  RA = Value::boolean((found != 0) != (immD(pc) != 0));
  RESUME();
}
HANDLER(In) {
  TAIL(slowIn);
}

SLOW(slowNot) {
  savePc(pc, r);
  Value v = RB;
  seeValue(siteOf<Op::Not>(pc, fb), v);
  int truth = isTruthy(t, v);
  if (UNLIKELY(truth < 0)) TAIL(unwind);
  RA = Value::boolean(truth == 0);
  RESUME();
}

HANDLER(Not) {
  Value v = RB;
  if (LIKELY(v.isBool())) {
    see<Op::Not>(pc, fb, seenFirst(kSeenBool));
    RA = v.isTrue() ? kFalse : kTrue;
    NEXT();
  }
  TAIL(slowNot);
}

SLOW(slowJumpIf) {
  savePc(pc, r);
  Value v = RB;
  seeValue(siteOf<Op::JumpIf>(pc, fb), v);
  int truth = simpleTruth(v);
  if (truth == kTruthUnknown) truth = isTruthy(t, v);
  if (UNLIKELY(truth < 0)) TAIL(unwind);
  RELOAD();
  JUMP_WHEN(static_cast<unsigned>(truth));
}

HANDLER(JumpIf) {
  Value v = RB;
  if (LIKELY(v.isBool())) {
    see<Op::JumpIf>(pc, fb, seenFirst(kSeenBool));
    JUMP_WHEN(v.bits() >> 3 & 1);
  }
  if (v.isSmallInt()) {
    see<Op::JumpIf>(pc, fb, seenFirst(kSeenSmallInt));
    JUMP_WHEN(v.bits() != Value::kIntTag);
  }
  TAIL(slowJumpIf);
}

}  // namespace taipan
