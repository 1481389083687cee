// Chunks: the memory of large objects. Small chunks come from malloc; big ones are mappings of their own, and what is
// freed of these is kept for a while: a program that makes a new array in every turn of a loop then writes to pages it
// has written to before, instead of faulting in new ones. Very big ones lie on huge pages where the kernel has them.
// Private to runtime/heap.
#pragma once

#include <cstddef>
#include <vector>

namespace taipan {

struct Chunk {
  void* memory;
  size_t size;  // bytes; as much as was asked for, or more
  bool isZero;  // every byte is 0
};

class Chunks {
 public:
  // Null memory if the system has none.
  Chunk take(size_t size);
  // What take returned.
  void give(void* memory, size_t size);
  // Gives memory back to the system until at most `bytes` are kept, the longest kept first.
  void keep(size_t bytes);
  size_t keptBytes() const { return keptBytes_; }

 private:
  struct Kept {
    void* memory;
    size_t size;
  };
  std::vector<Kept> kept_;  // in the order of being freed
  size_t keptBytes_ = 0;
};

}  // namespace taipan
