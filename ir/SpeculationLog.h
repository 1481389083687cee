// SpeculationLog: what speculation went wrong so far in this process, so that the next compilation does not repeat it.
// Main thread only; takeSnapshot copies what a compilation needs. Entries outlive what they name: a wrong hit after an
// object's address was reused costs speed, never correctness.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/frames/DeoptPoint.h"
#include "runtime/objects/Type.h"

namespace taipan::hir {

// The guard of this bytecode instruction failed often enough that the code was given up: from now on the builder uses
// the generic operation there (for kNotReached: it builds the path).
void noteSiteFailure(const CodeObject* code, uint32_t instr, DeoptReason reason);
// Bits 1 << reason; 0: none.
uint32_t siteFailures(const CodeObject* code, uint32_t instr);

// A watched global or class changed: it is read at each use from the second time on.
void noteGlobalChanged(const Dict* dict, const Str* name);
bool globalIsUnstable(const Dict* dict, const Str* name);
void noteClassChanged(const TypeObject* type);
bool classIsUnstable(const TypeObject* type);

}  // namespace taipan::hir
