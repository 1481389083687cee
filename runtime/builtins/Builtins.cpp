// Module builtins: functions, types, exceptions and constants under their names.
#include "runtime/builtins/Builtins.h"

#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"

namespace taipan {

namespace {

void addTypes(Thread* t, Value module) {
  TypeObject* const published[] = {
      types::Object_,  types::Type,         types::Int,         types::Bool,  types::Float,     types::Str_,
      types::List_,    types::Tuple_,       types::Dict_,       types::Set_,  types::FrozenSet, types::Range_,
      types::Slice_,   types::Enumerate,    types::Zip,         types::Map,   types::Filter,    types::Reversed,
      types::Property, types::StaticMethod, types::ClassMethod, types::Super, types::Bytes_,
  };
  for (TypeObject* type : published)
    moduleSet(t, module, strToUtf8(type->name).c_str(), Value::object(type));
}

void addExceptions(Thread* t, Value module) {
  moduleSet(t, module, "BaseException", Value::object(exc::BaseException));
#define EXCEPTION(name, base) moduleSet(t, module, #name, Value::object(exc::name));
#include "runtime/types/exception/Exceptions.def"
  moduleSet(t, module, "EnvironmentError", Value::object(exc::OSError));
  moduleSet(t, module, "IOError", Value::object(exc::OSError));
}

void addConstants(Thread* t, Value module) {
  moduleSet(t, module, "None", kNone);
  moduleSet(t, module, "True", kTrue);
  moduleSet(t, module, "False", kFalse);
  moduleSet(t, module, "Ellipsis", kEllipsis);
  moduleSet(t, module, "NotImplemented", kNotImplemented);
  moduleSet(t, module, "__debug__", Value::boolean(!options.optimizeAsserts));
}

}  // namespace

Dict* builtinsDict() {
  return builtinsModule ? moduleDict(builtinsModule) : nullptr;
}

void initBuiltins(Thread* t) {
  Str* name = intern(t, "builtins");
  Value module = newModule(t, name);
  (void)dictSetStr(t, sysModules(), name, module);
  moduleSet(t, module, "__doc__",
            Value::object(newStr(t,
                                 "Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' "
                                 "object; Ellipsis represents `...' in slices.")));
  for (BuiltinTable table :
       {numberBuiltins(), iterationBuiltins(), attributeBuiltins(), frameBuiltins(), codeBuiltins(), textBuiltins()})
    moduleAddFunctions(t, module, table.rows, table.count);
  addTypes(t, module);
  addExceptions(t, module);
  addConstants(t, module);
  moduleSet(t, module, "exit", newQuitter(t, "exit"));
  moduleSet(t, module, "quit", newQuitter(t, "quit"));
}

}  // namespace taipan
