// Operators: +, -, … with reflected methods, in-place forms and unary operators. Ints and immediate floats are done
// here; everything else by the slots of the operands' types.
#include <cmath>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr uint32_t kSequenceFlags = kTypeListSubclass | kTypeTupleSubclass | kTypeStrSubclass | kTypeBytesSubclass;

// The result where it takes no more than a machine operation; empty otherwise.
Value smallIntOp(BinaryOp op, int64_t a, int64_t b) {
  int64_t r;
  switch (op) {
    case BinaryOp::Add: r = a + b; break;
    case BinaryOp::Sub: r = a - b; break;
    case BinaryOp::Mul:
      if (__builtin_mul_overflow(a, b, &r)) return {};
      break;
    case BinaryOp::FloorDiv:
      if (b == 0) return {};
      r = a / b - ((a % b != 0) & ((a ^ b) < 0));
      break;
    case BinaryOp::Mod:
      if (b == 0) return {};
      r = a % b;
      if (r != 0 && (r ^ b) < 0) r += b;
      break;
    case BinaryOp::And: r = a & b; break;
    case BinaryOp::Or:  r = a | b; break;
    case BinaryOp::Xor: r = a ^ b; break;
    case BinaryOp::RShift:
      if (b < 0) return {};
      r = a >> (b > 63 ? 63 : b);
      break;
    default: return {};
  }
  return Value::fitsInt(r) ? Value::smallInt(r) : Value();
}

Value floatOp(Thread* t, BinaryOp op, double a, double b) {
  switch (op) {
    case BinaryOp::Add: return makeFloat(t, a + b);
    case BinaryOp::Sub: return makeFloat(t, a - b);
    case BinaryOp::Mul: return makeFloat(t, a * b);
    case BinaryOp::TrueDiv:
      if (b != 0) return makeFloat(t, a / b);
      return {};
    default: return {};
  }
}

Value fastOp(Thread* t, BinaryOp op, Value a, Value b) {
  if (a.isSmallInt() && b.isSmallInt()) return smallIntOp(op, a.asSmallInt(), b.asSmallInt());
  if (a.isImmediateFloat() && b.isImmediateFloat()) return floatOp(t, op, a.asImmediateFloat(), b.asImmediateFloat());
  return {};
}

// Ints of any size, and an operator that ints have.
bool arePlainInts(BinaryOp op, Value a, Value b) {
  return isExactInt(a) && isExactInt(b) && op != BinaryOp::MatMul;
}

// CPython's order: the left operand's slot, unless the right one's class is a subclass with a slot of its own.
Value trySlots(Thread* t, BinaryOp op, Value a, Value b) {
  TypeObject* ta = typeOf(a);
  TypeObject* tb = typeOf(b);
  auto left = ta->slots->binary[static_cast<unsigned>(op)];
  auto right = ta == tb ? nullptr : tb->slots->binary[static_cast<unsigned>(op)];
  if (right == left) right = nullptr;
  if (left) {
    if (right && isSubtype(tb, ta)) {
      Value r = right(t, a, b);
      if (!r.isNotImplemented()) return r;
      right = nullptr;
    }
    Value r = left(t, a, b);
    if (!r.isNotImplemented()) return r;
  }
  return right ? right(t, a, b) : kNotImplemented;
}

const char* sequenceName(uint32_t flags) {
  return flags & kTypeListSubclass ? "list" : flags & kTypeTupleSubclass ? "tuple" : "str";
}

Raised raiseUnsupported(Thread* t, BinaryOp op, const char* symbol, Value a, Value b) {
  uint32_t left = typeOf(a)->flags;
  uint32_t right = typeOf(b)->flags;
  if (op == BinaryOp::Add && (left & kSequenceFlags)) {
    const char* name = sequenceName(left);
    return raisef(t, exc::TypeError, "can only concatenate %s (not \"%.200s\") to %s", name, typeName(b), name);
  }
  if (op == BinaryOp::Mul && ((left | right) & kSequenceFlags))
    return raisef(t, exc::TypeError, "can't multiply sequence by non-int of type '%.200s'",
                  typeName(left & kSequenceFlags ? b : a));
  return raiseBinaryTypeError(t, symbol, a, b);
}

const OperatorNames& namesOf(BinaryOp op) {
  return kOperatorNames[static_cast<unsigned>(op)];
}

// CPython's sequences concatenate in place only after the right operand's own operator was tried.
Value operatorBeforeSequence(Thread* t, BinaryOp op, Value a, Value b) {
  auto slot = typeOf(a)->slots->inplace[static_cast<unsigned>(op)];
  if (!slot || !(typeOf(a)->flags & kTypeListSubclass) ||
      slot != types::List->slots->inplace[static_cast<unsigned>(op)])
    return kNotImplemented;
  auto right = typeOf(b)->slots->binary[static_cast<unsigned>(op)];
  return (typeOf(b)->flags & kTypeHeap) && right && isBinaryDispatcher(right, op) ? right(t, a, b) : kNotImplemented;
}

// `d *= "x"`: a container that cannot be repeated itself does not let the string be repeated.
bool refusesRepeat(BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::Mul || !(typeOf(b)->flags & kSequenceFlags) || (typeOf(b)->flags & kTypeHeap)) return false;
  const TypeSlots* slots = typeOf(a)->slots;
  return !(typeOf(a)->flags & kTypeHeap) && slots->contains && !slots->binary[static_cast<unsigned>(op)];
}

// `print >>f, x` in Python 3 deserves a hint.
Raised raiseForShift(Thread* t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::RShift && a.isObject() && typeOf(a) == types::Native &&
      strToUtf8(a.as<NativeFunction>()->name) == "print")
    return raisef(t, exc::TypeError,
                  "unsupported operand type(s) for >>: '%.100s' and '%.100s'. Did you mean \"print(<message>, "
                  "file=<output_stream>)\"?",
                  typeName(a), typeName(b));
  return raiseUnsupported(t, op, namesOf(op).symbol, a, b);
}

}  // namespace

Value binaryOp(Thread* t, BinaryOp op, Value a, Value b) {
  if (Value r = fastOp(t, op, a, b)) return r;
  if (arePlainInts(op, a, b)) return plainIntBinary(t, op, a, b);
  Value r = trySlots(t, op, a, b);
  return r.isNotImplemented() ? raiseForShift(t, op, a, b) : r;
}

Value inplaceOp(Thread* t, BinaryOp op, Value a, Value b) {
  if (Value r = fastOp(t, op, a, b)) return r;
  if (arePlainInts(op, a, b)) return plainIntBinary(t, op, a, b);
  if (Value r = operatorBeforeSequence(t, op, a, b); !r.isNotImplemented()) return r;
  if (refusesRepeat(op, a, b)) return raiseBinaryTypeError(t, namesOf(op).inplaceSymbol, a, b);
  if (auto slot = typeOf(a)->slots->inplace[static_cast<unsigned>(op)]) {
    Value r = slot(t, a, b);
    if (!r.isNotImplemented()) return r;
  }
  Value r = trySlots(t, op, a, b);
  return r.isNotImplemented() ? raiseUnsupported(t, op, namesOf(op).inplaceSymbol, a, b) : r;
}

Value powOp(Thread* t, Value a, Value b, Value mod) {
  if (mod.isEmpty() || mod.isNone()) return binaryOp(t, BinaryOp::Pow, a, b);
  if (isInt(a) && isInt(b) && isInt(mod) && !(typeOf(a)->flags & kTypeHeap))
    return intPow(t, plainInt(a), plainInt(b), plainInt(mod));
  Value args[] = {a, b, mod};
  if (typeOf(a)->flags & kTypeHeap) {
    bool found;
    Value r = callDunder(t, names::pow_, args, 3, &found);
    if (found && !r.isNotImplemented()) return r;
  }
  auto isNumber = [](Value v) { return isInt(v) || (typeOf(v)->flags & kTypeFloatSubclass); };
  if (isNumber(a) && isNumber(b) && isNumber(mod))
    return raiseTypeError(t, "pow() 3rd argument not allowed unless all arguments are integers");
  return raisef(t, exc::TypeError, "unsupported operand type(s) for ** or pow(): '%.100s', '%.100s', '%.100s'",
                typeName(a), typeName(b), typeName(mod));
}

Value unaryOp(Thread* t, UnaryOp op, Value a) {
  if (a.isSmallInt()) {
    int64_t i = a.asSmallInt();
    int64_t r = op == UnaryOp::Neg ? -i : op == UnaryOp::Invert ? ~i : i;
    if (Value::fitsInt(r)) return Value::smallInt(r);
  }
  if (auto slot = typeOf(a)->slots->unary[static_cast<unsigned>(op)]) return slot(t, a);
  static const char* const symbols[] = {"-", "+", "~"};
  return raisef(t, exc::TypeError, "bad operand type for unary %s: '%.200s'", symbols[static_cast<unsigned>(op)],
                typeName(a));
}

}  // namespace taipan
