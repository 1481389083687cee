// Builtins on numbers and values: abs, divmod, pow, round, sum, min, max, bin, oct, hex, chr, ord, hash, id.
#include <cmath>

#include "runtime/builtins/Builtins.h"
#include "runtime/core/Names.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

bool isPlainInt(Value v) {
  return v.isBool() || isExactInt(v);
}

Value absBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = args[0];
  if (isPlainInt(v)) return intAbs(t, plainInt(v));
  if (isFloat(v)) return makeFloat(t, std::fabs(floatValue(v)));
  Value method = lookupSpecial(t, v, names::abs_);
  if (method) return callWith(t, method);
  if (t->exception) return {};
  return raisef(t, exc::TypeError, "bad operand type for abs(): '%.200s'", typeName(v));
}

// --- divmod

Value pairOf(Thread* t, Value a, Value b) {
  Value pair[2] = {a, b};
  return a && b ? Value::object(newTupleFrom(t, pair, 2)) : Value();
}

Value divmodFloats(Thread* t, double a, double b) {
  if (b == 0) return raise(t, exc::ZeroDivisionError, "float divmod()");
  return pairOf(t, makeFloat(t, doubleFloorDivide(a, b)), makeFloat(t, doubleModulo(a, b)));
}

Value divmodByMethods(Thread* t, Value a, Value b) {
  TypeObject *x = typeOf(a), *y = typeOf(b);
  bool found;
  auto left = [&] {
    Value operands[2] = {a, b};
    Value r = callDunder(t, names::divmod_, operands, 2, &found);
    return found ? r : kNotImplemented;
  };
  auto right = [&] {
    if (x == y) return kNotImplemented;
    Value operands[2] = {b, a};
    Value r = callDunder(t, names::rdivmod_, operands, 2, &found);
    return found ? r : kNotImplemented;
  };
  bool rightFirst = x != y && isSubtype(y, x) && typeLookup(t, y, names::rdivmod_) != typeLookup(t, x, names::rdivmod_);
  Value r = rightFirst ? right() : left();
  if (!r.isNotImplemented()) return r;
  r = rightFirst ? left() : right();
  if (!r.isNotImplemented()) return r;
  return raisef(t, exc::TypeError, "unsupported operand type(s) for divmod(): '%.100s' and '%.100s'", typeName(a),
                typeName(b));
}

Value divmodBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Value a = args[0], b = args[1];
  if (isPlainInt(a) && isPlainInt(b)) {
    Value quotient, remainder;
    if (!intDivMod(t, plainInt(a), plainInt(b), &quotient, &remainder, "integer division or modulo by zero")) return {};
    return pairOf(t, quotient, remainder);
  }
  if (isFloat(a) && isFloat(b)) return divmodFloats(t, floatValue(a), floatValue(b));
  return divmodByMethods(t, a, b);
}

// --- pow, round

Value powBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"base", "exp", "mod"};
  Value out[3];
  if (!bindNativeArgs(t, {"pow", names, 3, 2, 3}, args, nargs, kwNames, out)) return {};
  return powOp(t, out[0], out[1], out[2].isNone() ? Value() : out[2]);
}

Value roundBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"number", "ndigits"};
  Value out[2];
  if (!bindNativeArgs(t, {"round", names, 2, 1, 2}, args, nargs, kwNames, out)) return {};
  Value v = out[0];
  bool digits = !out[1].isEmpty() && !out[1].isNone();
  if (!digits && isFloat(v)) return intFromDouble(t, std::nearbyint(floatValue(v)));
  if (!digits && isExactInt(v)) return v;
  Value method = lookupSpecial(t, v, names::round_);
  if (method) return digits ? callWith(t, method, out[1]) : callWith(t, method);
  if (t->exception) return {};
  return raisef(t, exc::TypeError, "type %.100s doesn't define __round__ method", typeName(v));
}

// --- sum: ints are added in a machine word and floats in a double as long as nothing else comes.

struct Sum {
  enum { kInt, kFloat, kOther } state;
  int64_t i;
  double f;
  Value other;
};

Value sumSoFar(Thread* t, const Sum& s) {
  if (s.state == Sum::kInt) return makeInt(t, s.i);
  return s.state == Sum::kFloat ? makeFloat(t, s.f) : s.other;
}

bool addGenerally(Thread* t, Sum* s, Value item) {
  Value so_far = sumSoFar(t, *s);
  Value total = so_far ? binaryOp(t, BinaryOp::Add, so_far, item) : Value();
  if (total.isEmpty()) return false;
  if (s->state == Sum::kInt && isFloat(total)) {
    s->state = Sum::kFloat;
    s->f = floatValue(total);
  } else {
    s->state = Sum::kOther;
    s->other = total;
  }
  return true;
}

bool addItem(Thread* t, void* context, Value item) {
  auto* s = static_cast<Sum*>(context);
  if (s->state == Sum::kInt) {
    int64_t x;
    if (item.isSmallInt())
      x = item.asSmallInt();
    else if (item.isBool())
      x = item.isTrue();
    else
      return addGenerally(t, s, item);
    int64_t total;
    if (__builtin_add_overflow(s->i, x, &total)) return addGenerally(t, s, item);
    s->i = total;
    return true;
  }
  if (s->state == Sum::kFloat) {
    if (isFloat(item))
      s->f += floatValue(item);
    else if (item.isSmallInt())
      s->f += static_cast<double>(item.asSmallInt());
    else
      return addGenerally(t, s, item);
    return true;
  }
  return addGenerally(t, s, item);
}

Value sumBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"", "start"};
  Value out[2];
  if (!bindNativeArgs(t, {"sum", names, 2, 1, 2}, args, nargs, kwNames, out)) return {};
  Value start = out[1].isEmpty() ? Value::smallInt(0) : out[1];
  if (isStrLike(start)) return raiseTypeError(t, "sum() can't sum strings [use ''.join(seq) instead]");
  if (isBytes(start)) return raiseTypeError(t, "sum() can't sum bytes [use b''.join(seq) instead]");
  Sum s{Sum::kOther, 0, 0, start};
  if (start.isSmallInt())
    s = {Sum::kInt, start.asSmallInt(), 0, Value()};
  else if (isFloat(start))
    s = {Sum::kFloat, 0, floatValue(start), Value()};
  return forEach(t, out[0], addItem, &s) ? sumSoFar(t, s) : Value();
}

// --- min and max

struct Extreme {
  CompareOp op;  // Lt for min, Gt for max
  Value key;     // function or empty
  Value best, bestKey;
};

int beats(Thread* t, CompareOp op, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt())
    return op == CompareOp::Lt ? a.asSmallInt() < b.asSmallInt() : a.asSmallInt() > b.asSmallInt();
  if (a.isImmediateFloat() && b.isImmediateFloat())
    return op == CompareOp::Lt ? a.asImmediateFloat() < b.asImmediateFloat()
                               : a.asImmediateFloat() > b.asImmediateFloat();
  return compareTruth(t, op, a, b);
}

bool considerItem(Thread* t, void* context, Value item) {
  auto* e = static_cast<Extreme*>(context);
  Value key = e->key ? callWith(t, e->key, item) : item;
  if (key.isEmpty()) return false;
  if (e->best) {
    int better = beats(t, e->op, key, e->bestKey);
    if (better <= 0) return better == 0;
  }
  e->best = item;
  e->bestKey = key;
  return true;
}

Value extreme(Thread* t, const char* name, CompareOp op, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"key", "default"};
  if (!checkPositional(t, name, nargs, 1, -1)) return {};
  Value options[2];
  if (!bindNativeArgs(t, {name, names, 2, 0, 0}, args + nargs, 0, kwNames, options)) return {};
  Extreme e{op, options[0].isNone() ? Value() : options[0], Value(), Value()};
  if (nargs > 1) {
    if (options[1])
      return raisef(t, exc::TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    for (int64_t i = 0; i < nargs; i++)
      if (!considerItem(t, &e, args[i])) return {};
    return e.best;
  }
  if (!forEach(t, args[0], considerItem, &e)) return {};
  if (e.best) return e.best;
  if (options[1]) return options[1];
  return raisef(t, exc::ValueError, "%s() arg is an empty sequence", name);
}

Value minBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return extreme(t, "min", CompareOp::Lt, args, nargs, kwNames);
}
Value maxBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return extreme(t, "max", CompareOp::Gt, args, nargs, kwNames);
}

// --- text of ints, characters, identity

template <int base>
Value inBase(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = indexOf(t, args[0]);
  return v ? intToText(t, v, base, true) : Value();
}

Value chrBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = indexOf(t, args[0]);
  if (v.isEmpty()) return {};
  int64_t c;
  if (!intToInt64(v, &c) || c > INT32_MAX || c < INT32_MIN)
    return raise(t, exc::OverflowError, "Python int too large to convert to C int");
  if (c < 0 || c > 0x10ffff) return raiseValueError(t, "chr() arg not in range(0x110000)");
  return Value::object(strFromCodePoint(t, static_cast<uint32_t>(c)));
}

Value ordBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Value v = args[0];
  ByteView bytes;
  bool isText = isStrLike(v);
  if (!isText && !bytesViewOf(v, &bytes))
    return raisef(t, exc::TypeError, "ord() expected string of length 1, but %.200s found", typeName(v));
  int64_t length = isText ? v.as<Str>()->length : bytes.length;
  if (length != 1)
    return raisef(t, exc::TypeError, "ord() expected a character, but string of length %ld found",
                  static_cast<long>(length));
  return Value::smallInt(isText ? strAt(v.as<Str>(), 0) : bytes[0]);
}

Value hashBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  bool failed = false;
  int64_t h = hashValue(t, args[0], &failed);
  return failed ? Value() : makeInt(t, h);
}

// Objects never move: their address. Words of other values have tag bits and differ from all addresses.
Value idBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  return makeUInt(t, args[0].bits());
}

const MethodRow kRows[] = {
    {"abs", absBuiltin, 1, 1, 0, "abs($module, x, /)\n--\n\nReturn the absolute value of the argument.",
     lowered(NativeId::Abs)},
    {"divmod", divmodBuiltin, 2, 2, 0,
     "divmod($module, x, y, /)\n--\n\nReturn the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"pow", powBuiltin, 0, -1, kNativeKeywords,
     "pow($module, /, base, exp, mod=None)\n--\n\nEquivalent to base**exp with 2 arguments or base**exp % mod with 3 "
     "arguments\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three "
     "argument form."},
    {"round", roundBuiltin, 0, -1, kNativeKeywords,
     "round($module, /, number, ndigits=None)\n--\n\nRound a number to a given precision in decimal digits.\n\nThe "
     "return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the "
     "number.  ndigits may be negative."},
    {"sum", sumBuiltin, 0, -1, kNativeKeywords,
     "sum($module, iterable, /, start=0)\n--\n\nReturn the sum of a 'start' value (default: 0) plus an iterable of "
     "numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use "
     "with numeric values and may\nreject non-numeric types."},
    {"min", minBuiltin, 0, -1, kNativeKeywords,
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a "
     "single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to "
     "return if\nthe provided iterable is empty.\nWith two or more arguments, return the smallest argument.",
     lowered(NativeId::Min)},
    {"max", maxBuiltin, 0, -1, kNativeKeywords,
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a "
     "single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to "
     "return if\nthe provided iterable is empty.\nWith two or more arguments, return the largest argument.",
     lowered(NativeId::Max)},
    {"bin", inBase<2>, 1, 1, 0,
     "bin($module, number, /)\n--\n\nReturn the binary representation of an integer.\n\n   >>> bin(2796202)\n   "
     "'0b1010101010101010101010'",
     reads(types::Str, "i")},
    {"oct", inBase<8>, 1, 1, 0,
     "oct($module, number, /)\n--\n\nReturn the octal representation of an integer.\n\n   >>> oct(342391)\n   "
     "'0o1234567'",
     reads(types::Str, "i")},
    {"hex", inBase<16>, 1, 1, 0,
     "hex($module, number, /)\n--\n\nReturn the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   "
     "'0xc0ffee'",
     reads(types::Str, "i")},
    {"chr", chrBuiltin, 1, 1, 0,
     "chr($module, i, /)\n--\n\nReturn a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
     lowered(NativeId::Chr, reads(types::Str, "i"))},
    {"ord", ordBuiltin, 1, 1, 0, "ord($module, c, /)\n--\n\nReturn the Unicode code point for a one-character string.",
     lowered(NativeId::Ord, reads(types::Int))},
    {"hash", hashBuiltin, 1, 1, 0,
     "hash($module, obj, /)\n--\n\nReturn the hash value for the given object.\n\nTwo objects that compare equal must "
     "also have the same hash value, but the\nreverse is not necessarily true.",
     yields(types::Int)},
    {"id", idBuiltin, 1, 1, 0,
     "id($module, obj, /)\n--\n\nReturn the identity of an object.\n\nThis is guaranteed to be unique among "
     "simultaneously existing objects.\n(CPython uses the object's memory address.)",
     reads(types::Int)},
};

}  // namespace

BuiltinTable numberBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan
