// Annotations by which runtime headers tell the JIT what compiled code may use: functions it may call, structs whose
// fields it addresses, constants it bakes in. tools/rtgen reads them at build time and generates the symbol table,
// the LLVM declarations' attributes and the field offsets; nothing of these is written a second time by hand.
//
//   RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtAdd(Value left, Value right);
//   struct RT_LAYOUT List : Object { … };              // after the keyword: exports kList_items …, kList_size
//   RT_CONSTANT inline constexpr int kTagBits = 2;     // exports kTagBits
//   enum class RT_CONSTANT Kind : uint8_t { … };       // exports kKind_<enumerator>
//
// The macros expand to clang `annotate` attributes, which have no effect on code, and to nothing elsewhere.
#pragma once

#include <cstdint>

namespace taipan {

// What a call of a runtime function may do, as bits. An effect that is not named does not happen.
enum RuntimeEffect : uint32_t {
  kEffectMayRaise = 1u << 0,         // returns an empty Value (or zero) to say that an exception is pending
  kEffectMayObserveFrame = 1u << 1,  // may run Python code or look at frames: the call carries a FrameState
  kEffectAllocates = 1u << 2,        // may allocate in the heap, so may collect
  kEffectReadsHeap = 1u << 3,        // reads heap objects
  kEffectWritesHeap = 1u << 4,       // writes heap objects
  kEffectPure = 1u << 5,             // touches no memory at all and always returns; goes with cold alone
  kEffectNoreturn = 1u << 6,         // never returns
  kEffectCold = 1u << 7,             // is rarely called: branches that lead to it are laid out of the way
  kEffectMayDeoptimise = 1u << 8,    // may deoptimise the calling activation: the call carries a FrameState
  kEffectPreserves = 1u << 9,        // leaves the caller's general registers alone (RT_PRESERVES, no word)
};

// The spelling of each effect in RT_FUNCTION. rtgen is compiled against this table, dumps print by it.
struct RuntimeEffectWord {
  const char* word;
  RuntimeEffect bit;
};
inline constexpr RuntimeEffectWord kRuntimeEffectWords[] = {
    {"mayRaise", kEffectMayRaise},           {"mayObserveFrame", kEffectMayObserveFrame},
    {"allocates", kEffectAllocates},         {"readsHeap", kEffectReadsHeap},
    {"writesHeap", kEffectWritesHeap},       {"pure", kEffectPure},
    {"noreturn", kEffectNoreturn},           {"cold", kEffectCold},
    {"mayDeoptimise", kEffectMayDeoptimise},
};

}  // namespace taipan

#if defined(__clang__)
// Runtime functions take and return Value, a class that C does not know, in one integer register. rtgen checks that.
#pragma clang diagnostic ignored "-Wreturn-type-c-linkage"

// Before an extern "C" function declaration. Arguments: words of kRuntimeEffectWords, or none.
#define RT_FUNCTION(...) __attribute__((annotate("rt.function:" #__VA_ARGS__)))
// Behind an RT_FUNCTION that is rarely called and carries no FrameState: it saves all general registers itself, so that
// the way on which it is not called costs its caller nothing (clang's preserve_most).
#define RT_PRESERVES __attribute__((preserve_most))
// Between `struct` and the name. Exports the offset of every field, inherited ones too, and sizeof as kName_size.
// Where there is a field `size`, its offset is kName_sizeField and sizeof is kName_sizeof: neither passes for the
// other.
#define RT_LAYOUT __attribute__((annotate("rt.layout")))
// Before a constexpr variable of scalar type (or a Value), or between `enum` and the name.
#define RT_CONSTANT __attribute__((annotate("rt.constant")))
#else
#define RT_FUNCTION(...)
#define RT_PRESERVES
#define RT_LAYOUT
#define RT_CONSTANT
#endif
