#include "runtime/types/container/SetBuilder.h"

#include <utility>

namespace taipan {

namespace {

constexpr int64_t kLargestTable = 512;

// Entries of the table that n elements have been added to one by one.
int64_t grownSize(int64_t n) {
  int64_t size = kSetMinSize;
  while (n * 5 >= (size - 1) * 3)
    size *= 4;
  return size;
}

// Whether no two of the hashes are looked for at the same entry first.
bool homesDiffer(const SetEntry* entries, int64_t n, int64_t size) {
  uint64_t taken[kLargestTable / 64] = {};
  for (int64_t i = 0; i < n; i++) {
    uint64_t home = static_cast<uint64_t>(entries[i].hash) & static_cast<uint64_t>(size - 1);
    uint64_t bit = uint64_t{1} << (home % 64);
    if (taken[home / 64] & bit) return false;
    taken[home / 64] |= bit;
  }
  return true;
}

}  // namespace

bool SetBuilder::flush() {
  static_assert(kMostHeld * 5 < (kLargestTable - 1) * 3, "the elements held back fit the largest table");
  holds_ = false;
  int64_t n = std::exchange(count_, 0);
  if (n == 0) return true;
  int64_t size = grownSize(n);
  if (homesDiffer(held_, n, size)) return setFillDistinct(t_, set_, held_, n, size);
  for (int64_t i = 0; i < n; i++)
    if (!setAddHashed(t_, set_, held_[i].key, held_[i].hash)) return false;
  return true;
}

}  // namespace taipan
