// The heap: mark-region blocks with bump allocation (Immix), generations by sticky mark bits, stacks scanned
// conservatively, objects scanned precisely, nothing moves. One mutator thread.
//
// C++ code holds raw references in locals freely: the native stack and registers are scanned, interior pointers count.
// What lives outside the heap and the stacks (globals, malloc'd tables) must be registered with addRoot/addRootTracer.
// A fresh object's payload is zero (Values empty, pointers null), so a half-built object may meet a collection.
// Any function that allocates may collect. Allocation failure (heap limit) sets MemoryError and returns null.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/threads/PythonThread.h"
#include "runtime/threads/Thread.h"
#include "runtime/value/Object.h"

namespace taipan {

// Passed to trace functions while marking.
class Marker {
 public:
  virtual void visit(Value v) = 0;                    // a Value: marked if it is an object
  virtual void visitObject(const Object* o) = 0;      // may be null
  virtual void visitConservative(uint64_t word) = 0;  // any word: marked if it points into a live object
 protected:
  ~Marker() = default;
};

// Size in bytes is rounded up to a granule. Sets the header; the payload is zero. Null with MemoryError pending when
// the heap limit is reached. May collect. `shape` may be any Shape of the right type.
[[nodiscard]] Object* allocateSlow(Thread* t, size_t size, Shape* shape, Layout layout);

// The same, but the payload of a large object is undefined: the caller writes all of it before the next allocation.
[[nodiscard]] Object* allocateToFill(Thread* t, size_t size, Shape* shape, Layout layout);

// Inline fast path of allocateSlow.
[[nodiscard]] inline Object* allocate(Thread* t, size_t size, Shape* shape, Layout layout) {
  requirePython();
  size = (size + kGranule - 1) & ~(kGranule - 1);
  uint8_t* start = t->alloc.cursor;
  if (__builtin_expect(size > static_cast<size_t>(t->alloc.limit - start) || size > kMaxSmallObject, 0))
    return allocateSlow(t, size, shape, layout);
  t->alloc.cursor = start + size;
  auto* o = reinterpret_cast<Object*>(start);
  o->setShape(shape);
  o->gc = 0;
  o->layout = layout;
  o->granules = static_cast<uint16_t>(size / kGranule);
  return o;
}

template <class T>
[[nodiscard]] T* allocateAs(Thread* t, size_t size, Shape* shape, Layout layout) {
  return static_cast<T*>(static_cast<void*>(allocate(t, size, shape, layout)));
}

// Write barrier: call after (or before) storing a pointer into `holder`. Cheap unless holder is old.
void rememberObject(Thread* t, Object* holder);
inline void writeBarrier(Thread* t, Object* holder) {
  if (__builtin_expect(holder->gc & kGcOldUnlogged, 0)) rememberObject(t, holder);
}
// For a store of one value, of any kind.
inline bool needsBarrier(const Object* holder, Value stored) {
  return (holder->gc & kGcOldUnlogged) && stored.isObject();
}
inline void writeBarrier(Thread* t, Object* holder, Value stored) {
  if (__builtin_expect(needsBarrier(holder, stored), 0)) rememberObject(t, holder);
}
// For a store of many values, which are read again unless the holder is young.
void writeBarrierForAll(Thread* t, Object* holder, const Value* stored, int64_t n);

// True if none of the values is an object (or empty). Fast.
bool arePointerFree(const Value* values, int64_t n);
// Large objects only, others ignore it: the payload holds no pointers now, so the collector need not read it. From now
// on every store of a pointer into the object needs a barrier, also before the next allocation.
void notePointerFree(Object* o);
bool isPointerFree(const Object* o);

// Bytes of the object, from its header (or from the large-object table).
size_t objectSize(const Object* o);

struct GcStats {
  uint64_t minorCollections, fullCollections;
  uint64_t pauseNanosTotal, pauseNanosMax;
  uint64_t allocatedBytes;  // since start
  uint64_t liveBytes;       // after the last collection
  uint64_t blocks, largeObjects;
  uint64_t keptBytes;  // of freed large objects, kept for the next ones
};

namespace heap {
// Called once, at start-up.
void initialise(Thread* t);
void setLimit(Thread* t, size_t bytes);        // 0: none
void setStress(Thread* t, uint64_t everyNth);  // collect at every n-th allocation (inline fast path disabled); 0: off
void collect(Thread* t, bool full);            // never fails, runs no Python code
// For when the program is about to wait: collects in full and gives memory back if much was allocated since the last
// time.
void collectIdle(Thread* t);
GcStats stats(Thread* t);
// A word outside the heap that holds a Value or Object*; scanned at every collection. Never unregistered.
void addRoot(Thread* t, Value* root);
using RootTracer = void (*)(Marker&, void* context);
void addRootTracer(Thread* t, RootTracer tracer, void* context);
}  // namespace heap

}  // namespace taipan
