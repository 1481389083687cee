#include <array>
#include <utility>

#include "runtime/bytecode/Upward.h"
#include "runtime/frames/InterpFrame.h"

namespace taipan {

namespace {

template <size_t>
using ValueFor = Value;

// Both ways for one number of parameters.
template <class Indices>
struct Bridge;
template <size_t... i>
struct Bridge<std::index_sequence<i...>> {
  using DirectEntry = __attribute__((preserve_none)) Value (*)(Thread* t, FunctionObject* f, ValueFor<i>... parameters);

  __attribute__((preserve_none)) static Value interpret(Thread* t, FunctionObject* f, ValueFor<i>... parameters) {
    Value array[] = {parameters..., Value()};
    return runFunction(t, f, array);
  }
  // No tail call: with ten parameters there is no register left for where to jump.
  __attribute__((preserve_none, disable_tail_calls)) static Value enter(Thread* t, FunctionObject* f,
                                                                        [[maybe_unused]] Value* args,
                                                                        void* directEntry) {
    return reinterpret_cast<DirectEntry>(directEntry)(t, f, args[i]...);
  }
};

struct BridgePair {
  void* interpret;
  ArrayEntry enter;
};

template <size_t... count>
auto allBridges(std::index_sequence<count...>) {
  return std::array<BridgePair, sizeof...(count)>{
      BridgePair{reinterpret_cast<void*>(&Bridge<std::make_index_sequence<count>>::interpret),
                 &Bridge<std::make_index_sequence<count>>::enter}...};
}

BridgePair bridgesFor(unsigned parameterCount) {
  static const auto kBridges = allBridges(std::make_index_sequence<kMaxDirectParameters + 1>());
  return parameterCount < kBridges.size() ? kBridges[parameterCount] : BridgePair{};
}

}  // namespace

void* interpreterBridge(unsigned parameterCount) {
  return bridgesFor(parameterCount).interpret;
}

ArrayEntry arrayBridge(unsigned parameterCount) {
  return bridgesFor(parameterCount).enter;
}

}  // namespace taipan
