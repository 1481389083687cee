// Module: module objects, sys.modules and import. A module is an object whose attribute store is a Dict from the start
// (shape in dictionary mode), so `module.__dict__` and the globals of its functions are that Dict.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

namespace types {
extern TypeObject* SimpleNamespace;
}

// Layout kValuesFrom1.
struct ModuleObject : Object {
  Value builtIn;  // True: written in C++ (repr says so)
  Value dict;     // the extra word
};

// Module builtins: the newModule of that name.
extern Value builtinsModule;

// The dict sys.modules.
Dict* sysModules(Thread* t);
// sys.modules[module.__name__] = module, for modules made at start-up.
void registerModule(Thread* t, Value module);
// Makes a module written in C++ importable. make is called at the first import and returns the module (newModule), or
// empty with an exception pending.
using ModuleMaker = Value (*)(Thread* t);
void addNativeModule(const char* name, ModuleMaker make);
// module.name = value, at start-up: memory must not run out.
void moduleSet(Thread* t, Value module, const char* name, Value value);
// Adds a function for each row; their __module__ is the module's name.
void moduleAddFunctions(Thread* t, Value module, const MethodRow* rows, unsigned count);

// Module-load.cpp: a module from a file name.py or name/__init__.py in one of the directories of `path` (a list of
// str). Empty without exception: there is none. Runs the module's code; it is in sys.modules meanwhile, and stays if
// that succeeds.
Value loadSourceModule(Thread* t, Str* fullName, Value path);

}  // namespace taipan
