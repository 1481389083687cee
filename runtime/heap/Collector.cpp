// The collector: mark from the roots, then find free lines and blocks. A minor collection keeps the mark bits of
// earlier ones (sticky): it visits only objects allocated since, from the roots and the remembered old objects. A full
// one clears them first. Stacks and registers are scanned conservatively: any word that points into an object keeps it;
// to find the object a word points into, the starts of old objects are their mark bits, and a block's fresh runs are
// walked once, on demand, when a word first points into it. So allocation itself pays nothing for conservative
// scanning.
#include <sys/mman.h>

#include <algorithm>
#include <csetjmp>

#include "runtime/heap/Heap.h"
#include "runtime/heap/HeapState.h"
#include "runtime/heap/Upward.h"
#include "runtime/support/Assert.h"
#include "runtime/support/Clock.h"
#include "runtime/threads/Runtime.h"

namespace taipan {

int64_t GranuleBits::findAtOrBelow(size_t i) const {
  size_t w = i / 64;
  uint64_t bits = words[w] << (63 - i % 64);
  if (bits) return static_cast<int64_t>(i) - __builtin_clzll(bits);
  while (w-- > 0)
    if (words[w]) return static_cast<int64_t>(w * 64 + 63) - __builtin_clzll(words[w]);
  return -1;
}

namespace {

// Sets the start bits of the objects in a block's fresh runs.
void findStarts(HeapState& h, BlockHeader* b) {
  b->startsReady = true;
  for (uint32_t r = b->firstRun; r != kNoRun; r = h.runs[r].next) {
    uint8_t* p = h.runs[r].start;
    while (p < h.runs[r].end) {
      auto* o = reinterpret_cast<Object*>(p);
      if (!o->shapeBits) break;
      b->starts.set(granuleIndex(p));
      p += o->granules * kGranule;
    }
  }
}

class Collection final : public Marker {
 public:
  explicit Collection(HeapState& h) : h_(h) {}

  void visit(Value v) override {
    if (v.isObject()) mark(v.asObject());
  }
  void visitObject(const Object* o) override {
    if (o) mark(const_cast<Object*>(o));
  }
  void visitConservative(uint64_t word) override {
    if (Object* o = objectAt(word)) mark(o);
  }

  [[clang::no_sanitize("address")]] void scanWords(const void* from, const void* to) {
    auto p = reinterpret_cast<const uint64_t*>((reinterpret_cast<uintptr_t>(from) + 7) & ~uintptr_t{7});
    for (; p < static_cast<const uint64_t*>(to); ++p)
      visitConservative(*p);
  }

  void drain() {
    while (!stack_.empty()) {
      Object* o = stack_.back();
      stack_.pop_back();
      scan(o);
    }
  }

  // Visits what an old object that was written to refers to; it is remembered afresh at its next write.
  void rescan(Object* o) {
    o->gc |= kGcOldUnlogged;
    scan(o);
  }

  size_t survivedBytes() const { return survived_; }
  size_t work() const { return work_; }

 private:
  // Where the object lies tells its space, so that one that is marked already is not touched.
  void mark(Object* o) {
    size_t size;
    if (__builtin_expect(!h_.inReserve(reinterpret_cast<uint64_t>(o)), 0)) {
      DCHECK(o->granules == 0, "a reference points into the heap");
      LargeHeader* header = largeHeader(o);
      if (header->marked) return;
      header->marked = true;
      size = header->size;
    } else {
      BlockHeader* b = blockOf(o);
      size_t index = granuleIndex(o);
      if (b->marks.test(index)) return;
      b->marks.set(index);
      size = o->granules * kGranule;
      size_t first = index * kGranule / kLineSize;
      size_t last = (index * kGranule + size - 1) / kLineSize;
      for (size_t line = first; line <= last; ++line)
        b->lineMarks[line] = 1;
    }
    survived_ += size;
    work_ += kVisit;
    if (o->layout == Layout::kLeaf) return;  // nor does it need a barrier
    o->gc |= kGcOldUnlogged;
    if (isPointerFree(o)) return;
    work_ += size;
    stack_.push_back(o);
  }

  void scan(Object* o) {
    switch (o->layout) {
      case Layout::kLeaf:        break;
      case Layout::kValuesFrom1: scanValues(o, 1); break;
      case Layout::kValuesFrom2: scanValues(o, 2); break;
      case Layout::kCustom:      traceCustom(o, *this); break;
    }
  }

  void scanValues(Object* o, size_t firstWord) {
    auto* words = reinterpret_cast<const Value*>(o);
    size_t count = objectSize(o) / sizeof(Value);
    constexpr size_t kBlock = 64;  // long arrays are often of numbers
    for (; count - firstWord > kBlock; firstWord += kBlock)
      if (!arePointerFree(words + firstWord, kBlock))
        visitWords(words + firstWord, words + firstWord + kBlock, words + count);
    visitWords(words + firstWord, words + count, words + count);
  }

  // Objects are mostly not in the cache: those that follow, up to `end`, are fetched while the one before is marked.
  void visitWords(const Value* from, const Value* to, const Value* end) {
    constexpr ptrdiff_t kAhead = 12;
    for (; from < to; ++from) {
      if (end - from > kAhead) __builtin_prefetch(from[kAhead].asObject());
      if (from->isObject()) mark(from->asObject());
    }
  }

  // The object that a word points to or into, or null.
  Object* objectAt(uint64_t word) {
    if (!h_.inReserve(word)) return h_.large.empty() ? nullptr : findLarge(h_, word);
    auto* p = reinterpret_cast<uint8_t*>(word);
    BlockHeader* b = blockOf(p);
    if (!b->inUse || p < blockBytes(b) + kFirstLine * kLineSize) return nullptr;
    if (!b->startsReady && b->firstRun != kNoRun) findStarts(h_, b);
    size_t index = granuleIndex(p);
    int64_t start = std::max(b->marks.findAtOrBelow(index), b->starts.findAtOrBelow(index));
    if (start < 0) return nullptr;
    auto* o = reinterpret_cast<Object*>(blockBytes(b) + static_cast<size_t>(start) * kGranule);
    return index < static_cast<size_t>(start) + o->granules ? o : nullptr;
  }

  HeapState& h_;
  std::vector<Object*> stack_;
  size_t survived_ = 0;  // bytes of the objects marked
  size_t work_ = 0;      // what marking them cost, in bytes read
  static constexpr size_t kVisit = 64;
};

// All that was old becomes unmarked; its starts stay known for the conservative scan.
void forgetMarks(HeapState& h) {
  for (size_t i = 0; i < h.blocksCarved; ++i) {
    auto* b = reinterpret_cast<BlockHeader*>(h.reserve + i * kBlockSize);
    if (!b->inUse) continue;
    b->starts = b->marks;
    b->marks.clear();
    std::memset(b->lineMarks, 0, sizeof b->lineMarks);
  }
  for (LargeHeader* header : h.large)
    header->marked = false;
}

[[gnu::noinline]] void markRoots(HeapState& h, Collection& c) {
  jmp_buf registers;  // spills the callee-saved registers onto this frame, which the stack scan covers
  setjmp(registers);
  Thread* t = h.thread;
  c.scanWords(__builtin_frame_address(0), t->stackBase);
  c.scanWords(&registers, &registers + 1);
  c.scanWords(t->registerBase, t->registerTop);
  c.visit(t->exception);
  c.visit(t->handled);
  c.visit(t->traceHook);
  c.visit(t->profileHook);
  c.visit(t->endOfIteration);
  for (Value* root : h.roots)
    c.visit(*root);
  for (const HeapState::Tracer& tracer : h.tracers)
    tracer.fn(c, tracer.context);
  traceShapes(*t->runtime(), c);
}

void releaseBlock(HeapState& h, BlockHeader* b) {
  b->inUse = false;
  --h.blocksInUse;
  h.freeBlocks.push_back(b);
}

// Sorts a block into free, recyclable or full by its line marks.
void sweepBlock(HeapState& h, BlockHeader* b) {
  b->firstRun = kNoRun;
  b->startsReady = false;
  b->starts.clear();
  size_t used = 0;
  for (size_t line = kFirstLine; line < kLinesPerBlock; ++line)
    used += b->lineMarks[line];
  if (used == 0)
    releaseBlock(h, b);
  else if (used < kLinesPerBlock - kFirstLine)
    h.recyclable.push_back(b);
}

void sweepAll(HeapState& h) {
  h.recyclable.clear();
  for (size_t i = h.blocksCarved; i-- > 0;) {
    auto* b = reinterpret_cast<BlockHeader*>(h.reserve + i * kBlockSize);
    if (b->inUse) sweepBlock(h, b);
  }
}

void sweepTouched(HeapState& h) {
  for (BlockHeader* b : h.touched)
    sweepBlock(h, b);
}

// Free blocks beyond what the next nursery needs are given back to the operating system.
void returnBlocks(HeapState& h) {
  size_t keep = h.nurseryBudget / kBlockSize;
  for (size_t i = 0; i + keep < h.freeBlocks.size(); ++i)
    madvise(h.freeBlocks[i], kBlockSize, MADV_DONTNEED);
}

// A full collection is due when enough was allocated since the last one to pay for marking what lives, so garbage in
// the old generation never outgrows a multiple of that. Arrays of numbers cost next to nothing.
bool fullIsDue(const HeapState& h) {
  constexpr size_t kMinBetweenFull = 32u << 20;
  return h.sinceFull > std::max(kMinBetweenFull, 2 * h.oldWork);
}

void adjustPolicy(HeapState& h, bool full, const Collection& c) {
  h.sinceFull = full ? 0 : h.sinceFull + h.sinceCollection;
  h.oldBytes = c.survivedBytes() + (full ? 0 : h.oldBytes);
  h.oldWork = c.work() + (full ? 0 : h.oldWork);
  size_t budget = std::clamp<size_t>(h.oldBytes / 4, 8u << 20, 64u << 20);
  if (h.limit) budget = std::min(budget, h.limit / 4);
  h.nurseryBudget = budget;
  h.sinceCollection = 0;
  if (h.limit && h.footprint() < h.limit) h.outOfMemory = false;
}

void collectOnce(HeapState& h, bool full) {
  uint64_t begin = wallNanos();
  retireRegions(h);
  if (full) forgetMarks(h);
  Collection c(h);
  if (!full)
    for (Object* o : h.remembered)
      c.rescan(o);
  markRoots(h, c);
  c.drain();
  h.remembered.clear();
  if (full)
    sweepAll(h);
  else
    sweepTouched(h);
  sweepLarge(h, full);
  h.touched.clear();
  h.runs.clear();
  adjustPolicy(h, full, c);
  if (full) returnBlocks(h);
  uint64_t pause = wallNanos() - begin;
  (full ? h.stats.fullCollections : h.stats.minorCollections) += 1;
  h.stats.pauseNanosTotal += pause;
  h.stats.pauseNanosMax = std::max(h.stats.pauseNanosMax, pause);
  h.stats.liveBytes = h.oldBytes;
}

}  // namespace

namespace heap {

void collect(Thread* t, bool full) {
  HeapState& h = *t->runtime()->heap;
  if (h.collecting) return;
  h.collecting = true;
  collectOnce(h, full || fullIsDue(h));
  if (full) h.chunks.keep(0);
  h.collecting = false;
}

void collectIdle(Thread* t) {
  constexpr size_t kWorthIt = 16u << 20;
  const HeapState& h = *t->runtime()->heap;
  if (h.sinceFull + h.sinceCollection > kWorthIt) collect(t, true);
}

}  // namespace heap

}  // namespace taipan
