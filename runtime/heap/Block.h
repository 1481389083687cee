// Block: 32 KB of small objects, the unit of mark-region collection (Immix, Blackburn & McKinley 2008). The first lines
// hold the block's own tables:
//
//   line 0…2   BlockHeader: mark bit and start bit for each 16-byte granule, mark byte for each 256-byte line
//   line 3…127 objects
//
// A line is free when no live object touches it; allocation bumps through runs of free lines ("holes"), which are
// zeroed when taken. Mark bits of survivors stay set between collections (sticky): they are the old generation.
#pragma once

#include <cstdint>
#include <cstring>

#include "runtime/heap/Heap.h"

namespace taipan {

inline constexpr size_t kBlockSize = 32 * 1024;
inline constexpr size_t kLineSize = 256;
inline constexpr size_t kLinesPerBlock = kBlockSize / kLineSize;
inline constexpr size_t kGranulesPerBlock = kBlockSize / kGranule;
inline constexpr uint32_t kNoRun = 0xffffffff;

// One bit per granule of a block.
struct GranuleBits {
  uint64_t words[kGranulesPerBlock / 64];

  bool test(size_t i) const { return words[i / 64] >> (i % 64) & 1; }
  void set(size_t i) { words[i / 64] |= uint64_t{1} << (i % 64); }
  void clear() { std::memset(words, 0, sizeof words); }
  // Highest set bit at or below i, or -1.
  int64_t findAtOrBelow(size_t i) const;
};

struct BlockHeader {
  GranuleBits marks;   // live at the last collection, or found live by this one
  GranuleBits starts;  // during a collection: starts of objects that marks does not show
  uint8_t lineMarks[kLinesPerBlock];
  uint32_t firstRun;  // holes taken since the last collection (Heap's run list), or kNoRun
  bool startsReady;   // starts covers the fresh runs
  bool inUse;
};

inline constexpr size_t kFirstLine = (sizeof(BlockHeader) + kLineSize - 1) / kLineSize;
inline constexpr size_t kUsableBytes = (kLinesPerBlock - kFirstLine) * kLineSize;

inline BlockHeader* blockOf(const void* p) {
  return reinterpret_cast<BlockHeader*>(reinterpret_cast<uintptr_t>(p) & ~(kBlockSize - 1));
}
inline size_t granuleIndex(const void* p) {
  return (reinterpret_cast<uintptr_t>(p) & (kBlockSize - 1)) / kGranule;
}
inline uint8_t* blockBytes(BlockHeader* b) {
  return reinterpret_cast<uint8_t*>(b);
}

}  // namespace taipan
