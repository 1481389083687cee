// The class statement: __build_class__ and type.__new__'s arguments.
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

bool isType(Value v) {
  return isInstanceOf(v, types::Type);
}

// Bases that are no classes may stand for some (__mro_entries__). Returns the tuple itself if all are classes.
Tuple* resolveBases(Thread* t, Tuple* bases) {
  List* resolved = nullptr;
  for (int64_t i = 0; i < bases->length; i++) {
    Value base = bases->items[i];
    Value method = isType(base) ? Value() : findAttr(t, base, names::mroEntries_);
    if (method.isEmpty() && !t->exception.isEmpty()) return nullptr;
    if (method.isEmpty()) {
      if (resolved && !listAppend(t, resolved, base)) return nullptr;
      continue;
    }
    Value entries = callWith(t, method, Value::object(bases));
    if (entries.isEmpty()) return nullptr;
    if (typeOf(entries) != types::Tuple) return raiseTypeError(t, "__mro_entries__ must return a tuple"), nullptr;
    if (!resolved && !(resolved = newListFrom(t, bases->items, i))) return nullptr;
    if (!listExtend(t, resolved, entries)) return nullptr;
  }
  if (!resolved) return bases;
  return newTupleFrom(t, resolved->length ? resolved->items->values : nullptr, resolved->length);
}

// The keywords of a class statement without `metaclass`.
struct ClassKeywords {
  Value metaclass;
  Tuple* names = nullptr;
  ValueArray* values = nullptr;
  Value* data() { return values ? values->values : nullptr; }
  int64_t count() const { return names ? names->length : 0; }
};

bool splitKeywords(Thread* t, Value* values, Tuple* kwNames, ClassKeywords* out) {
  if (!kwNames) return true;
  int64_t rest = 0;
  for (int64_t i = 0; i < kwNames->length; i++) {
    if (strEqual(kwNames->items[i].as<Str>(), names::metaclass))
      out->metaclass = values[i];
    else
      rest++;
  }
  if (!rest) return true;
  out->names = newTuple(t, rest);
  out->values = out->names ? newValueArray(t, rest) : nullptr;
  if (!out->values) return false;
  int64_t at = 0;
  for (int64_t i = 0; i < kwNames->length; i++) {
    if (strEqual(kwNames->items[i].as<Str>(), names::metaclass)) continue;
    out->names->items[at] = kwNames->items[i];
    out->values->values[at++] = values[i];
  }
  writeBarrier(t, out->names);
  return true;
}

Value chooseMetaclass(Thread* t, Value given, Tuple* bases) {
  if (given.isEmpty()) given = Value::object(bases->length ? typeOf(bases->items[0]) : types::Type);
  if (!isType(given)) return given;  // any callable will do
  TypeObject* winner = winningMetaclass(t, given.as<TypeObject>(), bases);
  return winner ? Value::object(winner) : Value();
}

// Positional arguments, then the class keywords.
Value callMeta(Thread* t, Value callee, const Value* args, int64_t nargs, ClassKeywords& kw) {
  ValueArray* all = newValueArray(t, nargs + kw.count());
  if (!all) return {};
  for (int64_t i = 0; i < nargs; i++)
    all->values[i] = args[i];
  for (int64_t i = 0; i < kw.count(); i++)
    all->values[nargs + i] = kw.data()[i];
  return call(t, callee, all->values, nargs, kw.names);
}

Value prepareNamespace(Thread* t, Value meta, Str* name, Tuple* bases, ClassKeywords& kw) {
  if (meta == Value::object(types::Type)) return Value::object(newDict(t));
  Value prepare = findAttr(t, meta, names::prepare_);
  if (prepare.isEmpty()) return t->exception.isEmpty() ? Value::object(newDict(t)) : Value();
  Value args[] = {Value::object(name), Value::object(bases)};
  Value space = callMeta(t, prepare, args, 2, kw);
  if (space.isEmpty() || typeOf(space)->slots->getItem) return space;
  return raisef(t, exc::TypeError, "%.200s.__prepare__() must return a mapping, not %.200s",
                isType(meta) ? meta.as<TypeObject>()->cName : "<metaclass>", typeName(space));
}

bool checkTypeArguments(Thread* t, Value* args) {
  static TypeObject** const expected[] = {&types::Str, &types::Tuple, &types::Dict};
  for (int i = 0; i < 3; i++) {
    if (isInstanceOf(args[i], *expected[i])) continue;
    raisef(t, exc::TypeError, "type.__new__() argument %d must be %s, not %.200s", i + 1, (*expected[i])->cName,
           typeName(args[i]));
    return false;
  }
  return true;
}

}  // namespace

Value typeNew(Thread* t, TypeObject* meta, Value* args, int64_t nargs, Tuple* kwNames) {
  if (nargs != 3) return raisef(t, exc::TypeError, "type.__new__() takes exactly 3 arguments (%ld given)", nargs);
  if (!checkTypeArguments(t, args)) return {};
  auto* bases = args[1].as<Tuple>();
  for (int64_t i = 0; i < bases->length; i++) {
    if (isType(bases->items[i])) continue;
    Value method = findAttr(t, bases->items[i], names::mroEntries_);
    if (!method.isEmpty())
      return raiseTypeError(t, "type() doesn't support MRO entry resolution; use types.new_class()");
    if (!t->exception.isEmpty()) return {};
  }
  TypeObject* winner = winningMetaclass(t, meta, bases);
  if (!winner) return {};
  if (winner != meta && winner->slots->newObject != typeNew)
    return winner->slots->newObject(t, winner, args, nargs, kwNames);
  if (bases->length == 0) {
    Value object = Value::object(types::Object);
    bases = newTupleFrom(t, &object, 1);
    if (!bases) return {};
  }
  return makeClass(t, winner, args[0].as<Str>(), bases, args[2].as<Dict>(), args + 3, kwNames);
}

Value buildClass(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  if (nargs < 2) return raiseTypeError(t, "__build_class__: not enough arguments");
  if (typeOf(args[0]) != types::Function) return raiseTypeError(t, "__build_class__: func must be a function");
  if (!isStr(args[1])) return raiseTypeError(t, "__build_class__: name is not a string");
  auto* body = args[0].as<FunctionObject>();
  auto* name = args[1].as<Str>();
  ClassKeywords kw;
  if (!splitKeywords(t, args + nargs, kwNames, &kw)) return {};
  Tuple* given = newTupleFrom(t, args + 2, nargs - 2);
  Tuple* bases = given ? resolveBases(t, given) : nullptr;
  if (!bases) return {};
  Value meta = chooseMetaclass(t, kw.metaclass, bases);
  if (meta.isEmpty()) return {};
  Value space = prepareNamespace(t, meta, name, bases, kw);
  if (space.isEmpty()) return {};
  if (runCode(t, body, space).isEmpty()) return {};
  if (bases != given && !setItem(t, space, Value::object(names::origBases_), Value::object(given))) return {};
  Value classArgs[] = {Value::object(name), Value::object(bases), space};
  return callMeta(t, meta, classArgs, 3, kw);
}

}  // namespace taipan
