// SpeculationLog: what speculation went wrong so far, so that the next compilation does not repeat it.
// The thread that runs Python reads and writes it; takeSnapshot copies what a compilation needs. Entries outlive what
// they name: a wrong hit after an object's address was reused costs speed, never correctness.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>

#include "runtime/frames/DeoptReason.h"

namespace taipan {
struct CodeBody;
struct Dict;
struct FunctionObject;
struct Object;
struct Str;
struct TypeObject;
}  // namespace taipan

namespace taipan::hir {

class SpeculationLog {
 public:
  // The guard of this bytecode instruction failed in code that was given up. Where the interpreter's feedback has
  // widened the next version goes by that; a site that fails for a reason that no feedback tells, or again in that next
  // version, has failed for good: the builder uses the generic operation there (for kNotReached: it builds the path).
  // Once for each version and site.
  void noteSiteFailure(const CodeBody* code, uint32_t instr, DeoptReason reason);
  // Bits 1 << reason of what it failed for, for good; 0: none.
  uint32_t siteFailures(const CodeBody* code, uint32_t instr) const;
  // Whether any of the code's sites has failed so, for good.
  bool hasFailed(const CodeBody* code, DeoptReason reason) const;

  // A fact that compiled code relied upon changed. The numbers say how often so far.
  void noteGlobalChanged(const Dict* dict, const Str* name);
  unsigned globalChanges(const Dict* dict, const Str* name) const;
  void noteClassChanged(const TypeObject* type);
  unsigned classChanges(const TypeObject* type) const;
  unsigned dictChanges(const Dict* dict) const;  // of all its keys together
  // Of an object with a watched shape; no name: its layout or class.
  void noteAttributeChanged(const Object* o, const Str* name);
  unsigned attributeChanges(const Object* o, const Str* name) const;
  void noteFunctionChanged(const FunctionObject* f);  // its code or defaults
  unsigned functionChanges(const FunctionObject* f) const;

 private:
  struct SiteFailures {
    uint32_t once = 0, forGood = 0;  // bits 1 << reason
  };

  std::unordered_map<const CodeBody*, std::unordered_map<uint32_t, SiteFailures>> sites_;
  std::map<std::pair<const Dict*, const Str*>, unsigned> globals_;
  std::unordered_map<const Dict*, unsigned> dicts_;
  std::map<std::pair<const Object*, const Str*>, unsigned> attributes_;
  std::unordered_map<const TypeObject*, unsigned> classes_;
  std::unordered_map<const FunctionObject*, unsigned> functions_;
};

// How much a compilation assumes. Facts are what is watched: values of globals, attributes of classes, functions' code.
enum class Trust : uint8_t {
  kNothing,    // generic operations alone: nothing invalidates the code, and it is left only where Python raises
  kFeedback,   // what sites have seen, guarded; no facts
  kUnchanged,  // also facts that never changed; paths that were never executed are built as well
  kAll,        // also a fact that changed once: it may have come to rest; paths that were never executed are left out
};
inline bool isTrusted(unsigned changes, Trust trust) {
  return trust >= Trust::kUnchanged && changes < (trust == Trust::kAll ? 2u : 1u);
}

}  // namespace taipan::hir
