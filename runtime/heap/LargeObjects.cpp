// The large-object space: a chunk of its own for each object above kMaxSmallObject.
#include <algorithm>
#include <cstring>

#include "runtime/heap/HeapState.h"

namespace taipan {

Object* allocateLarge(HeapState& h, size_t size, Shape* shape, Layout layout, bool zeroed) {
  if (!mayGrow(h, size)) return nullptr;
  Chunk chunk = h.chunks.take(sizeof(LargeHeader) + size);
  auto* header = static_cast<LargeHeader*>(chunk.memory);
  if (!header) return nullptr;
  if (!chunk.isZero) std::memset(static_cast<void*>(header), 0, sizeof(LargeHeader) + (zeroed ? size : 0));
  header->size = size;
  header->chunkSize = chunk.size;
  header->index = static_cast<uint32_t>(h.large.size());
  h.large.push_back(header);
  h.largeSorted = false;
  h.largeBytes += size;
  h.sinceCollection += size;
  h.largeSinceFull += chunk.size;
  h.stats.allocatedBytes += size;
  Object* o = largeObject(header);
  o->setShape(shape);
  o->gc = 0;
  o->layout = layout;
  o->granules = 0;
  return o;
}

Object* findLarge(HeapState& h, uint64_t word) {
  if (!h.largeSorted) {
    std::sort(h.large.begin(), h.large.end());
    for (size_t i = 0; i < h.large.size(); ++i)
      h.large[i]->index = static_cast<uint32_t>(i);
    h.largeSorted = true;
  }
  auto it = std::upper_bound(h.large.begin(), h.large.end(), reinterpret_cast<LargeHeader*>(word));
  if (it == h.large.begin()) return nullptr;
  LargeHeader* header = *--it;
  uint64_t start = reinterpret_cast<uint64_t>(largeObject(header));
  return word - start < header->size ? largeObject(header) : nullptr;
}

// Chunks are kept for the allocations until the next full collection, which are taken to be like those since the last
// one.
size_t mostToKeep(const HeapState& h, bool full) {
  constexpr size_t kMaxKept = size_t{64} << 20;
  size_t most = h.limit ? std::min(kMaxKept, h.limit / 4) : kMaxKept;
  return full ? std::min(h.largeSinceFull, most) : most;
}

void sweepLarge(HeapState& h, bool full) {
  size_t kept = 0;
  for (LargeHeader* header : h.large) {
    if (header->marked) {
      header->index = static_cast<uint32_t>(kept);
      h.large[kept++] = header;
    } else {
      h.largeBytes -= header->size;
      h.chunks.give(header, header->chunkSize);
    }
  }
  h.large.resize(kept);
  h.chunks.keep(mostToKeep(h, full));
  if (full) h.largeSinceFull = 0;
}

}  // namespace taipan
