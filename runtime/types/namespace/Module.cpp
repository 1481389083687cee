#include "runtime/types/namespace/Module.h"

#include <map>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Attributes.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

Value builtinsModule;

namespace {

std::map<std::string, ModuleMaker>& nativeModules() {
  static std::map<std::string, ModuleMaker> map;
  return map;
}

std::string nameText(Value module) {
  Value name = dictGetStr(moduleDict(module), names::name_);
  return isStr(name) ? strToUtf8(name.as<Str>()) : "";
}

// --- the type

Value moduleGetAttr(Thread* t, Value self, Str* name) {
  Value v = findInModule(t, self, name);
  return v.isEmpty() && t->exception.isEmpty() ? raiseNoAttribute(t, self, name) : v;
}

Value moduleRepr(Thread* t, Value self) {
  Value file = dictGetStr(moduleDict(self), names::file_);
  std::string text = "<module '" + nameText(self) + "'";
  if (isStr(file))
    text += " from '" + strToUtf8(file.as<Str>()) + "'";
  else if (self.as<ModuleObject>()->builtIn.isTrue())
    text += " (built-in)";
  return Value::object(newStr(t, text + ">"));
}

Value moduleNew(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  auto* m = static_cast<ModuleObject*>(allocateInstance(t, type));
  Dict* dict = m ? newDict(t) : nullptr;
  if (!dict) return {};
  m->builtIn = kFalse;
  extraWord(m, m->shape()) = Value::object(dict);
  writeBarrier(t, m);
  return Value::object(m);
}

bool fill(Thread* t, Value module, Value name, Value doc) {
  Dict* d = moduleDict(module);
  return dictSetStr(t, d, names::name_, name) && dictSetStr(t, d, names::doc_, doc) &&
         dictSetStr(t, d, names::package_, kNone) && dictSetStr(t, d, names::loader_, kNone) &&
         dictSetStr(t, d, names::spec_, kNone);
}

int moduleInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const parameters[] = {"name", "doc"};
  NativeParams params{"module", parameters, 2, 1, 2};
  Value a[2];
  if (!bindNativeArgs(t, params, args, nargs, kwNames, a)) return -1;
  if (!isStr(a[0])) {
    raisef(t, exc::TypeError, "module() argument 'name' must be str, not %.50s", typeName(a[0]));
    return -1;
  }
  return fill(t, self, a[0], a[1].isEmpty() ? kNone : a[1]) ? 0 : -1;
}

Value getDict(Thread*, Value self) {
  return Value::object(moduleDict(self));
}
int setDict(Thread* t, Value, Value) {
  return raise(t, exc::AttributeError, "readonly attribute"), -1;
}
const GetSetRow kGetSets[] = {{"__dict__", getDict, setDict}};

Value methodDir(Thread* t, Value* args, int64_t, Tuple*) {
  List* names = listFromIterable(t, Value::object(moduleDict(args[0])));
  return names ? Value::object(names) : Value();
}
const MethodRow kMethods[] = {{"__dir__", methodDir, 1, 1, 0, "__dir__() -> list"}};

// --- import

Raised raiseNotFound(Thread* t, Str* name, const std::string& detail) {
  raise(t, exc::ModuleNotFoundError, "No module named '" + strToUtf8(name) + "'" + detail);
  if (!t->exception.isEmpty()) setExceptionField(t, t->exception, ImportField::kName, Value::object(name));
  return {};
}

Value searchPath(Thread* t) {
  Value sys = dictGetStr(sysModules(t), names::sys);
  return sys.isEmpty() ? kNone : dictGetStr(moduleDict(sys), names::path);
}

// Finds and runs a module that is not in sys.modules. path: of the package, or sys.path.
Value load(Thread* t, Str* name, Value path) {
  auto native = nativeModules().find(strToUtf8(name));
  if (native != nativeModules().end()) {
    Value made = native->second(t);
    return !made.isEmpty() && dictSetStr(t, sysModules(t), name, made) ? made : Value();
  }
  return path.isEmpty() || path.isNone() ? Value() : loadSourceModule(t, name, path);
}

// a.b: a first, then b in a.__path__, which becomes an attribute of a.
Value importSubmodule(Thread* t, Str* name, const std::string& text, size_t dot) {
  Value parent = importModule(t, intern(t, text.substr(0, dot)));
  if (parent.isEmpty()) return {};
  if (Value done = dictGetStr(sysModules(t), name)) return done;
  Value path = findAttr(t, parent, intern(t, "__path__"));
  if (path.isEmpty() && !t->exception.isEmpty()) return {};
  Value module = load(t, name, path);
  if (module.isEmpty() && t->exception.isEmpty())
    return raiseNotFound(t, name, path.isEmpty() ? "; '" + text.substr(0, dot) + "' is not a package" : "");
  if (module.isEmpty() || !setAttr(t, parent, intern(t, text.substr(dot + 1)), module)) return {};
  return module;
}

}  // namespace

Dict* moduleDict(Value module) {
  Object* o = module.asObject();
  return extraWord(o, o->shape()).as<Dict>();
}

Dict* sysModules(Thread* t) {
  return t->runtime()->modules.as<Dict>();
}

void registerModule(Thread* t, Value module) {
  Value name = dictGetStr(moduleDict(module), names::name_);
  CHECK(dictSetStr(t, sysModules(t), name.as<Str>(), module), "start-up has memory");
}

void addNativeModule(const char* name, ModuleMaker make) {
  nativeModules()[name] = make;
}

void moduleSet(Thread* t, Value module, const char* name, Value value) {
  CHECK(dictSetStr(t, moduleDict(module), intern(t, name), value), "start-up has memory");
}

void moduleAddFunctions(Thread* t, Value module, const MethodRow* rows, unsigned count) {
  Value name = dictGetStr(moduleDict(module), names::name_);
  for (unsigned i = 0; i < count; i++)
    moduleSet(t, module, rows[i].name, Value::object(newNative(t, rows[i], name)));
}

Value findInModule(Thread* t, Value module, Str* name) {
  Value v = findGeneric(t, module, name);
  if (!v.isEmpty() || !t->exception.isEmpty()) return v;
  Value hook = dictGetStr(moduleDict(module), names::getattr_);
  return hook.isEmpty() ? hook : callWith(t, hook, Value::object(name));
}

Value newModule(Thread* t, Str* name) {
  Value module = moduleNew(t, types::Module, nullptr, 0, nullptr);
  if (module.isEmpty() || !fill(t, module, Value::object(name), kNone)) return {};
  module.as<ModuleObject>()->builtIn = kTrue;
  if (builtinsModule.isEmpty() && strToUtf8(name) == "builtins") builtinsModule = module;
  return module;
}

Value importModule(Thread* t, Str* name) {
  Value done = dictGetStr(sysModules(t), name);
  if (!done.isEmpty() && !done.isNone()) return done;
  if (done.isNone()) {
    raise(t, exc::ModuleNotFoundError, "import of " + strToUtf8(name) + " halted; None in sys.modules");
    return {};
  }
  std::string text = strToUtf8(name);
  size_t dot = text.rfind('.');
  if (dot != std::string::npos) return importSubmodule(t, internStr(t, name), text, dot);
  Value module = load(t, internStr(t, name), searchPath(t));
  return module.isEmpty() && t->exception.isEmpty() ? raiseNotFound(t, name, "") : module;
}

void initModules(Thread* t) {
  TypeSpec spec = specOf<types::rows::Module>();
  spec.slots.repr = moduleRepr;
  spec.slots.getAttr = moduleGetAttr;
  spec.slots.newObject = moduleNew;
  spec.slots.init = moduleInit;
  spec.getsets = kGetSets;
  spec.getsetCount = std::size(kGetSets);
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.";
  TypeObject* type = newBuiltinType(t, spec);
  type->instanceShape = newRootShape(t, type, sizeof(ModuleObject) - sizeof(Value), 0, true);
  heap::addRoot(t, &t->runtime()->modules);
  heap::addRoot(t, &builtinsModule);
  t->runtime()->modules = Value::object(newDict(t));
}

}  // namespace taipan
