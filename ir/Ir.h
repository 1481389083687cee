// The HIR: a function in SSA form, as a graph of blocks of instructions. Everything is allocated in the function's
// arena and dies with it. Ops.def says what each operation means; nothing outside of it knows an operation's effects.
//
// No exception edges: a handler runs in the interpreter, so an instruction that raises leaves the function through its
// FrameState. Blocks that only exceptions reach are not built.
//
// The compiler thread never allocates on the Python heap and never writes to it, and reads of it what Frozen.h tells;
// objects do not move. Objects named by immediates are kept alive by the code object, its feedback, or the dependency
// list's owner (jit).
#pragma once

#include <bit>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ir/FrameState.h"
#include "ir/Frozen.h"
#include "ir/Type.h"
#include "runtime/TierUp.h"
#include "runtime/core/Operators.h"
#include "runtime/frames/DeoptReason.h"
#include "runtime/support/Arena.h"
#include "runtime/support/Assert.h"

namespace taipan::hir {

enum class Op : uint16_t {
#define HIR_OP(name, operands, result, type, immA, immB, effects, reads, writes, doc) name,
#include "ir/Ops.def"
  kCount,
};

enum class Rep : uint8_t { None, Tagged, Int64, Double, Bool, Ptr, Virtual, Any /* only in OpInfo */ };

enum class ImmKind : uint8_t {
  _,
  Int,
  Double,
  Value,
  Shape,
  Class,
  Code,
  Name,
  Native,
  Dict,
  Function,
  Binary,
  Compare,
  Unary,
  Types
};

// Alias classes, as bits.
using AliasSet = uint16_t;
enum AliasClass : AliasSet {
  kAliasShape = 1,
  kAliasListHead = 2,
  kAliasListItem = 4,
  kAliasSlot = 8,
  kAliasCell = 16,
  kAliasGlobal = 32,
  kAliasIter = 64,
  kAliasHeap = 128,
  kAliasTrace = 256,
  kAliasAll = 511,
};

struct OpInfo {
  const char* name;
  const char* operands;  // see Ops.def
  Rep result;
  TypeBits type;
  ImmKind immA, immB;
  uint16_t effects;  // private to the questions below
  AliasSet reads, writes;
  const char* doc;

  bool mayDeopt() const;  // a guard: may leave before it has any effect
  bool mayRaise() const;
  bool mayObserveFrame() const;  // runs Python code or looks at frames; implies mayRaise
  bool allocates() const;
  bool needsState() const;
  bool isPure() const;    // removable when unused, mergeable; may still read memory (reads)
  bool isPinned() const;  // neither moved, merged nor removed by general passes
  bool isTerminator() const;
  bool hasSideEffect() const;  // must stay even if its result is unused (guards included)
};
const OpInfo& opInfo(Op op);
// The operation that tells how many items objects of this one kind have: the row named after the kind (ListLength, …).
std::optional<Op> lengthOp(TypeBits kind);
bool isLengthOp(Op op);
const char* repName(Rep r);
DeoptReason defaultReason(Op op);  // what newInstr sets

struct Block;
struct Function;

// An operation and its result.
struct Instr {
  Op op;
  Rep rep;             // of the result; None: no result
  bool mark;           // scratch of the running pass
  DeoptReason reason;  // of guards
  uint32_t id;         // unique in the function, never reused; v<id> in text
  Type type;           // of the Python value that the result stands for
  std::span<Instr*> operands;
  uint64_t immA, immB;  // bits; read through the accessors
  FrameState* state;    // if needsState()
  Block* block;
  Instr *previous, *next;
  // The bytecode instruction this comes from: whose feedback to widen when a guard fails, even if it was moved and its
  // state is another place. Null code: made by the compiler.
  const CodeBody* siteCode;
  uint32_t siteInstr;

  const OpInfo& info() const { return opInfo(op); }
  Instr* operand(unsigned i) const { return operands[i]; }
  bool isConst() const { return op >= Op::ConstTagged && op <= Op::ConstBool; }
  bool isPhi() const { return op == Op::Phi; }
  // Typed views of the immediates.
  int64_t intA() const { return static_cast<int64_t>(immA); }
  int64_t intB() const { return static_cast<int64_t>(immB); }
  double doubleA() const { return std::bit_cast<double>(immA); }
  Value valueA() const { return Value::fromBits(immA); }
  TypeBits typesA() const { return static_cast<TypeBits>(immA); }
  BinaryOp binaryA() const { return static_cast<BinaryOp>(immA); }
  CompareOp compareA() const { return static_cast<CompareOp>(immA); }
  UnaryOp unaryA() const { return static_cast<UnaryOp>(immA); }
  template <class T>  // Shape, TypeObject, CodeBody, Str, NativeFunction, Dict, FunctionObject
  T* pointerA() const {
    return reinterpret_cast<T*>(immA);
  }
  template <class T>
  T* pointerB() const {
    return reinterpret_cast<T*>(immB);
  }
};

struct Block {
  uint32_t id;
  Instr *first = nullptr, *last = nullptr;    // phis first; last is the terminator
  std::vector<Block*> predecessors;           // phi operands are in this order; a block may be there twice
  Block* successors[2] = {nullptr, nullptr};  // null-terminated
  Function* function;
  uint32_t order = 0;       // position in Function::blocks after renumber()
  uint32_t loopDepth = 0;   // filled by Loops (Analysis.h)
  bool isLoopHead = false;  // set by the builder and kept by passes: has a back-edge
  bool isCold = false;

  unsigned successorCount() const { return successors[0] ? (successors[1] ? 2 : 1) : 0; }
};

// What compiled code relies upon and the runtime will report when it changes (TierUp.h). The jit installs the watches
// and checks each again before it publishes the code.
struct Dependency {
  enum class Kind : uint8_t {
    kDictValue,        // dict[name] is `value`
    kDictAbsent,       // name is not in dict
    kClassAttributes,  // class (TypeObject) still has `version`
    kFunctionCode,     // function (FunctionObject) still has `version`: its code and defaults
    kObjectShape,      // object still has a watched twin of the shape at address `version`
    kAttribute,        // … and its attribute `name` is `value`
  } kind;
  Object* object;
  Str* name;
  Value value;
  uint64_t version;
  bool operator==(const Dependency&) const = default;
};

struct Function {
  Function() = default;
  Function(const Function&) = delete;
  Function& operator=(const Function&) = delete;

  Arena arena;                     // instructions, operands, states
  std::deque<Block> blockStorage;  // blocks, dropped ones too
  std::string name;                // for dumps
  const CodeBody* code = nullptr;
  Tier tier = Tier::kOptimised;
  int32_t osrInstr = -1;            // >= 0: OSR entry at this loop head: OsrRegister instead of Param
  std::vector<Block*> blocks;       // entry first; reverse postorder after renumber()
  std::vector<FrameState*> states;  // by id; some may be unused
  std::vector<Dependency> dependencies;
  bool inlines = false;  // Python functions: their calls cannot be told of
  uint32_t nextInstr = 0, nextBlock = 0;
  std::shared_ptr<const Frozen> frozen;  // what is known of the objects that are named; null: nothing (Parser.h)
  // Names of pointers in text form, both ways (Printer.h, Parser.h).
  std::unordered_map<const void*, std::string> objectNames;

  Block* entry() const { return blocks.front(); }
  unsigned parameterCount() const { return code ? code->parameterCount : 0; }
};

// --- making and changing. None of these check anything; the Verifier does.
Block* newBlock(Function& f);                                           // appended to f.blocks
Instr* newInstr(Function& f, Op op, std::span<Instr* const> operands);  // rep and type from Ops.def; not yet in a block
FrameState* newState(Function& f, const FrameState& contents);  // copies contents (registers too); id is assigned
void append(Block* b, Instr* i);
void insertBefore(Instr* position, Instr* i);
void insertAfter(Instr* position, Instr* i);
void insertAtStart(Block* b, Instr* i);  // behind the phis
void insertBeforeTerminator(Block* b, Instr* i);
void unlink(Instr* i);                 // out of its block
void addEdge(Block* from, Block* to);  // next free successor; appends the predecessor
void setOperands(Function& f, Instr* i, std::span<Instr* const> operands);
void removePredecessor(Block* b, unsigned index);  // and the phis' operands
unsigned predecessorIndex(const Block* b, const Block* predecessor);
// Turns i into a constant (or other op without operands) in place.
Instr* constTagged(Function& f, Value v, TypeBits kinds);
Instr* constInt(Function& f, int64_t v);
Instr* constDouble(Function& f, double v);
Instr* constBool(Function& f, bool v);
// Drops unreachable blocks, orders the others in reverse postorder, numbers them.
void renumber(Function& f);
void addDependency(Function& f, const Dependency& d);

// Iterates over the instructions of a block. The current one may be unlinked or replaced.
class InstrRange {
 public:
  explicit InstrRange(const Block* b) : first_(b->first) {}
  struct Iterator {
    Instr *at, *after;
    Instr* operator*() const { return at; }
    Iterator& operator++() {
      at = after;
      after = at ? at->next : nullptr;
      return *this;
    }
    bool operator!=(const Iterator& o) const { return at != o.at; }
  };
  Iterator begin() const { return {first_, first_ ? first_->next : nullptr}; }
  Iterator end() const { return {nullptr, nullptr}; }

 private:
  Instr* first_;
};
inline InstrRange instrs(const Block* b) {
  return InstrRange(b);
}

}  // namespace taipan::hir
