// The table of dicts: collisions, keys whose equality changes the dict, versions, watchpoints, order.
#include "runtime/TierUp.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

// A key with a hash of our choice and an equality that runs a function first.
struct TestKey : Object {
  Value number;
};

int64_t nextHash;
void (*onCompare)(Thread* t);
int compareCount;

TypeObject* testKeyType(Thread* t) {
  static TypeObject* type;
  if (type) return type;
  TypeSpec spec{};
  spec.name = "TestKey";
  spec.slots.hash = [](Thread*, Value, bool*) { return nextHash; };
  spec.slots.compare = [](Thread* thread, Value a, Value b, CompareOp op) -> Value {
    if (op != CompareOp::Eq || typeOf(b) != type || typeOf(a) != type) return kNotImplemented;
    ++compareCount;
    if (onCompare) onCompare(thread);
    if (thread->exception) return {};
    return Value::boolean(a.as<TestKey>()->number == b.as<TestKey>()->number);
  };
  spec.instanceSize = sizeof(TestKey);
  spec.instanceLayout = Layout::kValuesFrom1;
  spec.type = &type;
  return newBuiltinType(t, spec);
}

Value testKey(Thread* t, int64_t number) {
  auto* key = allocateAs<TestKey>(t, sizeof(TestKey), testKeyType(t)->instanceShape, Layout::kValuesFrom1);
  key->number = Value::smallInt(number);
  return Value::object(key);
}

class DictTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    nextHash = 7;
    onCompare = nullptr;
    compareCount = 0;
    d = newDict(t);
  }
  void set(int64_t key, int64_t value) { ASSERT_TRUE(dictSet(t, d, Value::smallInt(key), Value::smallInt(value))); }
  Value get(int64_t key) { return dictGet(t, d, Value::smallInt(key)); }
  std::string repr(Value v) { return strToUtf8(reprOf(t, v).as<Str>()); }
  std::string repr() { return repr(Value::object(d)); }

  static Dict* d;
};
Dict* DictTest::d;

TEST_F(DictTest, ManyIntKeys) {
  for (int64_t i = 0; i < 100000; i++)
    set(i * 7 - 5000, i);
  EXPECT_EQ(d->length, 100000);
  for (int64_t i = 0; i < 100000; i++)
    ASSERT_EQ(get(i * 7 - 5000), Value::smallInt(i));
  EXPECT_TRUE(get(1).isEmpty());
}

TEST_F(DictTest, KeysThatCollideInTheIndex) {
  for (int64_t i = 0; i < 2000; i++)
    set(i << 40, i);
  for (int64_t i = 0; i < 2000; i++)
    ASSERT_EQ(get(i << 40), Value::smallInt(i));
  for (int64_t i = 0; i < 2000; i += 2)
    ASSERT_EQ(dictDelete(t, d, Value::smallInt(i << 40)), 1);
  for (int64_t i = 0; i < 2000; i++)
    ASSERT_EQ(get(i << 40).isEmpty(), i % 2 == 0);
}

TEST_F(DictTest, EqualNumbersOfSeveralTypesAreOneKey) {
  set(1, 10);
  EXPECT_EQ(dictGet(t, d, kTrue), Value::smallInt(10));
  EXPECT_EQ(dictGet(t, d, makeFloat(t, 1.0)), Value::smallInt(10));
  EXPECT_TRUE(dictSet(t, d, makeFloat(t, 1.0), Value::smallInt(20)));
  EXPECT_EQ(repr(), "{1: 20}");
  EXPECT_TRUE(dictSet(t, d, makeFloat(t, 2.0), Value::smallInt(30)));
  EXPECT_EQ(get(2), Value::smallInt(30));
  EXPECT_TRUE(dictSet(t, d, kFalse, Value::smallInt(40)));
  EXPECT_EQ(get(0), Value::smallInt(40));
  EXPECT_TRUE(get(-1).isEmpty());
  set(-2, 1);
  EXPECT_TRUE(get(-1).isEmpty()) << "-1 and -2 have one hash";
}

TEST_F(DictTest, OrderIsThatOfInsertion) {
  for (int64_t i : {5, 3, 9, 1})
    set(i, i);
  ASSERT_EQ(dictDelete(t, d, Value::smallInt(3)), 1);
  set(3, 33);
  set(9, 99);
  EXPECT_EQ(repr(), "{5: 5, 9: 99, 1: 1, 3: 33}");
}

TEST_F(DictTest, PopItemTakesTheNewestAndPlacesAreUsedAgain) {
  for (int64_t round = 0; round < 1000; round++) {
    set(round, round);
    set(-round - 10, round);
    Value key, value;
    ASSERT_TRUE(dictPopItem(t, d, &key, &value));
    ASSERT_EQ(key, Value::smallInt(-round - 10));
    ASSERT_TRUE(get(-round - 10).isEmpty());
    ASSERT_EQ(get(round), Value::smallInt(round));
  }
  EXPECT_EQ(d->length, 1000);
  Value key, value;
  while (dictPopItem(t, d, &key, &value)) {
  }
  EXPECT_EQ(d->length, 0);
  set(1, 2);
  EXPECT_EQ(repr(), "{1: 2}");
}

TEST_F(DictTest, EqualityMayReplaceTheTable) {
  Value a = testKey(t, 1), b = testKey(t, 2);
  ASSERT_TRUE(dictSet(t, d, a, Value::smallInt(1)));
  ASSERT_TRUE(dictSet(t, d, b, Value::smallInt(2)));
  onCompare = [](Thread* thread) {
    if (compareCount > 3) return;
    for (int64_t i = 0; i < 50; i++)
      EXPECT_TRUE(dictSet(thread, d, Value::smallInt(1000 * compareCount + i), kNone));
  };
  EXPECT_EQ(dictGet(t, d, testKey(t, 2)), Value::smallInt(2));
  EXPECT_GT(compareCount, 2);
}

TEST_F(DictTest, EqualityMayClearTheDict) {
  ASSERT_TRUE(dictSet(t, d, testKey(t, 1), Value::smallInt(1)));
  onCompare = [](Thread* thread) { dictClear(thread, d); };
  EXPECT_TRUE(dictGet(t, d, testKey(t, 1)).isEmpty());
  onCompare = nullptr;
  ASSERT_TRUE(dictSet(t, d, testKey(t, 1), Value::smallInt(1)));
  onCompare = [](Thread* thread) { dictClear(thread, d); };
  ASSERT_TRUE(dictSet(t, d, testKey(t, 2), Value::smallInt(2)));
  EXPECT_EQ(d->length, 1);
}

TEST_F(DictTest, EqualityMayRaise) {
  ASSERT_TRUE(dictSet(t, d, testKey(t, 1), Value::smallInt(1)));
  onCompare = [](Thread* thread) { raiseValueError(thread, "no"); };
  EXPECT_TRUE(dictGet(t, d, testKey(t, 2)).isEmpty());
  EXPECT_EQ(takeExceptionName(), "ValueError");
  EXPECT_FALSE(dictSet(t, d, testKey(t, 2), kNone));
  EXPECT_EQ(takeExceptionName(), "ValueError");
  EXPECT_EQ(dictDelete(t, d, testKey(t, 2)), -1);
  EXPECT_EQ(takeExceptionName(), "ValueError");
  EXPECT_EQ(d->length, 1);
}

TEST_F(DictTest, UnhashableKeyRaises) {
  EXPECT_FALSE(dictSet(t, d, Value::object(newList(t, 0)), kNone));
  EXPECT_EQ(takeExceptionName(), "TypeError");
}

TEST_F(DictTest, KeysVersionChangesWithTheKeysAlone) {
  Str* name = intern(t, "dict_test_name");
  EXPECT_EQ(dictFindEntry(t, d, name), -1);
  uint32_t empty = d->keysVersion;
  EXPECT_GT(empty, kKeysNotAsked);
  ASSERT_TRUE(dictSetStr(t, d, name, kNone));
  EXPECT_NE(d->keysVersion, empty);
  int64_t at = dictFindEntry(t, d, name);
  ASSERT_GE(at, 0);
  uint32_t one = d->keysVersion;
  EXPECT_NE(one, empty);
  ASSERT_TRUE(dictSetStr(t, d, name, kTrue));
  dictSetEntry(t, d, at, kFalse);
  EXPECT_EQ(d->keysVersion, one);
  EXPECT_EQ(dictGetStr(d, name), kFalse);
  EXPECT_TRUE(dictDeleteStr(t, d, name));
  EXPECT_NE(d->keysVersion, one);
  EXPECT_FALSE(dictDeleteStr(t, d, name));
}

std::vector<std::string> changes;

TEST_F(DictTest, WatchedEntriesTellOnce) {
  auto before = tierUp.dictChanged;
  tierUp.dictChanged = [](Thread*, Dict* dict, Str* key) {
    EXPECT_EQ(dict, d);
    changes.push_back(strToUtf8(key));
  };
  changes.clear();
  Str *present = intern(t, "present"), *absent = intern(t, "absent");
  ASSERT_TRUE(dictSetStr(t, d, present, kNone));
  dictWatch(d, present);
  EXPECT_TRUE(dictIsWatched(d, present));
  EXPECT_FALSE(dictIsWatched(d, absent));
  dictWatch(d, absent);
  EXPECT_TRUE(dictIsWatched(d, absent));
  ASSERT_TRUE(dictSetStr(t, d, present, kNone));
  EXPECT_TRUE(changes.empty()) << "the same value is no change";
  for (int64_t i = 0; i < 100; i++)
    set(i, i);  // the bit survives a move of the table
  ASSERT_TRUE(dictSetStr(t, d, present, kTrue));
  ASSERT_TRUE(dictSetStr(t, d, present, kFalse));
  ASSERT_TRUE(dictSetStr(t, d, absent, kTrue));
  EXPECT_EQ(changes, (std::vector<std::string>{"present", "absent"}));
  dictWatch(d, absent);
  dictClear(t, d);
  EXPECT_EQ(changes.back(), "absent");
  EXPECT_EQ(changes.size(), 3u);
  tierUp.dictChanged = before;
}

TEST_F(DictTest, CopyHasNoGapsAndNoWatches) {
  Str* name = intern(t, "watched_in_original");
  ASSERT_TRUE(dictSetStr(t, d, name, kNone));
  for (int64_t i = 0; i < 1000; i++)
    set(i, i);
  for (int64_t i = 0; i < 990; i++)
    ASSERT_EQ(dictDelete(t, d, Value::smallInt(i)), 1);
  dictWatch(d, name);
  Dict* copy = dictCopy(t, d);
  EXPECT_EQ(copy->length, 11);
  EXPECT_EQ(copy->table->used, 11);
  EXPECT_LT(copy->table->capacity, 50);
  EXPECT_FALSE(dictIsWatched(copy, name));
  EXPECT_EQ(repr(Value::object(copy)), repr());
}

}  // namespace
}  // namespace taipan
