// TypeFlags: what a class is (TypeObject::flags). All but kTypeAbstract are as the class was made.
#pragma once

#include <cstdint>

namespace taipan {

enum TypeFlags : uint32_t {
  kTypeHeap = 1,       // made by a class statement or type()
  kTypeBasetype = 2,   // may be subclassed
  kTypeException = 4,  // BaseException or a subclass: ExceptionObject layout
  kTypeIntSubclass = 8,
  kTypeFloatSubclass = 16,
  kTypeStrSubclass = 32,
  kTypeListSubclass = 64,
  kTypeTupleSubclass = 128,
  kTypeDictSubclass = 256,
  kTypeSetSubclass = 512,  // the type itself included
  kTypeImmutable = 1024,   // attributes cannot be set
  kTypeTypeSubclass = 2048,
  kTypeAbstract = 4096,        // __abstractmethods__ is not empty
  kTypeNoDict = 8192,          // instances have the attributes of __slots__ only
  kTypeBytesSubclass = 16384,  // bytes itself included
  kTypeGeneric = 32768,        // type[x] is an alias
};

}  // namespace taipan
