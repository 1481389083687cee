// The type int: slots, constructor and methods.
#include <string>
#include <string_view>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/text/Format.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// --- slots

template <BinaryOp op>
Value intBinarySlot(Thread* t, Value a, Value b) {
  if (!isInt(a) || !isInt(b)) return kNotImplemented;
  return intBinary(t, op, a, b);
}

Value intNegSlot(Thread* t, Value a) {
  return intNegate(t, plainInt(a));
}
Value intPosSlot(Thread*, Value a) {
  return plainInt(a);
}
Value intInvertSlot(Thread* t, Value a) {
  return intInvert(t, plainInt(a));
}
Value intToIntSlot(Thread*, Value a) {
  return plainInt(a);
}
Value intReprSlot(Thread* t, Value a) {
  return intToText(t, a, 10, false);
}
int intTruthSlot(Thread*, Value a) {
  return plainInt(a) != Value::smallInt(0);
}
int64_t intHashSlot(Thread*, Value a, bool*) {
  return intHash(a);
}

Value intToFloatSlot(Thread* t, Value a) {
  bool overflow;
  double d = intToDouble(t, a, &overflow);
  return overflow ? Value() : makeFloat(t, d);
}

Value intCompareSlot(Thread*, Value a, Value b, CompareOp op) {
  if (!isInt(a) || !isInt(b)) return kNotImplemented;
  int order = intCompare(a, b);
  switch (op) {
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Eq: return Value::boolean(order == 0);
    case CompareOp::Ne: return Value::boolean(order != 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    case CompareOp::Ge: return Value::boolean(order >= 0);
  }
  return kNotImplemented;
}

Value intFormatSlot(Thread* t, Value a, Str* spec) {
  if (spec->length == 0) return strOf(t, a);
  return formatInt(t, a, spec);
}

// --- constructor

// A few plain digits, the usual case. False: everything else.
bool parseShort(std::string_view text, int base, int64_t* out) {
  bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 11 || (base == 0 && text[0] == '0')) return false;
  int64_t value = 0;
  for (char c : text) {
    int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
    if (digit >= (base ? base : 10)) return false;
    value = value * (base ? base : 10) + digit;
  }
  *out = negative ? -value : value;
  return true;
}

Value fromStr(Thread* t, Value text, int base) {
  auto* s = text.as<Str>();
  if (int64_t small; s->ascii && parseShort(asciiView(s), base, &small)) return Value::smallInt(small);
  return intFromText(t, strToNumberText(text.as<Str>()), base, text);
}

// int(bytes): digits of ASCII alone.
Value fromBytes(Thread* t, Value source, ByteView view, int base) {
  return intFromText(t, textOf(view), base, source);
}

// What a conversion method returned, as an exact int.
Value checkedResult(Thread* t, Value v, const char* method) {
  if (!v) return v;
  if (isInt(v)) return plainInt(v);
  return raisef(t, exc::TypeError, "%s returned non-int (type %.200s)", method, typeName(v));
}

// int(v)
Value toInteger(Thread* t, Value v) {
  if (isExactInt(v)) return v;
  const TypeSlots* slots = typeOf(v)->slots;
  if (slots->toInt) return checkedResult(t, slots->toInt(t, v), "__int__");
  if (slots->toIndex) return checkedResult(t, slots->toIndex(t, v), "__index__");
  Value trunc = lookupSpecial(t, v, intern(t, "__trunc__"));
  if (trunc) {
    Value truncated = callWith(t, trunc);
    if (!truncated || isInt(truncated)) return truncated ? plainInt(truncated) : truncated;
    if (typeOf(truncated)->slots->toIndex) return indexOf(t, truncated);
    return raisef(t, exc::TypeError, "__trunc__ returned non-Integral (type %.200s)", typeName(truncated));
  }
  if (!t->exception.isEmpty()) return Value();
  if (isStrLike(v)) return fromStr(t, v, 10);
  if (ByteView view; bytesViewOf(v, &view)) return fromBytes(t, v, view, 10);
  return raisef(t, exc::TypeError,
                "int() argument must be a string, a bytes-like object or a real number, not '%.200s'", typeName(v));
}

Value fromBase(Thread* t, Value x, Value base) {
  if (!x) return raiseTypeError(t, "int() missing string argument");
  bool failed = false;
  int64_t b = indexAsInt64(t, base, &failed);
  if (failed) {
    if (!pendingMatches(t, exc::OverflowError)) return Value();
    clearException(t);
    b = -1;
  }
  if (b != 0 && (b < 2 || b > 36)) return raiseValueError(t, "int() base must be >= 2 and <= 36, or 0");
  if (ByteView view; bytesViewOf(x, &view)) return fromBytes(t, x, view, static_cast<int>(b));
  if (!isStrLike(x)) return raiseTypeError(t, "int() can't convert non-string with explicit base");
  return fromStr(t, x, static_cast<int>(b));
}

Value newInt(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"", "base"};
  Value given[2];
  if (!bindNativeArgs(t, {"int", kNames, 2, 0, 2}, args, nargs, kwNames, given)) return Value();
  Value number = given[1] ? fromBase(t, given[0], given[1]) : given[0] ? toInteger(t, given[0]) : Value::smallInt(0);
  if (!number || type == types::Int) return number;
  auto* instance = allocateAs<IntInstance>(t, type->instanceSize, type->instanceShape, Layout::kValuesFrom1);
  if (!instance) return Value();
  instance->number = number;
  return Value::object(instance);
}

// --- methods

Value bitLength(Thread*, Value* args, int64_t, Tuple*) {
  return Value::smallInt(intBitLength(args[0]));
}

Value bitCount(Thread*, Value* args, int64_t, Tuple*) {
  IntView view(plainInt(args[0]));
  return Value::smallInt(view.n ? static_cast<int64_t>(mpn_popcount(view.limbs, view.n)) : 0);
}

Value itself(Thread*, Value* args, int64_t, Tuple*) {
  return plainInt(args[0]);
}

Value abs(Thread* t, Value* args, int64_t, Tuple*) {
  return intAbs(t, plainInt(args[0]));
}

Value asIntegerRatio(Thread* t, Value* args, int64_t, Tuple*) {
  Value pair[] = {plainInt(args[0]), Value::smallInt(1)};
  return Value::object(newTupleFrom(t, pair, 2));
}

Value getNewArgs(Thread* t, Value* args, int64_t, Tuple*) {
  Value one[] = {plainInt(args[0])};
  return Value::object(newTupleFrom(t, one, 1));
}

Value round(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs < 2) return plainInt(args[0]);
  Value digits = indexOf(t, args[1]);
  return digits ? intRound(t, args[0], digits) : Value();
}

Value divMod(Thread* t, Value a, Value b) {
  if (!isInt(a) || !isInt(b)) return kNotImplemented;
  Value pair[2];
  if (!intDivMod(t, plainInt(a), plainInt(b), &pair[0], &pair[1], "integer division or modulo by zero")) return Value();
  return Value::object(newTupleFrom(t, pair, 2));
}
Value divModMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return divMod(t, args[0], args[1]);
}
Value reflectedDivMod(Thread* t, Value* args, int64_t, Tuple*) {
  return divMod(t, args[1], args[0]);
}

Value getNumber(Thread*, Value self) {
  return plainInt(self);
}
Value getZero(Thread*, Value) {
  return Value::smallInt(0);
}
Value getOne(Thread*, Value) {
  return Value::smallInt(1);
}

const MethodRow kMethods[] = {
    {"__abs__", abs, 1, 1, kNativeMethod | kNativeSlotWrapper, "abs(self)"},
    {"__ceil__", itself, 1, 1, kNativeMethod, "Ceiling of an Integral returns itself."},
    {"__divmod__", divModMethod, 2, 2, kNativeMethod | kNativeSlotWrapper, "Return divmod(self, value)."},
    {"__floor__", itself, 1, 1, kNativeMethod, "Flooring an Integral returns itself."},
    {"__getnewargs__", getNewArgs, 1, 1, kNativeMethod, ""},
    {"__rdivmod__", reflectedDivMod, 2, 2, kNativeMethod | kNativeSlotWrapper, "Return divmod(value, self)."},
    {"__round__", round, 1, 2, kNativeMethod, "Rounding an Integral returns itself, or a multiple of a power of ten."},
    {"__trunc__", itself, 1, 1, kNativeMethod, "Truncating an Integral returns itself."},
    {"as_integer_ratio", asIntegerRatio, 1, 1, kNativeMethod, "Return a pair of ints whose quotient is the number."},
    {"bit_count", bitCount, 1, 1, kNativeMethod, "Number of ones in the binary representation of the absolute value."},
    {"bit_length", bitLength, 1, 1, kNativeMethod, "Number of bits necessary to represent self in binary."},
    {"from_bytes", intFromBytes, 1, -1, kNativeClassMethod | kNativeKeywords,
     "Return the integer represented by the given bytes."},
    {"to_bytes", intToBytes, 1, -1, kNativeMethod | kNativeKeywords, "Return bytes that represent the integer."},
    {"conjugate", itself, 1, 1, kNativeMethod, "Returns self, the complex conjugate of any int."},
};

const GetSetRow kGetSets[] = {
    {"real", getNumber, nullptr},
    {"imag", getZero, nullptr},
    {"numerator", getNumber, nullptr},
    {"denominator", getOne, nullptr},
};

void fillBinarySlots(TypeSlots& slots) {
  auto at = [&](BinaryOp op) -> auto& { return slots.binary[static_cast<unsigned>(op)]; };
  at(BinaryOp::Add) = intBinarySlot<BinaryOp::Add>;
  at(BinaryOp::Sub) = intBinarySlot<BinaryOp::Sub>;
  at(BinaryOp::Mul) = intBinarySlot<BinaryOp::Mul>;
  at(BinaryOp::TrueDiv) = intBinarySlot<BinaryOp::TrueDiv>;
  at(BinaryOp::FloorDiv) = intBinarySlot<BinaryOp::FloorDiv>;
  at(BinaryOp::Mod) = intBinarySlot<BinaryOp::Mod>;
  at(BinaryOp::Pow) = intBinarySlot<BinaryOp::Pow>;
  at(BinaryOp::LShift) = intBinarySlot<BinaryOp::LShift>;
  at(BinaryOp::RShift) = intBinarySlot<BinaryOp::RShift>;
  at(BinaryOp::And) = intBinarySlot<BinaryOp::And>;
  at(BinaryOp::Or) = intBinarySlot<BinaryOp::Or>;
  at(BinaryOp::Xor) = intBinarySlot<BinaryOp::Xor>;
}

}  // namespace

void initInts(Thread* t) {
  constexpr int kDefaultMaxStrDigits = 4300;
  t->runtime()->maxStrDigits = kDefaultMaxStrDigits;
  TypeSpec spec = specOf<types::rows::Int>();
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc = "int([x]) -> integer\nint(x, base=10) -> integer";
  TypeSlots& slots = spec.slots;
  slots.repr = intReprSlot;
  slots.format = intFormatSlot;
  slots.hash = intHashSlot;
  slots.truth = intTruthSlot;
  slots.compare = intCompareSlot;
  slots.unary[static_cast<unsigned>(UnaryOp::Neg)] = intNegSlot;
  slots.unary[static_cast<unsigned>(UnaryOp::Pos)] = intPosSlot;
  slots.unary[static_cast<unsigned>(UnaryOp::Invert)] = intInvertSlot;
  fillBinarySlots(slots);
  slots.toIndex = intToIntSlot;
  slots.toInt = intToIntSlot;
  slots.toFloat = intToFloatSlot;
  slots.newObject = newInt;
  newBuiltinType(t, spec);
}

}  // namespace taipan
