// Builtins on attributes and classes: getattr, setattr, hasattr, delattr, isinstance, issubclass, callable.
#include <algorithm>

#include "runtime/builtins/Builtins.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// An attribute name given as a value, interned; null: raised.
Str* attributeName(Thread* t, Value v) {
  if (isStrLike(v)) return internStr(t, v.as<Str>());
  raisef(t, exc::TypeError, "attribute name must be string, not '%.200s'", typeName(v));
  return nullptr;
}

Value getattrBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Str* name = attributeName(t, args[1]);
  if (!name) return {};
  if (nargs == 2) return getAttr(t, args[0], name);
  Value v = findAttr(t, args[0], name);
  return v || t->exception ? v : args[2];
}

Value hasattrBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Str* name = attributeName(t, args[1]);
  if (!name) return {};
  Value v = findAttr(t, args[0], name);
  return t->exception ? Value() : Value::boolean(!v.isEmpty());
}

Value setattrBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Str* name = attributeName(t, args[1]);
  return name && setAttr(t, args[0], name, args[2]) ? kNone : Value();
}

Value delattrBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  Str* name = attributeName(t, args[1]);
  return name && deleteAttr(t, args[0], name) ? kNone : Value();
}

Value isinstanceBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  int answer = isInstance(t, args[0], args[1]);
  return answer < 0 ? Value() : Value::boolean(answer);
}

Value issubclassBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  int answer = isSubclass(t, args[0], args[1]);
  return answer < 0 ? Value() : Value::boolean(answer);
}

Value callableBuiltin(Thread*, Value* args, int64_t, Tuple*) {
  return Value::boolean(typeOf(args[0])->slots->call != nullptr);
}

const MethodRow kRows[] = {
    {"getattr", getattrBuiltin, 2, 3, 0,
     "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent "
     "to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an "
     "exception is raised in that case."},
    {"hasattr", hasattrBuiltin, 2, 2, 0,
     "hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\nThis is "
     "done by calling getattr(obj, name) and catching AttributeError.",
     yields(types::Bool)},
    {"setattr", setattrBuiltin, 3, 3, 0,
     "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified "
     "value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
     yields(types::None)},
    {"delattr", delattrBuiltin, 2, 2, 0,
     "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\ndelattr(x, 'y') is "
     "equivalent to ``del x.y``",
     yields(types::None)},
    {"isinstance", isinstanceBuiltin, 2, 2, 0,
     "isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class or of a "
     "subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck "
     "against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.",
     lowered(NativeId::IsInstance, yields(types::Bool))},
    {"issubclass", issubclassBuiltin, 2, 2, 0,
     "issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the "
     "same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This "
     "is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
     yields(types::Bool)},
    {"callable", callableBuiltin, 1, 1, 0,
     "callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\nNote "
     "that classes are callable, as are instances of classes with a\n__call__() method.",
     reads(types::Bool)},
};

}  // namespace

BuiltinTable attributeBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan
