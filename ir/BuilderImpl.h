// The state of the builder, private to Builder*.cpp.
//
// One InlinedFrame per Python frame being built: the function itself, and each inlined callee while it is built. Its
// `env` maps registers to the values they hold; a value is in whatever representation its maker left it, and is boxed
// where a tagged one is needed. An unbound variable holds the constant `empty`; null means dead.
//
// Two kinds of inlined frames. A *framed* one has a FrameState chain and an activation record like a called function. A
// *folded* one does nothing that the outside could notice before its caller's instruction is over: no calls, stores
// only to objects it made. All its exits resume at the caller's instruction, which is executed again from its start, so
// it needs no frame at all. Callees are folded if that turns out to be possible, else framed, else called.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>

#include "ir/Builder.h"
#include "ir/BytecodePlan.h"
#include "runtime/core/NativeFacts.h"
#include "runtime/frames/TraceEvent.h"

namespace taipan {
class VariablePlace;
}  // namespace taipan

namespace taipan::hir {

using BcInstr = taipan::Instr;
using BcOp = taipan::Op;
using Env = std::vector<Instr*>;

inline uint64_t bits(const void* p) {
  return reinterpret_cast<uint64_t>(p);
}

// Control flow that reaches a block of the plan.
struct Edge {
  Block* from;
  unsigned slot;  // which successor of `from`
  Env env;
  int64_t lastLine;
};

// InlinedFrame::lastLine where it depends on the way that control took.
inline constexpr int64_t kLineUnknown = -1;

struct ReturnEdge {
  Block* from;  // ends open: the Jump is missing
  Instr* value;
};

struct InlinedFrame {
  InlinedFrame* caller = nullptr;
  const CodeBody* code = nullptr;
  const CodeSnapshot* snapshot = nullptr;
  const FunctionSnapshot* functionSnapshot = nullptr;  // globals and builtins that are known; or null
  FunctionObject* function = nullptr;                  // if constant
  Instr* functionValue = nullptr;                      // always
  const BytecodePlan* plan = nullptr;
  const Liveness* liveness = nullptr;
  unsigned depth = 0;
  FrameState* callerState = nullptr;         // parent of the states of a framed callee
  FrameState* foldedInto = nullptr;          // state of all exits of a folded callee
  bool failed = false;                       // folding turned out to be impossible
  TraceEvent hookEvent = TraceEvent::kNone;  // of a hook: what it is told of
  Instr* record = nullptr;                   // EnterFrame; null: folded
  Instr* nameSpace = nullptr;                // of code whose variables are in a dict: the dict
  std::vector<std::vector<Edge>> incoming;   // by plan block
  std::vector<Block*> heads;                 // of loop heads that are built
  std::vector<std::vector<std::pair<unsigned, Instr*>>> headPhis;
  Env env;
  uint32_t planBlock = 0;
  uint32_t pc = 0;
  FrameState *at = nullptr, *after = nullptr;  // made on demand, for this pc
  // Of the traced tier: line of the visible instruction executed last, as FrameObject::traceLine has it; 0 also where
  // the next line is told of whatever it is.
  int64_t lastLine = 0;
  std::vector<ReturnEdge> returns;
};

// What an operand of arithmetic is expected to be.
enum class NumberKind : uint8_t { kUnknown, kInt, kBool, kFloat, kNumber /* int or float */, kOther };

struct CallArguments {
  Instr* callee;
  std::vector<Instr*> values;  // positional, then named
  Tuple* names = nullptr;
};

class FunctionBuilder {
 public:
  explicit FunctionBuilder(const Snapshot& s) : s_(s) {}
  BuildResult run();

 private:
  // --- Builder.cpp: frames, blocks, edges
  void enterFunction();
  void enterOsr();
  void guardGlobals();
  void buildFrame();                // blocks of frame_->plan; the first one's env and at_ are set
  bool beginBlock(unsigned index);  // merges what reaches it; false: nothing does
  void beginLoop(unsigned index);
  void buildBlock(unsigned index);
  Env mergeEdges(std::vector<Edge>& edges, Block* into, const RegisterSet& live);
  Instr* mergeValues(Block* into, std::span<const std::pair<Block*, Instr*>> values);
  bool isVariable(unsigned reg) const { return reg < frame_->code->localsPlusCount(); }
  void goTo(int32_t planBlock);
  void branch(Instr* condition, int32_t whenTrue, int32_t whenFalse);
  void branchTo(Instr* condition, Block* whenTrue, Block* whenFalse);
  void jumpTo(Block* b);
  void leaveTo(int32_t planBlock, Block* from, unsigned slot);
  void sendEdge(int32_t planBlock, Block* from, unsigned slot);
  void closeLoop(int32_t planBlock);
  void deopt(DeoptReason reason);  // ends the block
  const PlanBlock& currentPlan() const;
  bool isOpen() const { return at_ != nullptr; }

  // --- Builder-state.cpp: values and states
  Instr* emit(Op op, std::initializer_list<Instr*> operands, uint64_t immA = 0, uint64_t immB = 0);
  Instr* emit(Op op, const std::vector<Instr*>& operands, uint64_t immA = 0, uint64_t immB = 0);
  Instr* place(Instr* i);
  void checkFolding(Instr* i);
  FrameState* makeState(const RegisterSet& live);
  FrameState* stateAt();
  FrameState* stateAfter();
  Instr* constant(Value v);
  Instr* intConstant(int64_t v);
  Instr* doubleConstant(double v);
  Instr* boolConstant(bool v);
  Instr* noneValue() { return constant(kNone); }
  Instr* emptyValue() { return constant(Value()); }
  Instr* reg(unsigned r);
  void set(unsigned r, Instr* v);
  void narrow(Instr* from, Instr* to);  // registers that hold `from` hold `to`
  Instr* tagged(Instr* v);
  Instr* boxAtEnd(Block* b, Instr* v);
  Instr* asInt(Instr* v);     // guarded
  Instr* asDouble(Instr* v);  // guarded; float only
  Instr* asNumber(Instr* v);  // guarded; float, or small int converted
  Instr* asBool(Instr* v);    // guarded
  Instr* guardType(Instr* v, TypeBits bits);
  Instr* guardShape(Instr* v, Shape* shape);
  Instr* guardConstant(Instr* v, Value wanted);
  void guard(Instr* condition, bool wanted, DeoptReason reason);
  TypeBits kindsOf(Value v) const { return s_.frozen->kindsOf(v); }
  static TypeBits bitsOf(Instr* v) { return v->type.bits(); }
  static bool isConstant(Instr* v, Value* out);

  // --- feedback of the current instruction
  const BcInstr& bc() const { return frame_->code->instrs[frame_->pc]; }
  FeedbackKind feedbackKind() const { return feedbackKindOf(bc().op); }
  const FeedbackSlot* slot() const;  // null: none
  // The slot as what it is, by the instruction's row; null: none.
  template <FeedbackKind kind>
  auto* site() const {
    DCHECK(feedbackKind() == kind, "the instruction has this kind of feedback");
    const FeedbackSlot* s = slot();
    return s ? feedbackIn<kind>(s) : nullptr;
  }
  const SeenFeedback* seenSite() const { return site<FeedbackKind::Seen>(); }
  const IterationFeedback* iterationSite() const { return site<FeedbackKind::Iteration>(); }
  const AttrFeedback* attrSite() const { return site<FeedbackKind::Attribute>(); }
  const NameFeedback* nameSite() const { return site<FeedbackKind::Name>(); }
  const CallFeedback* callSite() const { return site<FeedbackKind::Call>(); }
  AttrKind attrKind() const { return attrSite() ? attrSite()->kind : AttrKind::None; }
  KindBits seenLeft() const { return seenSite() ? firstSeen(seenSite()->operands) : 0; }
  KindBits seenRight() const { return seenSite() ? secondSeen(seenSite()->operands) : 0; }
  uint32_t failures() const;
  bool hasFailed() const {
    const uint32_t others = bitOf(DeoptReason::kNotReached) | bitOf(DeoptReason::kHook) |
                            bitOf(DeoptReason::kHookSelf) | bitOf(DeoptReason::kHookLocals) |
                            bitOf(DeoptReason::kHookWrote);
    return failures() & ~others;
  }
  static uint32_t bitOf(DeoptReason r) { return 1u << static_cast<unsigned>(r); }
  // The site has feedback and was never executed: the path is left out. Ends the block.
  bool prune(bool everExecuted);
  Str* name() const { return frame_->code->names[bc().d]; }

  // --- Builder-ops.cpp: the dispatcher and simple instructions
  void instruction();
  void checkBound(unsigned reg);
  void checkOperands(const BcInstr& i);
  void loadGlobal();
  void storeGlobal();
  Instr* loadCell(unsigned r);
  // --- Builder-names.cpp: code whose variables are in a dict
  void makeLocals();
  void linkCell();
  void loadName();
  void storeName();
  bool isSeenInNamespace() const;
  // --- Builder-ops.cpp
  void storeCell(unsigned r, Instr* v);
  void returnValue();
  void makeFunction();
  std::vector<Instr*> taggedRegisters(unsigned first, unsigned count);
  void unpack();
  void unpackStar();
  bool unpackKnown(Instr* v, unsigned count);

  // --- Builder-arith.cpp
  void binary(BinaryOp op);
  Instr* specialBinary(BinaryOp op, Instr* l, Instr* r);
  Instr* certainBinary(BinaryOp op, Instr* l, Instr* r);
  Instr* mixedBinary(BinaryOp op, Instr* l, NumberKind left, Instr* r, NumberKind right);
  bool areInts(Instr* l, Instr* r) const;
  Instr* wideBinary(BinaryOp op, Instr* l, Instr* r);
  Instr* intBinary(BinaryOp op, Instr* l, Instr* r);
  Instr* intPower(Instr* base, Instr* exponent);
  Instr* floatBinary(BinaryOp op, Instr* l, Instr* r);
  Instr* operatorMethod(BinaryOp op, Instr* l, Instr* r);
  void unary(UnaryOp op);
  void logicalNot();
  void compare(CompareOp op);
  void compareJump(CompareOp op);
  Instr* compareKnown(CompareOp op, Instr* l, Instr* r);
  Instr* specialCompare(CompareOp op, Instr* l, Instr* r);
  Instr* identity(Instr* l, Instr* r, bool negated);
  Instr* truth(Instr* v);
  void containment();
  NumberKind kindOf(Instr* v, KindBits seen) const;
  Instr* doubleOf(Instr* v, NumberKind kind, bool exact);

  // --- Builder-item.cpp: subscripts and iteration
  void loadItem();
  Instr* loadSlice(Instr* v, Instr* key);
  void storeItem();
  bool isPlainKey(Instr* key, KindBits seen) const;
  Instr* checkedIndex(Instr* index, Instr* length);
  void getIter();
  void forIter();
  void forRange(Instr* range, Instr* index);
  Instr* stepOf(Instr* range);
  void forSequence(Instr* sequence, Instr* index, bool isList);
  void forEnumerate(Instr* enumerate);
  void forZip(Instr* zip, unsigned count);
  void forGeneric(Instr* iterator, Instr* index);
  void forIterator(Instr* iterator);
  // An iterator over a list, tuple or str taken apart: guarded, nothing changed yet.
  struct SequenceKind;
  static const SequenceKind* sequenceKind(const Shape* iterator);  // null: another iterator
  // What the iterators of the ForIter site, or those within its enumerate objects, go over; null: not known.
  const SequenceKind* seenIterator(bool isWithin) const;
  unsigned seenZip() const;  // how many lists the zip objects of the ForIter site go over; 0: not known
  Instr* iteratorOf(TypeObject* type, Instr* iterator);  // guarded if need be; null: not expected to be of the type
  struct Cursor {
    Instr *iterator, *sequence, *index;
    const SequenceKind* kind;
  };
  Cursor openCursor(Instr* iterator, const SequenceKind* kind);
  Instr* hasNext(const Cursor& c);
  Instr* itemAt(const Cursor& c);
  void exhaust(const Cursor& c);
  void leaveIfExhausted(const Cursor& c);
  void advance(const Cursor& c);
  static bool isCallOf(Instr* v, TypeObject* type);
  // Ends the block: on to a new one when true, else the loop is over.
  void continueIf(Instr* more);

  // --- Builder-attr.cpp
  struct AttrEntry {
    AttrKind kind;
    Shape* shape;
    uint32_t version;
    uint64_t payload;
  };
  Instr* loadVariable(VariablePlace v);
  bool relyOnClass(Value object);
  bool storeVariable(Instr* v, Instr* value);
  std::vector<AttrEntry> attributeEntries(Instr* v) const;
  std::vector<AttrEntry> entriesOf(const BcInstr& site) const;
  void trackShape(Instr* i);
  Shape* freshShape(Instr* v) const;
  static Instr* rootOf(Instr* v);  // without the guards that it went through
  bool usable(const AttrEntry& e) const;
  void relyOn(const ClassSnapshot& c);
  const ClassSnapshot* classOf(const Shape* shape) const;
  void loadAttr();
  void storeAttr();
  void loadMethod();
  Instr* guardEntry(Instr* v, const AttrEntry& e);
  Instr* attributeOf(Instr* v, const AttrEntry& e);
  bool storeEntry(Instr* v, Instr* value, const AttrEntry& e);
  Instr* knownAttribute(Instr* v);  // of a constant module, class or known object; null: not known
  // Builder-known.cpp: objects that the hook keeps its state in
  const KnownInstance* knownInstance(Instr* v) const;
  const KnownAttribute* attributeOfKnown(Instr* v) const;
  bool relyOnKnown(Instr* v);
  Instr* valueOfKnown(Instr* v);
  bool itemOfKnown(Instr* dict, Instr* key, Value* item);
  Instr* polymorphicLoad(Instr* v, const std::vector<AttrEntry>& entries, bool isMegamorphic);
  bool polymorphicMethod(Instr* v, const std::vector<AttrEntry>& entries);
  Instr* superOfCaller();  // super() without arguments; null: not known enough
  bool superMethod(Instr* super);

  // --- Builder-call.cpp
  void call();
  void callMethod();
  void callKw();
  Instr* buildCall(CallArguments& args);
  Instr* knownCallee(Instr* callee);
  Instr* genericCall(const CallArguments& args);
  Instr* callConstant(CallArguments& args, Value callee);
  Instr* callChanging(CallArguments& args, const FunctionSnapshot& s);
  Instr* callFunction(CallArguments& args, FunctionObject* f, const CodeBody* code);
  bool bindParameters(const CallArguments& args, const FunctionSnapshot* f, const CodeBody* code,
                      std::vector<Instr*>* out);
  Instr* callDirect(Instr* callee, const CodeBody* code, const std::vector<Instr*>& parameters);
  Instr* callClass(CallArguments& args, TypeObject* type);
  Instr* construct(CallArguments& args, TypeObject* type, const ClassSnapshot& c);
  void relyOnFunction(FunctionObject* f, const FunctionSnapshot& snapshot);

  // --- Builder-native.cpp
  Instr* callNative(CallArguments& args, NativeFunction* f);
  Instr* intrinsic(NativeId id, std::vector<Instr*>& args);
  bool areTaken(const NativeFunction* f, const std::vector<Instr*>& args);
  void guessFirst(const NativeFunction* f, std::vector<Instr*>* args);
  Instr* onDoubles(const NativeFunction* f, std::vector<Instr*>& args);
  Instr* rounded(Op op, std::vector<Instr*>& args);
  Instr* ofNumber(Op op, std::vector<Instr*>& args);
  Instr* frameForAttribute(const std::vector<Instr*>& args);
  Instr* frameAttribute(const InlinedFrame& frame, const Str* attribute);
  Instr* lengthOf(Instr* v);
  Instr* argumentSeen(Instr* v);  // guarded to be of the one kind that the site's first arguments were
  Instr* dictGet(const std::vector<Instr*>& args);
  Instr* smallest(std::vector<Instr*>& args, bool largest);
  Instr* smallerDouble(Instr* a, Instr* b, bool largest);
  Instr* convertTo(TypeObject* type, std::vector<Instr*>& args);
  Instr* makeRange(std::vector<Instr*>& args);

  // --- Builder-trace.cpp: the traced tier
  bool tellsLines() const { return s_.tier == Tier::kTraced; }
  void tellLine();
  void tellIfNew(uint32_t line);
  void tell(TraceEvent event, Instr* arg);
  FrameState* tellingState(TraceEvent event);
  void callHook(TraceEvent event, Instr* arg);
  bool inlineHook(TraceEvent event, Instr* arg);
  Instr* selfOfHook();
  static bool hasFailedFor(const CodeSnapshot* code, DeoptReason reason);
  // --- Builder-locals.cpp
  bool isClassic() const { return s_.localsModel == LocalsModel::kClassic; }
  static bool mayShowLocals(const CodeBody* code);
  Instr* ownLocals();
  bool seesLocals(const CodeBody* hook) const;
  bool hookHasWritten() const;
  std::vector<Instr*> shownVariables(InlinedFrame* told);
  Instr* localsOp(Op op, InlinedFrame* told, uint64_t immA);
  void checkLocals();
  void takeLocalsOver();
  // --- Builder-trace.cpp
  void finishHook(TraceEvent event, Instr* result, Instr* self);
  Instr* frameAttribute(Instr* v);
  void tellIf(Instr* condition);
  void beginLineOfLoop(uint32_t start);
  void noteJumpBack();
  uint32_t firstLine(uint32_t start) const;
  bool isOneLineWhile(uint32_t head) const;

  // --- Builder-inline.cpp
  Instr* tryInline(FunctionObject* f, const CodeBody* code, Instr* functionValue, const std::vector<Instr*>& parameters,
                   bool mustFold);
  bool mayInline(const CodeBody* code) const;
  bool guardGlobalsOf(InlinedFrame& callee);
  Instr* inlineFolded(InlinedFrame& callee, const std::vector<Instr*>& parameters);
  Instr* inlineFramed(InlinedFrame& callee, const std::vector<Instr*>& parameters, FrameState* callerState);
  void buildCallee(InlinedFrame& callee, const std::vector<Instr*>& parameters);
  Instr* mergeReturns(InlinedFrame& callee);
  const BytecodePlan* planOf(const CodeBody* code);
  const Liveness* livenessOf(const CodeBody* code);

  const Snapshot& s_;
  std::unique_ptr<Function> fn_;
  Function& f() { return *fn_; }
  InlinedFrame* frame_ = nullptr;
  Block* at_ = nullptr;  // where instructions go; null: the rest of the bytecode block cannot be reached
  unsigned inlinedInstrs_ = 0;
  bool inHook_ = false;                        // what is built is an inlined hook or what it calls
  bool hookObserves_ = false;                  // … and something in it may look at frames
  bool hookIsCut_ = false;                     // … and a path in it was left out, because it was never executed
  bool hookSeesLocals_ = false;                // … and the dict of locals() of the frame that it is told of
  bool hookWritesLocals_ = false;              // … and changes it
  const InlinedFrame* frameToRead_ = nullptr;  // whose attribute the next instruction reads; null: does not
  std::map<uint64_t, Instr*> constants_, intConstants_, doubleConstants_, boolConstants_;
  std::map<const CodeBody*, std::unique_ptr<BytecodePlan>> plans_;
  std::map<const CodeBody*, std::unique_ptr<Liveness>> livenesses_;
  std::vector<Instr*> fresh_;  // objects that the folded callees being built have made
  // Shapes of instances made since the last instruction that could have changed them.
  std::map<Instr*, Shape*> freshShapes_;
};

}  // namespace taipan::hir
