// Feedback: what a site has seen. One slot per instruction that depends on types; it is the interpreter's inline cache
// and the compiler's input. Slots belong to a CodeObject and are shared by all functions made from it.
//
// All slots are of one size, and zero at first. What one holds is said by the instruction (the column `feedback` of
// Opcodes.def): each kind of site has a struct of its own, and siteOf finds the one that the instruction has.
#pragma once

#include <cstdint>

#include "runtime/bytecode/Instr.h"
#include "runtime/support/Assert.h"
#include "runtime/support/RuntimeFunction.h"
#include "runtime/value/Value.h"

namespace taipan {

// --- sites that see values

// The kinds (ValueKind.h) that the operands of a site have been of, in one word, so that one OR records both: kinds 0
// to 15 of the first operand, of the second, then the others of the first, of the second. Pairs of the kinds that fast
// paths record are so an immediate of 32 bits.
enum class SeenPair : uint64_t { Nothing = 0 };

constexpr SeenPair seenFirst(uint32_t kinds) {
  return static_cast<SeenPair>((kinds & 0xffff) | uint64_t{kinds >> 16} << 32);
}
constexpr SeenPair seenPair(uint32_t first, uint32_t second) {
  auto bits = [](uint32_t kinds) { return static_cast<uint64_t>(seenFirst(kinds)); };
  return static_cast<SeenPair>(bits(first) | bits(second) << 16);
}
constexpr uint32_t firstSeen(SeenPair pair) {
  auto bits = static_cast<uint64_t>(pair);
  return static_cast<uint32_t>((bits & 0xffff) | (bits >> 16 & 0xffff0000));
}
constexpr uint32_t secondSeen(SeenPair pair) {
  return firstSeen(static_cast<SeenPair>(static_cast<uint64_t>(pair) >> 16));
}
constexpr SeenPair& operator|=(SeenPair& known, SeenPair more) {
  return known = static_cast<SeenPair>(static_cast<uint64_t>(known) | static_cast<uint64_t>(more));
}

// Results of arithmetic on small ints that are none.
enum SeenResult : uint32_t { kResultOverflow = 1, kResultFloat = 2 };

// Arithmetic, comparison, truth, subscripts, unpacking, beginnings of iterations.
struct SeenFeedback {
  uint32_t results;  // SeenResult bits
  uint32_t shape;    // of the operand seen last whose kind does not tell its type (Instance, Builtin); 0: none
  SeenPair operands;
  uint64_t noReferences[2];
};

// In ForIter: various shapes or others than can be told.
inline constexpr uint32_t kMixedShapes = 1;

// ForIter.
struct IterationFeedback {
  uint32_t sequences;  // kinds of what was iterated over by position
  uint32_t iterators;  // not 0: an iterator was asked
  uint32_t shape;      // of that iterator, or kMixedShapes
  uint32_t within;  // of enumerate objects, the shape of the iterator within; of zip objects, how many list iterators
                    // are within, 2 at least; or kMixedShapes
  uint64_t noReferences[2];
};

// --- attributes and methods

// How a site gets what it is about; says what `payload` means.
enum class AttrKind : uint32_t {
  None = 0,       // nothing seen, or nothing cacheable
  InlineSlot,     // payload = byte offset in the object
  OverflowSlot,   // payload = index in the overflow ValueArray
  AddInlineSlot,  // StoreAttr that adds: payload = byte offset | new shape << 32
  ClassValue,     // payload = Value found on the class, no descriptor, not shadowed (LoadAttr)
  Method,         // payload = function Value found on the class: LoadMethod pushes it with self; LoadAttr binds
  Property,       // payload = property object Value
  Getter,         // payload = getset_descriptor Value: the runtime computes the attribute (LoadAttr)
  ClassVariable,  // payload = where the variable of a class lies (ClassVariable.h), not shadowed (LoadAttr)
  SuperMethod,    // LoadMethod of super(C, object): C is `owner`, shape and version are the object's; as Method
  ModuleValue,    // object is a module: shape is 0; version = keysVersion of its dict; payload = entry index
  TypeValue,      // object is a class (`owner`): version = that type's version; payload = Value
  TypeVariable,   // object is a class (`owner`): version = that type's version; payload as of ClassVariable;
                  // loads, stores
  Megamorphic,    // too many shapes
};

// What an attribute site has to know of one shape.
struct AttrEntry {
  AttrKind kind = AttrKind::None;
  uint64_t payload = 0;  // means what the kind says
};

struct AttrFeedback {
  AttrKind kind;
  uint32_t tries;    // misses that taught nothing, or found another version
  uint32_t shape;    // of the object
  uint32_t version;  // of its class
  uint64_t payload;  // keeps what it names alive
  uint64_t owner;    // Value of a class, where the kind says so
};

// Attribute sites with more than one shape keep earlier entries in a table beside the slots (CodeObject::poly).
struct PolyEntry {
  uint32_t shape;
  uint32_t version;  // type version
  AttrKind kind;
  uint32_t reserved;
  uint64_t payload;
};
inline constexpr unsigned kMaxPoly = 4;

// --- names

enum class GlobalKind : uint32_t { None = 0, Global, Builtin };

// LoadGlobal, StoreGlobal.
struct GlobalFeedback {
  GlobalKind kind;
  uint32_t reserved;
  uint32_t builtinsVersion;  // keysVersion of the builtins; of kind Builtin
  uint32_t keysVersion;      // of the globals; 0: no hit
  uint64_t entry;            // in the globals or builtins
  uint64_t noReference;
};

enum class NameKind : uint32_t { None = 0, Local, Global, Builtin };

// LoadName, StoreName.
struct RT_LAYOUT NameFeedback {
  NameKind kind;
  uint32_t absentFrom;       // of other kinds than Local: keysVersion of the namespace, where it is not
  uint32_t globalsVersion;   // … and of the globals
  uint32_t keysVersion;      // of kind Local: of the namespace; else 0
  uint64_t entry;            // in the dict that the kind says
  uint64_t builtinsVersion;  // of kind Builtin
};

// --- calls

enum class CallKind : uint32_t {
  None = 0,
  Function,      // callee: FunctionObject; code: its CodeObject
  FunctionCode,  // several functions of one code
  Native,        // callee: NativeFunction
  Class,         // callee: TypeObject
  Megamorphic,
};

// Call, CallMethod, CallKw.
struct CallFeedback {
  CallKind kind;
  uint32_t count;  // of calls, modulo 2^32
  uint32_t reserved;
  uint32_t firstArguments;  // of Native: kinds
  uint64_t callee;          // Value seen first
  uint64_t code;            // CodeObject of functions, or 0
};

// --- slots

union FeedbackSlot {
  struct {
    uint64_t words[2];
    uint64_t references[2];  // scanned conservatively, whatever they are: they keep what they name alive
  } raw;
  SeenFeedback seen;
  IterationFeedback iteration;
  AttrFeedback attribute;
  GlobalFeedback global;
  NameFeedback name;
  CallFeedback call;
};
static_assert(sizeof(FeedbackSlot) == 32);

// The slot as what sites of this kind remember. (Slot: FeedbackSlot, const or not.)
template <FeedbackKind kind, class Slot>
auto* feedbackIn(Slot* slot) {
  static_assert(kind != FeedbackKind::None, "the instruction has a feedback slot");
  if constexpr (kind == FeedbackKind::Seen)
    return &slot->seen;
  else if constexpr (kind == FeedbackKind::Iteration)
    return &slot->iteration;
  else if constexpr (kind == FeedbackKind::Attribute)
    return &slot->attribute;
  else if constexpr (kind == FeedbackKind::Global)
    return &slot->global;
  else if constexpr (kind == FeedbackKind::Name)
    return &slot->name;
  else
    return &slot->call;
}

// Of the instruction at pc, which is known to be this one: its row says what the result is.
template <Op op, class Slot>
auto* siteOf(const Instr* pc, Slot* slots) {
  DCHECK(pc->op == op || pc->op == Op::Trace, "the instruction is the one that was named");
  return feedbackIn<feedbackKindOf(op)>(slots + pc->slot);
}

// Of the instruction at pc, one of several that have this kind of feedback. (In the traced copy of the code they all
// have another opcode.)
template <FeedbackKind kind, class Slot>
auto* siteOf(const Instr* pc, Slot* slots) {
  DCHECK(feedbackKindOf(pc->op) == kind || pc->op == Op::Trace, "the instruction has this kind of feedback");
  return feedbackIn<kind>(slots + pc->slot);
}

// The kind of a value: one bit.
uint32_t seenBits(Value v);

}  // namespace taipan
