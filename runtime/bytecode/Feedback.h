// Feedback: what a site has seen. One slot per instruction that depends on types; it is the interpreter's inline cache
// and the compiler's input. Slots belong to a CodeObject and are shared by all functions made from it.
#pragma once

#include <cstdint>

#include "runtime/support/RuntimeFunction.h"
#include "runtime/value/Value.h"

namespace taipan {

// Kinds of values that arithmetic, comparison, truth and subscript sites have met. Operands are recorded as
// slot.seen |= bits(lhs) | bits(rhs) << 16. Results that leave the small ints set kResultOverflow in slot.kind.
enum SeenBits : uint32_t {
  kSeenInt = 1,  // small int
  kSeenBigInt = 2,
  kSeenFloat = 4,
  kSeenBool = 8,
  kSeenStr = 16,
  kSeenNone = 32,
  kSeenList = 64,    // exact list
  kSeenTuple = 128,  // exact tuple
  kSeenDict = 256,   // exact dict
  kSeenRange = 512,
  kSeenInstance = 1024,  // instance of a class written in Python; slot.shape has the last one
  kSeenOther = 2048,
};

// slot.kind of attribute and method sites (and of one PolyEntry).
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
  SuperMethod,    // LoadMethod of super(C, object): C is payload2, shape and version are the object's; as Method
  ModuleValue,    // object is a module: shape is 0; version = keysVersion of its dict; payload = entry index
  TypeValue,      // object is a class (payload2: which): version = that type's version; payload = Value
  TypeVariable,   // object is a class (payload2: which): version = that type's version; payload as of ClassVariable;
                  // loads, stores
  Megamorphic,    // too many shapes
};

// What an attribute site has to know of one shape.
struct AttrEntry {
  AttrKind kind = AttrKind::None;
  uint64_t payload = 0;  // means what the kind says
};

// slot.kind of LoadGlobal / StoreGlobal sites.
enum class GlobalKind : uint32_t {
  None = 0,
  Global,   // version = keysVersion of globals; payload = entry index
  Builtin,  // version = keysVersion of globals, shape = keysVersion of builtins; payload = entry index in builtins
};

// slot.kind of LoadName / StoreName sites.
enum class NameKind : uint32_t {
  None = 0,
  Local,    // version = keysVersion of the namespace; payload = entry index. Of all other kinds, version is 0
  Global,   // seen = keysVersion of the namespace, where it is not; shape = that of the globals; payload = entry index
  Builtin,  // the same, and payload2 = keysVersion of the builtins; payload = entry index there
};

// ForIter sites that ask an iterator: slot.shape is its shape. slot.version is, of enumerate objects, the shape of the
// iterator within; of zip objects, how many list iterators are within, 2 at least. Or this, for various or others.
inline constexpr uint32_t kMixedShapes = 1;

// slot.kind of Call, CallMethod, CallKw sites.
enum class CallKind : uint32_t {
  None = 0,
  Function,      // payload = FunctionObject seen last; payload2 = its CodeObject (monomorphic code, many closures:
                 // FunctionCode)
  FunctionCode,  // several functions of one code: payload2 = CodeObject
  Native,        // payload = NativeFunction object; version: SeenBits of first arguments
  Class,         // payload = TypeObject called
  Megamorphic,
};

// slot.kind bits of arithmetic sites and of JumpBack.
enum SeenResult : uint32_t { kResultOverflow = 1, kResultFloat = 2, kDeoptedHere = 4 };

struct PolyEntry {
  uint32_t shape;
  uint32_t version;  // type version
  uint32_t kind;     // AttrKind
  uint32_t reserved;
  uint64_t payload;
};

inline constexpr unsigned kMaxPoly = 4;

struct RT_LAYOUT FeedbackSlot {
  uint32_t kind;  // AttrKind, GlobalKind, CallKind or SeenResult bits
  uint32_t seen;  // SeenBits; call sites: times called, modulo 2^32
  uint32_t shape;
  uint32_t version;
  uint64_t payload;   // scanned conservatively: keeps what it names alive
  uint64_t payload2;  // scanned conservatively
};
static_assert(sizeof(FeedbackSlot) == 32);

// Attribute sites with more than one shape keep earlier entries in a table beside the slots, at most kMaxPoly.
// (CodeObject::poly, see CodeObject.h.)

// SeenBits of a value.
uint32_t seenBits(Value v);

}  // namespace taipan
