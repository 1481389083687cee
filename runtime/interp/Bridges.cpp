#include <array>
#include <utility>

#include "runtime/bytecode/Upward.h"
#include "runtime/frames/InterpFrame.h"

namespace taipan {

namespace {

template <class... Parameters>
struct Bridge {
  __attribute__((preserve_none)) static Value run(Thread* t, FunctionObject* f, Parameters... parameters) {
    Value array[] = {parameters..., Value()};
    return runFunction(t, f, array);
  }
};

template <size_t>
using ValueFor = Value;

template <size_t... i>
constexpr void* bridgeWith(std::index_sequence<i...>) {
  return reinterpret_cast<void*>(&Bridge<ValueFor<i>...>::run);
}

template <size_t... count>
std::array<void*, sizeof...(count)> allBridges(std::index_sequence<count...>) {
  return {bridgeWith(std::make_index_sequence<count>())...};
}

}  // namespace

void* interpreterBridge(unsigned parameterCount) {
  static const auto kBridges = allBridges(std::make_index_sequence<kMaxDirectParameters + 1>());
  return parameterCount < kBridges.size() ? kBridges[parameterCount] : nullptr;
}

}  // namespace taipan
