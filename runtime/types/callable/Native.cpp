// Builtin functions and methods: calls, repr and attributes. CPython has five types for them; here they are one, and
// its flags say which messages and texts a function has.
#include "runtime/types/callable/Native.h"

#include <algorithm>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/value/Address.h"

namespace taipan {

namespace {

NativeFunction* nativeArg(Value v) {
  return v.as<NativeFunction>();
}
bool ownedByType(const NativeFunction* f) {
  return f->owner.isObject() && isInstanceOf(f->owner, types::Type);
}
bool hasReceiver(const NativeFunction* f) {
  return f->flags & (kNativeMethod | kNativeClassMethod);
}

// "list.append" of methods, "len" of functions.
std::string qualifiedName(const NativeFunction* f) {
  std::string name = strToUtf8(f->name);
  return ownedByType(f) ? strToUtf8(f->owner.as<TypeObject>()->name) + "." + name : name;
}

// In messages, functions of other modules than builtins have the module's name: "math.sin".
std::string shownName(const NativeFunction* f, const Value* args, int64_t nargs) {
  if ((f->flags & kNativeClassMethod) && nargs > 0 && isInstanceOf(args[0], types::Type))
    return strToUtf8(args[0].as<TypeObject>()->qualname) + "." + strToUtf8(f->name);
  std::string module = isStr(f->owner) ? strToUtf8(f->owner.as<Str>()) : "builtins";
  return (module == "builtins" ? "" : module + ".") + qualifiedName(f);
}

Raised raiseArity(Thread* t, const NativeFunction* f, const std::string& name, int64_t given, int64_t min,
                  int64_t max) {
  if (max == 0) return raisef(t, exc::TypeError, "%s() takes no arguments (%ld given)", name.c_str(), given);
  if (min == 1 && max == 1)
    return raisef(t, exc::TypeError, "%s() takes exactly one argument (%ld given)", name.c_str(), given);
  int64_t bound = given < min ? min : max;
  return raisef(t, exc::TypeError, "%s expected %s%ld argument%s, got %ld", strToUtf8(f->name).c_str(),
                min == max    ? ""
                : given < min ? "at least "
                              : "at most ",
                bound, bound == 1 ? "" : "s", given);
}

Raised raiseReceiver(Thread* t, const NativeFunction* f, const Value* args, int64_t nargs) {
  std::string name = strToUtf8(f->name);
  const char* owner = f->owner.as<TypeObject>()->cName;
  if (nargs == 0) return raisef(t, exc::TypeError, "unbound method %s.%s() needs an argument", owner, name.c_str());
  return raisef(t, exc::TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name.c_str(),
                owner, typeName(args[0]));
}

// --- slots

Value nativeCall(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  return callNative(t, nativeArg(self), args, nargs, kwNames);
}

Value nativeGet(Thread* t, Value descr, Value self, TypeObject*) {
  return !self.isEmpty() && isMethodDescriptor(descr) ? newBoundMethod(t, descr, self) : descr;
}

Value nativeRepr(Thread* t, Value self) {
  const NativeFunction* f = nativeArg(self);
  std::string name = strToUtf8(f->name);
  std::string text;
  char address[32];
  if (!f->self.isEmpty()) {
    snprintf(address, sizeof address, "0x%lx", shownAddress(f->self));
    text = "<built-in method " + name + " of " + typeName(f->self) + " object at " + address + ">";
  } else if (ownedByType(f) && (f->flags & kNativeStatic)) {
    snprintf(address, sizeof address, "0x%lx", shownAddress(f->owner));
    text = "<built-in method " + name + " of type object at " + address + ">";
  } else if (ownedByType(f)) {
    text = (f->flags & kNativeSlotWrapper ? "<slot wrapper '" : "<method '") + name + "' of '" +
           f->owner.as<TypeObject>()->cName + "' objects>";
  } else {
    text = "<built-in function " + name + ">";
  }
  Str* s = newStr(t, text);
  return s ? Value::object(s) : Value();
}

// --- attributes

Value getName(Thread*, Value self) {
  return Value::object(nativeArg(self)->name);
}
Value getQualname(Thread* t, Value self) {
  return Value::object(newStr(t, qualifiedName(nativeArg(self))));
}

Value getModule(Thread* t, Value self) {
  const NativeFunction* f = nativeArg(self);
  if (isStr(f->owner)) return f->owner;
  if (!ownedByType(f)) return Value::object(intern(t, "builtins"));
  return f->flags & kNativeStatic ? kNone : raiseNoAttribute(t, self, names::module_);
}

// Docs may start with a signature, "name($self, x)\n--\n\ntext".
Value getDoc(Thread* t, Value self) {
  if (!nativeArg(self)->doc) return kNone;
  std::string text = nativeArg(self)->doc;
  size_t end = text.find(")\n--\n\n");
  return Value::object(newStr(t, end == std::string::npos ? text : text.substr(end + 6)));
}

Value getTextSignature(Thread* t, Value self) {
  if (!nativeArg(self)->doc) return kNone;
  std::string text = nativeArg(self)->doc;
  size_t end = text.find(")\n--\n\n");
  size_t start = text.find('(');
  if (end == std::string::npos || start > end) return kNone;
  return Value::object(newStr(t, text.substr(start, end + 1 - start)));
}

Value getSelf(Thread* t, Value self) {
  const NativeFunction* f = nativeArg(self);
  if (!f->self.isEmpty()) return f->self;
  if (ownedByType(f) && !(f->flags & kNativeStatic)) return raiseNoAttribute(t, self, names::self_);
  return ownedByType(f) ? f->owner : kNone;
}

Value getObjClass(Thread* t, Value self) {
  const NativeFunction* f = nativeArg(self);
  return ownedByType(f) ? f->owner : raiseNoAttribute(t, self, intern(t, "__objclass__"));
}

const GetSetRow kGetSets[] = {
    {"__name__", getName, nullptr},
    {"__qualname__", getQualname, nullptr},
    {"__module__", getModule, nullptr},
    {"__doc__", getDoc, nullptr},
    {"__text_signature__", getTextSignature, nullptr},
    {"__self__", getSelf, nullptr},
    {"__objclass__", getObjClass, nullptr},
};

void traceNative(Object* o, Marker& m) {
  auto* f = static_cast<NativeFunction*>(o);
  m.visitObject(f->name);
  m.visit(f->owner);
  m.visit(f->self);
}

}  // namespace

Value callNative(Thread* t, NativeFunction* f, Value* args, int64_t nargs, Tuple* kwNames) {
  if (static_cast<uint8_t*>(__builtin_frame_address(0)) < t->stackLimit) return raiseRecursionError(t);
  int64_t keywords = kwNames ? kwNames->length : 0;
  Value withSelf[18];
  if (!f->self.isEmpty()) {
    Value* all = withSelf;
    if (nargs + keywords > 16) {
      ValueArray* array = newValueArray(t, nargs + keywords + 1);
      if (!array) return {};
      all = array->values;
    }
    all[0] = f->self;
    std::copy(args, args + nargs + keywords, all + 1);
    args = all;
    nargs++;
  }
  if (!receiverFits(f, args, nargs)) return raiseReceiver(t, f, args, nargs);
  if (keywords && !(f->flags & kNativeKeywords)) {
    std::string name = shownName(f, args, nargs);
    return raisef(t, exc::TypeError, "%s() takes no keyword arguments", name.c_str());
  }
  if (nargs < f->minArgs || (f->maxArgs >= 0 && nargs > f->maxArgs)) {
    int64_t hidden = hasReceiver(f) ? 1 : 0;
    return raiseArity(t, f, shownName(f, args, nargs), nargs - hidden, f->minArgs - hidden,
                      f->maxArgs < 0 ? INT32_MAX : f->maxArgs - hidden);
  }
  return f->fn(t, args, nargs, keywords ? kwNames : nullptr);
}

TypeObject* visibleNativeType(const NativeFunction* f, bool bound) {
  bool wrapper = (f->flags & kNativeSlotWrapper) && !(f->flags & kNativeStatic);
  if (bound) return wrapper ? types::MethodWrapperType : types::Native;
  if (!ownedByType(f) || !(f->flags & kNativeMethod)) return types::Native;
  return wrapper ? types::WrapperDescriptor : types::MethodDescriptor;
}

NativeFunction* newNative(Thread* t, const MethodRow& row, Value owner) {
  auto* f = allocateAs<NativeFunction>(t, sizeof(NativeFunction), shapeOf(types::Native), Layout::kCustom);
  if (!f) return nullptr;
  f->fn = row.fn;
  f->minArgs = row.minArgs;
  f->maxArgs = row.maxArgs;
  f->flags = row.flags;
  f->owner = owner;
  f->doc = row.doc;
  f->facts = row.facts;
  if (row.name) {
    f->name = intern(t, row.name);
    writeBarrier(t, f);
  }
  return f;
}

template <class Row>
static void makeType(Thread* t) {
  TypeSpec spec = specOf<Row>();
  spec.slots.repr = nativeRepr;
  spec.slots.call = nativeCall;
  spec.slots.descrGet = nativeGet;
  spec.trace = traceNative;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  newBuiltinType(t, spec);
}

void initNativeType(Thread* t) {
  makeType<types::rows::Native>(t);
  makeType<types::rows::MethodDescriptor>(t);
  makeType<types::rows::WrapperDescriptor>(t);
  makeType<types::rows::MethodWrapperType>(t);
}

}  // namespace taipan
