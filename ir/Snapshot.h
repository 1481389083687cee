// Snapshot: all that the compiler needs to know about a running program, copied by the thread that runs Python when a
// compilation is requested: feedback of the function and of the callees that might be inlined, values of globals, facts
// about classes, failed speculation. The builder then runs on any thread: of objects it sees what Frozen.h tells.
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ir/Frozen.h"
#include "ir/KnownObjects.h"
#include "ir/SpeculationLog.h"
#include "ir/Type.h"
#include "runtime/TierUp.h"
#include "runtime/bytecode/Feedback.h"
#include "runtime/core/Operators.h"
#include "runtime/core/Options.h"

namespace taipan::hir {

// What a name refers to in a dict, or in the first of two.
struct GlobalSnapshot {
  Value value;                     // empty: not found
  Dict* dict = nullptr;            // where it was found
  Dict* absentFrom = nullptr;      // globals, when it was found in the builtins
  Dict* injectedInto = nullptr;    // of an activation with injected names: their dict, when it was found elsewhere
  bool isStable = false;           // worth a watchpoint
  bool isAbsenceStable = false;    // that it is not in absentFrom is worth one
  uint32_t keysVersion = 0;        // of dict
  uint32_t absentKeysVersion = 0;  // of absentFrom
  int64_t entry = -1;
};

struct ClassSnapshot {
  TypeObject* type = nullptr;
  uint32_t version = 0;
  Shape* instanceShape = nullptr;
  bool isStable = false;
  bool isImmutable = false;        // its attributes cannot be set
  bool hasPlainMetaclass = false;  // its class is type itself
  bool isPlain = false;  // calling it makes an Instance by object.__new__ and runs init; no __call__ of a metaclass
  Value init;            // __init__: a function, or empty if it is object's
  // Methods of operators that are written in Python: the function, or empty. Without reflected ones.
  Value binary[kBinaryOpCount];
  bool hasInPlace[kBinaryOpCount] = {};  // has its own in-place form
};

struct CodeSnapshot {
  const CodeBody* code = nullptr;
  bool checksLocals = false;
  std::vector<FeedbackSlot> feedback;
  std::vector<PolyEntry> poly;                           // kMaxPoly a slot, or empty
  std::unordered_map<uint32_t, GlobalSnapshot> globals;  // of LoadGlobal and StoreGlobal, by instruction
  std::unordered_map<uint32_t, uint32_t> failures;       // SpeculationLog, by instruction
};

// A Python function that may be called or inlined, as it was.
struct FunctionSnapshot {
  const CodeBody* code = nullptr;
  uint64_t version = 0;
  bool isStable = false;  // code and defaults are worth a watchpoint
  Dict *globals = nullptr, *builtins = nullptr;
  Tuple *defaults = nullptr, *closure = nullptr;
};

struct Snapshot {
  FunctionObject* function = nullptr;
  std::shared_ptr<Frozen> frozen = std::make_shared<Frozen>();
  int32_t osrInstr = -1;
  Trust trust = Trust::kAll;
  Tier tier = Tier::kOptimised;
  // Of the traced tier: the hook that the activation had, if it is a Python function or a method that is one; else
  // null.
  FunctionObject* hook = nullptr;
  bool hookIsMethod = false;
  Value hookSelf;      // of a method that is always told as one of the same object
  KnownObjects known;  // what the hook keeps its state in
  LocalsModel localsModel = LocalsModel::kClassic;
  bool hasDictNamespace = false;                   // the interpreter frame's namespace is an exact dict
  std::vector<TypeBits> osrTypes;                  // of the variables in the interpreter frame, if it was given
  std::unordered_map<uint32_t, int64_t> osrSteps;  // of the ranges in its registers
  std::unordered_map<const CodeBody*, CodeSnapshot> codes;
  std::unordered_map<FunctionObject*, FunctionSnapshot> functions;
  std::unordered_map<TypeObject*, ClassSnapshot> classes;
  // Variables of modules that code of the snapshot reads as attributes.
  std::map<std::pair<Object*, Str*>, GlobalSnapshot> moduleValues;

  const CodeSnapshot* find(const CodeBody* code) const {
    auto it = codes.find(code);
    return it == codes.end() ? nullptr : &it->second;
  }
  const FunctionSnapshot* find(FunctionObject* f) const {
    auto it = functions.find(f);
    return it == functions.end() ? nullptr : &it->second;
  }
  const ClassSnapshot* find(const TypeObject* type) const {
    auto it = classes.find(const_cast<TypeObject*>(type));
    return it == classes.end() ? nullptr : &it->second;
  }
};

// t runs Python; log: what went wrong so far. registers: of the interpreter frame that asks for an OSR entry, or null.
// hook: its f_trace, or empty. Neither raises nor collects.
std::unique_ptr<Snapshot> takeSnapshot(Thread* t, const SpeculationLog& log, FunctionObject* f, int32_t osrInstr,
                                       const Value* registers, Trust trust = Trust::kAll, Tier tier = Tier::kOptimised,
                                       Value hook = Value());

}  // namespace taipan::hir
