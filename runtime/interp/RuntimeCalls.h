// RuntimeCalls: the functions that compiled code calls (RT_FUNCTION, see support/RuntimeFunction.h). Each is a thin
// door to what the interpreter uses for the same instruction.
//
// Outcomes. A function that may observe the frame may find, when it returns, that its caller has been deoptimised: the
// interpreter then goes on behind the instruction with the returned word alone (ResumeMode::kAfterCall). So every such
// function returns the Value that the instruction yields; empty means raised. Where an instruction yields nothing, None
// stands for success; tests yield True or False; rtIterNext is empty without exception at the end.
// Arrays of arguments lie in the caller's native frame and are read before anything else runs.
#pragma once

#include "runtime/bytecode/CodeObject.h"
#include "runtime/frames/DeoptPoint.h"
#include "runtime/interp/Stress.h"
#include "runtime/support/RuntimeFunction.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

struct FrameObject;

// --- leaving compiled code (jit/Deopt.cpp). All three find the caller's deopt point by their return address.
// Guard number `guard` failed: the outcome of the compiled function, run to its end by the interpreter.
RT_FUNCTION(mayRaise, mayObserveFrame, mayDeoptimise, cold) extern "C" Value rtDeoptimise(Thread* t, uint32_t guard);
// The pending exception is raised at the state's instruction: the outcome of the compiled function.
RT_FUNCTION(mayRaise, mayObserveFrame, mayDeoptimise, cold) extern "C" Value rtExceptionExit(Thread* t);
// An activation with a frame object ends: final values are saved.
RT_FUNCTION(mayObserveFrame, allocates, writesHeap, cold)
extern "C" void rtFrameExit(Thread* t, ActivationRecord* record);

// --- activations
// locals() of the compiled activation that calls.
RT_FUNCTION(mayRaise, mayObserveFrame, allocates) extern "C" Value rtLocals(Thread* t);
// The activation of a frame object goes on in compiled code, in the native frame with this frame pointer.
RT_FUNCTION(writesHeap, cold) extern "C" void rtFrameEnterCompiled(FrameObject* f, const void* framePointer);
// A compiled function may not begin: the interpreter runs it, because hooks are to be told of it, or raises
// RecursionError because it is one call too deep or short of native stack.
RT_FUNCTION(mayRaise, mayObserveFrame, cold)
extern "C" Value rtInterpret(Thread* t, FunctionObject* f, Value* parameters);
// A trace hook is told of an event in the compiled activation that calls: None.
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtTellHook(Thread* t, ActivationRecord* record, Value arg, uint32_t event, uint32_t line);
// An inlined hook has returned something that wants looking after: None.
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtFinishHook(Thread* t, ActivationRecord* record, Value result);
// locals() of the activation with this record, which runs `code`, and whose variables hold `values`: the dict. hints:
// for each variable where it lies there.
RT_FUNCTION(mayRaise, allocates, writesHeap, cold)
extern "C" Value rtRefreshLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* values,
                                 int64_t* hints);
// A call of a function with more than kMaxDirectParameters parameters, all of them bound.
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtCallFunction(Thread* t, FunctionObject* f, Value* parameters);
// Thread::interrupts is set at a loop's back-edge. Installs finished code; true if the activation must leave for the
// rest.
RT_FUNCTION(allocates, writesHeap, cold) extern "C" RT_PRESERVES bool rtSafepoint(Thread* t);

// --- allocation. rtBox… never fail: without memory they end the process.
RT_FUNCTION(mayRaise, allocates, cold)
extern "C" RT_PRESERVES void* rtAllocate(Thread* t, int64_t bytes, uint64_t shape, uint8_t layout);
RT_FUNCTION(writesHeap, cold) extern "C" RT_PRESERVES void rtRemember(Thread* t, void* holder);
RT_FUNCTION(allocates, cold) extern "C" RT_PRESERVES Value rtBoxInt(Thread* t, int64_t i);
RT_FUNCTION(allocates, cold) extern "C" RT_PRESERVES Value rtBoxDouble(Thread* t, double d);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtNewTuple(Thread* t, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtNewList(Thread* t, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, allocates)
extern "C" Value rtNewRange(Thread* t, int64_t start, int64_t stop, int64_t step);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtNewSuper(Thread* t, Value cls, Value object);
RT_FUNCTION(mayRaise, allocates, readsHeap) extern "C" Value rtListToTuple(Thread* t, Value list);
RT_FUNCTION(mayRaise, allocates, writesHeap, cold)
extern "C" RT_PRESERVES Value rtListAppend(Thread* t, Value list, Value item);

// --- numbers
RT_FUNCTION(mayRaise, allocates, readsHeap)
extern "C" Value rtIntBinary(Thread* t, Value left, Value right, BinaryOp op);
RT_FUNCTION(readsHeap) extern "C" int32_t rtIntCompare(Value left, Value right);  // sign; exact ints
RT_FUNCTION(pure) extern "C" double rtDoubleFloorDivide(double a, double b);
RT_FUNCTION(pure) extern "C" double rtDoubleModulo(double a, double b);
RT_FUNCTION(pure) extern "C" double rtDoublePower(double a, double b);  // C's pow

// --- strs (exact ones)
RT_FUNCTION(readsHeap) extern "C" int32_t rtStrCompare(Value a, Value b);  // sign
RT_FUNCTION(readsHeap) extern "C" int64_t rtStrOrd(Value s, int64_t index);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtStrIndex(Thread* t, Value s, int64_t index);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtStrFromOrd(Thread* t, int64_t codePoint);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtStrConcat(Thread* t, Value a, Value b);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtBuildString(Thread* t, const Value* strs, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtFormatValue(Thread* t, Value v, Value spec, uint8_t conversion);

// --- operators of any type. negate: the instruction yields the opposite (`not x`, `x not in y`).
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtBinary(Thread* t, Value a, Value b, BinaryOp op, bool inPlace);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtUnary(Thread* t, Value a, UnaryOp op);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtCompare(Thread* t, Value a, Value b, CompareOp op);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtCompareTruth(Thread* t, Value a, Value b, CompareOp op, bool negate);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtTruth(Thread* t, Value v, bool negate);
RT_FUNCTION(readsHeap) extern "C" int32_t rtSimpleTruth(Value v);  // 1, 0, or -1: to be left to the interpreter
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtContains(Thread* t, Value item, Value container, bool negate);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDictContains(Thread* t, Value key, Value dict, bool negate);
RT_FUNCTION(readsHeap) extern "C" bool rtIsInstanceOf(Value v, TypeObject* type);

// --- subscripts
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtGetItem(Thread* t, Value v, Value key);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtSetItem(Thread* t, Value v, Value key, Value item);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDeleteItem(Thread* t, Value v, Value key);
// types/container/Sequences.h. The answer of rtSequenceHas: 1, 0, or -1: to be left to the interpreter.
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtLoadSlice(Thread* t, Value sequence, int64_t start, int64_t stop);
RT_FUNCTION(readsHeap) extern "C" int32_t rtSequenceHas(Value sequence, Value item);
// Dicts with a str or small int as key (Ops.def, DictFind and DictStore). *hint: the entry where it was found, if that
// is not null. kHandedBack, or false: to be left to the interpreter.
RT_FUNCTION(readsHeap) extern "C" Value rtDictFind(Value dict, Value key, int64_t* hint);
RT_FUNCTION(allocates, writesHeap)
extern "C" bool rtDictStore(Thread* t, Value dict, Value key, Value item, int64_t* hint);
// The same as the four below and rtSetAdd, with a tuple of n items as the key (types/container/TupleKey.h).
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtDictGetTuple(Thread* t, Value dict, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtDictSetTuple(Thread* t, Value dict, Value item, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtDictHasTuple(Thread* t, Value dict, const Value* items, int64_t n, bool negate);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtSetAddTuple(Thread* t, Value set, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDictGetItem(Thread* t, Value dict, Value key);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDictSetItem(Thread* t, Value dict, Value key, Value item);

// --- attributes. code and slot: of the site, both null where it has no cache of its own.
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtGetAttr(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtSetAttr(Thread* t, Value v, Str* name, Value item, CodeObject* code, AttrFeedback* slot);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDeleteAttr(Thread* t, Value v, Str* name);
// The function that a call of v.name passes v to as first argument, if finding it runs no Python code; else empty.
RT_FUNCTION(readsHeap) extern "C" Value rtFindMethod(Thread* t, Value v, Str* name, const AttrFeedback* slot);

// --- iteration, in the representation of Op::GetIter
// Second register for iterables that need no iterator; empty for all others.
RT_FUNCTION(readsHeap) extern "C" Value rtIterationStart(Value v);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtGetIter(Thread* t, Value v);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtIterNext(Thread* t, Value iterator);
// Next item of a list, tuple or fast range at `position` (not empty), empty at the end; *after: the next position.
RT_FUNCTION(readsHeap, writesHeap) extern "C" Value rtSequenceNext(Value sequence, Value position, Value* after);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtUnpack(Thread* t, Value v, int64_t count);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtUnpackStar(Thread* t, Value v, int64_t before, int64_t after);

// --- calls. names: of the last arguments, which nargs does not count.
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtCall(Thread* t, Value callee, Value* args, int64_t nargs);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtCallKw(Thread* t, Value callee, Value* args, int64_t nargs, Tuple* names);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtCallEx(Thread* t, Value callee, Value args, Value kwargs);
// TypeError: __init__ returned something. Always raises.
RT_FUNCTION(mayRaise, allocates, cold) extern "C" Value rtRaiseInitResult(Thread* t, Value result);

// --- containers
// n: of values; a dict has two for each entry.
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtBuildSet(Thread* t, const Value* items, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtBuildDict(Thread* t, const Value* words, int64_t n);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtListExtend(Thread* t, Value list, Value iterable);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtSetAdd(Thread* t, Value set, Value item);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtSetUpdate(Thread* t, Value set, Value iterable);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDictUpdate(Thread* t, Value dict, Value mapping);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtDictMerge(Thread* t, Value dict, Value mapping, Value callee);

// --- names, functions, modules. f: whose globals and builtins are meant. slot: of the site, or null.
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtLoadGlobal(Thread* t, FunctionObject* f, Str* name, GlobalFeedback* slot);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtStoreGlobal(Thread* t, FunctionObject* f, Value v, Str* name);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDeleteGlobal(Thread* t, FunctionObject* f, Str* name);
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtLoadBuildClass(Thread* t, FunctionObject* f);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtSetupAnnotations(Thread* t, FunctionObject* f);
// Names of code with a namespace that is an exact dict; f: whose globals and builtins come behind it. slot: the site's.
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtLoadName(Thread* t, FunctionObject* f, Value nameSpace, Str* name, CodeObject* code,
                            NameFeedback* slot);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtStoreName(Thread* t, Value nameSpace, Str* name, Value v, CodeObject* code, NameFeedback* slot);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtDeleteName(Thread* t, Value nameSpace, Str* name);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtLoadClassCell(Thread* t, CodeObject* code, uint32_t reg, Value nameSpace, Str* name, Value cell);
// The namespace of an activation of code with dict locals, kept in its record.
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtMakeLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* parameters);
// outer: a cell, or empty.
RT_FUNCTION(mayRaise, allocates) extern "C" Value rtNewLinkCell(Thread* t, Value nameSpace, Value outer, Str* name);
// Cells of either kind. reg: of the cell, for the NameError. An empty v unbinds.
RT_FUNCTION(mayRaise, allocates, readsHeap)
extern "C" Value rtLoadCell(Thread* t, CodeObject* code, uint32_t reg, Value cell);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtStoreCell(Thread* t, Value cell, Value v);
// A tuple, two dicts and a tuple; each may be empty.
RT_FUNCTION(mayRaise, allocates)
extern "C" Value rtMakeFunction(Thread* t, FunctionObject* f, Value defaults, Value keywordDefaults, Value annotations,
                                Value closure, CodeObject* code);
RT_FUNCTION(mayRaise, mayObserveFrame)
extern "C" Value rtImportName(Thread* t, FunctionObject* f, Value fromList, Str* name);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtImportFrom(Thread* t, Value module, Str* name);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtPrintExpr(Thread* t, Value v);

// --- exceptions. The first two always raise.
RT_FUNCTION(mayRaise, allocates, cold) extern "C" Value rtRaiseUnbound(Thread* t, CodeObject* code, uint32_t reg);
RT_FUNCTION(mayRaise, mayObserveFrame, cold) extern "C" Value rtRaise(Thread* t, Value exception, Value cause);
RT_FUNCTION(mayRaise, mayObserveFrame) extern "C" Value rtMatchException(Thread* t, Value exception, Value classes);

}  // namespace taipan
