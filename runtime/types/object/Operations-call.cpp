// Calls of anything callable.
#include <algorithm>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/Upward.h"
#include "runtime/types/callable/Native.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/object/Recursion.h"

namespace taipan {

namespace {

// An array for `count` Values that lives as long as the call: on the native stack when small.
class ArgumentBuffer {
 public:
  ArgumentBuffer(Thread* t, int64_t count) {
    if (count <= kOnStack) {
      data_ = small_;
    } else if (ValueArray* array = newValueArray(t, count)) {
      data_ = array->values;
    }
  }
  ArgumentBuffer(const ArgumentBuffer&) = delete;
  ArgumentBuffer& operator=(const ArgumentBuffer&) = delete;
  Value* data() { return data_; }  // null: MemoryError pending

 private:
  static constexpr int64_t kOnStack = 16;
  Value small_[kOnStack];
  Value* data_ = nullptr;  // of a heap array: an interior pointer on the stack keeps it
};

Value callFunction(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames) {
  const CodeObject* code = f->code;
  if (!kwNames && nargs == code->argCount && nargs == code->parameterCount) return runFunction(t, f, args);
  // On the native stack whatever their number: binding allocates between its stores, and a heap array might be old by
  // then.
  auto* parameters = static_cast<Value*>(__builtin_alloca(code->parameterCount * sizeof(Value)));
  if (!bindArguments(t, f, args, nargs, kwNames, parameters)) return {};
  return runFunction(t, f, parameters);
}

Value callBound(Thread* t, BoundMethod* m, Value* args, int64_t nargs, Tuple* kwNames) {
  int64_t count = nargs + (kwNames ? kwNames->length : 0);
  ArgumentBuffer all(t, count + 1);
  if (!all.data()) return {};
  all.data()[0] = m->self;
  std::copy(args, args + count, all.data() + 1);
  return call(t, m->function, all.data(), nargs + 1, kwNames);
}

Raised raiseNotCallable(Thread* t, Value callee) {
  return raisef(t, exc::TypeError, "'%.200s' object is not callable", typeName(callee));
}

}  // namespace

Value call(Thread* t, Value callee, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!callee.isObject()) return raiseNotCallable(t, callee);
  if (kwNames && !kwNames->length) kwNames = nullptr;
  TypeObject* type = callee.asObject()->type();
  if (type == types::Function) return callFunction(t, callee.as<FunctionObject>(), args, nargs, kwNames);
  if (type == types::Native) return callNative(t, callee.as<NativeFunction>(), args, nargs, kwNames);
  if (type == types::Method) return callBound(t, callee.as<BoundMethod>(), args, nargs, kwNames);
  if (!type->slots->call) return raiseNotCallable(t, callee);
  RecursionGuard guard(t, " while calling a Python object");
  return guard.entered() ? type->slots->call(t, callee, args, nargs, kwNames) : Value();
}

Value callMethod(Thread* t, Value self, Str* name, Value* args, int64_t nargs) {
  Value function, receiver;
  if (!loadMethod(t, self, name, &function, &receiver)) return {};
  if (receiver.isEmpty()) return call(t, function, args, nargs);
  ArgumentBuffer all(t, nargs + 1);
  if (!all.data()) return {};
  all.data()[0] = receiver;
  std::copy(args, args + nargs, all.data() + 1);
  return call(t, function, all.data(), nargs + 1);
}

Value callEx(Thread* t, Value callee, Value args, Value kwargs) {
  auto* positional = args.as<Tuple>();
  Dict* keywords = kwargs.isEmpty() ? nullptr : kwargs.as<Dict>();
  int64_t count = keywords ? keywords->length : 0;
  if (!count) return call(t, callee, positional->items, positional->length);
  Tuple* kwNames = newTuple(t, count);
  ArgumentBuffer all(t,
                     positional->length + count);  // behind the last allocation, so that it is fresh while it is filled
  if (!kwNames || !all.data()) return {};
  std::copy(positional->items, positional->items + positional->length, all.data());
  int64_t position = 0;
  Value key, value;
  for (int64_t i = 0; dictNext(keywords, &position, &key, &value); i++) {
    if (!key.isObject() || !(typeOf(key)->flags & kTypeStrSubclass))
      return raiseTypeError(t, "keywords must be strings");
    kwNames->items[i] = key;
    all.data()[positional->length + i] = value;
  }
  writeBarrier(t, kwNames);
  return call(t, callee, all.data(), positional->length, kwNames);
}

}  // namespace taipan
