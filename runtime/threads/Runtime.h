// Runtime: the state that all Python threads share. There is one in a process, at an address known when the program is
// linked: Thread::runtime() costs nothing, and a field of it is reached as a static variable would be. It is reached by
// way of the running Thread alone, or handed on as a parameter; whoever has neither is a signal handler.
//
// Each group of fields belongs to one floor, which alone reads and writes it. What is more than plain data is a pointer
// to a struct that only its floor (or the compiler) knows. All is zero at first, so it takes no room in the program's
// file.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/threads/Thread.h"

namespace taipan {

struct Bytes;
struct CodeMap;
struct HeapState;
struct RootShapes;
struct SlotDef;
struct Str;
struct TextFile;
struct TierPolicy;
struct TypeObject;

// What class attributes were found to be, by type version and name (types/class/Type-attr.cpp).
struct MethodCache {
  struct Entry {
    uint32_t version = 0;  // 0: unused
    Str* name = nullptr;
    Value value;  // empty: the class has no such attribute
  };
  static constexpr size_t kSize = 4096;
  Entry entries[kSize];
};

// The builtin types' slots as methods: thunk n calls the slot of closure n (types/class/Type-wrappers.cpp).
struct SlotWrappers {
  struct Closure {
    TypeObject* owner;
    const SlotDef* def;
  };
  static constexpr size_t kMax = 1280;
  Closure closures[kMax] = {};
  size_t count = 0;
};

// The interned strs, an open hash table (types/text/Str.cpp).
struct InternTable {
  Str** slots = nullptr;
  size_t mask = 0;
  size_t count = 0;
};

// The memory below 4 GB that holds all shapes (core/Shape.cpp).
struct ShapeRegion {
  uint8_t* base = nullptr;
  size_t size = 0;
  size_t used = 0;
  RootShapes* roots = nullptr;  // those that were asked for by layout
};

// How many were given out so far: no two are the same.
struct Numbers {
  uint32_t typeVersions = 0;  // types/class/Type.cpp
  uint32_t keysVersions = 0;  // types/container/Dict.cpp
  uint32_t codeIds = 0;       // bytecode/CodeObject.cpp
  uint64_t nans = 0;          // types/number/Float-text.cpp
};

struct Runtime {
  Thread* mainThread = nullptr;  // the one that signals interrupt
  bool endBySignal = false;      // StartUp.h
  HeapState* heap = nullptr;     // heap/HeapState.h
  ShapeRegion shapes;
  Numbers numbers;
  MethodCache methods;
  SlotWrappers wrappers;
  InternTable interned;
  Bytes* emptyBytes = nullptr;        // types/bytes/Bytes.cpp; null: not asked for yet
  Bytes* singleBytes[256] = {};       // the same
  int maxStrDigits = 0;               // sys.set_int_max_str_digits (types/number/Int-text.cpp); 0: no limit
  Value noMemory;                     // the MemoryError (types/exception/Exceptions-raise.cpp)
  Value modules;                      // the dict sys.modules (types/namespace/Module.cpp)
  Value sys;                          // module sys (modules/sys.cpp)
  TextFile* standardStreams[3] = {};  // by file descriptor (builtins/TextFile.cpp)
  CodeMap* compiledCode = nullptr;    // jit/CodeMap.cpp; null: nothing is compiled
  TierPolicy* tiers = nullptr;        // jit/TierPolicy.cpp; null: the compiler is not installed

  // For signal handlers, which know no thread: interrupts the main thread, if there is one yet.
  static void interruptBySignal();

 private:
  friend struct Thread;
  static Runtime instance_;
};

inline Runtime* Thread::runtime() const {
  return &Runtime::instance_;
}

// `why` is served at the thread's next safepoint. Callable from any thread and from signal handlers.
void requestSafepoint(Thread* t, InterruptFlag why);
// Takes the request back. True if it was pending.
bool withdrawSafepoint(Thread* t, InterruptFlag why);

}  // namespace taipan
