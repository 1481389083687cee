// Options of this run, set by the driver before initialiseRuntime and constant afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace taipan {

enum class JitMode : uint8_t { kOff, kOn, kEager };
enum class LocalsModel : uint8_t { kClassic, kCPython311, kPep667 };
enum DumpKind : uint32_t {
  kDumpAst = 1,
  kDumpBytecode = 2,
  kDumpHir = 4,
  kDumpLlvm = 8,
  kDumpAsm = 16,
  kDumpStackMaps = 32
};

struct Options {
  JitMode jit = JitMode::kOn;
  LocalsModel localsModel = LocalsModel::kClassic;
  uint32_t jitThreshold = 1000;  // heat: calls + back-edges
  bool jitSynchronous = false;   // -X jit-sync: compile where the threshold is crossed, not in the background
  uint32_t jitQueue = 0;         // -X jit-queue=N: the program waits while more than N compilations are due; 0: never
  uint32_t dump = 0;             // DumpKind bits
  std::string dumpFunction;      // only this function (name or qualname); empty: all
  bool stats = false, statsJson = false;
  uint64_t gcStress = 0, deoptStress = 0;
  bool osrStress = false;
  bool perfMap = false;          // -X perf: write /tmp/perf-PID.map
  bool gdbJit = false;           // -X gdb: tell debuggers about compiled code
  size_t heapLimit = 0;          // bytes; 0: none
  bool optimizeAsserts = false;  // -O: no assert statements, __debug__ False
  bool inspect = false, quiet = false, unbuffered = false;
  bool safePath = false;              // -I, -P: sys.path does not begin with the program's folder
  std::vector<std::string> argv;      // sys.argv
  std::vector<std::string> path{""};  // sys.path
};
extern Options options;

}  // namespace taipan
