// Snapshot: all that the compiler needs to know about a running program, copied by the main thread when a compilation is
// requested: feedback of the function and of the callees that might be inlined, values of globals, facts about classes.
// The builder then runs on any thread: from objects it reads only fields that never change.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "ir/Type.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/objects/Layouts.h"

namespace taipan {
struct Thread;
}

namespace taipan::hir {

// What a LoadGlobal or StoreGlobal site refers to.
struct GlobalSnapshot {
  Value value;          // empty: unknown
  Dict* dict = nullptr; // globals or builtins, where it was found
  Dict* absentFrom = nullptr;  // the globals, when it was found in the builtins
  bool constant = false;  // worth a watchpoint: expected not to change
  uint32_t keysVersion = 0;  // of dict, with entry
  int64_t entry = -1;
};

struct ClassSnapshot {
  uint32_t version = 0;
  Shape* instanceShape = nullptr;
  bool plain = false;       // calling it makes a fresh Instance by object.__new__, then runs init; no metaclass __call__
  Value init;               // __init__ found on the class: a function, or empty if it is object's
  // Operators written in Python, by BinaryOp: the function, or empty.
  Value binary[kBinaryOpCount];
};

struct CodeSnapshot {
  CodeObject* code = nullptr;
  std::vector<FeedbackSlot> feedback;
  std::vector<PolyEntry> poly;                          // kMaxPoly a slot, or empty
  std::unordered_map<uint32_t, GlobalSnapshot> globals; // by instruction
  std::unordered_map<uint32_t, Value> natives;          // method sites on builtin types: by instruction
};

struct Snapshot {
  FunctionObject* function = nullptr;
  int32_t osrInstr = -1;
  std::vector<TypeBits> osrTypes;  // of the interpreter frame's registers, if they were given
  std::unordered_map<CodeObject*, CodeSnapshot> codes;
  std::unordered_map<TypeObject*, ClassSnapshot> classes;
  // A site without feedback was never executed: leave there (kNotReached) rather than compile it. False when compiled
  // before the first execution (--jit=eager): such sites get the generic operation.
  bool pruneUnreached = true;
  bool optimisticMotion = true;    // hoist guards out of loops; the jit clears it for code that kept failing

  const CodeSnapshot* find(CodeObject* code) const {
    auto it = codes.find(code);
    return it == codes.end() ? nullptr : &it->second;
  }
};

// Main thread. registers: of the interpreter frame that asks for an OSR entry, or null. Neither raises nor collects.
std::unique_ptr<Snapshot> takeSnapshot(FunctionObject* f, int32_t osrInstr, const Value* registers);

}  // namespace taipan::hir
