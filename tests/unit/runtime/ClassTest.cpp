// Classes without any Python source: made by newClass, with C++ functions as methods.
#include <string>

#include "runtime/TierUp.h"
#include "runtime/core/Names.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/AttrCache.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

class ClassTest : public RuntimeTest {
 protected:
  Str* str(const char* text) { return intern(t, text); }

  TypeObject* makeType(const char* name, std::initializer_list<TypeObject*> bases = {}, Dict* space = nullptr) {
    Tuple* tuple = newTuple(t, static_cast<int64_t>(bases.size()));
    int64_t i = 0;
    for (TypeObject* b : bases)
      tuple->items[i++] = Value::object(b);
    Value made = newClass(t, str(name), tuple, space ? space : newDict(t));
    return made.isEmpty() ? nullptr : made.as<TypeObject>();
  }

  // A namespace with one method.
  Dict* withMethod(const char* name, NativeFn fn, int arity) {
    Dict* d = newDict(t);
    addMethod(d, name, fn, arity);
    return d;
  }
  void addMethod(Dict* d, const char* name, NativeFn fn, int arity) {
    MethodRow row{name, fn, arity, arity, kNativeMethod, nullptr};
    EXPECT_TRUE(dictSetStr(t, d, str(name), Value::object(newNative(t, row, Value::object(types::Object)))));
  }

  Value makeInstance(TypeObject* type) { return call(t, Value::object(type), nullptr, 0); }

  std::string mroText(TypeObject* type) {
    std::string text;
    for (int64_t i = 0; i < type->mro->length; i++)
      text += strToUtf8(type->mro->items[i].as<TypeObject>()->name) + " ";
    return text;
  }
  std::string text(Value v) { return v.isEmpty() ? "<empty>" : strToUtf8(v.as<Str>()); }
};

// What was reported as about to change: the attribute, or "layout".
std::string reported;

void report(Thread*, Object*, Str* name) {
  reported += (name ? strToUtf8(name) : "layout") + " ";
}

TEST_F(ClassTest, ChangesOfWatchedObjectsAreReportedOnce) {
  tierUp.objectChanged = report;
  reported.clear();
  Value v = makeInstance(makeType("Watched"));
  Object* o = v.asObject();
  for (const char* name : {"a", "b", "c"})
    ASSERT_TRUE(instanceSet(t, o, str(name), Value::smallInt(1)));
  Shape* plain = o->shape();
  watchInstance(t, o, 0b011);
  EXPECT_EQ(o->shape()->plain, plain);
  EXPECT_EQ(instanceGet(o, str("b")), Value::smallInt(1));
  ASSERT_TRUE(instanceSet(t, o, str("c"), Value::smallInt(2)));  // not watched
  ASSERT_TRUE(instanceSet(t, o, str("a"), Value::smallInt(1)));  // the same as before
  EXPECT_EQ(reported, "");
  ASSERT_TRUE(instanceSet(t, o, str("a"), Value::smallInt(2)));
  ASSERT_TRUE(instanceSet(t, o, str("a"), Value::smallInt(3)));
  EXPECT_EQ(reported, "a ");
  ASSERT_TRUE(instanceSet(t, o, str("d"), Value::smallInt(4)));
  ASSERT_TRUE(instanceSet(t, o, str("b"), Value::smallInt(5)));
  EXPECT_EQ(reported, "a layout ");
  EXPECT_EQ(o->shape(), shapeWith(t, plain, str("d")));
  watchInstance(t, o, 0b001);
  ASSERT_TRUE(instanceToDict(t, o) != nullptr);
  EXPECT_EQ(reported, "a layout layout ");
  EXPECT_EQ(instanceGet(o, str("a")), Value::smallInt(3));
  tierUp.objectChanged = nullptr;
}

TEST_F(ClassTest, InlineCachesForStoresDoNotKnowWatchedSlots) {
  Value v = makeInstance(makeType("Watched"));
  Object* o = v.asObject();
  ASSERT_TRUE(instanceSet(t, o, str("a"), Value::smallInt(1)));
  watchInstance(t, o, 1);
  FeedbackSlot slot{};
  CodeObject code{};
  code.feedback = &slot;
  code.feedbackCount = 1;
  for (int n = 0; n < 20; ++n)
    ASSERT_TRUE(storeAttrCached(t, v, str("a"), Value::smallInt(1), &code, &slot.attribute));
  EXPECT_EQ(slot.attribute.kind, AttrKind::None);
  ASSERT_TRUE(storeAttrCached(t, v, str("a"), Value::smallInt(2), &code, &slot.attribute));
  ASSERT_TRUE(storeAttrCached(t, v, str("a"), Value::smallInt(3), &code, &slot.attribute));
  EXPECT_EQ(slot.attribute.kind, AttrKind::InlineSlot);
}

TEST_F(ClassTest, DiamondHasTheC3Order) {
  TypeObject* a = makeType("A");
  TypeObject* b = makeType("B", {a});
  TypeObject* c = makeType("C", {a});
  TypeObject* d = makeType("D", {b, c});
  EXPECT_EQ(mroText(d), "D B C A object ");
  EXPECT_TRUE(isSubtype(d, a));
  EXPECT_FALSE(isSubtype(b, c));
}

TEST_F(ClassTest, InconsistentOrderIsRefused) {
  TypeObject* a = makeType("A");
  TypeObject* b = makeType("B", {a});
  EXPECT_EQ(makeType("X", {a, b}), nullptr);
  EXPECT_EQ(text(strOf(t, takeException(t))),
            "Cannot create a consistent method resolution\norder (MRO) for bases A, B");
}

TEST_F(ClassTest, LayoutsThatDoNotFitAreRefused) {
  EXPECT_EQ(makeType("X", {types::List, types::Dict}), nullptr);
  EXPECT_EQ(text(strOf(t, takeException(t))), "multiple bases have instance lay-out conflict");
  EXPECT_EQ(makeType("X", {types::Bool}), nullptr);
  EXPECT_EQ(text(strOf(t, takeException(t))), "type 'bool' is not an acceptable base type");
}

TEST_F(ClassTest, InstancesShareShapesByOrderOfAttributes) {
  TypeObject* a = makeType("A");
  Value x = makeInstance(a), y = makeInstance(a), z = makeInstance(a);
  for (Value v : {x, y}) {
    ASSERT_TRUE(setAttr(t, v, str("p"), Value::smallInt(1)));
    ASSERT_TRUE(setAttr(t, v, str("q"), Value::smallInt(2)));
  }
  ASSERT_TRUE(setAttr(t, z, str("q"), Value::smallInt(3)));
  EXPECT_EQ(x.asObject()->shape(), y.asObject()->shape());
  EXPECT_NE(x.asObject()->shape(), z.asObject()->shape());
  EXPECT_EQ(getAttr(t, y, str("q")), Value::smallInt(2));
}

TEST_F(ClassTest, ManyAttributesOverflowAndThenGrowTheClass) {
  TypeObject* a = makeType("A");
  Value x = makeInstance(a);
  uint32_t before = a->instanceShape->inlineCapacity;
  for (int i = 0; i < 300; i++)
    ASSERT_TRUE(setAttr(t, x, str(("a" + std::to_string(i)).c_str()), Value::smallInt(i)));
  for (int i = 0; i < 300; i++)
    EXPECT_EQ(getAttr(t, x, str(("a" + std::to_string(i)).c_str())), Value::smallInt(i));
  EXPECT_GT(a->instanceShape->inlineCapacity, before);
}

TEST_F(ClassTest, DictOfAnInstanceIsItsStore) {
  TypeObject* a = makeType("A");
  Value x = makeInstance(a);
  ASSERT_TRUE(setAttr(t, x, str("p"), Value::smallInt(1)));
  Value d = getAttr(t, x, names::dict_);
  ASSERT_TRUE(isExact(d, types::Dict));
  EXPECT_EQ(dictGetStr(d.as<Dict>(), str("p")), Value::smallInt(1));
  ASSERT_TRUE(dictSetStr(t, d.as<Dict>(), str("q"), Value::smallInt(2)));
  EXPECT_EQ(getAttr(t, x, str("q")), Value::smallInt(2));
  ASSERT_TRUE(deleteAttr(t, x, str("p")));
  EXPECT_TRUE(findAttr(t, x, str("p")).isEmpty());
}

Value returnSeven(Thread*, Value*, int64_t, Tuple*) {
  return Value::smallInt(7);
}
Value returnEight(Thread*, Value*, int64_t, Tuple*) {
  return Value::smallInt(8);
}
Value returnSecond(Thread*, Value* args, int64_t, Tuple*) {
  return args[1];
}
Value decline(Thread*, Value*, int64_t, Tuple*) {
  return kNotImplemented;
}

TEST_F(ClassTest, DunderMethodsFillSlotsAndFollowTheClass) {
  TypeObject* a = makeType("A", {}, withMethod("__len__", returnSeven, 1));
  TypeObject* b = makeType("B", {a});
  Value x = makeInstance(b);
  EXPECT_EQ(lengthOf(t, x), 7);
  MethodRow row{"__len__", returnEight, 1, 1, kNativeMethod, nullptr};
  ASSERT_TRUE(typeSetAttr(t, a, names::len_, Value::object(newNative(t, row, Value::object(types::Object)))));
  EXPECT_EQ(lengthOf(t, x), 8);
  ASSERT_TRUE(typeSetAttr(t, a, names::len_, Value()));
  EXPECT_EQ(lengthOf(t, x), -1);
  EXPECT_EQ(takeExceptionName(), "TypeError");
}

TEST_F(ClassTest, ReflectedOperatorsAreTriedInOrder) {
  TypeObject* a = makeType("A", {}, withMethod("__add__", decline, 2));
  TypeObject* b = makeType("B", {}, withMethod("__radd__", returnSecond, 2));
  TypeObject* c = makeType("C", {a}, withMethod("__radd__", returnEight, 2));
  Value x = makeInstance(a), y = makeInstance(b), z = makeInstance(c);
  EXPECT_EQ(binaryOp(t, BinaryOp::Add, x, y), x);
  EXPECT_EQ(binaryOp(t, BinaryOp::Add, Value::smallInt(5), y), Value::smallInt(5));
  EXPECT_EQ(binaryOp(t, BinaryOp::Add, x, z), Value::smallInt(8));
  EXPECT_TRUE(binaryOp(t, BinaryOp::Add, x, x).isEmpty());
  EXPECT_EQ(text(strOf(t, takeException(t))), "unsupported operand type(s) for +: 'A' and 'A'");
}

TEST_F(ClassTest, EqWithoutHashIsUnhashable) {
  TypeObject* a = makeType("A", {}, withMethod("__eq__", decline, 2));
  bool failed;
  EXPECT_EQ(hashValue(t, makeInstance(a), &failed), 0);
  EXPECT_TRUE(failed);
  EXPECT_EQ(text(strOf(t, takeException(t))), "unhashable type: 'A'");
}

TEST_F(ClassTest, SubclassesOfBuiltinTypesKeepTheirSlots) {
  TypeObject* l = makeType("L", {types::List});
  Value list = makeInstance(l);
  ASSERT_TRUE(setAttr(t, list, str("tag"), Value::smallInt(1)));
  Value item = Value::smallInt(4);
  ASSERT_FALSE(callMethod(t, list, str("append"), &item, 1).isEmpty());
  EXPECT_EQ(lengthOf(t, list), 1);
  EXPECT_EQ(getAttr(t, list, str("tag")), Value::smallInt(1));
  EXPECT_EQ(l->slots->getItem, types::List->slots->getItem);
  for (TypeObject* base : {types::Int, types::Float, types::Str, types::Tuple, types::Dict, types::Set}) {
    TypeObject* sub = makeType("Sub", {base});
    ASSERT_NE(sub, nullptr);
    Value v = makeInstance(sub);
    ASSERT_FALSE(v.isEmpty()) << base->cName;
    ASSERT_TRUE(setAttr(t, v, str("tag"), Value::smallInt(2))) << base->cName;
    heap::collect(t, true);
    EXPECT_EQ(getAttr(t, v, str("tag")), Value::smallInt(2)) << base->cName;
    EXPECT_EQ(compareTruth(t, CompareOp::Eq, v, call(t, Value::object(base), nullptr, 0)), 1) << base->cName;
  }
}

TEST_F(ClassTest, WrappersReachTheSlotOfTheirOwner) {
  Value x = Value::smallInt(5);
  Value repr = getAttr(t, Value::object(types::Object), names::repr_);
  EXPECT_EQ(text(call(t, repr, &x, 1)).substr(0, 11), "<int object");
  Value add = getAttr(t, Value::object(types::Int), names::add_);
  Value args[] = {x, Value::smallInt(3)};
  EXPECT_EQ(call(t, add, args, 2), Value::smallInt(8));
  args[0] = Value::object(str("a"));
  EXPECT_TRUE(call(t, add, args, 2).isEmpty());
  EXPECT_EQ(text(strOf(t, takeException(t))), "descriptor '__add__' requires a 'int' object but received a 'str'");
}

TEST_F(ClassTest, MethodLookupsFollowChangesOfTheClass) {
  TypeObject* a = makeType("A");
  TypeObject* b = makeType("B", {a});
  Str* name = str("thing");
  EXPECT_TRUE(typeLookup(t, b, name).isEmpty());
  ASSERT_TRUE(typeSetAttr(t, a, name, Value::smallInt(1)));
  EXPECT_EQ(typeLookup(t, b, name), Value::smallInt(1));
  uint32_t version = b->version;
  ASSERT_TRUE(typeSetAttr(t, a, name, Value::smallInt(2)));
  EXPECT_NE(b->version, version);
  EXPECT_EQ(typeLookup(t, b, name), Value::smallInt(2));
}

// --- inline caches

class AttrCacheTest : public ClassTest {
 protected:
  void SetUp() override {
    ClassTest::SetUp();
    static FeedbackSlot slots[2];
    slots[0] = slots[1] = FeedbackSlot{};
    CodeParts parts{};
    parts.feedbackCount = 2;
    parts.varNames = parts.cellVars = parts.freeVars = parts.registerNames = newTuple(t, 0);
    parts.name = parts.qualname = parts.filename = str("cache");
    parts.doc = kNone;
    code_ = newCode(t, parts);
    slot_ = &code_->feedback->attribute;
  }
  AttrKind kind() { return slot_->kind; }

  CodeObject* code_;
  AttrFeedback* slot_;
};

TEST_F(AttrCacheTest, SlotsOfOneShapeAreInlineHits) {
  TypeObject* a = makeType("A");
  Value x = makeInstance(a), y = makeInstance(a);
  Str* p = str("p");
  ASSERT_TRUE(setAttr(t, x, p, Value::smallInt(1)));
  ASSERT_TRUE(setAttr(t, y, p, Value::smallInt(2)));
  EXPECT_TRUE(loadAttrFast(x, slot_).isEmpty());
  EXPECT_EQ(loadAttrCached(t, x, p, code_, slot_), Value::smallInt(1));
  EXPECT_EQ(kind(), AttrKind::InlineSlot);
  EXPECT_EQ(loadAttrFast(y, slot_), Value::smallInt(2));
  // A data descriptor that appears later goes first.
  Value property = call(t, Value::object(types::Property), nullptr, 0);
  ASSERT_TRUE(typeSetAttr(t, a, p, property));
  EXPECT_TRUE(loadAttrFast(y, slot_).isEmpty());
  EXPECT_TRUE(loadAttrCached(t, y, p, code_, slot_).isEmpty());
  EXPECT_EQ(takeExceptionName(), "AttributeError");
}

TEST_F(AttrCacheTest, AddingStoresFollowTheTransition) {
  TypeObject* a = makeType("A");
  Value x = makeInstance(a), y = makeInstance(a);
  Str* p = str("p");
  ASSERT_TRUE(storeAttrCached(t, x, p, Value::smallInt(1), code_, slot_));
  EXPECT_EQ(kind(), AttrKind::AddInlineSlot);
  ASSERT_TRUE(storeAttrFast(t, y, Value::smallInt(2), slot_));
  EXPECT_EQ(getAttr(t, y, p), Value::smallInt(2));
  EXPECT_FALSE(storeAttrFast(t, y, Value::smallInt(3), slot_));
  ASSERT_TRUE(storeAttrCached(t, y, p, Value::smallInt(3), code_, slot_));
  EXPECT_EQ(getAttr(t, y, p), Value::smallInt(3));
}

TEST_F(AttrCacheTest, MethodsComeWithTheirReceiver) {
  TypeObject* a = makeType("A", {}, withMethod("m", returnSeven, 1));
  Value x = makeInstance(a), function, self;
  Str* m = str("m");
  ASSERT_TRUE(loadMethodCached(t, x, m, code_, slot_, &function, &self));
  EXPECT_EQ(kind(), AttrKind::Method);
  EXPECT_EQ(self, x);
  EXPECT_EQ(loadMethodFast(x, slot_), function);
  ASSERT_TRUE(setAttr(t, x, m, Value::smallInt(1)));
  EXPECT_TRUE(loadMethodFast(x, slot_).isEmpty());
  ASSERT_TRUE(loadMethodCached(t, x, m, code_, slot_, &function, &self));
  EXPECT_EQ(function, Value::smallInt(1));
  EXPECT_TRUE(self.isEmpty());
}

TEST_F(AttrCacheTest, SeveralShapesShareASiteUntilThereAreTooMany) {
  Str* p = str("p");
  Value last;
  for (unsigned i = 0; i <= kMaxPoly + 1; i++) {
    TypeObject* a = makeType("A");
    Value x = makeInstance(a);
    ASSERT_TRUE(setAttr(t, x, p, Value::smallInt(static_cast<int>(i))));
    EXPECT_EQ(loadAttrCached(t, x, p, code_, slot_), Value::smallInt(static_cast<int>(i)));
    if (i == kMaxPoly) EXPECT_EQ(kind(), AttrKind::InlineSlot);
    last = x;
  }
  EXPECT_EQ(kind(), AttrKind::Megamorphic);
  EXPECT_EQ(loadAttrCached(t, last, p, code_, slot_), Value::smallInt(kMaxPoly + 1));
}

}  // namespace

}  // namespace taipan
