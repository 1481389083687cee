#include "runtime/interp/Import.h"

#include "runtime/core/Names.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// Name of a module for messages.
std::string moduleNameText(Thread* t, Value module) {
  Value name = findAttr(t, module, names::name_);
  if (name && isStr(name)) return strToUtf8(name.as<Str>());
  clearException(t);
  return "<unknown module name>";
}

std::string locationText(Thread* t, Value module) {
  Value file = findAttr(t, module, names::file_);
  if (file && isStr(file)) return strToUtf8(file.as<Str>());
  clearException(t);
  return "unknown location";
}

Value sysModule(Thread* t, const std::string& name) {
  Value sys = importModule(t, names::sys);
  Value modules = sys ? findAttr(t, sys, intern(t, "modules")) : Value();
  if (!modules || !isExact(modules, types::Dict)) return {};
  return dictGetStr(modules.as<Dict>(), intern(t, name));
}

bool storeName(Thread* t, Value nameSpace, Str* name, Value v) {
  if (isExact(nameSpace, types::Dict)) return dictSetStr(t, nameSpace.as<Dict>(), name, v);
  return setItem(t, nameSpace, Value::object(name), v);
}

bool importOne(Thread* t, Value module, Value name, Value nameSpace) {
  if (!isStr(name)) {
    raise(t, exc::TypeError, "Item in " + moduleNameText(t, module) + ".__all__ must be str, not " + typeName(name));
    return false;
  }
  Str* interned = internStr(t, name.as<Str>());
  Value v = getAttr(t, module, interned);
  return v && storeName(t, nameSpace, interned, v);
}

bool importList(Thread* t, Value module, Value nameList, Value nameSpace) {
  List* list = listFromIterable(t, nameList);
  for (int64_t i = 0; list && i < list->length; ++i)
    if (!importOne(t, module, list->items->values[i], nameSpace)) return false;
  return list != nullptr;
}

bool importPublic(Thread* t, Dict* from, Value nameSpace) {
  Dict* copy = dictCopy(t, from);  // the namespace may be the module's own
  if (!copy) return false;
  int64_t position = 0;
  Value key, value;
  while (dictNext(copy, &position, &key, &value)) {
    if (!isStr(key)) continue;
    auto* name = key.as<Str>();
    if (name->length && strAt(name, 0) == '_') continue;
    if (!storeName(t, nameSpace, internStr(t, name), value)) return false;
  }
  return true;
}

bool isNative(Value v) {
  return isExact(v, types::Native);
}

// A program's own __import__, or empty.
Value replacedImport(Dict* builtins) {
  Value v = dictGetStr(builtins, names::import_);
  return v && !isNative(v) ? v : Value();
}

}  // namespace

Value importName(Thread* t, InterpFrame* frame, Str* name, Value fromList) {
  FunctionObject* f = frame->function;
  if (Value own = replacedImport(f->builtins)) {
    Value nameSpace = frame->localsDict ? frame->localsDict : kNone;
    return callWith(t, own, Value::object(name), Value::object(f->globals), nameSpace, fromList, Value::smallInt(0));
  }
  Value module = importModule(t, name);
  if (!module || !fromList.isNone()) return module;
  std::string text = strToUtf8(name);
  size_t dot = text.find('.');
  if (dot == std::string::npos) return module;
  return importModule(t, intern(t, text.substr(0, dot)));
}

Value importFrom(Thread* t, Value module, Str* name) {
  Value v = findAttr(t, module, name);
  if (v || t->exception) return v;
  std::string moduleName = moduleNameText(t, module);
  Value submodule = sysModule(t, moduleName + "." + strToUtf8(name));
  if (submodule || t->exception) return submodule;
  raise(t, exc::ImportError,
        "cannot import name '" + strToUtf8(name) + "' from '" + moduleName + "' (" + locationText(t, module) + ")");
  if (Str* text = newStr(t, moduleName); text && pendingMatches(t, exc::ImportError))
    setExceptionField(t, t->exception, ImportField::kName, Value::object(text));
  return Value();
}

bool importStar(Thread* t, Value module, Value nameSpace) {
  Value all = findAttr(t, module, names::all_);
  if (all) return importList(t, module, all, nameSpace);
  if (t->exception) return false;
  Value dict = isExact(module, types::Module) ? Value::object(moduleDict(module)) : findAttr(t, module, names::dict_);
  if (!dict || !isExact(dict, types::Dict)) {
    if (!t->exception) raise(t, exc::ImportError, "from-import-* object has no __dict__ and no __all__");
    return false;
  }
  return importPublic(t, dict.as<Dict>(), nameSpace);
}

}  // namespace taipan
