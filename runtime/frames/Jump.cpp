// What a line may be jumped to from is a matter of what CPython has on its value stack at either place: a `for` loop
// has its iterator there, a handler the exception that was handled before, and while it looks for a match or is a
// finally clause also the exception that it got. Here these lie in registers, so the stacks are computed from the
// bytecode, each entry with its register. A jump drops what the target does not have and moves the rest to the target's
// registers.
#include "runtime/frames/Jump.h"

#include <climits>
#include <optional>
#include <vector>

#include "runtime/TierUp.h"
#include "runtime/bytecode/Liveness.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/Tracing.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

enum class Kind : uint8_t {
  kIterator,   // of a loop: two registers
  kHandled,    // what was handled before
  kException,  // the exception itself, until a clause took it
  kLasti,      // where a handler that cleans up got its exception
  kObject,     // an operand of an expression
};

struct Entry {
  Kind kind;
  uint16_t reg;
};
using Stack = std::vector<Entry>;

// --- the stacks of a code object

class StackFinder {
 public:
  explicit StackFinder(const CodeObject* code) : code_(code), stacks_(code->instrCount) {}

  // By instruction, before it; none: never reached.
  std::vector<std::optional<Stack>> run() {
    meet(0, {});
    do {
      changed_ = false;
      for (uint32_t i = 0; i < code_->instrCount; ++i)
        if (stacks_[i]) visit(i);
      for (uint32_t i = 0; i < code_->handlerCount; ++i)
        enterHandler(code_->handlers[i]);
    } while (changed_);
    return std::move(stacks_);
  }

 private:
  // Where ways meet that left different things behind, what they have in common is what counts: a `break` leaves its
  // loop's iterator where it is.
  void meet(uint32_t at, const Stack& stack) {
    if (!stacks_[at]) {
      stacks_[at] = stack;
      changed_ = true;
      return;
    }
    Stack& known = *stacks_[at];
    size_t common = 0;
    while (common < known.size() && common < stack.size() && known[common].reg == stack[common].reg &&
           known[common].kind == stack[common].kind)
      ++common;
    if (common == known.size()) return;
    known.resize(common);
    changed_ = true;
  }

  static void leave(Stack& stack, Kind kind, uint16_t reg) {
    for (size_t i = stack.size(); i-- > 0;)
      if (stack[i].kind == kind && stack[i].reg == reg) return stack.resize(i);
  }

  bool startsLoop(uint32_t i) const {
    if (i + 1 >= code_->instrCount) return false;
    const Instr& next = code_->instrs[i + 1];
    return next.op == Op::ForIter && next.b == code_->instrs[i].a;
  }

  void visit(uint32_t i) {
    const Instr& instr = code_->instrs[i];
    Stack stack = *stacks_[i];
    switch (instr.op) {
      case Op::GetIter:
        if (startsLoop(i)) stack.push_back({Kind::kIterator, instr.a});
        break;
      case Op::PushHandled:
        stack.push_back({Kind::kHandled, instr.a});
        stack.push_back({Kind::kException, instr.b});
        break;
      case Op::DeleteLocal: leave(stack, Kind::kException, instr.a); break;
      case Op::PopHandled:  leave(stack, Kind::kHandled, instr.a); break;
      case Op::Return:
      case Op::Raise:
      case Op::Reraise:     return;
      default:              break;
    }
    if (opInfo(instr.op).roles[3] == Role::Target) {
      Stack there = stack;
      if (instr.op == Op::ForIter) leave(there, Kind::kIterator, instr.b);
      meet(static_cast<uint32_t>(instr.d), there);
    }
    if (instr.op != Op::Jump && instr.op != Op::JumpBack) meet(i + 1, stack);
  }

  // One that does not begin with PushHandled cleans up and raises again. It is entered with what was handled before it
  // on the stack still, but without the exception that a clause or finally was about.
  void enterHandler(const ExceptionRange& range) {
    if (!stacks_[range.start]) return;
    Stack stack = *stacks_[range.start];
    if (code_->instrs[range.handler].op != Op::PushHandled) {
      if (!stack.empty() && stack.back().kind == Kind::kException) stack.pop_back();
      stack.push_back({Kind::kLasti, range.excRegister});
      stack.push_back({Kind::kException, range.excRegister});
    }
    meet(range.handler, stack);
  }

  const CodeObject* code_;
  std::vector<std::optional<Stack>> stacks_;
  bool changed_ = false;
};

// --- the lines of a code object

struct LineStart {
  uint32_t line;
  uint32_t instr;
  bool isEntry;      // the function's entry, which has no instruction here
  bool isStatement;  // no operands wait for what follows
};

// The first instruction that is not about setting up the frame.
uint32_t afterPrologue(const CodeObject* code) {
  auto setsUp = [&](uint32_t i) {
    const Instr& instr = code->instrs[i];
    bool takesOver = instr.op == Op::DeleteLocal && instr.a < code->localCount;  // to the dict of the variables
    return takesOver || instr.op == Op::CopyFreeVars || instr.op == Op::MakeCell || instr.op == Op::MakeLocals ||
           instr.op == Op::LinkCell;
  };
  uint32_t i = 0;
  while (i + 1 < code->instrCount && setsUp(i) && (code->traceMarks[i] & kTraceHidden))
    ++i;
  return i;
}

// Where the line changes, in the order of the code. Instructions without a counterpart in CPython belong to the visible
// one behind them.
std::vector<LineStart> lineStarts(const CodeObject* code) {
  std::vector<LineStart> starts;
  uint32_t last = code->isModule ? 0 : code->firstLine;
  starts.push_back({last, afterPrologue(code), true, true});
  std::optional<uint32_t> statement;
  for (uint32_t i = 0; i < code->instrCount; ++i) {
    uint8_t marks = code->traceMarks[i];
    if (marks & kTraceStatement) statement = i;
    if (marks & kTraceHidden) continue;
    uint32_t line = code->lineOf(i);
    if (line && line != last) {
      starts.push_back({line, statement.value_or(i), false, statement.has_value()});
      last = line;
    }
    statement.reset();
  }
  return starts;
}

// --- may it?

// There an exception is like another.
Kind asInCPython(Kind k) {
  return k == Kind::kException ? Kind::kHandled : k;
}

bool isCompatible(const Stack& from, const Stack& to) {
  if (from.size() < to.size()) return false;
  for (size_t i = 0; i < to.size(); ++i) {
    if (to[i].kind == Kind::kObject || asInCPython(from[i].kind) != asInCPython(to[i].kind)) return false;
  }
  return true;
}

const char* whyNot(const Stack& to) {
  switch (to.empty() ? Kind::kObject : to.back().kind) {
    case Kind::kIterator:  return "can't jump into the body of a for loop";
    case Kind::kHandled:
    case Kind::kException: return "can't jump into an 'except' block as there's no exception";
    case Kind::kLasti:     return "can't jump into a re-raising block as there's no location";
    case Kind::kObject:    break;
  }
  return "incompatible stacks";
}

// Whether what starts at `instr` reads temporaries that are not on the stack there: a value that is on its way out
// through a finally clause, say. A jump could not provide them.
bool needsMore(const CodeObject* code, const Liveness& liveness, uint32_t instr, const Stack& stack) {
  RegisterSet live = liveness.before(instr);
  for (const Entry& e : stack) {
    live.remove(e.reg);
    if (e.kind == Kind::kIterator) live.remove(e.reg + 1u);
  }
  for (uint32_t r = code->localsPlusCount(); r < code->registerCount; ++r)
    if (live.has(r)) return true;
  return false;
}

// The place with the most of the frame's loops and handlers around it, of those that start the line; null: `why`.
const LineStart* findPlace(const CodeObject* code, const std::vector<LineStart>& starts,
                           const std::vector<std::optional<Stack>>& stacks, uint32_t line, const Stack& from,
                           const char** why) {
  Liveness liveness(code);
  const LineStart* best = nullptr;
  size_t depth = 0;
  for (const LineStart& s : starts) {
    if (s.line != line) continue;
    if (!stacks[s.instr]) {
      if (!*why) *why = "can't jump into an exception handler, or code may be unreachable";
      continue;
    }
    Stack to = *stacks[s.instr];
    if (!s.isStatement || needsMore(code, liveness, s.instr, to)) to.push_back({Kind::kObject, kNoRegister});
    if (isCompatible(from, to)) {
      if (!best || to.size() > depth) best = &s;
      depth = std::max(depth, to.size());
    } else if (!*why) {
      *why = whyNot(to);
    }
  }
  return best;
}

// The event that the thread's hook is told of now, of this frame: kNone if it is another frame's. Of compiled frames
// the frame object or the deopt point knows it; of the others it is the innermost that tells, for hooks are not told of
// themselves.
TraceEvent eventOf(Thread* t, FrameObject* f) {
  auto event = static_cast<TraceEvent>(t->traceEvent);
  if (f->home == FrameHome::kCompiled) {
    Activation a;
    if (f->shownLine || !activationOf(t, f, &a)) return event;
    return a.point()->segments[a.segment()].telling;
  }
  InterpFrame* told = t->frame;
  while (told && !isTraced(told))
    told = told->previous;
  return f->home == FrameHome::kInterpreter && f->interpFrame == told ? event : TraceEvent::kNone;
}

// Raises unless the event that is told now is a line of this frame.
bool mayJumpNow(Thread* t, FrameObject* f) {
  TraceEvent event = eventOf(t, f);
  const char* why = nullptr;
  if (event == TraceEvent::kNone || event == TraceEvent::kCall)
    why = "can't jump from the 'call' trace event of a new frame";
  else if (event != TraceEvent::kLine)
    why = "can only jump from a 'line' trace event";
  else if (!f->trace)
    why = "f_lineno can only be set by a trace function";
  if (why) raiseValueError(t, why);
  return !why;
}

// The first line with code from `line` on; raises if there is none.
std::optional<uint32_t> lineNotBefore(Thread* t, const CodeObject* code, const std::vector<LineStart>& starts,
                                      Value line) {
  if (!isExactInt(line)) {
    raiseValueError(t, "lineno must be an integer");
    return {};
  }
  if (!line.isSmallInt() || line.asSmallInt() > INT_MAX || line.asSmallInt() < INT_MIN) {
    raiseValueError(t, "lineno out of range");
    return {};
  }
  int64_t wanted = line.asSmallInt();
  if (wanted < code->firstLine) {
    raisef(t, exc::ValueError, "line %d comes before the current code block", static_cast<int>(wanted));
    return {};
  }
  std::optional<uint32_t> found;
  for (const LineStart& s : starts)
    if (s.line >= wanted && (!found || s.line < *found)) found = s.line;
  if (!found) raisef(t, exc::ValueError, "line %d comes after the current code block", static_cast<int>(wanted));
  return found;
}

// --- doing it

void moveStack(Thread* t, InterpFrame* frame, const Stack& from, const Stack& to) {
  Value* r = frame->registers;
  for (size_t i = from.size(); i-- > to.size();) {
    if (from[i].kind != Kind::kHandled) continue;
    Value before = r[from[i].reg];
    t->handled = before.isNone() ? Value() : before;
  }
  std::vector<Value> values;
  for (size_t i = 0; i < to.size(); ++i) {
    values.push_back(r[from[i].reg]);
    if (from[i].kind == Kind::kIterator) values.push_back(r[from[i].reg + 1]);
  }
  size_t next = 0;
  for (const Entry& e : to) {
    r[e.reg] = values[next++];
    if (e.kind == Kind::kIterator) r[e.reg + 1] = values[next++];
  }
}

// A target: an instruction, and whether it stands for the function's entry, which makes it a line event again.
constexpr uint32_t kJumpToEntry = 0x80000000, kJumpInstr = 0x7fffffff;

// The compiler left out checks of variables that are bound on every way it saw; a jump is a way it did not see.
void checkUnboundLocals(Thread* t, const InterpFrame* frame) {
  CodeObject* code = frame->code;
  for (uint32_t i = 0; i < code->localCount; ++i) {
    if (code->registerIsCell(i) || frame->registers[i]) continue;
    if (checkLocals(code) && tierUp.localsChecked) tierUp.localsChecked(t, code);
    return;
  }
}

void jump(Thread* t, InterpFrame* frame, const Stack& from, const Stack& to, uint32_t target) {
  moveStack(t, frame, from, to);
  checkUnboundLocals(t, frame);
  FrameObject* f = frame->frameObject;
  uint32_t instr = target & kJumpInstr;
  frame->pc = instrsOf(frame) + instr;
  // The first visible instruction from there on has the line.
  while (instr + 1 < f->code->instrCount && (f->code->traceMarks[instr] & kTraceHidden))
    ++instr;
  f->traceLine = target & kJumpToEntry ? 0 : f->code->lineOf(instr);
  f->traceBack = false;
  f->traceHead = UINT32_MAX;
}

}  // namespace

int jumpToLine(Thread* t, FrameObject* f, Value line) {
  if (line.isEmpty()) {
    raise(t, exc::AttributeError, "cannot delete attribute");
    return -1;
  }
  if (!isExactInt(line)) {
    raiseValueError(t, "lineno must be an integer");
    return -1;
  }
  if (!mayJumpNow(t, f)) return -1;
  std::vector<LineStart> starts = lineStarts(f->code);
  std::optional<uint32_t> found = lineNotBefore(t, f->code, starts, line);
  if (!found) return -1;
  std::vector<std::optional<Stack>> stacks = StackFinder(f->code).run();
  const std::optional<Stack>& from = stacks[f->jumpTo ? (f->jumpTo - 1) & kJumpInstr : frameInstr(t, f)];
  const char* why = from ? nullptr : "can't jump from unreachable code";
  const LineStart* place = from ? findPlace(f->code, starts, stacks, *found, *from, &why) : nullptr;
  if (!place) {
    raiseValueError(t, why ? why : "cannot find bytecode for specified line");
    return -1;
  }
  uint32_t target = place->instr | (place->isEntry ? kJumpToEntry : 0);
  if (f->home == FrameHome::kInterpreter) {
    jump(t, f->interpFrame, *from, *stacks[place->instr], target);
  } else {
    Activation a;
    if (activationOf(t, f, &a)) tierUp.deoptimise(t, a.image());
    f->jumpTo = target + 1;
  }
  f->shownLine = place->line;  // until the hook has been told
  return 0;
}

void finishJump(Thread* t, InterpFrame* frame) {
  FrameObject* f = frame->frameObject;
  uint32_t target = f->jumpTo - 1;
  f->jumpTo = 0;
  f->shownLine = 0;
  std::vector<std::optional<Stack>> stacks = StackFinder(f->code).run();
  const std::optional<Stack>&from = stacks[instrIndex(frame)], &to = stacks[target & kJumpInstr];
  if (from && to && isCompatible(*from, *to)) jump(t, frame, *from, *to, target);
}

}  // namespace taipan
