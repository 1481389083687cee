// What rtgen can read, in one header; Sample.expected and Declarations.expected show what becomes of it.
#pragma once

#include <cstdint>

#include "runtime/support/RuntimeFunction.h"

namespace taipan {

class Value {
 public:
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  constexpr uint64_t bits() const { return bits_; }
  RT_CONSTANT static constexpr uint64_t kTagMask = 3;

 private:
  uint64_t bits_;
};

enum class Order : uint8_t { kLess };

// Functions: every type and every effect; both ways to write extern "C"; a redeclaration; one that is not annotated.
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value sampleAdd(Value left, Value right);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value sampleAdd(Value left, Value right);
extern "C" Value sampleAdd(Value, Value);
extern "C" {
RT_FUNCTION(pure) double sampleTypes(int64_t, uint32_t, bool, Order, double, const Value*, void (*)(int));
RT_FUNCTION(readsHeap cold) uint8_t sampleRead(void* object);
RT_FUNCTION(readsHeap, writesHeap, allocates) void samplePush(void* list, Value item);
RT_FUNCTION(cold, noreturn) void sampleFail();
RT_FUNCTION(mayDeoptimise) int sampleExit(unsigned long);
RT_FUNCTION() inline void sampleNothing() {}
void sampleUnknownToCompiledCode(float);
}
namespace nested {
RT_FUNCTION(readsHeap, mayRaise) extern "C" bool sampleNested(Value);
}

// Layouts: inheritance with a reused tail, private and nested members, anonymous unions, a virtual table.
struct Base {
  uint32_t shape;
  uint8_t gc;
};
struct RT_LAYOUT List : Base {
  uint8_t flags;
  union {
    Value* items;
    struct {
      uint32_t low, high;
    };
  };
  struct RT_LAYOUT Cursor {
    int16_t before;
    int64_t at;
  } cursor;
  static int count;
  uint64_t capacity() const { return capacity_; }

 private:
  uint64_t capacity_;
};
struct RT_LAYOUT Polymorphic {
  virtual ~Polymorphic();
  int after;
};
struct RT_LAYOUT Empty{};
struct RT_LAYOUT Sized {
  Value* items;
  int64_t size;
};

// Constants.
RT_CONSTANT inline constexpr int kNegative = -5;
RT_CONSTANT inline constexpr int64_t kSmallest = INT64_MIN;
RT_CONSTANT inline constexpr uint64_t kLargest = UINT64_MAX;
RT_CONSTANT inline constexpr bool kFlag = true;
RT_CONSTANT inline constexpr double kTenth = 0.1;
constexpr int twice(int n) {
  return n + n;
}
RT_CONSTANT inline constexpr int kComputed = twice(21);
RT_CONSTANT inline constexpr Value kWord{uint64_t{1} << 63};
RT_CONSTANT inline constexpr Order kEnumerator = Order::kLess;
enum class RT_CONSTANT Kind : int8_t { kFirst = -1, kSecond };
enum RT_CONSTANT Plain : uint32_t { kPlainBit = 0x80000000 };

}  // namespace taipan
