#include "ir/SpeculationLog.h"

#include <map>
#include <unordered_map>

namespace taipan::hir {

namespace {

struct SiteFailures {
  uint32_t once = 0, forGood = 0;  // bits 1 << reason
};

struct Log {
  std::unordered_map<const CodeBody*, std::unordered_map<uint32_t, SiteFailures>> sites;
  std::map<std::pair<const Dict*, const Str*>, unsigned> globals;
  std::unordered_map<const Dict*, unsigned> dicts;
  std::map<std::pair<const Object*, const Str*>, unsigned> attributes;
  std::unordered_map<const TypeObject*, unsigned> classes;
  std::unordered_map<const FunctionObject*, unsigned> functions;
};

Log& log() {
  static auto* theLog = new Log;  // never destroyed: the compiler thread may outlive main
  return *theLog;
}

// The interpreter's slot of the site has room for what the guard did not expect.
bool widensFeedback(DeoptReason reason) {
  return reason == DeoptReason::kType || reason == DeoptReason::kShape || reason == DeoptReason::kCallee;
}

template <class Map, class Key>
unsigned count(const Map& map, const Key& key) {
  auto it = map.find(key);
  return it == map.end() ? 0 : it->second;
}

}  // namespace

void noteSiteFailure(const CodeBody* code, uint32_t instr, DeoptReason reason) {
  SiteFailures& site = log().sites[code][instr];
  uint32_t bit = 1u << static_cast<unsigned>(reason);
  if (!widensFeedback(reason) || (site.once & bit)) site.forGood |= bit;
  site.once |= bit;
}

uint32_t siteFailures(const CodeBody* code, uint32_t instr) {
  auto it = log().sites.find(code);
  if (it == log().sites.end()) return 0;
  auto at = it->second.find(instr);
  return at == it->second.end() ? 0 : at->second.forGood;
}

bool hasFailed(const CodeBody* code, DeoptReason reason) {
  auto it = log().sites.find(code);
  if (it == log().sites.end()) return false;
  uint32_t bit = 1u << static_cast<unsigned>(reason);
  for (const auto& [instr, failures] : it->second)
    if (failures.forGood & bit) return true;
  return false;
}

void noteGlobalChanged(const Dict* dict, const Str* name) {
  ++log().globals[{dict, name}];
  ++log().dicts[dict];
}
unsigned dictChanges(const Dict* dict) {
  return count(log().dicts, dict);
}
unsigned globalChanges(const Dict* dict, const Str* name) {
  return count(log().globals, std::pair{dict, name});
}

void noteAttributeChanged(const Object* o, const Str* name) {
  ++log().attributes[{o, name}];
}
unsigned attributeChanges(const Object* o, const Str* name) {
  return count(log().attributes, std::pair{o, name});
}

void noteClassChanged(const TypeObject* type) {
  ++log().classes[type];
}
unsigned classChanges(const TypeObject* type) {
  return count(log().classes, type);
}

void noteFunctionChanged(const FunctionObject* f) {
  ++log().functions[f];
}
unsigned functionChanges(const FunctionObject* f) {
  return count(log().functions, f);
}

}  // namespace taipan::hir
