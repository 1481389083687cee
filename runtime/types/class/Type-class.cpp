// Making classes: type.__new__. The order of steps follows CPython's, because Python code can watch it: __set_name__ of
// the namespace's values, then __init_subclass__ of the parent.
#include <string>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/ValueKind.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr uint32_t kLayoutFlags = kTypeException | kTypeIntSubclass | kTypeFloatSubclass | kTypeStrSubclass |
                                  kTypeListSubclass | kTypeTupleSubclass | kTypeDictSubclass | kTypeSetSubclass |
                                  kTypeTypeSubclass | kTypeBytesSubclass;
constexpr uint32_t kDefaultSlots = 2;  // of a class that has no __init__ to look at
constexpr uint32_t kMaxGuessedSlots = 32;

const TypeObject* builtinBase(const TypeObject* type) {
  while (type->flags & kTypeHeap)
    type = type->base;
  return type;
}

// Instances of classes over builtin types that trace themselves: the builtin part, then extra word and slots.
void traceHeapInstance(Object* o, Marker& m) {
  const TypeObject* builtin = builtinBase(o->type());
  if (builtin->trace) builtin->trace(o, m);
  const Shape* shape = o->shape();
  if (!shape->extraOffset) return;
  for (uint32_t i = 0; i <= shape->inlineCapacity; i++)
    m.visit(valueAt(o, shape->extraOffset + 8 * i));
}

bool instancesHaveDict(const TypeObject* type) {
  if (type->flags & kTypeHeap) return !(type->flags & kTypeNoDict) && !(type->flags & kTypeTypeSubclass);
  return type->instanceShape->extraOffset != 0;
}

// How many attributes __init__ sets on self: `self.name = …` for distinct names.
uint32_t attributesSetBy(Value init) {
  if (!init.isObject() || init.asObject()->type() != types::Function) return 0;
  const CodeObject* code = init.as<FunctionObject>()->code;
  uint32_t seen[kMaxGuessedSlots];
  uint32_t count = 0;
  for (uint32_t i = 0; i < code->instrCount && count < kMaxGuessedSlots; i++) {
    const Instr& instr = code->instrs[i];
    if (instr.op != Op::StoreAttr || instr.a != 0) continue;
    uint32_t name = static_cast<uint32_t>(instr.d);
    bool known = false;
    for (uint32_t k = 0; k < count; k++)
      known |= seen[k] == name;
    if (!known) seen[count++] = name;
  }
  return count;
}

uint32_t guessSlots(const TypeObject* type, uint32_t members) {
  uint32_t own = attributesSetBy(dictGetStr(type->dict, names::init_)) + members;
  const TypeObject* base = type->base;
  if (base->flags & kTypeHeap) return std::min(kMaxGuessedSlots, own + base->instanceShape->inlineCapacity);
  return own ? own : base == types::Object ? kDefaultSlots : 0;
}

void setLayout(Thread* t, TypeObject* type, uint32_t members) {
  const TypeObject* builtin = builtinBase(type->base);
  type->instanceLayout = builtin->instanceLayout;
  type->trace = builtin->trace;
  uint32_t fixed = fixedSizeOf(type->base);
  if (type->flags & kTypeTypeSubclass) {
    type->instanceShape = newRootShape(t, type, 0, 0);
    type->instanceSize = builtin->instanceSize;
    return;
  }
  if (type->flags & kTypeIntSubclass || builtin == types::Object)
    type->instanceLayout = Layout::kValuesFrom1;
  else if (type->flags & kTypeFloatSubclass)
    type->instanceLayout = Layout::kValuesFrom2;
  else if (builtin->instanceLayout == Layout::kLeaf)
    type->instanceLayout = Layout::kCustom;
  if (type->instanceLayout == Layout::kCustom) type->trace = traceHeapInstance;
  if (builtin->instanceShape->dictMode) {
    type->instanceShape = newRootShape(t, type, static_cast<uint16_t>(fixed), 0, true);
    type->instanceSize = fixed + 8;
  } else if (type->flags & kTypeTupleSubclass) {
    setInstanceShape(t, type, fixed, 0);  // of the empty one; see newTupleInstance
  } else {
    setInstanceShape(t, type, fixed, guessSlots(type, members));
  }
}

Value getWeakref(Thread*, Value) {
  return kNone;
}
Value getDict(Thread* t, Value self) {
  return instanceDict(t, self);
}
int setDict(Thread* t, Value self, Value value) {
  if (value.isEmpty()) return raiseTypeError(t, "cannot delete __dict__"), -1;
  if (!isInstanceOf(value, types::Dict)) {
    raisef(t, exc::TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", typeName(value));
    return -1;
  }
  return instanceReplaceDict(t, self.asObject(), value.as<Dict>()) ? 0 : -1;
}
const GetSetRow kDictRow = {"__dict__", getDict, setDict};
const GetSetRow kWeakrefRow = {"__weakref__", getWeakref, nullptr};

// "__x" inside class C is "_C__x".
Str* mangle(Thread* t, Str* className, Str* name) {
  std::string text = strToUtf8(name);
  std::string cls = strToUtf8(className);
  size_t start = cls.find_first_not_of('_');
  if (text.rfind("__", 0) != 0 || text.ends_with("__") || start == std::string::npos) return internStr(t, name);
  return intern(t, "_" + cls.substr(start) + text);
}

// Makes a member descriptor of each name in __slots__. *dict: '__dict__' was named. False if raised.
bool addSlotMembers(Thread* t, TypeObject* type, Value slots, uint32_t* members, bool* dict) {
  Tuple* list;
  if (isStr(slots))
    list = newTupleFrom(t, &slots, 1);
  else
    list = tupleFromIterable(t, slots);
  if (!list) return false;
  for (int64_t i = 0; i < list->length; i++) {
    Value item = list->items[i];
    if (!isStr(item)) {
      raisef(t, exc::TypeError, "__slots__ items must be strings, not '%.200s'", typeName(item));
      return false;
    }
    Str* name = internStr(t, item.as<Str>());
    if (name == names::dict_) {
      *dict = true;
      continue;
    }
    if (name == names::weakref_) continue;
    name = mangle(t, type->name, name);
    if (!dictGetStr(type->dict, name).isEmpty()) {
      raisef(t, exc::ValueError, "'%s' in __slots__ conflicts with class variable", strToUtf8(name).c_str());
      return false;
    }
    Value member = newMember(t, type, name);
    if (member.isEmpty() || !dictSetStr(t, type->dict, name, member)) return false;
    ++*members;
  }
  return true;
}

// __slots__, and the __dict__ and __weakref__ attributes of classes whose instances have a dict of their own making.
bool addAttributeStore(Thread* t, TypeObject* type, Tuple* bases, uint32_t* members) {
  bool inherited = false;
  for (int64_t i = 0; i < bases->length; i++)
    inherited |= instancesHaveDict(bases->items[i].as<TypeObject>());
  Value slots = dictGetStr(type->dict, names::slots_);
  bool wanted = slots.isEmpty();
  if (!slots.isEmpty() && !addSlotMembers(t, type, slots, members, &wanted)) return false;
  if (type->flags & kTypeTypeSubclass) return true;
  if (!wanted && !inherited) type->flags |= kTypeNoDict;
  if (!wanted || inherited) return true;
  return dictSetStr(t, type->dict, names::dict_, Value::object(newGetSet(t, kDictRow, type))) &&
         dictSetStr(t, type->dict, names::weakref_, Value::object(newGetSet(t, kWeakrefRow, type)));
}

bool wrapIfFunction(Thread* t, TypeObject* type, Str* name, Value (*wrap)(Thread*, Value)) {
  Value f = dictGetStr(type->dict, name);
  if (f.isEmpty() || typeOf(f) != types::Function) return true;
  Value wrapped = wrap(t, f);
  return !wrapped.isEmpty() && dictSetStr(t, type->dict, name, wrapped);
}

// __module__ of a class made outside a class statement: that of the calling code.
bool setModule(Thread* t, TypeObject* type) {
  if (!dictGetStr(type->dict, names::module_).isEmpty()) return true;
  Dict* globals = callerGlobals(t);
  if (!globals) return true;
  Value module = dictGetStr(globals, names::name_);
  return module.isEmpty() || dictSetStr(t, type->dict, names::module_, module);
}

bool setQualname(Thread* t, TypeObject* type) {
  Value qualname = dictGetStr(type->dict, names::qualname_);
  type->qualname = type->name;
  if (qualname.isEmpty()) return true;
  if (!isStr(qualname)) {
    raisef(t, exc::TypeError, "type __qualname__ must be a str, not %s", typeName(qualname));
    return false;
  }
  type->qualname = qualname.as<Str>();
  writeBarrier(t, type);
  dictDeleteStr(t, type->dict, names::qualname_);
  return true;
}

// The namespace's entries that mean something to type.__new__ itself.
bool adoptNamespace(Thread* t, TypeObject* type, Tuple* bases, uint32_t* members) {
  if (!setQualname(t, type) || !setModule(t, type)) return false;
  Value cell = dictGetStr(type->dict, names::classcell_);
  if (!cell.isEmpty()) {
    if (typeOf(cell) != types::Cell) {
      raisef(t, exc::TypeError, "type.__new__() argument __classcell__ must be a cell, not %.200s", typeName(cell));
      return false;
    }
    cell.as<Cell>()->contents = Value::object(type);
    writeBarrier(t, cell.asObject());
    dictDeleteStr(t, type->dict, names::classcell_);
  }
  if (!wrapIfFunction(t, type, names::new_, newStaticMethod) ||
      !wrapIfFunction(t, type, names::initSubclass_, newClassMethod) ||
      !wrapIfFunction(t, type, names::classGetitem_, newClassMethod))
    return false;
  if (!addAttributeStore(t, type, bases, members)) return false;
  if (dictGetStr(type->dict, names::doc_).isEmpty() && !dictSetStr(t, type->dict, names::doc_, kNone)) return false;
  // A class that compares by value must say how it hashes.
  bool unhashable = !dictGetStr(type->dict, names::eq_).isEmpty() && dictGetStr(type->dict, names::hash_).isEmpty();
  return !unhashable || dictSetStr(t, type->dict, names::hash_, kNone);
}

bool setMro(Thread* t, TypeObject* type, TypeObject* meta, Tuple* bases) {
  Value method = typeLookup(t, meta, names::mro);
  if (meta == types::Type || method == typeLookup(t, types::Type, names::mro)) {
    type->mro = computeMro(t, type, bases);
  } else {
    Value self = Value::object(type);
    Value list = callFound(t, method, &self, 1);
    type->mro = list.isEmpty() ? nullptr : tupleFromIterable(t, list);
  }
  writeBarrier(t, type);
  return type->mro != nullptr;
}

bool callSetName(Thread* t, TypeObject* type, Value key, Value v) {
  if (!v.isObject()) return true;
  Value method = typeLookup(t, typeOf(v), names::setName_);
  if (method.isEmpty()) return true;
  Value args[] = {v, Value::object(type), key};
  if (!callFound(t, method, args, 3).isEmpty()) return true;
  Value cause = takeException(t);
  Value repr = reprOf(t, key);
  if (repr.isEmpty()) return false;
  raisef(t, exc::RuntimeError, "Error calling __set_name__ on '%.100s' instance %s in '%.100s'", typeName(v),
         strToUtf8(repr.as<Str>()).c_str(), type->cName);
  auto* error = t->exception.as<ExceptionObject>();
  error->cause = cause;
  error->context = cause;
  error->suppressContext = kTrue;
  writeBarrier(t, error);
  return false;
}

bool setNames(Thread* t, TypeObject* type) {
  Dict* copy = dictCopy(t, type->dict);  // __set_name__ may change the class
  if (!copy) return false;
  int64_t position = 0;
  Value key, v;
  while (dictNext(copy, &position, &key, &v))
    if (!callSetName(t, type, key, v)) return false;
  return true;
}

bool callInitSubclass(Thread* t, TypeObject* type, Value* kwargs, Tuple* kwNames) {
  for (int64_t i = 1; i < type->mro->length; i++) {
    Value method = dictGetStr(type->mro->items[i].as<TypeObject>()->dict, names::initSubclass_);
    if (method.isEmpty()) continue;
    Value bound = bindDescriptor(t, method, Value(), type);
    return !bound.isEmpty() && !call(t, bound, kwargs, 0, kwNames).isEmpty();
  }
  return true;
}

}  // namespace

Value makeClass(Thread* t, TypeObject* meta, Str* name, Tuple* bases, Dict* nameSpace, Value* kwargs, Tuple* kwNames) {
  TypeObject* base = bestBase(t, bases);
  if (!base) return {};
  TypeObject* type = allocateType(t, meta);
  if (!type) return {};
  type->flags = kTypeHeap | kTypeBasetype | (base->flags & kLayoutFlags);
  type->kind = type->flags & kTypeTypeSubclass ? ValueKind::Class : ValueKind::Instance;
  type->base = base;
  type->bases = bases;
  setTypeName(type, name);
  type->dict = dictCopy(t, nameSpace);
  writeBarrier(t, type);
  if (!type->dict) return {};
  uint32_t members = 0;
  if (!adoptNamespace(t, type, bases, &members) || !setMro(t, type, meta, bases)) return {};
  setLayout(t, type, members);
  type->slots = static_cast<TypeSlots*>(calloc(1, sizeof(TypeSlots)));
  updateAllSlots(t, type);
  type->version = newTypeVersion(t);
  writeBarrier(t, type);
  for (int64_t i = 0; i < bases->length; i++)
    addSubclass(t, bases->items[i].as<TypeObject>(), type);
  if (!setNames(t, type) || !callInitSubclass(t, type, kwargs, kwNames)) return {};
  return Value::object(type);
}

Value newTupleSubclass(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  Value items = types::Tuple->slots->newObject(t, types::Tuple, args, nargs, kwNames);
  if (items.isEmpty() || type == types::Tuple) return items;
  Tuple* tuple = newTupleInstance(t, type, items.as<Tuple>()->items, items.as<Tuple>()->length);
  return tuple ? Value::object(tuple) : Value();
}

Value newClass(Thread* t, Str* name, Tuple* bases, Dict* nameSpace) {
  Value args[] = {Value::object(name), Value::object(bases), Value::object(nameSpace)};
  return typeNew(t, types::Type, args, 3, nullptr);
}

}  // namespace taipan
