#include "runtime/types/descriptor/Generics.h"

#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

GenericAliasObject* aliasArg(Value v) {
  return v.as<GenericAliasObject>();
}
Tuple* unionArgs(Value v) {
  return v.as<UnionObject>()->args.as<Tuple>();
}

// How a part of a generic type is written: classes by their name, `...`, everything else by repr. False if raised.
bool appendPart(Thread* t, Value v, std::string* out) {
  if (v == kEllipsis) return *out += "...", true;
  if (v == Value::object(types::None)) return *out += "None", true;
  if (isInstanceOf(v, types::Type)) {
    Value module = getAttr(t, v, names::module_);
    if (module.isEmpty()) return false;
    std::string prefix = isStr(module) ? strToUtf8(module.as<Str>()) : "builtins";
    if (prefix != "builtins") *out += prefix + ".";
    *out += strToUtf8(v.as<TypeObject>()->qualname);
    return true;
  }
  Value repr = reprOf(t, v);
  if (repr.isEmpty()) return false;
  *out += strToUtf8(repr.as<Str>());
  return true;
}

bool appendParts(Thread* t, Tuple* parts, const char* separator, std::string* out) {
  for (int64_t i = 0; i < parts->length; i++) {
    if (i) *out += separator;
    if (!appendPart(t, parts->items[i], out)) return false;
  }
  return true;
}

// --- list[int]

Value aliasRepr(Thread* t, Value self) {
  std::string text;
  if (!appendPart(t, aliasArg(self)->origin, &text)) return {};
  text += "[";
  Tuple* args = aliasArg(self)->args.as<Tuple>();
  if (args->length == 0) text += "()";
  if (!appendParts(t, args, ", ", &text)) return {};
  return Value::object(newStr(t, text + "]"));
}

Value aliasCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  return call(t, aliasArg(self)->origin, args, nargs, kwNames);
}

int64_t aliasHash(Thread* t, Value self, bool* failed) {
  int64_t h = hashValue(t, aliasArg(self)->args, failed);
  return *failed ? 0 : h ^ static_cast<int64_t>(aliasArg(self)->origin.bits() >> 6);
}

Value aliasCompare(Thread* t, Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || typeOf(b) != types::GenericAlias) return kNotImplemented;
  int equal = aliasArg(a)->origin == aliasArg(b)->origin ? valuesEqual(t, aliasArg(a)->args, aliasArg(b)->args) : 0;
  return equal < 0 ? Value() : Value::boolean((equal != 0) == (op == CompareOp::Eq));
}

// Attributes of the origin, but for those an alias has itself.
Value aliasGetAttr(Thread* t, Value self, Str* name) {
  std::string text = strToUtf8(name);
  bool dunder = text.size() > 4 && text.starts_with("__") && text.ends_with("__");
  return dunder ? genericGetAttr(t, self, name) : getAttr(t, aliasArg(self)->origin, name);
}

Value aliasMroEntries(Thread* t, Value* args, int64_t, Tuple*) {
  Tuple* entries = newTupleFrom(t, &aliasArg(args[0])->origin, 1);
  return entries ? Value::object(entries) : Value();
}

Value getOrigin(Thread*, Value self) {
  return aliasArg(self)->origin;
}
Value getArgs(Thread*, Value self) {
  return aliasArg(self)->args;
}
const GetSetRow kAliasGetSets[] = {{"__origin__", getOrigin, nullptr}, {"__args__", getArgs, nullptr}};
const MethodRow kAliasMethods[] = {{"__mro_entries__", aliasMroEntries, 2, 2, 0, nullptr}};

// --- int | str

bool isUnionPart(Value v) {
  return v.isNone() || isInstanceOf(v, types::Type) || typeOf(v) == types::GenericAlias ||
         typeOf(v) == types::UnionType;
}

bool addPart(Thread* t, List* parts, Value v) {
  if (v.isNone()) v = Value::object(types::None);
  if (typeOf(v) == types::UnionType) {
    for (int64_t i = 0; i < unionArgs(v)->length; i++)
      if (!addPart(t, parts, unionArgs(v)->items[i])) return false;
    return true;
  }
  for (int64_t i = 0; i < parts->length; i++) {
    int equal = valuesEqual(t, parts->items->values[i], v);
    if (equal) return equal > 0;
  }
  return listAppend(t, parts, v);
}

Value unionRepr(Thread* t, Value self) {
  std::string text;
  return appendParts(t, unionArgs(self), " | ", &text) ? Value::object(newStr(t, text)) : Value();
}

// Unions compare as sets.
Value unionCompare(Thread* t, Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || typeOf(b) != types::UnionType) return kNotImplemented;
  bool equal = unionArgs(a)->length == unionArgs(b)->length;
  for (int64_t i = 0; equal && i < unionArgs(a)->length; i++) {
    int in = containsOp(t, Value::object(unionArgs(b)), unionArgs(a)->items[i]);
    if (in < 0) return {};
    equal = in;
  }
  return Value::boolean(equal == (op == CompareOp::Eq));
}

int64_t unionHash(Thread* t, Value self, bool* failed) {
  int64_t h = 0;
  *failed = false;
  for (int64_t i = 0; i < unionArgs(self)->length && !*failed; i++)
    h ^= hashValue(t, unionArgs(self)->items[i], failed);
  return h;
}

Value unionInstanceCheck(Thread* t, Value* args, int64_t, Tuple*) {
  int r = isInstance(t, args[1], args[0]);
  return r < 0 ? Value() : Value::boolean(r);
}
Value unionSubclassCheck(Thread* t, Value* args, int64_t, Tuple*) {
  int r = isSubclass(t, args[1], args[0]);
  return r < 0 ? Value() : Value::boolean(r);
}

Value getUnionArgs(Thread*, Value self) {
  return self.as<UnionObject>()->args;
}
const GetSetRow kUnionGetSets[] = {{"__args__", getUnionArgs, nullptr}};
const MethodRow kUnionMethods[] = {{"__instancecheck__", unionInstanceCheck, 2, 2, 0, nullptr},
                                   {"__subclasscheck__", unionSubclassCheck, 2, 2, 0, nullptr}};

}  // namespace

Value typeUnion(Thread* t, Value a, Value b) {
  if (!isUnionPart(a) || !isUnionPart(b)) return kNotImplemented;
  List* parts = newList(t, 0);
  if (!parts || !addPart(t, parts, a) || !addPart(t, parts, b)) return {};
  if (parts->length == 1) return parts->items->values[0];
  Tuple* args = newTupleFrom(t, parts->items->values, parts->length);
  auto* u =
      args ? allocateAs<UnionObject>(t, sizeof(UnionObject), shapeOf(types::UnionType), Layout::kValuesFrom1) : nullptr;
  if (!u) return {};
  u->args = Value::object(args);
  return Value::object(u);
}

Value newGenericAlias(Thread* t, Value origin, Value args) {
  if (!isInstanceOf(args, types::Tuple)) {
    Tuple* one = newTupleFrom(t, &args, 1);
    if (!one) return {};
    args = Value::object(one);
  }
  auto* alias =
      allocateAs<GenericAliasObject>(t, sizeof(GenericAliasObject), shapeOf(types::GenericAlias), Layout::kValuesFrom1);
  if (!alias) return {};
  alias->origin = origin;
  alias->args = args;
  return Value::object(alias);
}

Value classGetItem(Thread* t, TypeObject* type, Value key) {
  Value method = findAttr(t, Value::object(type), names::classGetitem_);
  if (!method.isEmpty()) return callWith(t, method, key);
  if (!t->exception.isEmpty()) return {};
  const TypeObject* builtin = type;
  while ((builtin->flags & kTypeHeap) && builtin->base)
    builtin = builtin->base;
  if ((builtin->flags & kTypeGeneric) && (builtin != types::Type || type == types::Type))
    return newGenericAlias(t, Value::object(type), key);
  return raisef(t, exc::TypeError, "type '%.200s' is not subscriptable", type->cName);
}

void initGenericTypes(Thread* t) {
  TypeSpec alias = specOf<types::rows::GenericAlias>();
  alias.slots.repr = aliasRepr;
  alias.slots.call = aliasCall;
  alias.slots.hash = aliasHash;
  alias.slots.compare = aliasCompare;
  alias.slots.getAttr = aliasGetAttr;
  alias.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = typeUnion;
  alias.getsets = kAliasGetSets;
  alias.getsetCount = std::size(kAliasGetSets);
  alias.methods = kAliasMethods;
  alias.methodCount = std::size(kAliasMethods);
  newBuiltinType(t, alias);

  TypeSpec u = specOf<types::rows::UnionType>();
  u.slots.repr = unionRepr;
  u.slots.hash = unionHash;
  u.slots.compare = unionCompare;
  u.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = typeUnion;
  u.getsets = kUnionGetSets;
  u.getsetCount = std::size(kUnionGetSets);
  u.methods = kUnionMethods;
  u.methodCount = std::size(kUnionMethods);
  newBuiltinType(t, u);
}

}  // namespace taipan
