// The large-object space: one malloc block for each object above kMaxSmallObject, so that what is dropped goes back to
// the operating system at once.
#include <algorithm>
#include <cstdlib>

#include "runtime/heap/HeapState.h"

namespace taipan {

Object* allocateLarge(HeapState& h, size_t size, Shape* shape, Layout layout) {
  if (!mayGrow(h, size)) return nullptr;
  auto* header = static_cast<LargeHeader*>(std::calloc(1, sizeof(LargeHeader) + size));
  if (!header) return nullptr;
  header->size = size;
  header->index = static_cast<uint32_t>(h.large.size());
  h.large.push_back(header);
  h.largeSorted = false;
  h.largeBytes += size;
  h.sinceCollection += size;
  h.stats.allocatedBytes += size;
  Object* o = largeObject(header);
  o->setShape(shape);
  o->layout = layout;
  o->granules = 0;
  return o;
}

Object* findLarge(HeapState& h, uint64_t word) {
  if (!h.largeSorted) {
    std::sort(h.large.begin(), h.large.end());
    for (size_t i = 0; i < h.large.size(); ++i) h.large[i]->index = static_cast<uint32_t>(i);
    h.largeSorted = true;
  }
  auto it = std::upper_bound(h.large.begin(), h.large.end(), reinterpret_cast<LargeHeader*>(word));
  if (it == h.large.begin()) return nullptr;
  LargeHeader* header = *--it;
  uint64_t start = reinterpret_cast<uint64_t>(largeObject(header));
  return word - start < header->size ? largeObject(header) : nullptr;
}

void sweepLarge(HeapState& h) {
  size_t kept = 0;
  for (LargeHeader* header : h.large) {
    if (header->marked) {
      header->index = static_cast<uint32_t>(kept);
      h.large[kept++] = header;
    } else {
      h.largeBytes -= header->size;
      std::free(header);
    }
  }
  h.large.resize(kept);
}

}  // namespace taipan
