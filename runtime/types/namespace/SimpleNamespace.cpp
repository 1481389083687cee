// types.SimpleNamespace: an object with whatever attributes it is given. Its attributes are a Dict from the start.
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/descriptor/DescriptorTypes.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

// Layout kValuesFrom1.
struct NamespaceObject : Object {
  Value dict;  // the extra word
};

namespace {

Value namespaceNew(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  Object* o = allocateInstance(t, type);
  return o && instanceToDict(t, o) ? Value::object(o) : Value();
}

int namespaceInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  if (nargs) return raiseTypeError(t, "no positional arguments expected"), -1;
  Dict* d = instanceToDict(t, self.asObject());
  for (int64_t i = 0; d && kwNames && i < kwNames->length; i++)
    if (!dictSet(t, d, kwNames->items[i], args[i])) return -1;
  return d ? 0 : -1;
}

Value namespaceRepr(Thread* t, Value self) {
  std::string text = typeOf(self) == types::SimpleNamespace ? "namespace(" : std::string(typeName(self)) + "(";
  ReprGuard guard(t, self);
  int entered = guard.enter();
  if (entered < 0) return {};
  if (!entered) return Value::object(newStr(t, text + "...)"));
  Dict* d = instanceToDict(t, self.asObject());
  Dict* copy = d ? dictCopy(t, d) : nullptr;
  if (!copy) return {};
  int64_t position = 0;
  Value key, value;
  for (bool first = true; dictNext(copy, &position, &key, &value); first = false) {
    if (!isStr(key)) continue;
    Value repr = reprOf(t, value);
    if (repr.isEmpty()) return {};
    text += (first ? "" : ", ") + strToUtf8(key.as<Str>()) + "=" + strToUtf8(repr.as<Str>());
  }
  return Value::object(newStr(t, text + ")"));
}

Value namespaceCompare(Thread* t, Value a, Value b, CompareOp op) {
  if (!isInstanceOf(a, types::SimpleNamespace) || !isInstanceOf(b, types::SimpleNamespace)) return kNotImplemented;
  Value x = instanceDict(t, a);
  Value y = x.isEmpty() ? x : instanceDict(t, b);
  return y.isEmpty() ? y : compareOp(t, op, x, y);
}

Value getDict(Thread* t, Value self) {
  return instanceDict(t, self);
}
const GetSetRow kGetSets[] = {{"__dict__", getDict, nullptr}};

}  // namespace

void initSimpleNamespaceType(Thread* t) {
  TypeSpec spec = specOf<types::rows::SimpleNamespace>();
  spec.slots.repr = namespaceRepr;
  spec.slots.compare = namespaceCompare;
  spec.slots.newObject = namespaceNew;
  spec.slots.init = namespaceInit;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  TypeObject* type = newBuiltinType(t, spec);
  type->instanceShape = newRootShape(t, type, sizeof(Object), 0, true);
}

}  // namespace taipan
