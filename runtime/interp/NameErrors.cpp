#include "runtime/interp/NameErrors.h"

#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// The attribute by which tracebacks suggest other names.
void setName(Thread* t, Str* name) {
  Value exception = takeException(t);
  if (!setAttr(t, exception, names::name, Value::object(name))) clearException(t);
  t->exception = exception;
}

}  // namespace

Raised raiseUnbound(Thread* t, const CodeObject* code, unsigned reg) {
  Str* name = code->registerNames->items[reg].as<Str>();
  std::string text = strToUtf8(name);
  if (reg < code->localCount + code->cellCount)
    return raisef(t, exc::UnboundLocalError,
                  "cannot access local variable '%s' where it is not associated with a value", text.c_str());
  raisef(t, exc::NameError,
         "cannot access free variable '%s' where it is not associated with a value in enclosing scope", text.c_str());
  setName(t, name);
  return {};
}

Raised raiseNameError(Thread* t, Str* name) {
  raise(t, exc::NameError, "name '" + strToUtf8(name) + "' is not defined");
  setName(t, name);
  return {};
}

}  // namespace taipan
