// Modules from source files.
#include <sys/stat.h>

#include <cstdio>
#include <string>

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

struct SourceFile {
  std::string path;
  std::string packageDirectory;  // empty: a plain module
};

bool isFile(const std::string& path) {
  struct stat st;
  return stat(path.c_str(), &st) == 0 && S_ISREG(st.st_mode);
}

bool findIn(const std::string& directory, const std::string& name, SourceFile* out) {
  std::string base = directory.empty() ? name : directory + "/" + name;
  if (isFile(base + "/__init__.py")) {
    *out = {base + "/__init__.py", base};
    return true;
  }
  *out = {base + ".py", ""};
  return isFile(out->path);
}

bool readFile(const std::string& path, std::string* out) {
  FILE* f = std::fopen(path.c_str(), "rb");
  if (!f) return false;
  char buffer[65536];
  for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, f)) > 0;)
    out->append(buffer, n);
  std::fclose(f);
  return true;
}

Value strValue(Thread* t, const std::string& text) {
  return Value::object(newStr(t, text));
}

bool setUp(Thread* t, Value module, const std::string& name, const SourceFile& file) {
  Dict* d = moduleDict(module);
  size_t dot = name.rfind('.');
  bool isPackage = !file.packageDirectory.empty();
  std::string package = isPackage ? name : dot == std::string::npos ? "" : name.substr(0, dot);
  module.as<ModuleObject>()->builtIn = kFalse;
  if (!dictSetStr(t, d, names::file_, strValue(t, file.path)) ||
      !dictSetStr(t, d, names::package_, strValue(t, package)) || !dictSetStr(t, d, names::builtins_, builtinsModule))
    return false;
  if (!isPackage) return true;
  Value directory = strValue(t, file.packageDirectory);
  List* path = directory ? newListFrom(t, &directory, 1) : nullptr;
  return path && dictSetStr(t, d, intern(t, "__path__"), Value::object(path));
}

bool execute(Thread* t, Value module, const SourceFile& file) {
  std::string source;
  if (!readFile(file.path, &source)) {
    raise(t, exc::ImportError, "cannot read " + file.path);
    return false;
  }
  CodeObject* code = compileHook(t, source, file.path, CompileMode::kExec, SourceForm::kText);
  FunctionObject* f = code ? newFunction(t, code, moduleDict(module), nullptr) : nullptr;
  return f && !runCode(t, f, Value::object(moduleDict(module))).isEmpty();
}

}  // namespace

Value loadSourceModule(Thread* t, Str* fullName, Value path) {
  if (!isInstanceOf(path, types::List) || !compileHook) return {};
  std::string name = strToUtf8(fullName);
  std::string last = name.substr(name.rfind('.') + 1);  // npos + 1 == 0
  auto* directories = path.as<List>();
  SourceFile file;
  bool found = false;
  for (int64_t i = 0; i < directories->length && !found; i++) {
    Value directory = directories->items->values[i];
    found = isStr(directory) && findIn(strToUtf8(directory.as<Str>()), last, &file);
  }
  if (!found) return {};
  Value module = newModule(t, fullName);
  if (module.isEmpty() || !setUp(t, module, name, file)) return {};
  if (!dictSetStr(t, sysModules(t), fullName, module)) return {};
  if (execute(t, module, file)) {
    Value replaced = dictGetStr(sysModules(t), fullName);  // a module may put another object in its place
    return replaced.isEmpty() ? module : replaced;
  }
  dictDeleteStr(t, sysModules(t), fullName);
  return {};
}

}  // namespace taipan
