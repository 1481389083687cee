// Decoding of deopt points from made-up register images: every kind of location, representation and virtual object.
#include "runtime/frames/DeoptPoint.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

// A native frame: words above the stack pointer and around the frame pointer.
class DeoptPointTest : public RuntimeTest {
 protected:
  RegisterImage image() const {
    return {reinterpret_cast<const uint8_t*>(words + 8), reinterpret_cast<const uint8_t*>(words)};
  }
  static Location constant(uint64_t bits) { return {LocationKind::kConstant, 8, 0, bits}; }
  static Location stack(int32_t offset, uint8_t size = 8) { return {LocationKind::kStack, size, offset, 0}; }
  static Location frame(int32_t offset, uint8_t size = 8) { return {LocationKind::kFrame, size, offset, 0}; }
  static Location virtualObject(int32_t index) { return {LocationKind::kVirtual, 8, index, 0}; }

  Value decode(Repr repr, Location location) {
    DeoptValue value{0, repr, location};
    return decodeValue(t, point, value, image());
  }
  // Decodes a virtual object with these fields.
  Value decodeVirtual(VirtualObject::Kind kind, std::initializer_list<DeoptValue> fields) {
    fieldStore.assign(fields);
    virtualStore = {{kind, 0, static_cast<uint32_t>(fieldStore.size())}};
    point.fields = fieldStore.data();
    point.virtuals = virtualStore.data();
    return decode(Repr::kTagged, virtualObject(0));
  }

  uint64_t words[16] = {};
  DeoptPoint point{};
  std::vector<DeoptValue> fieldStore;
  std::vector<VirtualObject> virtualStore;
};

TEST_F(DeoptPointTest, ReadsBitsOfEverySize) {
  words[2] = 0x1122334455667788;
  EXPECT_EQ(readLocation(stack(16), image()), 0x1122334455667788u);
  EXPECT_EQ(readLocation(stack(16, 4), image()), 0x55667788u);
  EXPECT_EQ(readLocation(stack(16, 2), image()), 0x7788u);
  EXPECT_EQ(readLocation(stack(17, 1), image()), 0x77u);
}

TEST_F(DeoptPointTest, ReadsBesideTheFramePointer) {
  words[6] = 42;
  words[9] = 43;
  EXPECT_EQ(readLocation(frame(-16), image()), 42u);
  EXPECT_EQ(readLocation(frame(8), image()), 43u);
}

TEST_F(DeoptPointTest, AddressesAreNotRead) {
  EXPECT_EQ(readLocation({LocationKind::kStackAddress, 8, 24, 0}, image()), reinterpret_cast<uint64_t>(words + 3));
  EXPECT_EQ(readLocation({LocationKind::kFrameAddress, 8, -8, 0}, image()), reinterpret_cast<uint64_t>(words + 7));
}

TEST_F(DeoptPointTest, DecodesRepresentations) {
  EXPECT_EQ(decode(Repr::kTagged, constant(kNone.bits())), kNone);
  EXPECT_EQ(decode(Repr::kInt, constant(static_cast<uint64_t>(-5))), Value::smallInt(-5));
  EXPECT_EQ(decode(Repr::kBool, constant(1)), kTrue);
  EXPECT_EQ(decode(Repr::kBool, constant(0xff00)), kFalse) << "only the low byte counts";
  EXPECT_TRUE(decode(Repr::kEmpty, stack(0)).isEmpty());
  Value half = decode(Repr::kDouble, constant(std::bit_cast<uint64_t>(0.5)));
  ASSERT_TRUE(isFloat(half));
  EXPECT_EQ(floatValue(half), 0.5);
}

TEST_F(DeoptPointTest, IntsOutsideTheSmallOnesAreBoxed) {
  words[0] = static_cast<uint64_t>(INT64_MIN);
  Value v = decode(Repr::kInt, stack(0));
  ASSERT_TRUE(v.isObject());
  int64_t back;
  ASSERT_TRUE(intToInt64(v, &back));
  EXPECT_EQ(back, INT64_MIN);
}

TEST_F(DeoptPointTest, RareExponentsAreBoxed) {
  Value v = decode(Repr::kDouble, constant(std::bit_cast<uint64_t>(1e200)));
  ASSERT_TRUE(isFloat(v));
  EXPECT_FALSE(v.isImmediateFloat());
  EXPECT_EQ(floatValue(v), 1e200);
}

TEST_F(DeoptPointTest, RebuildsTuplesAndLists) {
  DeoptValue one{0, Repr::kInt, constant(1)}, none{1, Repr::kTagged, constant(kNone.bits())};
  Value tuple = decodeVirtual(VirtualObject::Kind::kTuple, {one, none});
  ASSERT_TRUE(isExact(tuple, types::Tuple));
  ASSERT_EQ(tuple.as<Tuple>()->length, 2);
  EXPECT_EQ(tuple.as<Tuple>()->items[0], Value::smallInt(1));
  EXPECT_EQ(tuple.as<Tuple>()->items[1], kNone);
  Value list = decodeVirtual(VirtualObject::Kind::kList, {none, one});
  ASSERT_TRUE(isExact(list, types::List));
  ASSERT_EQ(list.as<List>()->length, 2);
  EXPECT_EQ(list.as<List>()->items->values[1], Value::smallInt(1));
}

TEST_F(DeoptPointTest, RebuildsNestedObjects) {
  fieldStore = {{0, Repr::kTagged, virtualObject(1)}, {0, Repr::kInt, constant(7)}};
  virtualStore = {{VirtualObject::Kind::kTuple, 0, 1}, {VirtualObject::Kind::kCell, 1, 1}};
  point.fields = fieldStore.data();
  point.virtuals = virtualStore.data();
  Value tuple = decode(Repr::kTagged, virtualObject(0));
  ASSERT_TRUE(isExact(tuple, types::Tuple));
  Value cell = tuple.as<Tuple>()->items[0];
  ASSERT_TRUE(isExact(cell, types::Cell));
  EXPECT_EQ(cell.as<Cell>()->contents, Value::smallInt(7));
}

TEST_F(DeoptPointTest, RebuildsRangesSlicesMethodsFloats) {
  DeoptValue a{0, Repr::kInt, constant(1)}, b{1, Repr::kInt, constant(9)}, c{2, Repr::kInt, constant(2)};
  Value range = decodeVirtual(VirtualObject::Kind::kRange, {a, b, c});
  ASSERT_TRUE(isExact(range, types::Range));
  EXPECT_EQ(range.as<Range>()->stop, Value::smallInt(9));
  EXPECT_EQ(range.as<Range>()->fast, 1u);
  Value slice = decodeVirtual(VirtualObject::Kind::kSlice, {a, b, c});
  ASSERT_TRUE(isExact(slice, types::Slice));
  EXPECT_EQ(slice.as<Slice>()->step, Value::smallInt(2));
  Value method = decodeVirtual(VirtualObject::Kind::kBoundMethod, {a, b});
  ASSERT_TRUE(isExact(method, types::Method));
  EXPECT_EQ(method.as<BoundMethod>()->self, Value::smallInt(9));
  Value f = decodeVirtual(VirtualObject::Kind::kFloat, {{0, Repr::kDouble, constant(std::bit_cast<uint64_t>(1e-200))}});
  ASSERT_TRUE(isFloat(f));
  EXPECT_EQ(floatValue(f), 1e-200);
}

TEST_F(DeoptPointTest, RebuildsSuperObjects) {
  DeoptValue cls{0, Repr::kTagged, constant(Value::object(types::Object).bits())}, object{1, Repr::kInt, constant(9)};
  Value super = decodeVirtual(VirtualObject::Kind::kSuper, {cls, object});
  ASSERT_TRUE(isExact(super, types::Super));
  EXPECT_EQ(super.as<SuperObject>()->type, Value::object(types::Object));
  EXPECT_EQ(super.as<SuperObject>()->object, Value::smallInt(9));
  EXPECT_EQ(super.as<SuperObject>()->objectType, Value::object(types::Int));
}

TEST_F(DeoptPointTest, FindsRecordsAndFunctions) {
  DeoptSegment segment{};
  EXPECT_EQ(activationRecord(segment, image()), nullptr) << "size 0: none";
  segment.record = {LocationKind::kFrameAddress, 8, -32, 0};
  EXPECT_EQ(static_cast<void*>(activationRecord(segment, image())), static_cast<void*>(words + 4));
  words[1] = 0x1230;
  segment.functionValue = stack(8);
  EXPECT_EQ(reinterpret_cast<uint64_t>(segmentFunction(segment, image())), 0x1230u);
  segment.function = reinterpret_cast<FunctionObject*>(uint64_t{0x4560});
  EXPECT_EQ(segmentFunction(segment, image()), segment.function);
}

TEST(DeoptReasons, HaveNames) {
  EXPECT_STREQ(deoptReasonName(DeoptReason::kOverflow), "Overflow");
}

}  // namespace
}  // namespace taipan
