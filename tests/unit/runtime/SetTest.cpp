// Sets: the order of iteration is that of CPython. The expected texts were printed by python3.11.
#include <random>
#include <set>

#include "runtime/types/container/Set.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

class SetTest : public RuntimeTest {
 protected:
  Value setOf(const std::vector<int64_t>& items) {
    Value s = newSet(t);
    for (int64_t i : items)
      EXPECT_TRUE(setAdd(t, s, makeInt(t, i)));
    return s;
  }
  std::string repr(Value v) { return strToUtf8(reprOf(t, v).as<Str>()); }
  Value binary(BinaryOp op, Value a, Value b) { return binaryOp(t, op, a, b); }
};

TEST_F(SetTest, OrderOfSmallSets) {
  EXPECT_EQ(repr(setOf({3, 1, 2})), "{1, 2, 3}");
  EXPECT_EQ(repr(setOf({100, 33, 17, 49, 65})), "{65, 33, 100, 17, 49}");
  EXPECT_EQ(repr(setOf({-1, -2, 5, 8, 16})), "{5, 8, 16, -2, -1}");
  EXPECT_EQ(repr(newSet(t)), "set()");
}

TEST_F(SetTest, DiscardedElementsLeaveNoTrace) {
  Value s = setOf({1, 2, 3, 4, 5});
  for (int64_t i = 0; i < 1000; i++) {
    int64_t hash = i + 100;
    ASSERT_TRUE(setAdd(t, s, Value::smallInt(hash)));
    ASSERT_EQ(setDiscardHashed(t, s.as<SetObject>(), Value::smallInt(hash), hash), 1);
  }
  EXPECT_EQ(s.as<SetObject>()->used, 5);
  EXPECT_EQ(setContains(t, s, Value::smallInt(3)), 1);
  EXPECT_EQ(setContains(t, s, Value::smallInt(100)), 0);
}

TEST_F(SetTest, AgreesWithAModel) {
  std::mt19937_64 random(42);
  Value s = newSet(t);
  std::set<int64_t> model;
  for (int i = 0; i < 200000; i++) {
    int64_t x = static_cast<int64_t>(random() % 3000) << (random() % 3 * 12);
    if (random() % 3) {
      ASSERT_TRUE(setAdd(t, s, Value::smallInt(x)));
      model.insert(x);
    } else {
      ASSERT_EQ(setDiscardHashed(t, s.as<SetObject>(), Value::smallInt(x), x), static_cast<int>(model.erase(x)));
    }
  }
  EXPECT_EQ(s.as<SetObject>()->used, static_cast<int64_t>(model.size()));
  for (int64_t x : model)
    ASSERT_EQ(setContains(t, s, Value::smallInt(x)), 1);
}

TEST_F(SetTest, Algebra) {
  Value a = setOf({1, 2, 3, 4}), b = setOf({3, 4, 5});
  EXPECT_EQ(repr(binary(BinaryOp::And, a, b)), "{3, 4}");
  EXPECT_EQ(repr(binary(BinaryOp::Or, a, b)), "{1, 2, 3, 4, 5}");
  EXPECT_EQ(repr(binary(BinaryOp::Sub, a, b)), "{1, 2}");
  EXPECT_EQ(repr(binary(BinaryOp::Xor, a, b)), "{1, 2, 5}");
  EXPECT_EQ(compareTruth(t, CompareOp::Lt, setOf({1, 2}), a), 1);
  EXPECT_EQ(compareTruth(t, CompareOp::Le, a, a), 1);
  EXPECT_EQ(compareTruth(t, CompareOp::Gt, a, b), 0);
}

TEST_F(SetTest, FrozenSetsHashAsInCPython) {
  bool failed = false;
  SetObject* s = makeSet(t, types::FrozenSet, setOf({1, 2, 3}));
  EXPECT_EQ(hashValue(t, Value::object(s), &failed), -272375401224217160);
  s = makeSet(t, types::FrozenSet, setOf({3, 2, 1, 2}));
  EXPECT_EQ(hashValue(t, Value::object(s), &failed), -272375401224217160);
  EXPECT_FALSE(failed);
}

}  // namespace
}  // namespace taipan
