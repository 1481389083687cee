// Slot functions of classes written in Python: each looks its dunder method up on the type (a hit in the global method
// cache), calls it and checks what it returns. Error texts are CPython's.
#include <algorithm>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// Calls a method of no operands that must exist (its slot is set because it does; it may be gone by now).
Value callUnary(Thread* t, Value self, Str* name) {
  bool found;
  Value r = callDunder(t, name, &self, 1, &found);
  return found ? r : raiseNoAttribute(t, self, name);
}

Value checkedStr(Thread* t, Value r, const char* method) {
  if (r.isEmpty() || isStr(r) || (r.isObject() && (typeOf(r)->flags & kTypeStrSubclass))) return r;
  return raisef(t, exc::TypeError, "%s returned non-string (type %.200s)", method, typeName(r));
}

// The length that __len__ returned; -1 raised.
int64_t checkedLength(Thread* t, Value r) {
  if (r.isEmpty()) return -1;
  Value index = indexOf(t, r);
  if (index.isEmpty()) return -1;
  if (intSign(index) < 0) {
    raiseValueError(t, "__len__() should return >= 0");
    return -1;
  }
  int64_t n;
  if (intToInt64(index, &n)) return n;
  raise(t, exc::OverflowError, "cannot fit 'int' into an index-sized integer");
  return -1;
}

// The shared part of __init__, __new__, __call__: self in front of the arguments.
Value callWithFirst(Thread* t, Value function, Value first, Value* args, int64_t nargs, Tuple* kwNames) {
  constexpr int64_t kOnStack = 16;
  Value small[kOnStack + 1];
  Value* all = small;
  int64_t count = nargs + (kwNames ? kwNames->length : 0);
  if (count > kOnStack) {
    ValueArray* array = newValueArray(t, count + 1);
    if (!array) return {};
    all = array->values;
  }
  all[0] = first;
  std::copy(args, args + count, all + 1);
  return callFound(t, function, all, nargs + 1, kwNames);
}

bool overridesReflected(Thread* t, TypeObject* left, TypeObject* right, Str* reflected) {
  return typeLookup(t, left, reflected) != typeLookup(t, right, reflected);
}

}  // namespace

const OperatorNames kOperatorNames[kBinaryOpCount] = {
    {&names::add_, &names::radd_, &names::iadd_, "+", "+="},
    {&names::sub_, &names::rsub_, &names::isub_, "-", "-="},
    {&names::mul_, &names::rmul_, &names::imul_, "*", "*="},
    {&names::truediv_, &names::rtruediv_, &names::itruediv_, "/", "/="},
    {&names::floordiv_, &names::rfloordiv_, &names::ifloordiv_, "//", "//="},
    {&names::mod_, &names::rmod_, &names::imod_, "%", "%="},
    {&names::pow_, &names::rpow_, &names::ipow_, "** or pow()", "**="},
    {&names::lshift_, &names::rlshift_, &names::ilshift_, "<<", "<<="},
    {&names::rshift_, &names::rrshift_, &names::irshift_, ">>", ">>="},
    {&names::and_, &names::rand_, &names::iand_, "&", "&="},
    {&names::or_, &names::ror_, &names::ior_, "|", "|="},
    {&names::xor_, &names::rxor_, &names::ixor_, "^", "^="},
    {&names::matmul_, &names::rmatmul_, &names::imatmul_, "@", "@="},
};

Str* compareName(CompareOp op) {
  Str* const byOp[] = {names::lt_, names::le_, names::eq_, names::ne_, names::gt_, names::ge_};
  return byOp[static_cast<unsigned>(op)];
}

const char* compareSymbol(CompareOp op) {
  static const char* const byOp[] = {"<", "<=", "==", "!=", ">", ">="};
  return byOp[static_cast<unsigned>(op)];
}

CompareOp swappedOp(CompareOp op) {
  static const CompareOp byOp[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                   CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
  return byOp[static_cast<unsigned>(op)];
}

Value callFound(Thread* t, Value function, Value* args, int64_t nargs, Tuple* kwNames) {
  if (isMethodDescriptor(function)) return call(t, function, args, nargs, kwNames);
  Value bound = bindDescriptor(t, function, args[0], typeOf(args[0]));
  if (bound.isEmpty()) return {};
  return call(t, bound, args + 1, nargs - 1, kwNames);
}

Value callDunder(Thread* t, Str* name, Value* args, int64_t nargs, bool* found) {
  Value function = typeLookup(t, typeOf(args[0]), name);
  *found = !function.isEmpty();
  return *found ? callFound(t, function, args, nargs) : Value();
}

// --- construction and calls

Value dispatchNew(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  Value function = typeLookup(t, type, names::new_);
  // __new__ is a static method: it gets the class as an ordinary argument.
  Value unbound = bindDescriptor(t, function, Value(), type);
  if (unbound.isEmpty()) return {};
  constexpr int64_t kOnStack = 16;
  Value small[kOnStack + 1];
  Value* all = small;
  int64_t count = nargs + (kwNames ? kwNames->length : 0);
  if (count > kOnStack) {
    ValueArray* array = newValueArray(t, count + 1);
    if (!array) return {};
    all = array->values;
  }
  all[0] = Value::object(type);
  std::copy(args, args + count, all + 1);
  return call(t, unbound, all, nargs + 1, kwNames);
}

int dispatchInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  Value function = typeLookup(t, typeOf(self), names::init_);
  Value r = callWithFirst(t, function, self, args, nargs, kwNames);
  if (r.isEmpty()) return -1;
  if (r.isNone()) return 0;
  raisef(t, exc::TypeError, "__init__() should return None, not '%.200s'", typeName(r));
  return -1;
}

Value dispatchCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  Value function = typeLookup(t, typeOf(self), names::call_);
  if (function.isEmpty()) return raisef(t, exc::TypeError, "'%.200s' object is not callable", typeName(self));
  return callWithFirst(t, function, self, args, nargs, kwNames);
}

// --- text

Value dispatchRepr(Thread* t, Value self) {
  return checkedStr(t, callUnary(t, self, names::repr_), "__repr__");
}
Value dispatchStr(Thread* t, Value self) {
  return checkedStr(t, callUnary(t, self, names::str_), "__str__");
}

Value dispatchFormat(Thread* t, Value self, Str* spec) {
  Value args[] = {self, Value::object(spec)};
  bool found;
  Value r = callDunder(t, names::format_, args, 2, &found);
  if (!found) return raiseNoAttribute(t, self, names::format_);
  if (r.isEmpty() || isStr(r) || (r.isObject() && (typeOf(r)->flags & kTypeStrSubclass))) return r;
  return raisef(t, exc::TypeError, "__format__ must return a str, not %.200s", typeName(r));
}

// --- hash, truth, length, items

int64_t dispatchHash(Thread* t, Value self, bool* failed) {
  Value function = typeLookup(t, typeOf(self), names::hash_);
  if (function.isEmpty() || function.isNone()) return hashNotImplemented(t, self, failed);
  Value r = callFound(t, function, &self, 1);
  if (r.isEmpty()) {
    *failed = true;
    return 0;
  }
  if (!isInt(r)) {
    raiseTypeError(t, "__hash__ method should return an integer");
    *failed = true;
    return 0;
  }
  int64_t h;
  if (!intToInt64(r, &h)) return hashValue(t, r, failed);
  return h == -1 ? -2 : h;
}

int dispatchTruth(Thread* t, Value self) {
  bool found;
  Value r = callDunder(t, names::bool_, &self, 1, &found);
  if (r.isBool()) return r.isTrue();
  if (!found) return 1;
  if (!r.isEmpty()) raisef(t, exc::TypeError, "__bool__ should return bool, returned %.200s", typeName(r));
  return -1;
}

int64_t dispatchLength(Thread* t, Value self) {
  return checkedLength(t, callUnary(t, self, names::len_));
}

Value dispatchGetItem(Thread* t, Value self, Value key) {
  Value args[] = {self, key};
  bool found;
  Value r = callDunder(t, names::getitem_, args, 2, &found);
  return found ? r : raiseNoAttribute(t, self, names::getitem_);
}

int dispatchSetItem(Thread* t, Value self, Value key, Value value) {
  Value args[] = {self, key, value};
  bool found;
  Str* name = value.isEmpty() ? names::delitem_ : names::setitem_;
  Value r = callDunder(t, name, args, value.isEmpty() ? 2 : 3, &found);
  if (!found) raiseNoAttribute(t, self, name);
  return r.isEmpty() ? -1 : 0;
}

int dispatchContains(Thread* t, Value self, Value item) {
  Value function = typeLookup(t, typeOf(self), names::contains_);
  if (function.isNone()) {
    raisef(t, exc::TypeError, "'%.200s' object is not a container", typeName(self));
    return -1;
  }
  Value args[] = {self, item};
  Value r = callFound(t, function, args, 2);
  return r.isEmpty() ? -1 : isTruthy(t, r);
}

Value dispatchIter(Thread* t, Value self) {
  Value function = typeLookup(t, typeOf(self), names::iter_);
  if (function.isEmpty() || function.isNone())
    return raisef(t, exc::TypeError, "'%.200s' object is not iterable", typeName(self));
  return callFound(t, function, &self, 1);
}

Value dispatchNext(Thread* t, Value self) {
  Value r = callUnary(t, self, names::next_);
  if (r.isEmpty() && pendingMatches(t, exc::StopIteration)) {
    noteStopIteration(t);
    clearException(t);
  }
  return r;
}

// --- operators

Value dispatchCompare(Thread* t, Value a, Value b, CompareOp op) {
  Value args[] = {a, b};
  bool found;
  Value r = callDunder(t, compareName(op), args, 2, &found);
  return found ? r : kNotImplemented;
}

bool isBinaryDispatcher(Value (*slot)(Thread*, Value, Value), BinaryOp op) {
  static Value (*const byOp[kBinaryOpCount])(Thread*, Value, Value) = {
      dispatchBinary<BinaryOp::Add>,     dispatchBinary<BinaryOp::Sub>,      dispatchBinary<BinaryOp::Mul>,
      dispatchBinary<BinaryOp::TrueDiv>, dispatchBinary<BinaryOp::FloorDiv>, dispatchBinary<BinaryOp::Mod>,
      dispatchBinary<BinaryOp::Pow>,     dispatchBinary<BinaryOp::LShift>,   dispatchBinary<BinaryOp::RShift>,
      dispatchBinary<BinaryOp::And>,     dispatchBinary<BinaryOp::Or>,       dispatchBinary<BinaryOp::Xor>,
      dispatchBinary<BinaryOp::MatMul>};
  return slot == byOp[static_cast<unsigned>(op)];
}

Value dispatchBinaryOp(Thread* t, Value a, Value b, BinaryOp op) {
  const OperatorNames& o = kOperatorNames[static_cast<unsigned>(op)];
  TypeObject* ta = typeOf(a);
  TypeObject* tb = typeOf(b);
  auto sa = ta->slots->binary[static_cast<unsigned>(op)];
  auto sb = tb->slots->binary[static_cast<unsigned>(op)];
  bool left = sa && isBinaryDispatcher(sa, op);
  bool right = ta != tb && sb && isBinaryDispatcher(sb, op);
  Value reflectedArgs[] = {b, a};
  bool found;
  if (left) {
    if (right && isSubtype(tb, ta) && overridesReflected(t, ta, tb, *o.reflected)) {
      Value r = callDunder(t, *o.reflected, reflectedArgs, 2, &found);
      if (found && !r.isNotImplemented()) return r;
      right = false;
    }
    Value args[] = {a, b};
    Value r = callDunder(t, *o.normal, args, 2, &found);
    if (found && (!r.isNotImplemented() || ta == tb)) return r;
  }
  if (right) {
    Value r = callDunder(t, *o.reflected, reflectedArgs, 2, &found);
    if (found) return r;
  }
  return kNotImplemented;
}

Value dispatchInPlaceOp(Thread* t, Value a, Value b, BinaryOp op) {
  Value args[] = {a, b};
  bool found;
  Value r = callDunder(t, *kOperatorNames[static_cast<unsigned>(op)].inplace, args, 2, &found);
  return found ? r : kNotImplemented;
}

Value dispatchNeg(Thread* t, Value self) {
  return callUnary(t, self, names::neg_);
}
Value dispatchPos(Thread* t, Value self) {
  return callUnary(t, self, names::pos_);
}
Value dispatchInvert(Thread* t, Value self) {
  return callUnary(t, self, names::invert_);
}

// --- numbers

Value dispatchToIndex(Thread* t, Value self) {
  Value r = callUnary(t, self, names::index_);
  if (r.isEmpty() || isInt(r)) return r;
  return raisef(t, exc::TypeError, "__index__ returned non-int (type %.200s)", typeName(r));
}

Value dispatchToInt(Thread* t, Value self) {
  Value r = callUnary(t, self, names::int_);
  if (r.isEmpty() || isInt(r)) return r;
  return raisef(t, exc::TypeError, "__int__ returned non-int (type %.200s)", typeName(r));
}

Value dispatchToFloat(Thread* t, Value self) {
  Value r = callUnary(t, self, names::float_);
  if (r.isEmpty() || (typeOf(r)->flags & kTypeFloatSubclass)) return r;
  return raisef(t, exc::TypeError, "%.50s.__float__ returned non-float (type %.50s)", typeName(self), typeName(r));
}

// --- attributes and descriptors

Value dispatchGetAttr(Thread* t, Value self, Str* name) {
  TypeObject* type = typeOf(self);
  Value hook = typeLookup(t, type, names::getattr_);
  Value getter = typeLookup(t, type, names::getattribute_);
  TypeObject* native = wrapperOwner(getter);
  Value r;
  if (native == types::Object) {
    r = hook.isEmpty() ? genericGetAttr(t, self, name) : findGeneric(t, self, name);
    if (r.isEmpty() && t->exception.isEmpty() && !hook.isEmpty()) {
      Value args[] = {self, Value::object(name)};
      return callFound(t, hook, args, 2);
    }
  } else {
    Value args[] = {self, Value::object(name)};
    r = callFound(t, getter, args, 2);
  }
  if (!r.isEmpty() || hook.isEmpty() || !pendingMatches(t, exc::AttributeError)) return r;
  clearException(t);
  Value args[] = {self, Value::object(name)};
  return callFound(t, hook, args, 2);
}

int dispatchSetAttr(Thread* t, Value self, Str* name, Value value) {
  Value args[] = {self, Value::object(name), value};
  bool found;
  Str* method = value.isEmpty() ? names::delattr_ : names::setattr_;
  Value r = callDunder(t, method, args, value.isEmpty() ? 2 : 3, &found);
  if (!found) raiseNoAttribute(t, self, method);
  return r.isEmpty() ? -1 : 0;
}

Value dispatchGet(Thread* t, Value descr, Value self, TypeObject* owner) {
  Value args[] = {descr, self.isEmpty() ? kNone : self, owner ? Value::object(owner) : kNone};
  bool found;
  Value r = callDunder(t, names::get_, args, 3, &found);
  return found ? r : descr;
}

int dispatchSet(Thread* t, Value descr, Value self, Value value) {
  Value args[] = {descr, self, value};
  bool found;
  Str* name = value.isEmpty() ? names::delete_ : names::set_;
  Value r = callDunder(t, name, args, value.isEmpty() ? 2 : 3, &found);
  if (!found) raise(t, exc::AttributeError, strToUtf8(name));
  return r.isEmpty() ? -1 : 0;
}

}  // namespace taipan
