// Arithmetic. The fast part of an operator knows two small ints and two immediate floats; `mixed` one of each;
// everything else is slow, of which ints of any size and bools come first.
#include <bit>

#include "runtime/bytecode/Feedback.h"
#include "runtime/interp/Operands.h"
#include "runtime/types/number/Int.h"

namespace taipan {

namespace {

int64_t signedBits(Value v) {
  return static_cast<int64_t>(v.bits());
}
// The bits of a small int without its tag: four times its value.
int64_t untagged(Value v) {
  return static_cast<int64_t>(v.bits() - Value::kIntTag);
}

bool makeSmallInt(int64_t i, Value* out) {
  *out = Value::smallInt(i);
  return Value::fitsInt(i);
}

// Each says how two small ints are combined (false: outside the small ints, or an error) and, the first three, two
// doubles.
struct AddRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t bits;
    bool overflow = __builtin_add_overflow(untagged(a), signedBits(b), &bits);
    *out = Value::fromBits(static_cast<uint64_t>(bits));
    return !overflow;
  }
  static double floats(double a, double b) { return a + b; }
};

struct SubRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t bits;
    bool overflow = __builtin_sub_overflow(signedBits(a), untagged(b), &bits);
    *out = Value::fromBits(static_cast<uint64_t>(bits));
    return !overflow;
  }
  static double floats(double a, double b) { return a - b; }
};

struct MulRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t bits;
    bool overflow = __builtin_mul_overflow(a.asSmallInt(), untagged(b), &bits);
    *out = Value::fromBits(static_cast<uint64_t>(bits) | Value::kIntTag);
    return !overflow;
  }
  static double floats(double a, double b) { return a * b; }
};

struct FloorDivRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t x = a.asSmallInt(), y = b.asSmallInt();
    if (y == 0) return false;
    if (static_cast<uint64_t>(x | y) >> 32 == 0) {  // a 32-bit division takes half the time
      *out = Value::smallInt(static_cast<uint32_t>(x) / static_cast<uint32_t>(y));
      return true;
    }
    int64_t q = x / y;
    if (x % y != 0 && (x ^ y) < 0) --q;
    return makeSmallInt(q, out);
  }
};

struct ModRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t x = a.asSmallInt(), y = b.asSmallInt();
    if (y == 0) return false;
    if (static_cast<uint64_t>(x | y) >> 32 == 0) {
      *out = Value::smallInt(static_cast<uint32_t>(x) % static_cast<uint32_t>(y));
      return true;
    }
    int64_t m = x % y;
    if (m != 0 && (m ^ y) < 0) m += y;
    *out = Value::smallInt(m);
    return true;
  }
};

struct LShiftRule {
  static bool ints(Value a, Value b, Value* out) {
    uint64_t by = static_cast<uint64_t>(b.asSmallInt());
    if (by > 61) return false;
    int64_t x = a.asSmallInt();
    int64_t shifted = static_cast<int64_t>(static_cast<uint64_t>(x) << by);
    return shifted >> by == x && makeSmallInt(shifted, out);
  }
};

struct RShiftRule {
  static bool ints(Value a, Value b, Value* out) {
    int64_t by = b.asSmallInt();
    if (by < 0) return false;
    *out = Value::smallInt(a.asSmallInt() >> (by > 63 ? 63 : by));
    return true;
  }
};

struct BitAndRule {
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::fromBits(a.bits() & b.bits());
    return true;
  }
};

struct BitOrRule {
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::fromBits(a.bits() | b.bits());
    return true;
  }
};

struct BitXorRule {
  static bool ints(Value a, Value b, Value* out) {
    *out = Value::fromBits((a.bits() ^ b.bits()) | Value::kIntTag);
    return true;
  }
};

template <class Rule>
bool floats(Value a, Value b, Value* out) {
  return Value::encodeFloat(Rule::floats(a.asImmediateFloat(), b.asImmediateFloat()), out);
}

// A small int or an immediate float.
bool isImmediateNumber(Value v) {
  return (v.bits() & 3) != 0;
}
double toDouble(Value v) {
  return v.isSmallInt() ? static_cast<double>(v.asSmallInt()) : v.asImmediateFloat();
}
uint32_t seenImmediate(Value v) {
  return v.isSmallInt() ? kSeenSmallInt : kSeenFloat;
}

// Of an int of any size; 0: it is none.
uint32_t seenInt(Value v) {
  return v.isSmallInt() ? kSeenSmallInt : hasShape(v, exactShapes.Int) ? kSeenBigInt : 0;
}

// An int and a bool, in either order. (Operators of two bools may yield a bool.)
bool isIntWithBool(Value a, Value b) {
  return a.isBool() ? seenInt(b) != 0 : b.isBool() && seenInt(a) != 0;
}

void seeResult(SeenFeedback* slot, Value result) {
  if (result && !result.isSmallInt()) slot->results |= isFloat(result) ? kResultFloat : kResultOverflow;
}

// Operands that are not both ints. Empty: raised.
[[gnu::noinline]] Value othersSlow(const Instr* pc, Thread* t, SeenFeedback* slot, BinaryOp op, Value a, Value b) {
  seeValues(slot, a, b);
  if (op == BinaryOp::Add && isStr(a) && isStr(b)) return Value::object(strConcat(t, a.as<Str>(), b.as<Str>()));
  if (isIntWithBool(a, b) && op != BinaryOp::MatMul) return plainIntBinary(t, op, plainInt(a), plainInt(b));
  return immD(pc) ? inplaceOp(t, op, a, b) : binaryOp(t, op, a, b);
}

// What the slow part of every binary operator does. False: raised.
template <BinaryOp op>
[[gnu::always_inline]] inline bool binarySlow(const Instr* pc, Value* r, Thread* t, FeedbackSlot* fb) {
  savePc(pc, r);
  Value a = RB, b = RC, result;
  SeenFeedback* slot = siteOf<FeedbackKind::Seen>(pc, fb);
  uint32_t left = seenInt(a), right = seenInt(b);
  if (left && right && op != BinaryOp::MatMul) {
    slot->operands |= seenPair(left, right);
    result = plainIntBinary(t, op, a, b);
    if (left == kSeenSmallInt && right == kSeenSmallInt) seeResult(slot, result);
  } else {
    result = othersSlow(pc, t, slot, op, a, b);
  }
  if (UNLIKELY(result.isEmpty())) return false;
  RA = result;
  return true;
}

bool unarySlow(const Instr* pc, Value* r, Thread* t, FeedbackSlot* fb, UnaryOp op) {
  savePc(pc, r);
  Value a = RB;
  SeenFeedback* slot = siteOf<FeedbackKind::Seen>(pc, fb);
  seeValue(slot, a);
  Value result = unaryOp(t, op, a);
  if (UNLIKELY(result.isEmpty())) return false;
  if (a.isSmallInt() && !result.isSmallInt()) slot->results |= kResultOverflow;
  RA = result;
  return true;
}

}  // namespace

#define SLOW_BINARY(name, op)                                            \
  SLOW(slow##name) {                                                     \
    if (UNLIKELY(!binarySlow<BinaryOp::op>(pc, r, t, fb))) TAIL(unwind); \
    RESUME();                                                            \
  }

// An int and a float, in either order.
#define MIXED_BINARY(name)                                                                     \
  OUTLINE(mixed##name) {                                                                       \
    Value a = RB, b = RC, result;                                                              \
    if (isImmediateNumber(a) && isImmediateNumber(b) && !areSmallInts(a, b)) {                 \
      if (LIKELY(Value::encodeFloat(name##Rule::floats(toDouble(a), toDouble(b)), &result))) { \
        see<Op::name>(pc, fb, seenPair(seenImmediate(a), seenImmediate(b)));                   \
        RA = result;                                                                           \
        NEXT();                                                                                \
      }                                                                                        \
    }                                                                                          \
    TAIL(slow##name);                                                                          \
  }

// Operators on ints and floats.
#define NUMBER_OPERATOR(name)                                             \
  SLOW_BINARY(name, name)                                                 \
  MIXED_BINARY(name)                                                      \
  HANDLER(name) {                                                         \
    Value a = RB, b = RC, result;                                         \
    if (LIKELY(areSmallInts(a, b))) {                                     \
      if (UNLIKELY(!name##Rule::ints(a, b, &result))) TAIL(slow##name);   \
      see<Op::name>(pc, fb, seenPair(kSeenSmallInt, kSeenSmallInt));      \
      RA = result;                                                        \
      NEXT();                                                             \
    }                                                                     \
    if (LIKELY(areImmediateFloats(a, b))) {                               \
      if (UNLIKELY(!floats<name##Rule>(a, b, &result))) TAIL(slow##name); \
      see<Op::name>(pc, fb, seenPair(kSeenFloat, kSeenFloat));            \
      RA = result;                                                        \
      NEXT();                                                             \
    }                                                                     \
    TAIL(mixed##name);                                                    \
  }

// Operators whose fast part is for ints alone.
#define INT_OPERATOR(name, op)                                                   \
  SLOW_BINARY(name, op)                                                          \
  HANDLER(name) {                                                                \
    Value a = RB, b = RC, result;                                                \
    if (LIKELY(areSmallInts(a, b)) && LIKELY(name##Rule::ints(a, b, &result))) { \
      see<Op::name>(pc, fb, seenPair(kSeenSmallInt, kSeenSmallInt));             \
      RA = result;                                                               \
      NEXT();                                                                    \
    }                                                                            \
    TAIL(slow##name);                                                            \
  }

NUMBER_OPERATOR(Add)
NUMBER_OPERATOR(Sub)
NUMBER_OPERATOR(Mul)
INT_OPERATOR(FloorDiv, FloorDiv)
INT_OPERATOR(Mod, Mod)
INT_OPERATOR(LShift, LShift)
INT_OPERATOR(RShift, RShift)
INT_OPERATOR(BitAnd, And)
INT_OPERATOR(BitOr, Or)
INT_OPERATOR(BitXor, Xor)
SLOW_BINARY(TrueDiv, TrueDiv)
SLOW_BINARY(Pow, Pow)
SLOW_BINARY(MatMul, MatMul)

HANDLER(TrueDiv) {
  Value a = RB, b = RC, result;
  // Ints of up to 53 bits are exact doubles, and then so is the correctly rounded quotient.
  constexpr int64_t kExact = int64_t{1} << 53;
  if (LIKELY(isImmediateNumber(a) && isImmediateNumber(b))) {
    bool exact = !areSmallInts(a, b) || (a.asSmallInt() < kExact && a.asSmallInt() > -kExact &&
                                         b.asSmallInt() < kExact && b.asSmallInt() > -kExact);
    double divisor = toDouble(b);
    if (LIKELY(exact && divisor != 0 && Value::encodeFloat(toDouble(a) / divisor, &result))) {
      see<Op::TrueDiv>(pc, fb, seenPair(seenImmediate(a), seenImmediate(b)));
      RA = result;
      NEXT();
    }
  }
  TAIL(slowTrueDiv);
}

HANDLER(Pow) {
  TAIL(slowPow);
}
HANDLER(MatMul) {
  TAIL(slowMatMul);
}

#define SLOW_UNARY(name)                                                 \
  SLOW(slow##name) {                                                     \
    if (UNLIKELY(!unarySlow(pc, r, t, fb, UnaryOp::name))) TAIL(unwind); \
    RESUME();                                                            \
  }

SLOW_UNARY(Neg)
SLOW_UNARY(Pos)
SLOW_UNARY(Invert)

HANDLER(Neg) {
  Value a = RB, result;
  int64_t bits;
  if (LIKELY(a.isSmallInt())) {
    if (UNLIKELY(__builtin_sub_overflow(int64_t{2}, signedBits(a), &bits))) TAIL(slowNeg);  // 4i + 1 becomes -4i + 1
    see<Op::Neg>(pc, fb, seenFirst(kSeenSmallInt));
    RA = Value::fromBits(static_cast<uint64_t>(bits));
    NEXT();
  }
  if (LIKELY(a.isImmediateFloat() && Value::encodeFloat(-a.asImmediateFloat(), &result))) {
    see<Op::Neg>(pc, fb, seenFirst(kSeenFloat));
    RA = result;
    NEXT();
  }
  TAIL(slowNeg);
}

HANDLER(Pos) {
  TAIL(slowPos);
}

HANDLER(Invert) {
  Value a = RB;
  if (LIKELY(a.isSmallInt())) {
    see<Op::Invert>(pc, fb, seenFirst(kSeenSmallInt));
    RA = Value::smallInt(~a.asSmallInt());
    NEXT();
  }
  TAIL(slowInvert);
}

}  // namespace taipan
