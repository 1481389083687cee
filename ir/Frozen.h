// Frozen: all that the compiler thread knows of Python objects. The builder, the passes and the lowering see no
// object's fields: Value, Object*, Shape*, TypeObject* and the like are names of objects to them, which they compare
// and pass on. What they ask comes from two places:
//
//   written once   fields that are filled before anybody else can see the object and never again. They may be read by
//                  any thread, through the functions below, which are all there are; of code objects, as a CodeBody.
//   taken          what changes, or hangs on something that does (an object's class, an attribute of a class), is
//                  copied when the compilation is asked for, by the thread that runs Python (Frozen-take.cpp).
//
// tools/check-layers keeps the headers that say how objects lie in memory away from everything else that compiles.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ir/Type.h"
#include "runtime/bytecode/CodeBody.h"
#include "runtime/core/NativeFacts.h"
#include "runtime/frames/TraceEvent.h"

namespace taipan {
struct Dict;
union FeedbackSlot;
struct FunctionObject;
struct NativeFunction;
}  // namespace taipan

namespace taipan::hir {

// --- names of objects

inline Value asValue(const void* object) {
  return Value::fromBits(reinterpret_cast<uint64_t>(object));
}
inline Object* asObject(const void* object) {
  return static_cast<Object*>(const_cast<void*>(object));
}
// A code object is its body and what changes behind that.
inline const CodeBody* bodyOf(const CodeObject* code) {
  return reinterpret_cast<const CodeBody*>(code);
}
inline CodeObject* codeOf(const CodeBody* body) {
  return reinterpret_cast<CodeObject*>(const_cast<CodeBody*>(body));
}

// --- written once

// Strs, tuples, ints and floats are what they were made as. (Of a str hash and `interned` are filled later, and read by
// nobody here.)
int64_t lengthOf(const Str* s);
int64_t lengthOf(const Tuple* tuple);
std::span<const Value> itemsOf(const Tuple* tuple);
std::string textOf(const Str* s);  // UTF-8
std::optional<std::u32string> codePointsOf(const Str* s, int64_t longest);
bool haveSameText(const Str* a, const Str* b);
double doubleOf(Value v);  // of kind float, boxed or not

// A builtin function is as its row in a table says.
struct FrozenNative {
  int32_t minArgs, maxArgs;
  bool isPlain;             // called with what it is given: no bound receiver, no class or slot that has a say
  const TypeObject* owner;  // of methods: the type of their receiver, which minArgs and maxArgs count; else null
  const void* function;
};
FrozenNative nativeOf(const NativeFunction* f);
const NativeFacts& factsOf(const NativeFunction* f);
const void* getterOf(Value descriptor);  // of an attribute of a builtin type

// Kinds whose objects are all true: their types have neither a truth nor a length.
TypeBits alwaysTrueKinds();

// How instances of a class lie in memory is settled when the class is made, and so is its dict.
struct InstanceFacts {
  uint32_t size;
  Layout layout;
};
InstanceFacts instancesOf(const TypeObject* type);
Dict* dictOf(const TypeObject* type);
Shape* exactShape(const TypeObject* builtin);  // of instances of the builtin type itself

// Slots lie where they lie; what is in them changes, and is for CodeSnapshot::feedback to say.
const FeedbackSlot* slotAddress(const CodeBody* code, uint32_t slot);

// Where fields of objects lie that code reads and writes by their place. All are Values.
namespace fields {
inline constexpr uint64_t kSequence = 8, kIndex = 16;    // SequenceIterator
inline constexpr uint64_t kIterator = 8, kCount = 16;    // EnumerateObject
inline constexpr uint64_t kIterators = 8, kStrict = 16;  // ZipObject
inline constexpr uint64_t kOuterCell = 32;               // LinkCell
}  // namespace fields

// Made at start-up.
Value assertionError();
Value dunderClass();  // the str "__class__"
Value eventName(TraceEvent event);
Str* const* sharedCharacters();  // strs of one character below 256, by code point

// --- taken

// What a constant was.
struct FrozenObject {
  enum class Noun : uint8_t { kOther, kStr, kFunction, kNative, kCode, kClass } noun = Noun::kOther;
  bool isInterned = false;    // a str that names of globals and attributes can be compared with by address
  TypeBits kinds = kTypeAny;  // one kind
  const Str* name = nullptr;  // for dumps: of functions and classes their own, of others their class's
};

struct FrozenShape {
  const TypeObject* type = nullptr;
  TypeBits kinds = kTypeAny;  // of the objects that have it
  uint16_t extraOffset = 0;   // as Shape has it
  const Str* typeName = nullptr;
};

class Frozen {
 public:
  // --- the thread that runs Python. Neither raise nor collect; what is known already is kept as it is.
  void take(Value v);
  void take(const void* object) { take(asValue(object)); }
  void takeShape(const Shape* shape);
  void takeGetter(Value property);

  // --- any thread, when all is taken. What was not taken is not known: any kind, no class.
  bool isTaken(Value v) const;
  const FrozenObject& object(const void* o) const;
  const FrozenShape& shape(const Shape* shape) const;
  TypeBits kindsOf(Value v) const;
  Value getterOf(Value property) const;  // or empty
  bool isCode(Value v) const { return v.isObject() && object(v.asObject()).noun == FrozenObject::Noun::kCode; }
  bool isInterned(Value v) const { return v.isObject() && object(v.asObject()).isInterned; }

  // Objects that may live by being in here alone.
  template <class Visitor>
  void forEachObject(Visitor&& visit) const {
    for (const auto& [o, known] : objects_) {
      visit(static_cast<const Object*>(o));
      visit(reinterpret_cast<const Object*>(known.name));
    }
    for (const auto& [shape, known] : shapes_)
      visit(reinterpret_cast<const Object*>(known.typeName));
    for (const auto& [property, getter] : getters_)
      if (getter.isObject()) visit(getter.asObject());
  }

 private:
  std::unordered_map<const void*, FrozenObject> objects_;
  std::unordered_map<const Shape*, FrozenShape> shapes_;
  std::unordered_map<uint64_t, Value> getters_;
};

}  // namespace taipan::hir
