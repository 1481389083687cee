// The memory layouts of the builtin objects that compiled code and several parts of the runtime read directly. What can
// be done with each is in its own header (List.h, Dict.h, …). Offsets are exported by rtgen.
#pragma once

#include <cstdint>

#include "runtime/core/NativeFacts.h"
#include "runtime/value/Object.h"

namespace taipan {

struct Dict;
struct Tuple;

struct CodeObject;
struct Str;

// Boxed double with a rare exponent. Layout kLeaf.
struct RT_LAYOUT Float : Object {
  double value;
};

// Integer outside the small range, always normalised: no BigInt holds a small value. Sign of size is the sign of the
// number, |size| limbs follow, least significant first, the top one non-zero. Layout kLeaf.
struct RT_LAYOUT BigInt : Object {
  int64_t size;
  uint64_t limbs[1];
};

// Text. length code points of `kind` bytes each (1, 2 or 4: the least that fits) at data. data points to the bytes that
// follow the header (inlineData), or into a StringBuffer that several strings share: `s += t` appends in place behind
// the longest string of a buffer, so that building a string is linear. Layout kCustom.
struct RT_LAYOUT Str : Object {
  int64_t length;
  uint32_t hash;  // 0: not computed yet
  uint8_t kind;
  bool ascii;
  bool interned;
  uint8_t storage;  // StrStorage: whose memory data points to (Str.h)
  uint8_t* data;
  uint8_t inlineData[8];
};

// Bytes: length of them at data, which points to those that follow the header, or into another Bytes (instances of
// subclasses, whose own words follow the header). Layout kLeaf where they follow, else kCustom.
struct RT_LAYOUT Bytes : Object {
  int64_t length;
  uint32_t hash;  // 0: not computed yet
  bool borrowed;  // data lies in another Bytes
  uint8_t* data;
  uint8_t inlineData[8];
};

// Growable bytes behind concatenated strings. used: bytes written by the longest string. Layout kLeaf.
struct RT_LAYOUT StringBuffer : Object {
  int64_t capacity, used;
  uint8_t data[8];
};

// Layout kValuesFrom2.
struct RT_LAYOUT Tuple : Object {
  int64_t length;
  Value items[1];
};

// Array of Values behind lists, overflow slots, …. Layout kValuesFrom2.
struct RT_LAYOUT ValueArray : Object {
  int64_t capacity;
  Value values[1];
};

// items is null when capacity is 0. Unused words of items are empty. Layout kValuesFrom2 (exact list); subclasses
// append the extra word and slots.
struct RT_LAYOUT List : Object {
  int64_t length;
  ValueArray* items;
};

// start, stop, step are small ints or BigInts; length likewise. `fast`: all of them fit small ints, and so does
// stop + step: compiled loops then count in machine integers. Layout kValuesFrom2.
struct RT_LAYOUT Range : Object {
  uint64_t fast;  // 1 or 0
  Value start, stop, step, length;
};

// Layout kValuesFrom1.
struct RT_LAYOUT Slice : Object {
  Value start, stop, step;
};
struct RT_LAYOUT Cell : Object {
  Value contents;
};

// One entry of a dict, in insertion order; key empty: deleted. watched: compiled code relies on the value (Dict.h).
struct RT_LAYOUT DictEntry {
  Value key;
  Value value;
  uint64_t hash;  // 62 bits of hash; bit 63: watched
};

// Insertion-ordered table: entries first, then the index (open addressing, 1, 2, 4 or 8 bytes a cell). One heap object,
// layout kCustom (owned by Dict; entries[0, used) are traced).
struct RT_LAYOUT DictTable : Object {
  int64_t capacity;    // entries
  int64_t used;        // entries written, deleted ones included
  int64_t indexMask;   // index cells - 1
  int64_t indexWidth;  // bytes of a cell
  int64_t filled;      // index cells in use; at most capacity
  DictEntry entries[1];
};

// keysVersion: changes when a key is added or removed or the table moves; while it is unchanged, an entry index stays
// valid. Dicts that have the same keys at the same entries may share one (interp/NameCache.h), others do not. It must
// be read after dictFindEntry of this dict: until somebody asks, a changed dict has the number kKeysNotAsked. 0 is
// never a valid version. table is null while empty. Layout kCustom.
RT_CONSTANT inline constexpr uint32_t kKeysNotAsked = 1;
struct RT_LAYOUT Dict : Object {
  int64_t length;
  uint32_t keysVersion;
  bool watchedKeys;  // compiled code relies on keys being absent
  uint8_t reserved[3];
  DictTable* table;
};

// Plain instance of a class written in Python: extra word, then inlineCapacity slots (Shape.h). Layout kValuesFrom1.
struct RT_LAYOUT Instance : Object {
  Value extra;
  Value slots[1];
};

// Function written in Python. Layout kValuesFrom2 (code is traced as an object by being a plain address: code word is a
// Value-compatible pointer).
struct RT_LAYOUT FunctionObject : Object {
  uint64_t version;  // changes when code, defaults or kwDefaults are replaced
  CodeObject* code;
  Dict* globals;
  Dict* scope;  // where names are looked up first: globals, or names injected into the one activation that runs it
  Dict* builtins;
  Tuple* defaults;   // or null
  Dict* kwDefaults;  // or null
  Tuple* closure;    // of Cells, or null
  Str* name;
  Str* qualname;
  Value doc;
  Value module;
  Value annotations;  // Dict or empty
  Value dict;         // Dict of attributes or empty
};

struct RT_LAYOUT BoundMethod : Object {  // layout kValuesFrom1
  Value function;
  Value self;
};

// args[0 … nargs) positional, then one per name of kwNames (a tuple of str, or null). Returns empty if raised.
using NativeFn = Value (*)(Thread* t, Value* args, int64_t nargs, Tuple* kwNames);

// Builtin function or method of a builtin type (unbound: args[0] is self). Layout kCustom.
struct RT_LAYOUT NativeFunction : Object {
  NativeFn fn;
  int32_t minArgs, maxArgs;  // positional, self included; maxArgs -1: no limit. Checked by the caller (call()).
  uint32_t flags;            // NativeFlags
  Str* name;
  Value owner;  // type of a method, module name str of a function, or empty
  Value self;   // bound receiver, or empty
  const char* doc;
  NativeFacts facts;
};
enum NativeFlags : uint32_t {
  kNativeKeywords = 1 /* takes keywords */,
  kNativeMethod = 2,
  kNativeStatic = 4,
  kNativeClassMethod = 8,
  kNativeSlotWrapper = 16
};

// Exceptions: fixed fields, then extra word and slots as in an Instance. Layout kCustom.
struct RT_LAYOUT ExceptionObject : Object {
  Value args;             // Tuple
  Value traceback;        // Traceback or None
  Value cause;            // or None
  Value context;          // or None
  Value suppressContext;  // True or False
  Value extra;
  Value slots[1];
};

}  // namespace taipan
