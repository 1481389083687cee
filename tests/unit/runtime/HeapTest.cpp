// The heap: what is reachable survives, what is not goes away, and stack words keep objects alive.
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

class HeapTest : public RuntimeTest {};

// Overwrites the part of the stack that earlier calls used, so that no stale word keeps an object alive.
[[gnu::noinline]] void scrubStack() {
  volatile char bytes[16384];
  for (size_t i = 0; i < sizeof bytes; ++i)
    bytes[i] = 0;
}

[[gnu::noinline]] void fill(Thread* t, List* list, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    Tuple* pair = newTuple(t, 2);
    pair->items[0] = Value::smallInt(i);
    pair->items[1] = Value::smallInt(-i);
    ASSERT_TRUE(listAppend(t, list, Value::object(pair)));
  }
}

void expectFilled(List* list, int64_t n) {
  ASSERT_EQ(list->length, n);
  for (int64_t i = 0; i < n; ++i) {
    auto* pair = list->items->values[i].as<Tuple>();
    ASSERT_EQ(pair->items[0], Value::smallInt(i));
    ASSERT_EQ(pair->items[1], Value::smallInt(-i));
  }
}

TEST_F(HeapTest, ObjectsReachableFromTheStackSurviveBothKindsOfCollection) {
  List* list = newList(t, 0);
  fill(t, list, 50000);
  heap::collect(t, false);
  expectFilled(list, 50000);
  heap::collect(t, true);
  expectFilled(list, 50000);
}

TEST_F(HeapTest, YoungObjectsStoredIntoOldOnesSurviveMinorCollections) {
  List* list = newList(t, 0);
  heap::collect(t, false);  // the list is old now
  for (int round = 0; round < 5; ++round) {
    list->length = 0;
    fill(t, list, 3000);
    heap::collect(t, false);
    expectFilled(list, 3000);
  }
}

TEST_F(HeapTest, DroppedObjectsAreReclaimed) {
  {
    List* list = newList(t, 0);
    fill(t, list, 200000);
    list->length = 0;
    list->items = nullptr;
  }
  scrubStack();
  heap::collect(t, true);
  uint64_t before = heap::stats(t).liveBytes;
  {
    List* list = newList(t, 0);
    fill(t, list, 200000);
    list->length = 0;
    list->items = nullptr;
  }
  scrubStack();
  heap::collect(t, true);
  EXPECT_LT(heap::stats(t).liveBytes, before + (1 << 20));
}

TEST_F(HeapTest, InteriorPointersKeepObjectsAlive) {
  Tuple* tuple = newTuple(t, 100);
  tuple->items[99] = Value::smallInt(7);
  Value* volatile interior = &tuple->items[99];
  tuple = nullptr;
  scrubStack();
  heap::collect(t, true);
  for (int i = 0; i < 1000; ++i)
    (void)newTuple(t, 100);
  EXPECT_EQ(*interior, Value::smallInt(7));
}

// In frames of its own, so that no word of the test's frame refers to the array afterwards.
[[gnu::noinline]] void useLargeArray(Thread* t, uint64_t before) {
  ValueArray* volatile array = newValueArray(t, 1 << 20);
  ASSERT_NE(array, nullptr);
  EXPECT_EQ(heap::stats(t).largeObjects, before + 1);
  EXPECT_GE(objectSize(array), size_t{8} << 20);
  heap::collect(t, true);
  EXPECT_EQ(heap::stats(t).largeObjects, before + 1);
  array = nullptr;
}

// Calls f below a stretch of stack that later calls overwrite.
[[gnu::noinline]] void farDown(void (*f)(Thread*, uint64_t), Thread* t, uint64_t argument) {
  volatile char room[4096];
  room[0] = 0;
  f(t, argument);
  room[1] = room[0];
}

TEST_F(HeapTest, LargeObjectsLiveInTheirOwnSpaceAndAreFreed) {
  uint64_t before = heap::stats(t).largeObjects;
  farDown(useLargeArray, t, before);
  scrubStack();
  heap::collect(t, true);
  EXPECT_EQ(heap::stats(t).largeObjects, before);
}

TEST_F(HeapTest, FreshPayloadIsZeroAlsoInReusedMemory) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 20000; ++i) {
      Tuple* tuple = newTuple(t, 5);
      for (int k = 0; k < 5; ++k) {
        ASSERT_TRUE(tuple->items[k].isEmpty());
        tuple->items[k] = Value::smallInt(k);
      }
    }
    heap::collect(t, round == 1);
  }
}

[[gnu::noinline]] void makeArray(Thread* t, uint64_t n) {
  ASSERT_NE(newValueArray(t, static_cast<int64_t>(n)), nullptr);
}

TEST_F(HeapTest, MemoryOfLargeObjectsIsKeptWhileTheProgramAsksForMoreAndThenGivenBack) {
  heap::collect(t, true);
  EXPECT_EQ(heap::stats(t).keptBytes, 0u);
  uint64_t before = heap::stats(t).largeObjects;
  farDown(makeArray, t, 1'000'000);
  scrubStack();
  heap::collect(t, false);
  EXPECT_EQ(heap::stats(t).largeObjects, before);
  EXPECT_GT(heap::stats(t).keptBytes, 8'000'000u);
  heap::collect(t, true);
  EXPECT_EQ(heap::stats(t).keptBytes, 0u);
}

TEST_F(HeapTest, ReusedMemoryOfLargeObjectsIsZero) {
  constexpr int64_t kItems = 100'000;
  for (int round = 0; round < 3; ++round) {
    ValueArray* array = newValueArray(t, kItems);
    for (int64_t i = 0; i < kItems; ++i) {
      ASSERT_TRUE(array->values[i].isEmpty());
      array->values[i] = kTrue;
    }
    array = nullptr;
    scrubStack();
    heap::collect(t, false);
  }
}

[[gnu::noinline]] List* zeros(Thread* t, int64_t n) {
  List* list = newList(t, 0);
  for (int64_t i = 0; i < n; ++i)
    if (!listAppend(t, list, Value::smallInt(0))) return nullptr;
  return list;
}

TEST_F(HeapTest, ArraysOfNumbersAreReadFromTheFirstPointerOn) {
  for (bool old : {false, true}) {
    List* list = zeros(t, 5000);
    EXPECT_TRUE(isPointerFree(list->items));
    if (old) heap::collect(t, false);
    EXPECT_TRUE(isPointerFree(list->items));
    Value pair = Value::object(newTupleFrom(t, &kTrue, 1));
    ASSERT_TRUE(setItem(t, Value::object(list), Value::smallInt(17), pair));
    EXPECT_FALSE(isPointerFree(list->items));
    pair = Value();
    for (bool full : {false, true, false}) {
      scrubStack();
      heap::collect(t, full);
      for (int i = 0; i < 10000; ++i)
        (void)newTuple(t, 1);
      EXPECT_EQ(list->items->values[17].as<Tuple>()->items[0], kTrue);
    }
  }
}

TEST_F(HeapTest, CopiesOfArraysOfNumbersHoldNoPointersEither) {
  List* list = zeros(t, 5000);
  List* copy = newListFrom(t, list->items->values, list->length);
  EXPECT_TRUE(isPointerFree(copy->items));
  ASSERT_TRUE(listAppend(t, copy, Value::object(list)));
  EXPECT_FALSE(isPointerFree(copy->items));
  List* third = newListFrom(t, copy->items->values, copy->length);
  EXPECT_FALSE(isPointerFree(third->items));
}

TEST_F(HeapTest, RootsAreScanned) {
  static Value root;
  heap::addRoot(t, &root);
  root = Value::object(newTupleFrom(t, &kTrue, 1));
  scrubStack();
  heap::collect(t, true);
  for (int i = 0; i < 10000; ++i)
    (void)newTuple(t, 1);
  EXPECT_EQ(root.as<Tuple>()->items[0], kTrue);
  root = Value();
}

TEST_F(HeapTest, LimitEndsInMemoryError) {
  heap::collect(t, true);
  heap::setLimit(t, 64u << 20);
  ValueArray* huge = newValueArray(t, 1 << 27);
  EXPECT_EQ(huge, nullptr);
  EXPECT_EQ(takeExceptionName(), "MemoryError");
  List* list = newList(t, 0);
  bool appended = true;
  for (int i = 0; appended && i < 3'000'000; ++i) {
    Tuple* item = newTuple(t, 4);
    appended = item && listAppend(t, list, Value::object(item));
  }
  EXPECT_FALSE(appended);
  EXPECT_EQ(takeExceptionName(), "MemoryError");
  list->length = 0;
  list->items = nullptr;
  scrubStack();
  heap::collect(t, true);
  EXPECT_NE(newTuple(t, 4), nullptr);
  heap::setLimit(t, 0);
}

}  // namespace
}  // namespace taipan
