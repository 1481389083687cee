// The laws of the type lattice, on all pairs and triples of a sample of types.
#include <gtest/gtest.h>

#include "ir/Type.h"

namespace taipan::hir {

namespace {

Type constantOf(Value v) {
  return Type::constant(v, kindOfImmediate(v));
}

std::vector<Type> sample() {
  std::vector<Type> types{Type(), Type::top(), Type::any()};
  for (unsigned bit = 0; bit < kTypeKindCount; ++bit)
    types.push_back(Type(TypeBits{1} << bit));
  for (TypeBits bits : {kTypeInt, kTypeInt | kTypeFloat, kTypeSmallInt | kTypeFloat, kTypeNone | kTypeInstance,
                        kHeapKinds, kTypeFloat | kTypeEmpty, kTypeBool | kTypeNone})
    types.push_back(Type(bits));
  types.push_back(constantOf(Value::smallInt(1)));
  types.push_back(constantOf(Value::smallInt(2)));
  types.push_back(constantOf(kNone));
  types.push_back(constantOf(kTrue));
  types.push_back(constantOf(Value()));
  return types;
}

TEST(TypeTest, JoinIsAnUpperBound) {
  for (Type a : sample())
    for (Type b : sample()) {
      Type j = a.join(b);
      EXPECT_TRUE(a.isSubtypeOf(j)) << a.toString() << " join " << b.toString();
      EXPECT_TRUE(b.isSubtypeOf(j)) << a.toString() << " join " << b.toString();
      EXPECT_EQ(j, b.join(a));
    }
}

TEST(TypeTest, JoinIsTheLeastUpperBoundOfKinds) {
  for (Type a : sample())
    for (Type b : sample())
      EXPECT_EQ(a.join(b).bits(), a.bits() | b.bits());
}

TEST(TypeTest, MeetIsTheGreatestLowerBound) {
  for (Type a : sample())
    for (Type b : sample()) {
      Type m = a.meet(b);
      EXPECT_TRUE(m.isSubtypeOf(a)) << a.toString() << " meet " << b.toString();
      EXPECT_TRUE(m.isSubtypeOf(b)) << a.toString() << " meet " << b.toString();
      EXPECT_EQ(m, b.meet(a));
      for (Type c : sample())
        if (c.isSubtypeOf(a) && c.isSubtypeOf(b)) EXPECT_TRUE(c.isSubtypeOf(m)) << c.toString();
    }
}

TEST(TypeTest, SubtypingIsAPartialOrder) {
  for (Type a : sample()) {
    EXPECT_TRUE(a.isSubtypeOf(a));
    EXPECT_TRUE(a.isSubtypeOf(Type::top()));
    EXPECT_TRUE(Type().isSubtypeOf(a));
    for (Type b : sample()) {
      if (a.isSubtypeOf(b) && b.isSubtypeOf(a)) EXPECT_EQ(a, b);
      EXPECT_EQ(a.isSubtypeOf(b), a.join(b) == b) << a.toString() << ", " << b.toString();
      for (Type c : sample())
        if (a.isSubtypeOf(b) && b.isSubtypeOf(c)) EXPECT_TRUE(a.isSubtypeOf(c));
    }
  }
}

TEST(TypeTest, AbsorptionAndAssociativity) {
  for (Type a : sample())
    for (Type b : sample()) {
      EXPECT_EQ(a.meet(a.join(b)), a);
      for (Type c : sample()) {
        EXPECT_EQ(a.meet(b).meet(c), a.meet(b.meet(c)));
        EXPECT_EQ(a.join(b).join(c).bits(), a.join(b.join(c)).bits());
      }
    }
}

TEST(TypeTest, TextReadsBack) {
  for (Type a : sample()) {
    TypeBits bits;
    ASSERT_TRUE(parseTypeBits(a.toString(), &bits)) << a.toString();
    EXPECT_EQ(bits, a.bits()) << a.toString();
  }
  TypeBits bits;
  EXPECT_FALSE(parseTypeBits("int", &bits));
  EXPECT_FALSE(parseTypeBits("", &bits));
  EXPECT_FALSE(parseTypeBits("float|", &bits));
}

TEST(TypeTest, FeedbackNamesWhatGuardsTest) {
  EXPECT_EQ(bitsOfSeen(kSeenSmallInt | kSeenFloat), kTypeSmallInt | kTypeFloat);
  EXPECT_EQ(bitsOfSeen(kSeenSet | kSeenClass), kTypeSet | kTypeClass);
  EXPECT_EQ(bitsOfSeen(0), 0u);
  EXPECT_EQ(bitsOfSeen(kSeenOther), kTypeAny);
  EXPECT_EQ(bitsOfSeen(kSeenList | kSeenBuiltin), kTypeAny);
}

TEST(TypeTest, KindsAreSpelledAsTheirRows) {
  EXPECT_EQ(typeBitsText(kTypeSmallInt | kTypeNone | kTypeSet), "smallint|none|set");
}

TEST(TypeTest, ConstantsKnowTheirKind) {
  EXPECT_EQ(constantOf(Value::smallInt(7)).bits(), kTypeSmallInt);
  EXPECT_EQ(constantOf(kFalse).bits(), kTypeBool);
  EXPECT_EQ(constantOf(Value()).bits(), kTypeEmpty);
  EXPECT_EQ(constantOf(kEllipsis).bits(), kTypeOther);
}

}  // namespace

}  // namespace taipan::hir
