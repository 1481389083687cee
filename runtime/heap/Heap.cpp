// The allocator's slow path: finding holes, taking blocks, deciding when to collect.
#include "runtime/heap/Heap.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>

#include "runtime/heap/HeapState.h"
#include "runtime/heap/Upward.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"

namespace taipan {

namespace {

constexpr size_t kMaxReserve = size_t{1} << 36;
constexpr size_t kMinReserve = size_t{1} << 28;
constexpr size_t kMemoryErrorReserve = size_t{1} << 20;

void reserveBlocks(HeapState& h) {
  for (size_t size = kMaxReserve; size >= kMinReserve; size /= 2) {
    void* p =
        mmap(nullptr, size + kBlockSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) continue;
    uintptr_t aligned = (reinterpret_cast<uintptr_t>(p) + kBlockSize - 1) & ~(kBlockSize - 1);
    h.reserve = reinterpret_cast<uint8_t*>(aligned);
    h.reserveSize = size;
    return;
  }
  std::fprintf(stderr, "taipan: cannot reserve address space for the heap\n");
  std::exit(1);
}

BlockHeader* takeFreeBlock(HeapState& h) {
  BlockHeader* b;
  if (!h.freeBlocks.empty()) {
    b = h.freeBlocks.back();
    h.freeBlocks.pop_back();
  } else {
    if ((h.blocksCarved + 1) * kBlockSize > h.reserveSize) return nullptr;
    b = reinterpret_cast<BlockHeader*>(h.reserve + h.blocksCarved * kBlockSize);
    ++h.blocksCarved;
  }
  std::memset(static_cast<void*>(b), 0, sizeof(BlockHeader));
  b->firstRun = kNoRun;
  b->inUse = true;
  ++h.blocksInUse;
  return b;
}

// Zeroes the hole and records it as a run.
void openRun(HeapState& h, BlockHeader* b, uint8_t* start, uint8_t* end) {
  std::memset(start, 0, static_cast<size_t>(end - start));
  if (b->firstRun == kNoRun) h.touched.push_back(b);
  h.runs.push_back({start, end, b->firstRun});
  b->firstRun = static_cast<uint32_t>(h.runs.size() - 1);
  h.sinceCollection += static_cast<size_t>(end - start);
  h.stats.allocatedBytes += static_cast<size_t>(end - start);
}

// The next run of free lines of b from line `from`. False if there is none.
bool findHole(BlockHeader* b, size_t from, size_t* first, size_t* end) {
  size_t line = from;
  while (line < kLinesPerBlock && b->lineMarks[line])
    ++line;
  if (line == kLinesPerBlock) return false;
  *first = line;
  while (line < kLinesPerBlock && !b->lineMarks[line])
    ++line;
  *end = line;
  return true;
}

void enterHole(HeapState& h, BlockHeader* b, size_t first, size_t end) {
  uint8_t* start = blockBytes(b) + first * kLineSize;
  uint8_t* limit = blockBytes(b) + end * kLineSize;
  openRun(h, b, start, limit);
  h.holeBlock = b;
  h.holeEndLine = end;
  h.holeLimit = limit;
  h.thread->alloc = {start, limit};
}

// Moves the mutator to its next hole: in this block, in a recyclable one, in a free one. False: nothing may be taken.
bool nextHole(HeapState& h) {
  size_t first, end;
  if (h.holeBlock && findHole(h.holeBlock, h.holeEndLine, &first, &end)) {
    enterHole(h, h.holeBlock, first, end);
    return true;
  }
  while (!h.recyclable.empty()) {
    BlockHeader* b = h.recyclable.back();
    h.recyclable.pop_back();
    if (findHole(b, kFirstLine, &first, &end)) {
      enterHole(h, b, first, end);
      return true;
    }
  }
  if (!mayGrow(h, kBlockSize)) return false;
  BlockHeader* b = takeFreeBlock(h);
  if (!b) return false;
  enterHole(h, b, kFirstLine, kLinesPerBlock);
  return true;
}

Object* initObject(uint8_t* at, size_t size, Shape* shape, Layout layout) {
  auto* o = reinterpret_cast<Object*>(at);
  o->setShape(shape);
  o->gc = 0;
  o->layout = layout;
  o->granules = static_cast<uint16_t>(size / kGranule);
  return o;
}

// Objects of several lines that do not fit the current hole go to a block of their own kind, so that a hole is not
// thrown away for one of them.
uint8_t* bumpOverflow(HeapState& h, size_t size) {
  if (size > static_cast<size_t>(h.overflow.limit - h.overflow.cursor)) {
    if (!mayGrow(h, kBlockSize)) return nullptr;
    BlockHeader* b = takeFreeBlock(h);
    if (!b) return nullptr;
    h.overflow = {blockBytes(b) + kFirstLine * kLineSize, blockBytes(b) + kBlockSize};
    openRun(h, b, h.overflow.cursor, h.overflow.limit);
  }
  uint8_t* start = h.overflow.cursor;
  h.overflow.cursor += size;
  return start;
}

uint8_t* bump(HeapState& h, size_t size) {
  for (;;) {
    AllocRegion& region = h.thread->alloc;
    if (region.cursor && size <= static_cast<size_t>(h.holeLimit - region.cursor)) {
      uint8_t* start = region.cursor;
      region.cursor += size;
      return start;
    }
    if (size > kLineSize && region.cursor && static_cast<size_t>(h.holeLimit - region.cursor) > 0)
      return bumpOverflow(h, size);
    if (!nextHole(h)) return nullptr;
  }
}

void collectIfDue(HeapState& h, Thread* t, size_t size) {
  bool stress = h.stressEvery && ++h.stressCount % h.stressEvery == 0;
  if (stress || h.sinceCollection + size > h.nurseryBudget) heap::collect(t, false);
}

}  // namespace

void retireRegions(HeapState& h) {
  h.thread->alloc = {nullptr, nullptr};
  h.holeBlock = nullptr;
  h.holeLimit = nullptr;
  h.overflow = {nullptr, nullptr};
}

bool mayGrow(HeapState& h, size_t bytes) {
  if (!h.limit) return true;
  size_t allowed = h.limit + (h.outOfMemory ? kMemoryErrorReserve : 0);
  if (h.footprint() + bytes <= allowed) return true;
  return false;
}

static Object* allocateAny(Thread* t, size_t size, Shape* shape, Layout layout, bool zeroed) {
  requirePython();
  HeapState& h = *t->runtime()->heap;
  size = (size + kGranule - 1) & ~(kGranule - 1);
  if (size == 0 || size > (size_t{1} << 46)) {
    raiseNoMemory(t);
    return nullptr;
  }
  collectIfDue(h, t, size);
  for (int attempt = 0; attempt < 2; ++attempt) {
    Object* o = nullptr;
    if (size > kMaxSmallObject) {
      o = allocateLarge(h, size, shape, layout, zeroed);
    } else if (uint8_t* at = bump(h, size)) {
      o = initObject(at, size, shape, layout);
    }
    if (h.stressEvery) t->alloc.limit = t->alloc.cursor;
    if (o) return o;
    if (attempt == 0) heap::collect(t, true);
  }
  h.outOfMemory = true;
  raiseNoMemory(t);
  return nullptr;
}

Object* allocateSlow(Thread* t, size_t size, Shape* shape, Layout layout) {
  return allocateAny(t, size, shape, layout, true);
}

Object* allocateToFill(Thread* t, size_t size, Shape* shape, Layout layout) {
  return size > kMaxSmallObject ? allocateAny(t, size, shape, layout, layout == Layout::kCustom)
                                : allocate(t, size, shape, layout);
}

// --- barrier

void rememberObject(Thread* t, Object* holder) {
  holder->gc &= static_cast<uint8_t>(~kGcOldUnlogged);
  if (holder->granules == 0) {
    LargeHeader* header = largeHeader(holder);
    header->pointerFree = false;
    if (!header->marked) return;  // young: read in any case
  }
  t->runtime()->heap->remembered.push_back(holder);
}

void writeBarrierForAll(Thread* t, Object* holder, const Value* stored, int64_t n) {
  if ((holder->gc & kGcOldUnlogged) && !arePointerFree(stored, n)) rememberObject(t, holder);
}

bool arePointerFree(const Value* values, int64_t n) {
  constexpr int64_t kBlock = 64;
  for (int64_t i = 0; i < n; i += kBlock) {
    uint64_t all = 1;  // bit 0: every word has a tag
    int64_t end = i + kBlock < n ? i + kBlock : n;
    for (int64_t j = i; j < end; ++j) {
      uint64_t bits = values[j].bits();
      all &= bits | bits >> 1 | bits >> 2;
    }
    if (!all) return false;
  }
  return true;
}

void notePointerFree(Object* o) {
  if (o->granules) return;
  largeHeader(o)->pointerFree = true;
  o->gc |= kGcOldUnlogged;
}

bool isPointerFree(const Object* o) {
  return o->granules == 0 && largeHeader(o)->pointerFree;
}

size_t objectSize(const Object* o) {
  return o->granules ? o->granules * kGranule : largeHeader(o)->size;
}

namespace heap {

void initialise(Thread* t) {
  CHECK(!t->runtime()->heap, "the heap is initialised once");
  HeapState& h = *(t->runtime()->heap = new HeapState);
  h.thread = t;
  reserveBlocks(h);
  t->alloc = {nullptr, nullptr};
}

void setLimit(Thread* t, size_t bytes) {
  HeapState& h = *t->runtime()->heap;
  h.limit = bytes;
  if (bytes && h.nurseryBudget > bytes / 4) h.nurseryBudget = bytes / 4;
}

void setStress(Thread* t, uint64_t everyNth) {
  t->runtime()->heap->stressEvery = everyNth;
  if (everyNth) t->alloc.limit = t->alloc.cursor;
}

GcStats stats(Thread* t) {
  const HeapState& h = *t->runtime()->heap;
  GcStats s = h.stats;
  s.blocks = h.blocksInUse;
  s.largeObjects = h.large.size();
  s.keptBytes = h.chunks.keptBytes();
  return s;
}

void addRoot(Thread* t, Value* root) {
  t->runtime()->heap->roots.push_back(root);
}
void addRootTracer(Thread* t, RootTracer tracer, void* context) {
  t->runtime()->heap->tracers.push_back({tracer, context});
}

}  // namespace heap

}  // namespace taipan
