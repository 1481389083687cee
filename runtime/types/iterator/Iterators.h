// Iterators: the objects behind iter() of sequences, ranges and callables, and the lazy builtins enumerate, zip, map,
// filter and reversed. All have layout kValuesFrom1; numbers are small ints unless said otherwise.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

namespace types {
extern TypeObject *ListIterator, *TupleIterator, *SeqIterator, *RangeIterator, *Reversed, *CallIterator, *Enumerate,
    *Zip, *Map, *Filter;
}

// Over a list, tuple, or anything with __getitem__ (types::SeqIterator); reverse ones count down from the last item.
struct RT_LAYOUT SequenceIterator : Object {
  Value sequence;  // empty when exhausted
  Value index;     // of the next item
};

// Over a range; next, step and remaining may be big.
struct RT_LAYOUT RangeIterator : Object {
  Value next, step, remaining;
};

// iter(callable, sentinel)
struct RT_LAYOUT CallIterator : Object {
  Value callable;  // empty when exhausted
  Value sentinel;
};

struct RT_LAYOUT EnumerateObject : Object {
  Value iterator;
  Value index;  // any int
};

struct RT_LAYOUT ZipObject : Object {
  Value iterators;  // Tuple
  Value strict;     // True or False
};

struct RT_LAYOUT MapObject : Object {
  Value function;
  Value iterators;  // Tuple
};

struct RT_LAYOUT FilterObject : Object {
  Value function;
  Value iterator;
};

Value newSequenceIterator(Thread* t, TypeObject* type, Value sequence);
Value newListReverseIterator(Thread* t, Value list);
Value newCallIterator(Thread* t, Value callable, Value sentinel);

// next slots of the sequence iterators
Value identityIter(Thread* t, Value v);

void initRangeIterator(Thread* t);  // Range.cpp
void initLazyIterators(Thread* t);  // Iterators-lazy.cpp

}  // namespace taipan
