// HeapState: everything the heap knows (Runtime::heap), shared by the allocator (Heap.cpp), the large-object space
// (LargeObjects.cpp) and the collector (Collector.cpp). Private to runtime/heap.
#pragma once

#include <vector>

#include "runtime/heap/Block.h"
#include "runtime/heap/Chunks.h"
#include "runtime/heap/Heap.h"

namespace taipan {

// A hole that was handed to the allocator since the last collection. Its objects lie one behind another from start; the
// zeroed rest behind the last one ends the walk.
struct Run {
  uint8_t* start;
  uint8_t* end;
  uint32_t next;  // next run of the same block, or kNoRun
};

// Precedes the object in memory.
struct alignas(16) LargeHeader {
  size_t size;       // of the object, bytes
  size_t chunkSize;  // of the memory that holds header and object
  uint32_t index;    // in HeapState::large
  bool marked;
  bool pointerFree;  // see notePointerFree
};

inline Object* largeObject(LargeHeader* h) {
  return reinterpret_cast<Object*>(h + 1);
}
inline LargeHeader* largeHeader(const Object* o) {
  return reinterpret_cast<LargeHeader*>(const_cast<Object*>(o)) - 1;
}

struct HeapState {
  Thread* thread = nullptr;

  // Block space: one reserved range, blocks handed out in order of address.
  uint8_t* reserve = nullptr;
  size_t reserveSize = 0;
  size_t blocksCarved = 0;  // blocks [0, blocksCarved) exist
  size_t blocksInUse = 0;
  std::vector<BlockHeader*> freeBlocks;
  std::vector<BlockHeader*> recyclable;  // have free lines; taken from the back
  std::vector<BlockHeader*> touched;     // have fresh runs
  std::vector<Run> runs;

  // The mutator's hole: the block it is in and the line behind it, so that the next hole of the block can be found.
  BlockHeader* holeBlock = nullptr;
  size_t holeEndLine = 0;
  uint8_t* holeLimit = nullptr;            // true end of the hole; Thread's limit is lower under --gc-stress
  AllocRegion overflow{nullptr, nullptr};  // for objects of several lines that do not fit the hole

  std::vector<LargeHeader*> large;
  bool largeSorted = true;
  size_t largeBytes = 0;
  size_t largeSinceFull = 0;  // bytes of chunks taken since the last full collection
  Chunks chunks;

  std::vector<Object*> remembered;  // old objects written to since the last collection
  std::vector<Value*> roots;
  struct Tracer {
    heap::RootTracer fn;
    void* context;
  };
  std::vector<Tracer> tracers;

  // Policy, bytes.
  size_t sinceCollection = 0;  // taken by holes and large objects
  size_t nurseryBudget = 8u << 20;
  size_t oldBytes = 0;   // survivors known
  size_t oldWork = 0;    // what marking them costs, in bytes read
  size_t sinceFull = 0;  // taken since the last full collection
  size_t limit = 0;
  bool outOfMemory = false;  // MemoryError was raised: a small reserve above the limit may be used
  uint64_t stressEvery = 0, stressCount = 0;
  bool collecting = false;
  GcStats stats{};

  size_t footprint() const { return blocksInUse * kBlockSize + largeBytes; }
  bool inReserve(uint64_t word) const { return word - reinterpret_cast<uint64_t>(reserve) < blocksCarved * kBlockSize; }
};

// Heap.cpp: retires the mutator's regions, so that every fresh object lies in a recorded run.
void retireRegions(HeapState& h);
// True if `bytes` more may be taken; collects in full when the limit is near.
bool mayGrow(HeapState& h, size_t bytes);

// LargeObjects.cpp
Object* allocateLarge(HeapState& h, size_t size, Shape* shape, Layout layout, bool zeroed);
Object* findLarge(HeapState& h, uint64_t word);  // object that word points into, or null
void sweepLarge(HeapState& h, bool full);        // frees the unmarked; keeps as much of it as was asked for lately

}  // namespace taipan
