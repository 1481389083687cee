// The lines of a finished unit, for tracing: each way through the code shows the lines that CPython's bytecode shows.
//
// The walk over the tree gives every instruction a position and one of four looks:
//     visible      CPython has an instruction at this line here
//     hidden       CPython has nothing of the kind (a move between registers)
//     artificial   emitted at kNowhere; CPython has one without a line of its own: its line is that of what runs before
//                  it, and it is hidden
//     removable    a Nop that stands for an instruction of CPython's that has no counterpart here (line())
// What CPython's optimiser does about lines is done here, in its order: code that is never reached goes; a way out of
// the function without a line is copied for each line it is reached from, so that a frame that has ended shows the last
// line it ran; Nops go where a neighbour shows their line. What is left of them costs a nanosecond and is what a
// debugger stops at: the `pass` of an otherwise empty branch, the `while True`, the operand on a line of its own.
#include <algorithm>
#include <map>

#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

const Node kNowhere{NodeKind::Pass, {0, 0, 0, 0}};

namespace {

bool fallsThrough(Op op) {
  return op != Op::Jump && op != Op::JumpBack && op != Op::Return && op != Op::Raise && op != Op::Reraise;
}

class LineSettler {
 public:
  explicit LineSettler(Unit& u) : u_(u) {}

  void run() {
    threadJumps();
    findReachable();
    findJoins();
    propagate();
    while (copyExits())
      propagate();
    hideArtificial();
    for (uint32_t i = 0; i < size(); ++i)
      if (reachable_[i] && has(i, kLineRemovable)) removeIfShown(i);
    compact();
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(u_.instrs.size()); }
  bool has(uint32_t i, uint8_t mark) const { return u_.marks[i] & mark; }
  bool isHidden(uint32_t i) const { return has(i, kTraceHidden); }
  bool isPlainJump(uint32_t i) const {
    return i < size() && u_.instrs[i].op == Op::Jump && has(i, kLineArtificial) && line(i) == 0;
  }
  uint32_t line(uint32_t i) const { return u_.positions[i].line; }

  void threadJumps();
  void reach(uint32_t i);
  void findReachable();
  void findJoins();
  void countWay(uint32_t to, uint32_t from) {
    ways_[to]++;
    cameFrom_[to] = from;
  }
  void propagate();
  std::vector<uint32_t> exitWithoutLine(uint32_t at) const;
  bool copyExits();
  void coverAs(uint32_t original, uint32_t copy);
  Label* copyExit(const std::vector<uint32_t>& chain, uint32_t jump);
  bool isSilent(uint32_t i) const;
  void hideArtificial();
  void passOn(uint32_t i);
  void removeIfShown(uint32_t i);
  void drop(uint32_t i, uint32_t heir);
  uint32_t endOfCovered(uint32_t start, uint32_t end) const;
  void compact();

  static constexpr uint32_t kEntry = 0xffffffff;
  Unit& u_;
  std::vector<bool> reachable_;
  std::vector<bool> isLabel_;       // jumped to, or a handler
  std::vector<uint32_t> ways_;      // how many ways lead to an instruction, exceptions not counted
  std::vector<uint32_t> cameFrom_;  // the last one
};

// A jump without a line to another goes where that one goes. What still leads to the other shows its own line.
void LineSettler::threadJumps() {
  constexpr int kLongest = 64;
  for (uint32_t i = 0; i < size(); ++i)
    for (int n = 0; isPlainJump(i) && n < kLongest; ++n) {
      auto to = static_cast<uint32_t>(u_.targets[i]->at);
      if (to == i || !isPlainJump(to)) break;
      u_.targets[i] = u_.targets[to];
    }
}

void LineSettler::reach(uint32_t i) {
  std::vector<uint32_t> work{i};
  while (!work.empty()) {
    uint32_t at = work.back();
    work.pop_back();
    if (at >= size() || reachable_[at]) continue;
    reachable_[at] = true;
    if (u_.targets[at]) work.push_back(static_cast<uint32_t>(u_.targets[at]->at));
    if (fallsThrough(u_.instrs[at].op)) work.push_back(at + 1);
  }
}

void LineSettler::findReachable() {
  reachable_.assign(size(), false);
  reach(0);
  auto covers = [&](const Region& r) {
    for (auto [start, end] : r.covered)
      if (std::find(reachable_.begin() + start, reachable_.begin() + end, true) != reachable_.begin() + end)
        return true;
    return false;
  };
  for (bool found = true; found;) {
    found = false;
    for (const Region& r : u_.regions) {
      if (r.handler.at < 0 || reachable_[static_cast<size_t>(r.handler.at)] || !covers(r)) continue;
      reach(static_cast<uint32_t>(r.handler.at));
      found = true;
    }
  }
}

void LineSettler::findJoins() {
  isLabel_.assign(size() + 1, false);
  ways_.assign(size() + 1, 0);
  cameFrom_.assign(size() + 1, kEntry);
  countWay(0, kEntry);
  for (uint32_t i = 0; i < size(); ++i) {
    if (!reachable_[i]) continue;
    if (u_.targets[i]) {
      auto to = static_cast<uint32_t>(u_.targets[i]->at);
      isLabel_[to] = true;
      if (!has(i, kLineChained) || !isPlainJump(to)) countWay(to, i);
    }
    if (fallsThrough(u_.instrs[i].op)) countWay(i + 1, i);
  }
  for (const Region& r : u_.regions)
    if (r.handler.at >= 0 && reachable_[static_cast<size_t>(r.handler.at)])
      isLabel_[static_cast<size_t>(r.handler.at)] = true;
}

// An artificial instruction that one way leads to has the line of what comes before it there.
void LineSettler::propagate() {
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = 0; i < size(); ++i) {
      if (!reachable_[i] || !has(i, kLineArtificial) || line(i) || ways_[i] != 1) continue;
      uint32_t from = cameFrom_[i];
      while (from != kEntry && isHidden(from) && ways_[from] == 1)
        from = cameFrom_[from];
      if (from == kEntry) {  // nothing is before it but the function's entry, which is no event: this is the first one
        u_.positions[i] = {u_.firstLine, u_.firstLine, 0, 0};
        u_.marks[i] &= static_cast<uint8_t>(~kLineArtificial);
        changed = true;
      } else if (line(from)) {
        u_.positions[i] = u_.positions[from];
        changed = true;
      }
    }
  }
}

// The instructions from `at` to the end of the function, if all of them are without a line; else none.
std::vector<uint32_t> LineSettler::exitWithoutLine(uint32_t at) const {
  constexpr size_t kLongest = 24;
  std::vector<uint32_t> chain;
  while (at < size() && chain.size() < kLongest && has(at, kLineArtificial) && line(at) == 0) {
    Op op = u_.instrs[at].op;
    if (op == Op::Jump) {
      at = static_cast<uint32_t>(u_.targets[at]->at);
      continue;
    }
    if (u_.targets[at]) return {};
    chain.push_back(at);
    if (!fallsThrough(op)) return chain;
    ++at;
  }
  return {};
}

// Exceptions of instruction `copy` go where those of `original` go.
void LineSettler::coverAs(uint32_t original, uint32_t copy) {
  for (Region& r : u_.regions) {
    auto covers = [&](const auto& range) { return range.first <= original && original < range.second; };
    if (std::any_of(r.covered.begin(), r.covered.end(), covers)) r.covered.emplace_back(copy, copy + 1);
  }
}

Label* LineSettler::copyExit(const std::vector<uint32_t>& chain, uint32_t jump) {
  Label& start = u_.labels.emplace_back();
  start.at = static_cast<int32_t>(size());
  for (uint32_t i : chain) {
    Instr copy = u_.instrs[i];
    if (copy.slot != kNoFeedback) copy.slot = u_.feedbackCount++;
    u_.instrs.push_back(copy);
    u_.positions.push_back(u_.positions[jump]);
    u_.marks.push_back(u_.marks[i]);
    u_.targets.push_back(nullptr);
    coverAs(i, size() - 1);
  }
  return &start;
}

// False: there is nothing (more) to copy.
bool LineSettler::copyExits() {
  std::map<std::pair<uint32_t, uint32_t>, Label*> copies;  // by exit and line
  uint32_t before = size();
  for (uint32_t i = 0; i < before; ++i) {
    if (!reachable_[i] || !u_.targets[i] || line(i) == 0) continue;
    auto to = static_cast<uint32_t>(u_.targets[i]->at);
    std::vector<uint32_t> chain = exitWithoutLine(to);
    if (chain.empty()) continue;
    Label*& copy = copies[{to, line(i)}];
    if (!copy) copy = copyExit(chain, i);
    u_.targets[i] = copy;
  }
  if (copies.empty()) return false;
  findReachable();
  findJoins();
  return true;
}

// Without a line, and not seen either: a way back makes the next line new by itself, a return ends the function, and a
// jump to what follows CPython does without.
bool LineSettler::isSilent(uint32_t i) const {
  Op op = u_.instrs[i].op;
  if (op != Op::Jump) return op == Op::JumpBack || op == Op::Return;
  auto target = static_cast<uint32_t>(u_.targets[i]->at);
  uint32_t next = i + 1;
  while (next < target && !reachable_[next])
    ++next;
  return next == target;
}

// Where several lines lead to an instruction that has none it has none for CPython, either: after it every line is new.
void LineSettler::hideArtificial() {
  uint32_t last = u_.firstLine;
  for (uint32_t i = 0; i < size(); ++i) {
    if (!reachable_[i]) continue;
    if (has(i, kLineArtificial) && (line(i) || isSilent(i))) {
      u_.marks[i] |= kTraceHidden;
      if (line(i) == 0) u_.positions[i] = {last, last, 0, 0};
    }
    if (line(i)) last = line(i);
  }
  for (uint32_t i = 0; i < size(); ++i)
    if (reachable_[i] && isHidden(i) && has(i, kTraceBody)) passOn(i);
}

// The first instruction of a body is the first one that shows.
void LineSettler::passOn(uint32_t i) {
  u_.marks[i] &= static_cast<uint8_t>(~kTraceBody);
  while (++i < size())
    if (reachable_[i] && !isHidden(i)) {
      u_.marks[i] |= kTraceBody;
      return;
    }
}

// What is the first of something gives that over to the one that takes its place.
void LineSettler::drop(uint32_t i, uint32_t heir) {
  uint32_t first = i + 1;  // of the statement: hidden or not
  while (first < heir && !reachable_[first])
    ++first;
  u_.marks[first] |= u_.marks[i] & kTraceStatement;
  u_.marks[heir] |= u_.marks[i] & kTraceBody;
  reachable_[i] = false;
}

void LineSettler::removeIfShown(uint32_t i) {
  uint32_t next = i + 1;
  bool alone = true;  // whatever runs from here to `next` runs behind this Nop
  for (; next < size(); ++next) {
    alone = alone && !isLabel_[next];
    if (!reachable_[next]) continue;
    if (!isHidden(next) || !fallsThrough(u_.instrs[next].op) || (alone && has(next, kLineArtificial))) break;
  }
  if (next < size() && !isHidden(next) && line(next) == line(i)) return drop(i, next);
  uint32_t previous = i;
  while (previous > 0 && !isLabel_[previous]) {
    --previous;
    if (reachable_[previous] && !isHidden(previous)) break;
  }
  bool before = previous < i && reachable_[previous] && !isHidden(previous);
  if (before && line(previous) == line(i) && !has(i, kTraceBody)) {
    reachable_[i] = false;
    return;
  }
  // At the entry CPython's RESUME, which is no event, has the line already.
  bool atEntry = !before && previous == 0 && !isLabel_[0] && u_.scope->kind != ScopeKind::Module;
  if (atEntry && next < size() && !isHidden(next) && line(i) == u_.firstLine) return drop(i, next);
  if (next < size() && alone && isHidden(next) && has(next, kLineArtificial)) {
    u_.positions[next] = u_.positions[i];
    u_.marks[next] &= static_cast<uint8_t>(~(uint8_t{kTraceHidden} | kLineArtificial));
    drop(i, next);
  }
}

// A Nop at the end of what a handler covers shows the line of what CPython has behind that, for leaving the handler's
// reach.
uint32_t LineSettler::endOfCovered(uint32_t start, uint32_t end) const {
  uint32_t last = end;
  while (last > start && !reachable_[last - 1])
    --last;
  bool isNop = last > start && u_.instrs[last - 1].op == Op::Nop && has(last - 1, kLineRemovable);
  for (uint32_t i = last; isNop && i <= end && i < size(); ++i)
    if (isLabel_[i]) return end;
  return isNop ? last - 1 : end;
}

void LineSettler::compact() {
  for (Region& r : u_.regions)
    for (auto& [start, end] : r.covered)
      end = endOfCovered(start, end);
  std::vector<uint32_t> moved(size() + 1);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < size(); ++i) {
    moved[i] = kept;
    if (!reachable_[i]) continue;
    u_.instrs[kept] = u_.instrs[i];
    u_.positions[kept] = u_.positions[i];
    u_.marks[kept] = u_.marks[i] & static_cast<uint8_t>(~(kLineArtificial | kLineRemovable | kLineChained));
    u_.targets[kept] = u_.targets[i];
    ++kept;
  }
  moved[size()] = kept;
  u_.instrs.resize(kept);
  u_.positions.resize(kept);
  u_.marks.resize(kept);
  u_.targets.resize(kept);
  auto move = [&](Label& l) {
    if (l.at >= 0) l.at = static_cast<int32_t>(moved[static_cast<size_t>(l.at)]);
  };
  for (Label& l : u_.labels)
    move(l);
  for (Region& r : u_.regions) {
    move(r.handler);
    for (auto& [start, end] : r.covered) {
      start = moved[start];
      end = moved[end];
    }
    std::erase_if(r.covered, [](const auto& range) { return range.first >= range.second; });
  }
}

}  // namespace

// An instruction of CPython's at `at` that has no counterpart here.
void Compiler::line(const Node* at) {
  Unit& u = *unit_;
  if (at->span.line == 0) return;
  if (here() > u.lastLabel && here() > 0) {
    uint32_t last = here() - 1;
    bool shown = !(u.marks[last] & kTraceHidden) && u.positions[last].line == static_cast<uint32_t>(at->span.line);
    if (shown && fallsThrough(u.instrs[last].op)) return;
  }
  u.marks[emit(Op::Nop, at)] |= kLineRemovable;
}

// What a unit that comes to its end does; without a value it returns None.
void Compiler::implicitReturn(Reg value) {
  if (value == kNoReg) {
    value = newTemp();
    loadNone(value, &kNowhere);
  }
  emit(Op::Return, &kNowhere, 0, value);
}

void Compiler::settleLines() {
  LineSettler(*unit_).run();
}

}  // namespace taipan
