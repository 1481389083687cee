// Memory: versions of memory for Gvn, and who clobbers what. Locations are alias classes (Ops.def), with attribute
// slots, iterator fields and global variables told apart as far as there is room.
#pragma once

#include <unordered_map>
#include <vector>

#include "ir/Analysis.h"

namespace taipan::hir {

using LocationSet = uint64_t;

class Memory {
 public:
  explicit Memory(const Function& f);
  LocationSet read(const Instr* i) const;
  LocationSet written(const Instr* i) const;
  // Locations that an instruction of the loop may write.
  LocationSet writtenIn(const Loop* loop) const;
  static constexpr unsigned kLocations = 64;

 private:
  LocationSet resolve(const Instr* i, AliasSet classes) const;
  LocationSet allOf(AliasSet classes) const;
  unsigned split(AliasSet cls, uint64_t offset) const;

  // Locations 0–7 stand for the classes; a class that is split has its parts from 8 on.
  std::unordered_map<uint64_t, unsigned> parts_;  // class and offset to location
  LocationSet slotParts_ = 0, iterParts_ = 0, globalParts_ = 0;
};

}  // namespace taipan::hir
