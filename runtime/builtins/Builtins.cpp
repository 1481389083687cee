// Module builtins: functions, types, exceptions and constants under their names.
#include "runtime/builtins/Builtins.h"

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"

namespace taipan {

namespace {

void addTypes(Thread* t, Value module) {
  constexpr bool Published = true, Private = false;
  constexpr struct {
    bool isPublished;
    TypeObject* const* type;
  } kRows[] = {
#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, ...) {published, &types::cname},
#include "runtime/core/BuiltinTypes.def"
  };
  for (auto& row : kRows)
    if (row.isPublished) moduleSet(t, module, (*row.type)->cName, Value::object(*row.type));
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
  (void)dictSetStr(t, sysModules(t), name, module);
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
