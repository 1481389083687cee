// Building, indexing and unpacking containers.
#include "runtime/heap/Heap.h"
#include "runtime/interp/CallArguments.h"
#include "runtime/interp/FastPaths.h"
#include "runtime/interp/Unpack.h"

namespace taipan {

namespace {

// A small object at the allocation cursor, or null when the region is full.
Object* bump(Thread* t, size_t size, uint32_t shape, Layout layout) {
  size = roundedToGranule(size);
  return static_cast<Object*>(fastAllocate(t, size, headerWord(shape, layout, size)));
}

constexpr unsigned kMaxInlineItems = 64;

// The item of a list or tuple, counted from the end when negative; false if there is none.
bool indexIn(int64_t length, Value index, uint64_t* out) {
  int64_t i = index.asSmallInt();
  *out = static_cast<uint64_t>(i < 0 ? i + length : i);
  return *out < static_cast<uint64_t>(length);
}

Value makeDict(Thread* t, const Value* pairs, unsigned count) {
  Dict* dict = newDict(t);
  for (unsigned i = 0; dict && i < count; ++i) {
    Value key = pairs[2 * i];
    bool stored =
        isStr(key) ? dictSetStr(t, dict, key.as<Str>(), pairs[2 * i + 1]) : dictSet(t, dict, key, pairs[2 * i + 1]);
    if (!stored) return {};
  }
  return Value::object(dict);
}

Value makeSet(Thread* t, const Value* items, unsigned count) {
  Value set = newSet(t);
  for (unsigned i = 0; set && i < count; ++i)
    if (!setAdd(t, set, items[i])) return {};
  return set;
}

}  // namespace

#define RESULT_OR_UNWIND(v)                     \
  do {                                          \
    Value made = (v);                           \
    if (UNLIKELY(made.isEmpty())) TAIL(unwind); \
    RA = made;                                  \
    RESUME();                                   \
  } while (0)

#define SUCCESS_OR_UNWIND(ok)          \
  do {                                 \
    if (UNLIKELY(!(ok))) TAIL(unwind); \
    RESUME();                          \
  } while (0)

// --- building

SLOW(slowBuildTuple) {
  savePc(pc, r);
  RESULT_OR_UNWIND(Value::object(newTupleFrom(t, &RB, immC(pc))));
}

HANDLER(BuildTuple) {
  unsigned count = immC(pc);
  if (UNLIKELY(count - 1 >= kMaxInlineItems)) TAIL(slowBuildTuple);  // none: the shared empty tuple
  auto* tuple = static_cast<Tuple*>(bump(t, 16 + 8 * count, exactShapes.Tuple, Layout::kValuesFrom2));
  if (UNLIKELY(!tuple)) TAIL(slowBuildTuple);
  tuple->length = count;
  copyWords(tuple->items, &RB, count);
  RA = Value::object(tuple);
  NEXT();
}

SLOW(slowBuildList) {
  savePc(pc, r);
  RESULT_OR_UNWIND(Value::object(newListFrom(t, &RB, immC(pc))));
}

HANDLER(BuildList) {
  unsigned count = immC(pc);
  auto* list = static_cast<List*>(bump(t, sizeof(List), exactShapes.List, Layout::kValuesFrom2));
  if (UNLIKELY(!list || count > kMaxInlineItems)) TAIL(slowBuildList);  // a list begun stays behind as garbage
  if (count) {
    auto* items = static_cast<ValueArray*>(bump(t, 16 + 8 * count, exactShapes.ValueArray, Layout::kValuesFrom2));
    if (UNLIKELY(!items)) TAIL(slowBuildList);
    items->capacity = count;
    copyWords(items->values, &RB, count);
    list->length = count;
    list->items = items;
  }
  RA = Value::object(list);
  NEXT();
}

SLOW(slowBuildSet) {
  savePc(pc, r);
  RESULT_OR_UNWIND(makeSet(t, &RB, immC(pc)));
}
HANDLER(BuildSet) {
  TAIL(slowBuildSet);
}

SLOW(slowBuildDict) {
  savePc(pc, r);
  RESULT_OR_UNWIND(makeDict(t, &RB, immC(pc)));
}
HANDLER(BuildDict) {
  TAIL(slowBuildDict);
}

SLOW(slowBuildSlice) {
  savePc(pc, r);
  RESULT_OR_UNWIND(Value::object(newSlice(t, RB, RB_PLUS(1), RB_PLUS(2))));
}
HANDLER(BuildSlice) {
  TAIL(slowBuildSlice);
}

// --- growing

SLOW(slowListAppend) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(listAppend(t, RA.as<List>(), RB));
}

// The list at RA has got an item that the collector must hear of.
SLOW(rememberItems) {
  savePc(pc, r);
  rememberObject(t, RA.as<List>()->items);
  RESUME();
}

HANDLER(ListAppend) {
  ValueArray* items = fastListAppend(RA.as<List>(), RB);
  if (UNLIKELY(!items)) TAIL(slowListAppend);
  if (UNLIKELY(needsBarrier(items, RB))) TAIL(rememberItems);
  NEXT();
}

SLOW(slowListExtend) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(extendByStar(t, RA.as<List>(), RB));
}
HANDLER(ListExtend) {
  TAIL(slowListExtend);
}

SLOW(slowListToTuple) {
  savePc(pc, r);
  RESULT_OR_UNWIND(Value::object(tupleFromIterable(t, RB)));
}
HANDLER(ListToTuple) {
  TAIL(slowListToTuple);
}

SLOW(slowSetAdd) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(setAdd(t, RA, RB));
}
HANDLER(SetAdd) {
  TAIL(slowSetAdd);
}

SLOW(slowSetUpdate) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(setUpdate(t, RA, RB));
}
HANDLER(SetUpdate) {
  TAIL(slowSetUpdate);
}

SLOW(slowDictSet) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(dictSet(t, RA.as<Dict>(), RB, RC));
}
HANDLER(DictSet) {
  TAIL(slowDictSet);
}

SLOW(slowDictUpdate) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(updateByStars(t, RA.as<Dict>(), RB));
}
HANDLER(DictUpdate) {
  TAIL(slowDictUpdate);
}

SLOW(slowDictMerge) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(mergeKeywords(t, RA.as<Dict>(), RB, hasRegister(pc->c) ? RC : Value()));
}
HANDLER(DictMerge) {
  TAIL(slowDictMerge);
}

// --- unpacking

SLOW(slowUnpack) {
  savePc(pc, r);
  seeValue(siteOf<Op::Unpack>(pc, fb), RB);
  SUCCESS_OR_UNWIND(unpack(t, RB, immC(pc), &RA));
}

HANDLER(Unpack) {
  Value v = RB;
  unsigned count = immC(pc);
  if (LIKELY(hasShape(v, exactShapes.Tuple) && v.as<Tuple>()->length == count)) {
    see<Op::Unpack>(pc, fb, seenFirst(kSeenTuple));
    copyWords(&RA, v.as<Tuple>()->items, count);
    NEXT();
  }
  TAIL(slowUnpack);
}

SLOW(slowUnpackStar) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(unpackStar(t, RB, immC(pc), static_cast<unsigned>(immD(pc)), &RA));
}
HANDLER(UnpackStar) {
  TAIL(slowUnpackStar);
}

// --- items

SLOW(slowLoadItem) {
  savePc(pc, r);
  Value container = RB, key = RC;
  seeValues(siteOf<Op::LoadItem>(pc, fb), container, key);
  RESULT_OR_UNWIND(getItem(t, container, key));
}

HANDLER(LoadItem) {
  Value container = RB, key = RC;
  uint64_t index;
  if (LIKELY(isObjectOperand(container) && key.isSmallInt())) {
    uint32_t shape = container.asObject()->shapeBits;
    if (LIKELY(shape == exactShapes.List)) {
      if (UNLIKELY(!indexIn(container.as<List>()->length, key, &index))) TAIL(slowLoadItem);
      see<Op::LoadItem>(pc, fb, seenPair(kSeenList, kSeenSmallInt));
      RA = fastListItem(container.as<List>(), static_cast<int64_t>(index));
      NEXT();
    }
    if (LIKELY(shape == exactShapes.Tuple)) {
      if (UNLIKELY(!indexIn(container.as<Tuple>()->length, key, &index))) TAIL(slowLoadItem);
      see<Op::LoadItem>(pc, fb, seenPair(kSeenTuple, kSeenSmallInt));
      RA = container.as<Tuple>()->items[index];
      NEXT();
    }
  }
  TAIL(slowLoadItem);
}

SLOW(slowStoreItem) {
  savePc(pc, r);
  Value container = RA, key = RB;
  seeValues(siteOf<Op::StoreItem>(pc, fb), container, key);
  SUCCESS_OR_UNWIND(setItem(t, container, key, RC));
}

HANDLER(StoreItem) {
  Value container = RA, key = RB;
  uint64_t index;
  if (LIKELY(hasShape(container, exactShapes.List) && key.isSmallInt())) {
    if (UNLIKELY(!indexIn(container.as<List>()->length, key, &index))) TAIL(slowStoreItem);
    see<Op::StoreItem>(pc, fb, seenPair(kSeenList, kSeenSmallInt));
    ValueArray* items = fastListStore(container.as<List>(), static_cast<int64_t>(index), RC);
    if (UNLIKELY(needsBarrier(items, RC))) TAIL(rememberItems);
    NEXT();
  }
  TAIL(slowStoreItem);
}

SLOW(slowDeleteItem) {
  savePc(pc, r);
  SUCCESS_OR_UNWIND(deleteItem(t, RA, RB));
}
HANDLER(DeleteItem) {
  TAIL(slowDeleteItem);
}

// --- text

SLOW(slowBuildString) {
  savePc(pc, r);
  RESULT_OR_UNWIND(joinStrs(t, &RB, immC(pc)));
}
HANDLER(BuildString) {
  TAIL(slowBuildString);
}

SLOW(slowFormatValue) {
  savePc(pc, r);
  RESULT_OR_UNWIND(formatValue(t, RB, immD(pc), hasRegister(pc->c) ? RC : Value()));
}
HANDLER(FormatValue) {
  TAIL(slowFormatValue);
}

}  // namespace taipan
