// StackMaps: the one place that reads LLVM's stack-map format (version 3). Records of `"deopt"` bundles start with
// three constants (calling convention, flags, number of deopt operands); then one location per operand.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runtime/frames/DeoptPoint.h"

namespace taipan {

struct StackMapRecord {
  uint64_t returnAddress;
  uint64_t id;                     // statepoint-id: index into CodeUnit::states
  std::vector<Location> operands;  // of the bundle, in order
};

// Parses one .llvm_stackmaps section whose addresses are final. On malformed input (or a location kind that deopt
// bundles never produce) returns false and says why in *error; never reads outside the section.
bool parseStackMaps(std::span<const uint8_t> section, std::vector<StackMapRecord>* records, std::string* error);

}  // namespace taipan
