// TypeObject: a Python class, builtin or user-defined. Behaviour is a table of C++ functions (TypeSlots); classes
// written in Python inherit their base's table and get dispatching functions for the dunder methods they define.
#pragma once

#include <cstdint>

#include "runtime/core/Layouts.h"
#include "runtime/core/MethodRow.h"
#include "runtime/core/Operators.h"
#include "runtime/core/Shape.h"
#include "runtime/core/TypeFlags.h"

namespace taipan {

class Marker;
enum class ValueKind : uint8_t;

// Each may raise (empty / negative result with the exception pending), may collect, may run Python code. A null slot
// means the operation is not supported. Binary slots get the operands in source order and are tried for the left, then
// (if types differ) the right operand's type, the right first when it is a subclass that overrides; they return
// NotImplemented to decline.
struct TypeSlots {
  Value (*repr)(Thread*, Value);
  Value (*str)(Thread*, Value);
  Value (*format)(Thread*, Value, Str* spec);
  int64_t (*hash)(Thread*, Value, bool* failed);
  int (*truth)(Thread*, Value);       // 1, 0, -1 raised; null: by length, else true
  int64_t (*length)(Thread*, Value);  // -1 raised
  Value (*getItem)(Thread*, Value, Value key);
  int (*setItem)(Thread*, Value, Value key, Value value);  // value empty: delete. 0 ok, -1 raised
  int (*contains)(Thread*, Value, Value item);             // 1, 0, -1
  Value (*iter)(Thread*, Value);
  Value (*next)(Thread*, Value);                           // empty without pending exception: exhausted
  Value (*compare)(Thread*, Value a, Value b, CompareOp);  // or NotImplemented
  Value (*call)(Thread*, Value self, Value* args, int64_t nargs, Tuple* kwNames);
  Value (*getAttr)(Thread*, Value, Str* name);             // null: generic lookup
  int (*setAttr)(Thread*, Value, Str* name, Value value);  // null: generic; value empty: delete
  Value (*descrGet)(Thread*, Value descr, Value self /* empty: class access */, TypeObject* owner);
  int (*descrSet)(Thread*, Value descr, Value self, Value value);  // value empty: delete
  Value (*unary[static_cast<unsigned>(UnaryOp::kCount)])(Thread*, Value);
  Value (*binary[kBinaryOpCount])(Thread*, Value a, Value b);
  Value (*inplace[kBinaryOpCount])(Thread*, Value a, Value b);
  Value (*toIndex)(Thread*, Value);  // __index__
  Value (*toInt)(Thread*, Value);    // __int__
  Value (*toFloat)(Thread*, Value);  // __float__
  // Construction: type(args…) calls newObject, then init if the result is an instance.
  Value (*newObject)(Thread*, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames);
  int (*init)(Thread*, Value self, Value* args, int64_t nargs, Tuple* kwNames);  // 0 ok, -1 raised
};

// Layout kCustom. Types are heap objects.
struct RT_LAYOUT TypeObject : Object {
  uint32_t version;       // never 0; a fresh number whenever this class or a base of it changes an attribute
  uint32_t flags;         // TypeFlags
  TypeSlots* slots;       // static table for builtin types, malloc'd for heap types
  Shape* instanceShape;   // shape of a fresh instance
  uint32_t instanceSize;  // bytes of a fresh instance (fixed part)
  Layout instanceLayout;
  bool watched;      // compiled code relies on this class's attributes
  ValueKind kind;    // of instances (ValueKind.h), of ints those that are objects
  TypeObject* base;  // the base that determines the layout, or null (object)
  Tuple* bases;
  Tuple* mro;
  Dict* dict;  // class attributes; change only through typeSetAttr
  Str* name;   // __name__
  Str* qualname;
  Value module;
  ValueArray* subclasses;  // direct subclasses; length in subclassCount
  uint64_t subclassCount;
  void (*trace)(Object*, Marker&);  // for layout kCustom
  uint32_t reassignments;           // of plain data over plain data, as long as they are counted (ClassVariable.h)
  const char* cName;                // for messages: __name__, qualified by its module for builtin types; malloc'd
};

// --- the type of a value; constant time
TypeObject* typeOfImmediate(Value v);  // of a value that is no heap object
inline TypeObject* typeOf(Value v) {
  return v.isObject() ? v.asObject()->type() : typeOfImmediate(v);
}
// What type(v) is for Python: builtin functions and methods, of one type here, are of several there.
TypeObject* visibleTypeOf(Value v);
bool isInMro(const TypeObject* t, const TypeObject* base);
inline bool isSubtype(const TypeObject* t, const TypeObject* base) {
  return t == base || isInMro(t, base);
}
inline bool isInstanceOf(Value v, const TypeObject* base) {
  return isSubtype(typeOf(v), base);
}

// --- attributes of classes. `name` interned. No Python code runs.
// First value in the MRO's dicts, or empty.
Value typeLookup(Thread* t, TypeObject* type, Str* name);
// Sets (value empty: deletes) type.__dict__[name]; renews versions of it and its subclasses, updates slots, fires
// watchpoints. Returns false with an exception pending (missing key on delete, MemoryError).
[[nodiscard]] bool typeSetAttr(Thread* t, TypeObject* type, Str* name, Value value);

// --- making types
struct GetSetRow {
  const char* name;
  Value (*get)(Thread*, Value self);
  int (*set)(Thread*, Value self, Value value);  // null: read-only; value empty: delete
};
struct TypeSpec {
  TypeObject** type;  // where it is kept
  const char* name;
  TypeObject** base;  // null: object
  uint32_t flags;
  ValueKind kind;   // 0: Builtin
  TypeSlots slots;  // null entries are inherited
  uint32_t instanceSize;
  Layout instanceLayout;
  uint16_t extraOffset;  // 0: instances have no attributes
  void (*trace)(Object*, Marker&);
  const MethodRow* methods;
  unsigned methodCount;
  const GetSetRow* getsets;
  unsigned getsetCount;
  const char* doc;
};
// Creates and registers a builtin type, stores it in *spec.type (registered as a root). Dunder wrappers (__add__,
// __len__ …) for its slots are put into its dict. Called during start-up in dependency order. Specs of types that have
// a row begin with specOf (BuiltinTypes.h).
TypeObject* newBuiltinType(Thread* t, const TypeSpec& spec);

// The types that the whole runtime names; the headers of others declare them. BuiltinTypes.def has them all.
namespace types {
extern TypeObject *Object, *Type, *None, *NotImplemented, *Ellipsis;
extern TypeObject *Int, *Bool, *Float, *Str, *Bytes;
extern TypeObject *Tuple, *List, *Dict, *Set, *FrozenSet, *Range, *Slice;
extern TypeObject *Function, *Native, *Method, *Cell, *Code, *Module;
extern TypeObject *ValueArray, *DictTable, *StringBuffer;  // parts of others, never seen by Python code
}  // namespace types

// Shapes of exact builtin objects that allocation and guards use (TypeObject::instanceShape of the type, as a
// constant).
inline Shape* shapeOf(TypeObject* type) {
  return type->instanceShape;
}

}  // namespace taipan
