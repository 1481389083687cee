// Allocation, write barrier and collection, in nanoseconds an operation.
#include "runtime/heap/Heap.h"

#include <benchmark/benchmark.h>

#include "runtime/core/Objects.h"
#include "runtime/threads/PythonThread.h"

namespace taipan {
namespace {

void allocateTuple(benchmark::State& state) {
  Thread* t = threadHere();
  for (auto _ : state)
    benchmark::DoNotOptimize(newTuple(t, state.range(0)));
}
BENCHMARK(allocateTuple)->Arg(2)->Arg(8)->Arg(64);

void allocateLargeArray(benchmark::State& state) {
  Thread* t = threadHere();
  for (auto _ : state)
    benchmark::DoNotOptimize(newValueArray(t, state.range(0)));
}
BENCHMARK(allocateLargeArray)->Arg(2048)->Arg(1 << 17);

void barrierYoungHolder(benchmark::State& state) {
  Thread* t = threadHere();
  Tuple* holder = newTuple(t, 2);
  for (auto _ : state) {
    holder->items[0] = Value::object(holder);
    writeBarrier(t, holder);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(barrierYoungHolder);

void barrierOldHolder(benchmark::State& state) {
  Thread* t = threadHere();
  Tuple* holder = newTuple(t, 2);
  heap::collect(t, false);
  for (auto _ : state) {
    holder->items[0] = Value::object(holder);
    writeBarrier(t, holder);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(barrierOldHolder);

// A list of n tuples that stays alive.
List* liveList(Thread* t, int64_t n) {
  List* list = newList(t, 0);
  for (int64_t i = 0; i < n; ++i)
    if (!listAppend(t, list, Value::object(newTuple(t, 2)))) break;
  return list;
}

void minorCollection(benchmark::State& state) {
  Thread* t = threadHere();
  List* live = liveList(t, state.range(0));
  heap::collect(t, false);
  for (auto _ : state)
    heap::collect(t, false);
  benchmark::DoNotOptimize(live);
}
BENCHMARK(minorCollection)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);

void fullCollection(benchmark::State& state) {
  Thread* t = threadHere();
  List* live = liveList(t, state.range(0));
  for (auto _ : state)
    heap::collect(t, true);
  benchmark::DoNotOptimize(live);
}
BENCHMARK(fullCollection)->Arg(1000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace taipan
