#include "ir/SpeculationLog.h"

#include <map>
#include <unordered_map>

namespace taipan::hir {

namespace {

constexpr unsigned kChangesUntilUnstable = 2;

struct Log {
  std::unordered_map<const CodeObject*, std::unordered_map<uint32_t, uint32_t>> sites;
  std::map<std::pair<const Dict*, const Str*>, unsigned> globals;
  std::unordered_map<const TypeObject*, unsigned> classes;
};

Log& log() {
  static auto* theLog = new Log;  // never destroyed: the compiler thread may outlive main
  return *theLog;
}

}  // namespace

void noteSiteFailure(const CodeObject* code, uint32_t instr, DeoptReason reason) {
  log().sites[code][instr] |= 1u << static_cast<unsigned>(reason);
}

uint32_t siteFailures(const CodeObject* code, uint32_t instr) {
  auto it = log().sites.find(code);
  if (it == log().sites.end()) return 0;
  auto at = it->second.find(instr);
  return at == it->second.end() ? 0 : at->second;
}

void noteGlobalChanged(const Dict* dict, const Str* name) { ++log().globals[{dict, name}]; }

bool globalIsUnstable(const Dict* dict, const Str* name) {
  auto it = log().globals.find({dict, name});
  return it != log().globals.end() && it->second >= kChangesUntilUnstable;
}

void noteClassChanged(const TypeObject* type) { ++log().classes[type]; }

bool classIsUnstable(const TypeObject* type) {
  auto it = log().classes.find(type);
  return it != log().classes.end() && it->second >= kChangesUntilUnstable;
}

}  // namespace taipan::hir
