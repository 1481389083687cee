// Builtins that look at the caller's frame: globals, locals, vars, dir; and the hooks of the import and class
// statements.
#include <algorithm>

#include "runtime/builtins/Builtins.h"
#include "runtime/core/Names.h"
#include "runtime/frames/Activation.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/List.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// The innermost Python frame: builtin functions have none of their own.
bool callerOf(Thread* t, Activation* out) {
  if (activationAt(t, 0, out)) return true;
  raise(t, exc::SystemError, "frame does not exist");
  return false;
}

Value globalsBuiltin(Thread* t, Value*, int64_t, Tuple*) {
  Activation caller;
  return callerOf(t, &caller) ? Value::object(caller.function()->globals) : Value();
}

Value localsBuiltin(Thread* t, Value*, int64_t, Tuple*) {
  Activation caller;
  return callerOf(t, &caller) ? localsOf(t, caller) : Value();
}

Value varsBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 0) return localsBuiltin(t, args, 0, nullptr);
  Value dict = findAttr(t, args[0], names::dict_);
  if (dict || t->exception) return dict;
  return raiseTypeError(t, "vars() argument must have __dict__ attribute");
}

Value sortedList(Thread* t, Value iterable) {
  List* list = listFromIterable(t, iterable);
  return list && listSort(t, list, Value(), false) ? Value::object(list) : Value();
}

Value namesInScope(Thread* t) {
  Activation caller;
  Value locals = callerOf(t, &caller) ? localsOf(t, caller) : Value();
  if (locals.isEmpty()) return {};
  Value keys = callMethod(t, locals, names::keys, nullptr, 0);
  return keys ? sortedList(t, keys) : Value();
}

Value dirBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 0) return namesInScope(t);
  Value method = lookupSpecial(t, args[0], names::dir_);
  if (method.isEmpty()) return t->exception ? Value() : raiseTypeError(t, "object does not provide __dir__");
  Value result = callWith(t, method);
  return result ? sortedList(t, result) : Value();
}

Value importBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"name", "globals", "locals", "fromlist", "level"};
  Value out[5];
  if (!bindNativeArgs(t, {"__import__", names, 5, 1, 5}, args, nargs, kwNames, out)) return {};
  if (!isStrLike(out[0])) return raisef(t, exc::TypeError, "module name must be a string");
  Str* name = internStr(t, out[0].as<Str>());
  if (name->length == 0) return raiseValueError(t, "Empty module name");
  Value module = importModule(t, name);
  if (module.isEmpty()) return {};
  int wanted = out[3].isEmpty() ? 0 : isTruthy(t, out[3]);
  if (wanted) return wanted < 0 ? Value() : module;
  // Without a list of names: the package at the top.
  std::string text = strToUtf8(name);
  size_t dot = text.find('.');
  return dot == std::string::npos ? module : importModule(t, intern(t, text.substr(0, dot)));
}

const MethodRow kRows[] = {
    {"globals", globalsBuiltin, 0, 0, 0,
     "globals($module, /)\n--\n\nReturn the dictionary containing the current scope's global variables.\n\nNOTE: "
     "Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa."},
    {"locals", localsBuiltin, 0, 0, 0,
     "locals($module, /)\n--\n\nReturn a dictionary containing the current scope's local variables.\n\nNOTE: Whether "
     "or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation "
     "dependent* and not\ncovered by any backwards compatibility guarantees.",
     lowered(NativeId::Locals)},
    {"vars", varsBuiltin, 0, 1, 0,
     "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to "
     "object.__dict__.",
     lowered(NativeId::Vars)},
    {"dir", dirBuiltin, 0, 1, 0,
     "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, "
     "return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes "
     "reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\nthe default dir() "
     "logic is used and returns:\n  for a module object: the module's attributes.\n  for a class object:  its "
     "attributes, and recursively the attributes\n    of its bases.\n  for any other object: its attributes, its "
     "class's attributes, and\n    recursively the attributes of its class's base classes."},
    {"__import__", importBuiltin, 0, -1, kNativeKeywords,
     "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nImport a "
     "module."},
    {"__build_class__", buildClass, 0, -1, kNativeKeywords,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the "
     "class statement."},
};

}  // namespace

BuiltinTable frameBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan
