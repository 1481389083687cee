// Feedback: what kind a value is of, how the kinds of two operands lie in one word, and whose slot is what.
#include <concepts>

#include "runtime/bytecode/Feedback.h"
#include "runtime/core/Type.h"
#include "runtime/core/TypeNames.h"
#include "runtime/core/ValueKind.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

// --- whose slot is what, where the instruction is known to the compiler

template <Op op, class T>
concept HasSiteOf = requires(const Instr* pc, FeedbackSlot* slots) {
  { siteOf<op>(pc, slots) } -> std::same_as<T*>;
};
static_assert(HasSiteOf<Op::Add, SeenFeedback> && HasSiteOf<Op::JumpLt, SeenFeedback>);
static_assert(HasSiteOf<Op::ForIter, IterationFeedback> && !HasSiteOf<Op::ForIter, SeenFeedback>);
static_assert(HasSiteOf<Op::LoadMethod, AttrFeedback> && !HasSiteOf<Op::CallMethod, AttrFeedback>);
static_assert(HasSiteOf<Op::StoreGlobal, GlobalFeedback> && !HasSiteOf<Op::StoreName, GlobalFeedback>);
static_assert(HasSiteOf<Op::LoadName, NameFeedback>);
static_assert(HasSiteOf<Op::CallKw, CallFeedback> && !HasSiteOf<Op::Add, CallFeedback>);

class FeedbackTest : public RuntimeTest {};

TEST_F(FeedbackTest, SlotsAreFoundByTheirIndex) {
  FeedbackSlot slots[3] = {};
  Instr add{};
  add.op = Op::Add;
  add.slot = 2;
  EXPECT_EQ(siteOf<Op::Add>(&add, slots), &slots[2].seen);
  EXPECT_EQ(siteOf<FeedbackKind::Seen>(&add, slots), &slots[2].seen);
}

#ifndef NDEBUG
using FeedbackDeathTest = FeedbackTest;

TEST_F(FeedbackDeathTest, ASlotOfAnotherKindIsNoticed) {
  FeedbackSlot slot{};
  Instr add{};
  add.op = Op::Add;
  EXPECT_DEATH((void)siteOf<FeedbackKind::Call>(&add, &slot), "the instruction has this kind of feedback");
  EXPECT_DEATH((void)siteOf<Op::Sub>(&add, &slot), "the instruction is the one that was named");
}
#endif

// --- pairs

TEST_F(FeedbackTest, PairsKeepTheKindsOfBothOperands) {
  for (unsigned first = 0; first <= 32; ++first)
    for (unsigned second = 0; second <= 32; ++second) {
      auto bit = [](unsigned n) { return n < 32 ? 1u << n : 0u; };  // 32: nothing
      SeenPair pair = seenPair(bit(first), bit(second));
      EXPECT_EQ(firstSeen(pair), bit(first));
      EXPECT_EQ(secondSeen(pair), bit(second));
      pair |= seenPair(kSeenStr, kSeenEmpty);
      EXPECT_EQ(firstSeen(pair), bit(first) | kSeenStr);
      EXPECT_EQ(secondSeen(pair), bit(second) | kSeenEmpty);
    }
  EXPECT_EQ(firstSeen(seenFirst(~0u)), ~0u);
  EXPECT_EQ(secondSeen(seenFirst(~0u)), 0u);
}

// What fast paths record is one OR with an immediate: these kinds come early in ValueKinds.def.
constexpr bool isImmediate(SeenPair pair) {
  return static_cast<uint64_t>(pair) <= INT32_MAX;
}
static_assert(isImmediate(seenPair(kSeenSmallInt, kSeenSmallInt)) && isImmediate(seenPair(kSeenFloat, kSeenFloat)));
static_assert(isImmediate(seenPair(kSeenList, kSeenSmallInt)) && isImmediate(seenPair(kSeenTuple, kSeenSmallInt)));
static_assert(isImmediate(seenFirst(kSeenRange)) && isImmediate(seenFirst(kSeenBool)));

// --- kinds

TEST_F(FeedbackTest, TypesHaveTheKindsOfTheirRows) {
#define BUILTIN_TYPE(cname, ...) EXPECT_EQ(types::cname->kind, kindOfObjects(rowKinds::cname)) << types::cname->cName;
#include "runtime/core/BuiltinTypes.def"
}

TEST_F(FeedbackTest, AKindOfItsOwnIsOfOneType) {
  KindBits own = 0;
#define BUILTIN_TYPE(cname, ...)                          \
  if (!(rowKinds::cname & (kSeenBuiltin | kSeenOther))) { \
    EXPECT_FALSE(own& rowKinds::cname) << #cname;         \
    own |= rowKinds::cname;                               \
  }
#include "runtime/core/BuiltinTypes.def"
  EXPECT_EQ(own | kSeenBuiltin | kSeenOther | kSeenInstance | kSeenEmpty, bitOf(ValueKind::Empty) * 2 - 1);
}

TEST_F(FeedbackTest, EveryValueHasAKind) {
  EXPECT_EQ(seenBits(Value::smallInt(7)), kSeenSmallInt);
  EXPECT_EQ(seenBits(makeInt(t, INT64_MAX)), kSeenBigInt);
  EXPECT_EQ(seenBits(makeFloat(t, 1.5)), kSeenFloat);
  EXPECT_EQ(seenBits(makeFloat(t, 0x1p-500)), kSeenFloat);  // an object
  EXPECT_EQ(seenBits(kTrue), kSeenBool);
  EXPECT_EQ(seenBits(kNone), kSeenNone);
  EXPECT_EQ(seenBits(kEllipsis), kSeenOther);
  EXPECT_EQ(seenBits(Value::object(intern(t, "x"))), kSeenStr);
  EXPECT_EQ(seenBits(Value::object(newTuple(t, 1))), kSeenTuple);
  EXPECT_EQ(seenBits(Value::object(newDict(t))), kSeenDict);
  EXPECT_EQ(seenBits(Value::object(types::Object)), kSeenClass);
  EXPECT_EQ(seenBits(Value()), kSeenEmpty);
}

}  // namespace

}  // namespace taipan
