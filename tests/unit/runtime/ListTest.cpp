// Lists: growth, sorting, slices; tuples' hashes; slices against lengths.
#include <algorithm>
#include <random>

#include "runtime/types/container/List.h"
#include "runtime/types/container/MergeSort.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

class ListTest : public RuntimeTest {
 protected:
  List* listOf(const std::vector<int64_t>& items) {
    List* list = newList(t, 0);
    for (int64_t i : items)
      EXPECT_TRUE(listAppend(t, list, makeInt(t, i)));
    return list;
  }
  std::vector<int64_t> contents(List* list) {
    std::vector<int64_t> items;
    for (int64_t i = 0; i < list->length; i++)
      items.push_back(list->items->values[i].asSmallInt());
    return items;
  }
  Value number(int64_t i) { return Value::smallInt(i); }
  Slice* slice(Value a, Value b, Value c) { return newSlice(t, a, b, c); }
};

TEST_F(ListTest, AppendIsAmortised) {
  List* list = newList(t, 0);
  for (int64_t i = 0; i < 300000; i++)
    ASSERT_TRUE(listAppend(t, list, number(i)));
  EXPECT_EQ(list->length, 300000);
  for (int64_t i = 0; i < 300000; i++)
    ASSERT_EQ(list->items->values[i], number(i));
  EXPECT_LT(list->items->capacity, 600000);
}

TEST_F(ListTest, InsertAndRemove) {
  List* list = listOf({1, 2, 3});
  ASSERT_TRUE(listInsert(t, list, 0, number(0)));
  ASSERT_TRUE(listInsert(t, list, 4, number(4)));
  ASSERT_TRUE(listInsert(t, list, 2, number(9)));
  EXPECT_EQ(contents(list), (std::vector<int64_t>{0, 1, 9, 2, 3, 4}));
  listRemoveAt(list, 2);
  listRemoveAt(list, 4);
  EXPECT_EQ(contents(list), (std::vector<int64_t>{0, 1, 2, 3}));
}

TEST_F(ListTest, ReplaceGrowsAndShrinks) {
  List* list = listOf({0, 1, 2, 3, 4});
  Value items[] = {number(7), number(8), number(9)};
  ASSERT_TRUE(listReplace(t, list, 1, 2, items, 3));
  EXPECT_EQ(contents(list), (std::vector<int64_t>{0, 7, 8, 9, 2, 3, 4}));
  ASSERT_TRUE(listReplace(t, list, 1, 6, nullptr, 0));
  EXPECT_EQ(contents(list), (std::vector<int64_t>{0, 4}));
  ASSERT_TRUE(listReplace(t, list, 2, 2, items, 2));
  EXPECT_EQ(contents(list), (std::vector<int64_t>{0, 4, 7, 8}));
}

TEST_F(ListTest, ExtendedSlices) {
  List* list = listOf({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  EXPECT_EQ(contents(listGetSlice(t, list, slice(kNone, kNone, number(-3))).as<List>()),
            (std::vector<int64_t>{9, 6, 3, 0}));
  EXPECT_EQ(listSetSlice(t, list, slice(kNone, kNone, number(3)), Value::object(listOf({90, 93, 96, 99}))), 0);
  EXPECT_EQ(contents(list), (std::vector<int64_t>{90, 1, 2, 93, 4, 5, 96, 7, 8, 99}));
  EXPECT_EQ(listSetSlice(t, list, slice(number(8), kNone, number(-2)), Value()), 0);
  EXPECT_EQ(contents(list), (std::vector<int64_t>{1, 93, 5, 7, 99}));
  EXPECT_EQ(listSetSlice(t, list, slice(kNone, kNone, number(2)), Value::object(listOf({1}))), -1);
  EXPECT_EQ(takeExceptionName(), "ValueError");
  EXPECT_EQ(listSetSlice(t, list, slice(number(1), number(3), kNone), Value::object(list)), 0);
  EXPECT_EQ(contents(list), (std::vector<int64_t>{1, 1, 93, 5, 7, 99, 7, 99}));
}

TEST_F(ListTest, ResolveSlice) {
  int64_t start, stop, step, count;
  auto resolve = [&](Value a, Value b, Value c, int64_t n) {
    EXPECT_TRUE(resolveSlice(t, slice(a, b, c), n, &start, &stop, &step, &count));
    return std::vector<int64_t>{start, stop, step, count};
  };
  EXPECT_EQ(resolve(kNone, kNone, kNone, 5), (std::vector<int64_t>{0, 5, 1, 5}));
  EXPECT_EQ(resolve(number(-2), kNone, kNone, 5), (std::vector<int64_t>{3, 5, 1, 2}));
  EXPECT_EQ(resolve(number(10), number(-10), number(-2), 5), (std::vector<int64_t>{4, -1, -2, 3}));
  EXPECT_EQ(resolve(number(3), number(1), kNone, 5), (std::vector<int64_t>{3, 1, 1, 0}));
  Value huge = intPow(t, number(10), number(40), Value());
  EXPECT_EQ(resolve(number(1), huge, huge, 5), (std::vector<int64_t>{1, 5, INT64_MAX, 1}));
  EXPECT_FALSE(resolveSlice(t, slice(kNone, kNone, number(0)), 5, &start, &stop, &step, &count));
  EXPECT_EQ(takeExceptionName(), "ValueError");
}

TEST_F(ListTest, SortsLikeTheStandardLibrary) {
  std::mt19937_64 random(7);
  for (int64_t n : {0, 1, 2, 3, 10, 31, 32, 33, 64, 65, 100, 1000, 5000}) {
    for (int kind = 0; kind < 4; kind++) {
      std::vector<int64_t> items;
      for (int64_t i = 0; i < n; i++) {
        int64_t noise = static_cast<int64_t>(random() % 10);
        items.push_back(kind == 0   ? static_cast<int64_t>(random() % 1000)
                        : kind == 1 ? i
                        : kind == 2 ? n - i
                                    : i / 10 * 10 + noise);
      }
      List* list = listOf(items);
      ASSERT_TRUE(listSort(t, list, Value(), false));
      std::sort(items.begin(), items.end());
      ASSERT_EQ(contents(list), items) << n << " items of kind " << kind;
      ASSERT_TRUE(listSort(t, list, Value(), true));
      std::reverse(items.begin(), items.end());
      ASSERT_EQ(contents(list), items);
    }
  }
}

TEST_F(ListTest, MergeSortIsStable) {
  struct Item {
    int key, place;
  };
  std::mt19937 random(3);
  for (size_t n : {5u, 40u, 333u, 4096u, 10000u}) {
    for (unsigned keys : {2u, 10u, 1000u}) {
      std::vector<Item> items(n), scratch((n + 1) / 2);
      for (size_t i = 0; i < n; i++)
        items[i] = {static_cast<int>(random() % keys), static_cast<int>(i)};
      if (keys == 10)
        for (size_t i = 0; i + 1 < n; i += 1 + random() % 50)
          std::swap(items[i].key, items[i + 1].key);
      auto less = [](const Item& a, const Item& b) -> int { return a.key < b.key; };
      ASSERT_TRUE(
          (MergeSort<Item, decltype(less)>(items.data(), static_cast<int64_t>(n), scratch.data(), less).sort()));
      for (size_t i = 1; i < n; i++) {
        ASSERT_LE(items[i - 1].key, items[i].key);
        if (items[i - 1].key == items[i].key) ASSERT_LT(items[i - 1].place, items[i].place);
      }
    }
  }
}

TEST_F(ListTest, FailedComparisonLeavesTheItems) {
  List* list = listOf({3, 2, 1});
  ASSERT_TRUE(listAppend(t, list, kNone));
  EXPECT_FALSE(listSort(t, list, Value(), false));
  EXPECT_EQ(takeExceptionName(), "TypeError");
  EXPECT_EQ(list->length, 4);
  EXPECT_EQ(list->items->values[3], kNone);
}

TEST_F(ListTest, TuplesHashAsInCPython) {
  bool failed = false;
  Value items[] = {number(1), number(2)};
  EXPECT_EQ(hashValue(t, Value::object(newTupleFrom(t, items, 2)), &failed), -3550055125485641917);
  EXPECT_EQ(hashValue(t, Value::object(newTuple(t, 0)), &failed), 5740354900026072187);
  EXPECT_FALSE(failed);
}

}  // namespace
}  // namespace taipan
