#include "runtime/interp/CallArguments.h"

#include <alloca.h>

#include "runtime/core/Names.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

// How errors name a callee: "module.qualname()", without the module for builtins.
std::string calleeText(Thread* t, Value callee) {
  Value qualname = callee ? findAttr(t, callee, names::qualname_) : Value();
  if (!qualname || !isStr(qualname)) {
    clearException(t);
    Value text = callee ? strOf(t, callee) : Value();
    if (!text) clearException(t);
    return text ? strToUtf8(text.as<Str>()) : "Value";
  }
  std::string text = strToUtf8(qualname.as<Str>()) + "()";
  Value module = findAttr(t, callee, names::module_);
  if (!module || !isStr(module)) return text;
  std::string moduleText = strToUtf8(module.as<Str>());
  return moduleText == "builtins" ? text : moduleText + "." + text;
}

bool isIterable(Value v) {
  const TypeSlots* slots = typeOf(v)->slots;
  return slots->iter || slots->getItem;
}

// A TypeError because `iterable` is none becomes the one of a star argument.
bool explainStar(Thread* t, const std::string& who, Value iterable) {
  if (pendingMatches(t, exc::TypeError) && !isIterable(iterable)) {
    clearException(t);
    raise(t, exc::TypeError, who + " after * must be an iterable, not " + typeName(iterable));
  }
  return false;
}

// Positional arguments and keyword values in one array.
struct Arguments {
  Value* values;
  int64_t positional;
  Tuple* names;
};

bool collectKeywords(Thread* t, Dict* kwargs, Arguments* to) {
  to->names = newTuple(t, kwargs->length);
  if (!to->names) return false;
  int64_t position = 0, n = 0;
  Value key, value;
  while (dictNext(kwargs, &position, &key, &value)) {
    if (!isInstanceOf(key, types::Str)) {
      raiseTypeError(t, "keywords must be strings");
      return false;
    }
    to->names->items[n] = key;
    to->values[to->positional + n++] = value;
  }
  writeBarrier(t, to->names);
  return true;
}

// Function, so that its alloca ends with it: the arguments are read before beginCall returns.
[[gnu::noinline]] Begun beginWith(Thread* t, Value callee, Tuple* tuple, Dict* kwargs, Value* result) {
  int64_t count = tuple->length + (kwargs ? kwargs->length : 0);
  Value* values;
  if (count < 256) {
    values = static_cast<Value*>(alloca(sizeof(Value) * static_cast<size_t>(count + 1))) + 1;
  } else {
    ValueArray* array = newValueArray(t, count + 1);
    if (!array) return Begun::kRaised;
    values = array->values + 1;
  }
  for (int64_t i = 0; i < tuple->length; ++i)
    values[i] = tuple->items[i];
  Arguments arguments{values, tuple->length, nullptr};
  if (kwargs && kwargs->length && !collectKeywords(t, kwargs, &arguments)) return Begun::kRaised;
  return beginCall(t, nullptr, callee, values, tuple->length, arguments.names, result);
}

bool hasKeys(Thread* t, Value mapping) {
  Value keys = findAttr(t, mapping, names::keys);
  return !keys.isEmpty();
}

bool raiseDuplicate(Thread* t, Value callee, Value key) {
  Value text = strOf(t, key);
  if (!text) return false;
  raise(t, exc::TypeError,
        calleeText(t, callee) + " got multiple values for keyword argument '" + strToUtf8(text.as<Str>()) + "'");
  return false;
}

// f(item) for each key, value pair of a dict or other mapping.
template <class F>
bool forEachPair(Thread* t, Value mapping, F f) {
  if (mapping.isObject() && (mapping.asObject()->type()->flags & kTypeDictSubclass)) {
    int64_t position = 0;
    Value key, value;
    while (dictNext(mapping.as<Dict>(), &position, &key, &value))
      if (!f(key, value)) return false;
    return true;
  }
  Value keys = callMethod(t, mapping, names::keys, nullptr, 0);
  if (!keys) return false;
  List* list = listFromIterable(t, keys);
  for (int64_t i = 0; list && i < list->length; ++i) {
    Value key = list->items->values[i];
    Value value = getItem(t, mapping, key);
    if (!value || !f(key, value)) return false;
  }
  return list != nullptr;
}

}  // namespace

Tuple* starArguments(Thread* t, Value callee, Value args) {
  Tuple* tuple = isExact(args, types::Tuple) ? args.as<Tuple>() : tupleFromIterable(t, args);
  if (!tuple) explainStar(t, calleeText(t, callee) + " argument", args);
  return tuple;
}

Begun beginCallEx(Thread* t, Value callee, Value args, Value kwargs, Value* result) {
  Tuple* tuple = starArguments(t, callee, args);
  if (!tuple) return Begun::kRaised;
  return beginWith(t, callee, tuple, kwargs ? kwargs.as<Dict>() : nullptr, result);
}

bool extendByStar(Thread* t, List* list, Value iterable) {
  return listExtend(t, list, iterable) || explainStar(t, "Value", iterable);
}

bool updateByStars(Thread* t, Dict* dict, Value mapping) {
  if (!isExact(mapping, types::Dict) && !hasKeys(t, mapping)) {
    if (t->exception) return false;
    raisef(t, exc::TypeError, "'%s' object is not a mapping", typeName(mapping));
    return false;
  }
  return forEachPair(t, mapping, [&](Value key, Value value) { return dictSet(t, dict, key, value); });
}

bool mergeKeywords(Thread* t, Dict* dict, Value mapping, Value callee) {
  if (!isExact(mapping, types::Dict) && !hasKeys(t, mapping)) {
    if (t->exception) return false;
    raise(t, exc::TypeError, calleeText(t, callee) + " argument after ** must be a mapping, not " + typeName(mapping));
    return false;
  }
  return forEachPair(t, mapping, [&](Value key, Value value) {
    if (!isInstanceOf(key, types::Str)) {
      raiseTypeError(t, "keywords must be strings");
      return false;
    }
    Value known = dictGet(t, dict, key);
    if (known) return raiseDuplicate(t, callee, key);
    return t->exception.isEmpty() && dictSet(t, dict, key, value);
  });
}

}  // namespace taipan
