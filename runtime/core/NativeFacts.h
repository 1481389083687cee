// NativeFacts: what the compiler may know of a native function, as the last column of its row (MethodRow.h) says.
#pragma once

#include <cstdint>

namespace taipan {

struct TypeObject;

// Functions that the compiler makes instructions of its own of.
enum class NativeId : uint8_t {
  None,
#define NATIVE_ID(name, what) name,
#include "runtime/core/NativeIds.def"
};

// What a call does besides yielding its result, or raising.
enum class NativeEffect : uint8_t {
  Any,      // may run Python code, look at frames, and change whatever there is
  Changes,  // runs no Python code and looks at no frame; changes objects, but no dicts, attributes or classes, which
            // compiled code may rely upon
  Reads,    // nor does it change what anybody could see
};

// What the compiler may know of a native function: of calls with arguments of the kinds that `takes` names. Calls with
// other arguments may do anything and yield anything.
//
// takes: one letter for each argument, the last one for all further ones too. Receivers of methods are not counted:
// they are of exactly the method's type.   a anything   i int or bool   n int, bool or float   f float   s str
// of1, of2: the function itself, for one or two doubles. It touches no memory. Where its result is not finite although
// no argument is NaN, `fn` is asked.
struct NativeFacts {
  NativeId id = NativeId::None;
  NativeEffect effect = NativeEffect::Any;
  const char* takes = "a";
  TypeObject* const* result = nullptr;  // what results are exactly of, never of a subclass; null: not known
  double (*of1)(double) = nullptr;
  double (*of2)(double, double) = nullptr;
};

// The last column of most rows.
constexpr NativeFacts yields(TypeObject* const& type, const char* takes = "a") {
  return {.takes = takes, .result = &type};
}
constexpr NativeFacts reads(TypeObject* const& type, const char* takes = "a") {
  return {.effect = NativeEffect::Reads, .takes = takes, .result = &type};
}
constexpr NativeFacts changes(TypeObject* const& type, const char* takes = "a") {
  return {.effect = NativeEffect::Changes, .takes = takes, .result = &type};
}
// With instructions of its own where they fit, else as `facts` says.
constexpr NativeFacts lowered(NativeId id, NativeFacts facts = {}) {
  facts.id = id;
  return facts;
}

}  // namespace taipan
