// Generics: `list[int]` and `int | None`, as values of annotations and second arguments of isinstance().
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

namespace types {
extern TypeObject *GenericAlias, *UnionType;
}

// origin[args]. Layout kValuesFrom1.
struct GenericAliasObject : Object {
  Value origin;
  Value args;  // Tuple
};

// X | Y. Layout kValuesFrom1.
struct UnionObject : Object {
  Value args;  // Tuple of classes and None's type, no duplicates
};

// a | b where one is a class: a union or NotImplemented. The binary slot of type.
Value typeUnion(Thread* t, Value a, Value b);
// cls[key]: __class_getitem__, or an alias for the generic builtin classes. TypeError "type 'X' is not subscriptable".
Value classGetItem(Thread* t, TypeObject* type, Value key);
Value newGenericAlias(Thread* t, Value origin, Value args);

}  // namespace taipan
