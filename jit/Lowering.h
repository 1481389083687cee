// Lowering: the state of turning one HIR function into LLVM IR, and one small function for each operation. Internal to
// Lower*.cpp. The files:
//
//   Lower.cpp          blocks, phis, entries, dispatch          Lower-arith.cpp    numbers, comparison, truth
//   Lower-state.cpp    deopt bundles, exits, calls with states  Lower-box.cpp      boxing and conversion
//   Lower-frame.cpp    activations, safepoints, terminators     Lower-guard.cpp    guards and type tests
//   Lower-memory.cpp   loads, stores, barrier                   Lower-alloc.cpp    inline allocation
//   Lower-trace.cpp    hooks                                    Lower-dict.cpp     dicts with plain keys
//   Lower-locals.cpp   the dict of locals()
//   Lower-call.cpp     calls                                    Lower-generic.cpp  operations that are one runtime call
//
// Invariant: instructions are emitted at `b`, which is always in the hot block that continues the current HIR block; a
// helper that needs a cold block writes it with a builder of its own. Cold blocks are laid out behind all others.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include <map>
#include <tuple>

#include "ir/Ir.h"
#include "jit/AliasTags.h"
#include "jit/CodeUnit.h"
#include "jit/LowerValue.h"
#include "jit/RuntimeTable.h"

namespace taipan {

// The word of an object's header that names its shape.
inline uint32_t shapeBits(const Shape* shape) {
  return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(shape));
}

class Lowering {
 public:
  Lowering(const hir::Function& f, CodeUnit* unit);
  bool run(std::string* whyNot);

 private:
  using Instr = hir::Instr;
  using Values = llvm::SmallVector<llvm::Value*, 8>;

  // --- Lower.cpp
  void makeSignature();
  void chooseEntry();
  void takeParameters(bool areArguments);
  llvm::Function* makeFunction(const std::string& name, llvm::ArrayRef<llvm::Type*> parameters);
  void lowerBlock(const hir::Block* block);
  void lowerInstr(const Instr& i);
  void fillPhis();
  // The function cannot be compiled. The first reason counts; lowering goes on with poison.
  void giveUp(const char* why);

  // Values of instructions.
  llvm::Value* value(const Instr* definition);
  llvm::Value* operand(const Instr& i, unsigned n) { return value(i.operand(n)); }
  Values operands(const Instr& i, unsigned from = 0);
  void set(const Instr& i, llvm::Value* v) { values_[&i] = v; }
  void setSecond(const Instr& i, llvm::Value* v) { seconds_[&i] = v; }
  llvm::Type* typeOf(hir::Rep rep);

  // Constants.
  llvm::ConstantInt* i64(uint64_t n) { return b.getInt64(n); }
  llvm::ConstantInt* i32(uint32_t n) { return b.getInt32(n); }
  llvm::ConstantInt* i8(uint8_t n) { return b.getInt8(n); }
  llvm::Value* address(const void* p);  // as ptr
  llvm::Value* empty() { return i64(0); }

  // Blocks. hot: inserted here; cold: laid out at the end.
  llvm::BasicBlock* hotBlock(const char* name);
  llvm::BasicBlock* coldBlock(const char* name);
  void enter(llvm::BasicBlock* block) { b.SetInsertPoint(block); }
  // Branches to `cold` unless `ok`; goes on in a new hot block.
  void unless(llvm::Value* ok, llvm::BasicBlock* cold);
  void branchLikely(llvm::IRBuilderBase& at, llvm::Value* condition, llvm::BasicBlock* likely,
                    llvm::BasicBlock* unlikely);
  llvm::PHINode* join(llvm::Type* type, llvm::ArrayRef<std::pair<llvm::Value*, llvm::BasicBlock*>> incoming);

  // --- Lower-memory.cpp
  llvm::Value* load(llvm::Type* type, llvm::Value* pointer, uint64_t offset, Region region);
  void store(llvm::Value* v, llvm::Value* pointer, uint64_t offset, Region region);
  llvm::Value* loadField(llvm::Value* object, uint64_t offset, Region region);  // i64 field of a tagged object
  llvm::Value* loadPointer(llvm::Value* object, uint64_t offset, Region region);
  llvm::Value* loadShape(llvm::Value* object);
  llvm::Value* itemAddress(llvm::Value* base, uint64_t offset, llvm::Value* index);
  // To run after `stored` was put into the object at `holder`. `holderInstr`: the instruction that made it, or null.
  void barrier(llvm::Value* holder, const Instr* stored, const Instr* holderInstr, const Instr& at);
  void barrier(llvm::Value* holder);  // whatever was stored
  static bool isFresh(const Instr* holder, const Instr& at);
  static bool mayBePointer(const Instr* stored);
  static bool isRarelyPointer(const Instr* stored);

  // --- Lower-state.cpp
  struct StateUse {
    uint32_t id;
    Values operands;
  };
  const StateUse& stateUse(const hir::FrameState* s, DeoptReason reason);
  llvm::CallInst* emitCall(llvm::IRBuilderBase& at, llvm::FunctionCallee callee, llvm::ArrayRef<llvm::Value*> arguments,
                           const StateUse* use);
  // The block that leaves for `reason` with i's state.
  llvm::BasicBlock* exitBlock(const Instr& i, DeoptReason reason);
  llvm::BasicBlock* exitBlock(const Instr& i) { return exitBlock(i, i.reason); }
  // The block that raises the pending exception at i's state.
  llvm::BasicBlock* exceptionBlock(const Instr& i);
  // Leaves unless ok.
  void guard(const Instr& i, llvm::Value* ok) { guard(i, ok, i.reason); }
  void guard(const Instr& i, llvm::Value* ok, DeoptReason reason);
  void stressGuard(const Instr& i);
  void stressLoop(const Instr& i);
  void leaveEvery(uint64_t n, uint64_t counterOfThread, const Instr& i);

  // Calls of runtime functions. `plain`: no state. `raising`: the result is checked, empty (or null, or false) leaves
  // by the exception exit. `observing`: also carries i's state while it runs.
  llvm::CallInst* plainCall(RtFn fn, llvm::ArrayRef<llvm::Value*> arguments) { return plainCall(b, fn, arguments); }
  llvm::CallInst* plainCall(llvm::IRBuilderBase& at, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments);
  llvm::Value* raisingCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments);
  llvm::Value* observingCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments);
  llvm::CallInst* uncheckedCall(const Instr& i, RtFn fn, llvm::ArrayRef<llvm::Value*> arguments);
  llvm::Value* checked(const Instr& i, llvm::Value* result);
  // The outcome of i's bytecode instruction is the negated truth (`not x`, `x not in y`): a call that might be the last
  // thing that compiled code does there has to return what the instruction yields.
  static bool yieldsNegation(const Instr& i);
  // The feedback slot of i's bytecode instruction, if that is one of `ops` on this name; else null.
  static const FeedbackSlot* slotOfName(const Instr& i, const Str* name, std::initializer_list<Op> ops);
  llvm::Value* cachedEntry(const Instr& i, const FeedbackSlot* slot, llvm::BasicBlock* miss);  // Lower-names.cpp
  // The site's inline cache, if it is one for the attribute `name`: its code object and slot, else two nulls.
  void pushAttributeSite(const Instr& i, const Str* name, Values* arguments);
  // Words of this frame that hold a copy of `words`, for calls that take arrays. Reused by the next call.
  llvm::Value* argumentArray(llvm::ArrayRef<llvm::Value*> words);
  llvm::Value* outWord();

  // --- Lower-generic.cpp
  void lowerRuntimeCall(const Instr& i);
  llvm::Value* asParameter(llvm::Value* v, char code);
  llvm::Value* immediateParameter(uint64_t bits, char code);
  void deliver(const Instr& i, RtFn fn, const Values& arguments);
  void askedOfRuntime(const Instr& i, llvm::Value* answer);  // 1, 0, or -1: leaves

  // --- Lower-call.cpp
  void callNative(const Instr& i, const StateUse* state);

  // --- Lower-dict.cpp
  const int64_t* newHints(size_t count);  // live as long as the code
  llvm::Value* hintedEntry(llvm::Value* dict, Value key, const int64_t* hint, llvm::BasicBlock* miss);
  llvm::Value* quickEntry(const Instr& i, const int64_t* hint, llvm::BasicBlock* miss);

  // --- Lower-guard.cpp
  // Control goes on where v is of one of `kinds`, else to `otherwise`. `known`: what is known of v.
  void branchUnlessKinds(llvm::Value* v, hir::Type known, hir::TypeBits kinds, llvm::BasicBlock* otherwise);
  void branchUnlessHeapKinds(llvm::Value* v, hir::Type known, hir::TypeBits kinds, llvm::BasicBlock* otherwise);
  llvm::Value* shapeIsOfKind(llvm::Value* shape, hir::TypeBits kind);
  void requireObject(llvm::Value* v, hir::Type known, llvm::BasicBlock* otherwise);
  llvm::Value* hasShapeOrBranch(llvm::Value* v, hir::Type known, const Shape* shape, llvm::BasicBlock* otherwise);
  // i1: true where the code emitted by `test(otherwise)` falls through.
  template <class Test>
  llvm::Value* asCondition(Test test);

  // --- Lower-box.cpp
  llvm::Value* boxInt(llvm::Value* n, hir::Type known);
  llvm::Value* boxDouble(llvm::Value* d);
  // Double of a float or (if ints) small int; anything else goes to `otherwise`.
  llvm::Value* unboxNumber(llvm::Value* v, hir::Type known, bool ints, llvm::BasicBlock* otherwise);
  void guardedDoubleToInt(const Instr& i, llvm::Value* d);

  // --- Lower-alloc.cpp
  llvm::Value* allocate(const Instr& i, uint64_t bytes, const Shape* shape, Layout layout);
  void initialise(llvm::Value* object, uint64_t offset, llvm::Value* v, Region region = Region::kImmutable);

  // --- Lower-arith.cpp
  void overflowing(const Instr& i, llvm::Intrinsic::ID operation);
  llvm::Value* floorDivide(llvm::Value* n, llvm::Value* divisor);
  llvm::Value* floorModulo(llvm::Value* n, llvm::Value* divisor);
  llvm::Value* isFinite(llvm::Value* d);
  llvm::Value* squareLikePow(llvm::Value* x);
  llvm::Value* intCompare(CompareOp op, llvm::Value* left, llvm::Value* right);

  // --- Lower-frame.cpp
  void enterOutermost(const Instr& i);
  void enterInlined(const Instr& i);
  void enterElided();
  void decline(llvm::BasicBlock* at);
  void takeOverFrame(llvm::Value* record);
  void addDepth(int32_t n);
  void findObservedRecords();

  // --- Lower-trace.cpp
  llvm::Value* frameObjectOf(const Instr& i);
  llvm::Value* localsDictOf(const Instr& i);
  // --- Lower-locals.cpp
  const int64_t* localHints(const CodeBody* code);
  template <class Visit>
  void visitLocals(const Instr& i, llvm::Value* dict, llvm::BasicBlock* miss, Visit visit);
  void setInsideHook(bool inside, uint8_t event, llvm::Value* entryLimit);

  // One function for each operation that is no call of the runtime.
#define HIR_OP(name, ...) void lower##name(const Instr& i);
#define HIR_CALL(...)
#include "ir/Ops.def"

  const hir::Function& f_;
  CodeUnit* unit_;
  llvm::LLVMContext& context_;
  llvm::Module& module_;
  llvm::IRBuilder<> b;
  AliasTags tags_;
  llvm::MDNode* unlikely_ = nullptr;
  Values parameters_;  // not of loops
  const char* failure_ = nullptr;
  bool biased_ = true;  // false while a test is emitted that may go either way

  llvm::Function* body_ = nullptr;
  llvm::Value* thread_ = nullptr;
  llvm::Value* function_ = nullptr;
  llvm::Value* osrRegisters_ = nullptr;
  llvm::BasicBlock* entry_ = nullptr;
  llvm::AllocaInst* arguments_ = nullptr;
  uint64_t argumentWords_ = 0;
  llvm::AllocaInst* outWord_ = nullptr;
  llvm::DenseMap<const CodeBody*, const int64_t*> localHints_;

  llvm::DenseMap<const Instr*, llvm::Value*> values_, seconds_;
  llvm::DenseMap<const hir::Block*, llvm::BasicBlock*> starts_, ends_;
  std::vector<llvm::BasicBlock*> coldBlocks_;
  std::vector<const Instr*> phis_;

  std::map<std::pair<const hir::FrameState*, DeoptReason>, StateUse> stateUses_;
  using GuardKey = std::tuple<const hir::FrameState*, DeoptReason, const CodeBody*, uint32_t>;
  std::map<GuardKey, llvm::BasicBlock*> guards_;
  llvm::DenseMap<const hir::FrameState*, llvm::PHINode*> exits_;  // of the guards' numbers
  llvm::DenseMap<const hir::FrameState*, llvm::BasicBlock*> exceptionExits_;

  // LeaveFrames that an observing call may precede: somebody may have asked for the frame object. EnterFrames whose
  // record an observing call names.
  llvm::DenseMap<const Instr*, bool> observed_;
  bool hasOutermostFrame_ = false;
};

template <class Test>
llvm::Value* Lowering::asCondition(Test test) {
  llvm::BasicBlock* done = hotBlock("tested");
  llvm::BasicBlock* fails = llvm::BasicBlock::Create(context_, "fails", body_, done);
  biased_ = false;
  test(fails);
  biased_ = true;
  llvm::BasicBlock* holds = b.GetInsertBlock();
  b.CreateBr(done);
  enter(fails);
  b.CreateBr(done);
  enter(done);
  return join(b.getInt1Ty(), {{b.getTrue(), holds}, {b.getFalse(), fails}});
}

}  // namespace taipan
