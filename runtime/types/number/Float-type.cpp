// The type float: slots, constructor and methods.
#include <cmath>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/text/Format.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

enum class Operand { Number, Other, Raised };

// A float or int operand as a double.
Operand toDouble(Thread* t, Value v, double* out) {
  if (isFloatLike(v)) {
    *out = floatValue(v);
    return Operand::Number;
  }
  if (!isInt(v)) return Operand::Other;
  bool overflow;
  *out = intToDouble(t, v, &overflow);
  return overflow ? Operand::Raised : Operand::Number;
}

Raised raiseZero(Thread* t, const char* message) {
  return raise(t, exc::ZeroDivisionError, message);
}

// Both operands as doubles. False: *result is what the slot returns (NotImplemented or empty).
bool bothDoubles(Thread* t, Value a, Value b, double* x, double* y, Value* result) {
  Operand first = toDouble(t, a, x);
  Operand second = first == Operand::Number ? toDouble(t, b, y) : first;
  if (second == Operand::Number) return true;
  *result = second == Operand::Other ? kNotImplemented : Value();
  return false;
}

Value compute(Thread* t, BinaryOp op, double x, double y) {
  bool failed = false;
  double power;
  switch (op) {
    case BinaryOp::Add:     return makeFloat(t, x + y);
    case BinaryOp::Sub:     return makeFloat(t, x - y);
    case BinaryOp::Mul:     return makeFloat(t, x * y);
    case BinaryOp::TrueDiv: return y == 0 ? raiseZero(t, "float division by zero") : makeFloat(t, x / y);
    case BinaryOp::FloorDiv:
      return y == 0 ? raiseZero(t, "float floor division by zero") : makeFloat(t, doubleFloorDivide(x, y));
    case BinaryOp::Mod: return y == 0 ? raiseZero(t, "float modulo") : makeFloat(t, doubleModulo(x, y));
    case BinaryOp::Pow: power = doublePower(t, x, y, &failed); return failed ? Value() : makeFloat(t, power);
    default:            return kNotImplemented;
  }
}

template <BinaryOp op>
Value floatBinarySlot(Thread* t, Value a, Value b) {
  double x, y;
  Value result;
  return bothDoubles(t, a, b, &x, &y, &result) ? compute(t, op, x, y) : result;
}

Value boolFor(CompareOp op, int order) {
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

// The type of at least one operand is float.
Value floatCompareSlot(Thread*, Value a, Value b, CompareOp op) {
  int order;
  if (isFloatLike(a) && isFloatLike(b)) {
    double x = floatValue(a), y = floatValue(b);
    order = x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
  } else if (isFloatLike(a) && isInt(b)) {
    order = intCompareDouble(b, floatValue(a));
    if (order != 2) order = -order;
  } else if (isInt(a) && isFloatLike(b)) {
    order = intCompareDouble(a, floatValue(b));
  } else {
    return kNotImplemented;
  }
  if (order == 2) return Value::boolean(op == CompareOp::Ne);  // NaN
  return boolFor(op, order);
}

Value plainFloat(Thread* t, Value v) {
  return isFloat(v) ? v : makeFloat(t, floatValue(v));
}

Value floatReprSlot(Thread* t, Value v) {
  return Value::object(newStrAscii(t, floatRepr(floatValue(v))));
}
int64_t floatHashSlot(Thread*, Value v, bool*) {
  return doubleHash(floatValue(v));
}
int floatTruthSlot(Thread*, Value v) {
  return floatValue(v) != 0;
}
Value floatNegSlot(Thread* t, Value v) {
  return makeFloat(t, -floatValue(v));
}
Value floatPosSlot(Thread* t, Value v) {
  return plainFloat(t, v);
}
Value floatToIntSlot(Thread* t, Value v) {
  return intFromDouble(t, floatValue(v));
}

Value floatFormatSlot(Thread* t, Value v, Str* spec) {
  if (spec->length == 0) return strOf(t, v);
  return formatFloat(t, v, spec);
}

// --- constructor

// float(v)
Value toFloat(Thread* t, Value v) {
  if (isFloat(v)) return v;
  if (isStr(v)) return floatFromStr(t, v.as<Str>());
  const TypeSlots* slots = typeOf(v)->slots;
  if (slots->toFloat) {
    Value result = slots->toFloat(t, v);
    if (!result || isFloatLike(result)) return result ? plainFloat(t, result) : result;
    return raisef(t, exc::TypeError, "%.50s.__float__ returned non-float (type %.50s)", typeName(v), typeName(result));
  }
  if (!slots->toIndex && isStrLike(v)) return floatFromStr(t, v.as<Str>());
  if (ByteView view; !slots->toIndex && bytesViewOf(v, &view)) return floatFromBytes(t, v);
  if (!slots->toIndex)
    return raisef(t, exc::TypeError, "float() argument must be a string or a real number, not '%.200s'", typeName(v));
  Value index = indexOf(t, v);
  if (!index) return Value();
  bool overflow;
  double d = intToDouble(t, index, &overflow);
  return overflow ? Value() : makeFloat(t, d);
}

Value newFloat(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (type == types::Float && !checkNoKeywords(t, "float", kwNames)) return Value();
  if (!checkPositional(t, "float", nargs, 0, 1)) return Value();
  Value number = nargs ? toFloat(t, args[0]) : makeFloat(t, 0.0);
  if (!number || type == types::Float) return number;
  auto* instance = allocateAs<Float>(t, type->instanceSize, type->instanceShape, Layout::kValuesFrom2);
  if (!instance) return Value();
  instance->value = floatValue(number);
  return Value::object(instance);
}

// --- methods

Value abs(Thread* t, Value* args, int64_t, Tuple*) {
  return makeFloat(t, std::fabs(floatValue(args[0])));
}
Value trunc(Thread* t, Value* args, int64_t, Tuple*) {
  return intFromDouble(t, floatValue(args[0]));
}
Value floor(Thread* t, Value* args, int64_t, Tuple*) {
  return intFromDouble(t, std::floor(floatValue(args[0])));
}
Value ceil(Thread* t, Value* args, int64_t, Tuple*) {
  return intFromDouble(t, std::ceil(floatValue(args[0])));
}
Value conjugate(Thread* t, Value* args, int64_t, Tuple*) {
  return plainFloat(t, args[0]);
}
Value hex(Thread* t, Value* args, int64_t, Tuple*) {
  return Value::object(newStrAscii(t, doubleToHex(floatValue(args[0]))));
}

Value getNewArgs(Thread* t, Value* args, int64_t, Tuple*) {
  Value one[] = {plainFloat(t, args[0])};
  return Value::object(newTupleFrom(t, one, 1));
}

Value isInteger(Thread*, Value* args, int64_t, Tuple*) {
  double d = floatValue(args[0]);
  return Value::boolean(std::isfinite(d) && d == std::floor(d));
}

Value round(Thread* t, Value* args, int64_t nargs, Tuple*) {
  double d = floatValue(args[0]);
  if (nargs < 2 || args[1].isNone()) return intFromDouble(t, std::nearbyint(d));
  Value index = indexOf(t, args[1]);
  if (!index) return Value();
  int64_t digits;
  if (!intToInt64(index, &digits)) digits = intSign(index) < 0 ? INT64_MIN : INT64_MAX;
  double rounded = doubleRound(d, digits);
  if (std::isinf(rounded) && !std::isinf(d))
    return raise(t, exc::OverflowError, "rounded value too large to represent");
  return makeFloat(t, rounded);
}

Value divMod(Thread* t, Value a, Value b) {
  double x, y;
  Value result;
  if (!bothDoubles(t, a, b, &x, &y, &result)) return result;
  if (y == 0) return raiseZero(t, "float divmod()");
  Value pair[] = {makeFloat(t, doubleFloorDivide(x, y)), makeFloat(t, doubleModulo(x, y))};
  return Value::object(newTupleFrom(t, pair, 2));
}
Value divModMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return divMod(t, args[0], args[1]);
}
Value reflectedDivMod(Thread* t, Value* args, int64_t, Tuple*) {
  return divMod(t, args[1], args[0]);
}

Value asIntegerRatio(Thread* t, Value* args, int64_t, Tuple*) {
  double d = floatValue(args[0]);
  if (std::isinf(d)) return raise(t, exc::OverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return raiseValueError(t, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); i++) {
    fraction *= 2;
    exponent--;
  }
  Value pair[] = {intFromDouble(t, fraction), Value::smallInt(1)};
  Value& scaled = exponent > 0 ? pair[0] : pair[1];
  scaled = intShiftBy(t, scaled, exponent > 0 ? exponent : -exponent);
  if (!scaled) return Value();
  return Value::object(newTupleFrom(t, pair, 2));
}

Value fromHex(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isStrLike(args[1])) return raiseTypeError(t, "bad argument type for built-in operation");
  Value number = floatFromHex(t, strToUtf8(args[1].as<Str>()));
  if (!number || args[0] == Value::object(types::Float)) return number;
  return callWith(t, args[0], number);
}

Value getFormat(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isStrLike(args[1]))
    return raisef(t, exc::TypeError, "__getformat__() argument must be str, not %.50s", shownType(args[1]));
  std::string kind = strToUtf8(args[1].as<Str>());
  if (kind != "double" && kind != "float")
    return raiseValueError(t, "__getformat__() argument 1 must be 'double' or 'float'");
  return Value::object(newStrAscii(t, "IEEE, little-endian"));
}

Value getReal(Thread* t, Value self) {
  return plainFloat(t, self);
}
Value getImag(Thread* t, Value) {
  return makeFloat(t, 0.0);
}

const MethodRow kMethods[] = {
    {"__abs__", abs, 1, 1, kNativeMethod | kNativeSlotWrapper, "abs(self)"},
    {"__ceil__", ceil, 1, 1, kNativeMethod, "Return the ceiling as an Integral."},
    {"__divmod__", divModMethod, 2, 2, kNativeMethod | kNativeSlotWrapper, "Return divmod(self, value)."},
    {"__floor__", floor, 1, 1, kNativeMethod, "Return the floor as an Integral."},
    {"__getformat__", getFormat, 2, 2, kNativeClassMethod, "How floats are laid out in memory."},
    {"__getnewargs__", getNewArgs, 1, 1, kNativeMethod, ""},
    {"__rdivmod__", reflectedDivMod, 2, 2, kNativeMethod | kNativeSlotWrapper, "Return divmod(value, self)."},
    {"__round__", round, 1, 2, kNativeMethod, "Return the Integral closest to x, rounding half toward even."},
    {"__trunc__", trunc, 1, 1, kNativeMethod, "Return the Integral closest to x between 0 and x."},
    {"as_integer_ratio", asIntegerRatio, 1, 1, kNativeMethod, "Return a pair of ints whose quotient is the number."},
    {"conjugate", conjugate, 1, 1, kNativeMethod, "Return self, the complex conjugate of any float."},
    {"fromhex", fromHex, 2, 2, kNativeClassMethod, "Create a floating-point number from a hexadecimal string."},
    {"hex", hex, 1, 1, kNativeMethod, "Return a hexadecimal representation of a floating-point number."},
    {"is_integer", isInteger, 1, 1, kNativeMethod, "Return True if the float is an integer."},
};

const GetSetRow kGetSets[] = {
    {"real", getReal, nullptr},
    {"imag", getImag, nullptr},
};

void fillSlots(TypeSlots& slots) {
  auto at = [&](BinaryOp op) -> auto& { return slots.binary[static_cast<unsigned>(op)]; };
  at(BinaryOp::Add) = floatBinarySlot<BinaryOp::Add>;
  at(BinaryOp::Sub) = floatBinarySlot<BinaryOp::Sub>;
  at(BinaryOp::Mul) = floatBinarySlot<BinaryOp::Mul>;
  at(BinaryOp::TrueDiv) = floatBinarySlot<BinaryOp::TrueDiv>;
  at(BinaryOp::FloorDiv) = floatBinarySlot<BinaryOp::FloorDiv>;
  at(BinaryOp::Mod) = floatBinarySlot<BinaryOp::Mod>;
  at(BinaryOp::Pow) = floatBinarySlot<BinaryOp::Pow>;
  slots.unary[static_cast<unsigned>(UnaryOp::Neg)] = floatNegSlot;
  slots.unary[static_cast<unsigned>(UnaryOp::Pos)] = floatPosSlot;
  slots.repr = floatReprSlot;
  slots.format = floatFormatSlot;
  slots.hash = floatHashSlot;
  slots.truth = floatTruthSlot;
  slots.compare = floatCompareSlot;
  slots.toInt = floatToIntSlot;
  slots.toFloat = floatPosSlot;
  slots.newObject = newFloat;
}

}  // namespace

void initFloats(Thread* t) {
  TypeSpec spec = specOf<types::rows::Float>();
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.doc = "Convert a string or number to a floating point number, if possible.";
  fillSlots(spec.slots);
  newBuiltinType(t, spec);
}

}  // namespace taipan
