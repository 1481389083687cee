// ExceptionTypes: what Exceptions.cpp and Exceptions-fields.cpp share: the slots that BaseException gives all, and the
// specs of the classes that have fields, text or construction of their own.
#pragma once

#include "runtime/core/Type.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

// Allocates an exception of the class with these args; fields are None. Runs no __init__. Empty with MemoryError
// pending.
Value newException(Thread* t, TypeObject* type, Tuple* args);
Value exceptionNew(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames);
[[nodiscard]] int exceptionInit(Thread* t, Value self, Value* args, int64_t nargs, Tuple* kwNames);
Value exceptionStr(Thread* t, Value self);

// Size and extra word of an exception class with so many fields (ExceptionFields.h).
void setExceptionLayout(TypeSpec* spec, unsigned fieldCount);
// Adds to the spec of the class of that name what it has of its own.
void specialiseException(TypeSpec* spec);

}  // namespace taipan
