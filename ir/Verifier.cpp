#include "ir/Verifier.h"

#include <algorithm>
#include <unordered_set>

#include "ir/Analysis.h"

namespace taipan::hir {

namespace {

Rep repOfLetter(char letter) {
  switch (letter) {
    case 'T': return Rep::Tagged;
    case 'I': return Rep::Int64;
    case 'D': return Rep::Double;
    case 'B': return Rep::Bool;
    case 'P': return Rep::Ptr;
    case 'V': return Rep::Virtual;
    default:  return Rep::Any;
  }
}

bool mayBeInState(Rep r) {
  return r == Rep::Tagged || r == Rep::Int64 || r == Rep::Double || r == Rep::Bool || r == Rep::Virtual;
}

class FunctionVerifier {
 public:
  explicit FunctionVerifier(const Function& f) : f_(f) {}

  std::string run() {
    graph();
    if (!errors_.empty()) return errors_;  // the rest relies on a sound graph
    for (const Block* b : f_.blocks)
      for (const Instr* i : instrs(b))
        instr(i);
    if (!errors_.empty()) return errors_;
    Dominators dominators(f_);
    dominators_ = &dominators;
    position();
    for (const Block* b : f_.blocks)
      for (const Instr* i : instrs(b))
        dominance(i);
    for (const Block* b : f_.blocks)
      effectsBeforeGuards(b);
    return errors_;
  }

 private:
  void error(const Block* b, const std::string& text) { errors_ += "b" + std::to_string(b->id) + ": " + text + "\n"; }
  void error(const Instr* i, const std::string& text) {
    errors_ += "v" + std::to_string(i->id) + " (" + i->info().name + "): " + text + "\n";
  }
  void require(bool condition, const Instr* i, const char* text) {
    if (!condition) error(i, text);
  }

  // --- blocks and links
  void graph() {
    std::unordered_set<const Block*> known(f_.blocks.begin(), f_.blocks.end());
    if (f_.blocks.empty()) return void(errors_ = "no blocks\n");
    if (!f_.entry()->predecessors.empty()) error(f_.entry(), "the entry has predecessors");
    for (unsigned n = 0; n < f_.blocks.size(); ++n) {
      const Block* b = f_.blocks[n];
      if (b->order != n) error(b, "not numbered");
      if (!b->last || !b->last->info().isTerminator()) return error(b, "no terminator");
      edges(b, known);
      bool phisOver = false;
      for (const Instr* i : instrs(b)) {
        if (i->block != b) error(i, "wrong block");
        if (i->info().isTerminator() && i != b->last) error(i, "terminator inside of a block");
        if (i->isPhi() && phisOver) error(i, "phi behind other instructions");
        phisOver |= !i->isPhi();
      }
    }
  }

  void edges(const Block* b, const std::unordered_set<const Block*>& known) {
    unsigned expected = b->last->op == Op::Jump ? 1 : b->last->op == Op::Branch ? 2 : 0;
    if (b->successorCount() != expected) error(b, "wrong number of successors");
    for (Block* s : b->successors) {
      if (!s) continue;
      if (!known.count(s)) return error(b, "successor is not in the function");
      auto count = [](const auto& range, const Block* x) { return std::count(range.begin(), range.end(), x); };
      if (count(s->predecessors, b) != std::count(b->successors, b->successors + 2, s))
        error(b, "successor does not know it");
    }
    for (Block* p : b->predecessors) {
      if (!known.count(p))
        error(b, "predecessor is not in the function");
      else if (p->successors[0] != b && p->successors[1] != b)
        error(b, "predecessor does not lead to it");
    }
  }

  // --- one instruction
  void instr(const Instr* i) {
    const OpInfo& info = i->info();
    if (!ids_.insert(i->id).second) error(i, "two instructions have this number");
    if (i->id >= f_.nextInstr) error(i, "number out of range");
    require(i->rep == info.result || (info.result == Rep::Any && i->rep != Rep::None), i,
            "wrong representation of the result");
    require(i->type.isSubtypeOf(info.type), i, "type is wider than the operation's");
    operands(i);
    if (i->isPhi()) require(i->operands.size() == i->block->predecessors.size(), i, "one operand per predecessor");
    if (i->op == Op::SecondResult) require(i->previous && i->previous == i->operand(0), i, "must follow its operand");
    if (info.needsState() && !i->state) return error(i, "needs a state");
    if (!info.needsState() && i->state) return error(i, "must not have a state");
    if (i->state) state(i, i->state);
  }

  void operands(const Instr* i) {
    const char* letters = i->info().operands;
    size_t count = strlen(letters);
    bool variadic = count && letters[count - 1] == '*';
    size_t fixed = variadic ? count - 2 : count;
    if (i->operands.size() < fixed || (!variadic && i->operands.size() > fixed))
      return error(i, "wrong number of operands");
    for (size_t n = 0; n < i->operands.size(); ++n) {
      const Instr* operand = i->operands[n];
      if (!operand) return error(i, "null operand");
      Rep wanted = repOfLetter(letters[std::min(n, variadic ? count - 2 : count - 1)]);
      bool isResult = wanted == Rep::Any && !(i->op == Op::Select && n == 0);
      if (isResult) wanted = i->rep;
      bool fits = wanted == Rep::Virtual ? mayBeInState(operand->rep) : operand->rep == wanted;
      if (!fits) error(i, "operand " + std::to_string(n) + " is " + repName(operand->rep) + ", not " + repName(wanted));
    }
  }

  // --- states
  void state(const Instr* i, const FrameState* s) {
    for (unsigned depth = 0; s; s = s->parent, ++depth) {
      if (depth > 64) return error(i, "state is its own ancestor");
      if (!checkedStates_.insert(s).second) continue;
      require(s->code, i, "state without code");
      require(s->function || s->functionValue, i, "state without function");
      require(!s->functionValue || s->functionValue->rep == Rep::Tagged, i, "state's function must be tagged");
      require(!s->record || s->record->op == Op::EnterFrame, i, "state's record must be an EnterFrame");
      require(depth == 0 || !s->resultOverride, i, "parent state with a result of its own");
      bool tells = i->op == Op::TellHook || i->op == Op::FinishHook;
      require(depth > 0 || tells == (s->telling != 0), i, "only a call of a hook tells");
      registers(i, s);
    }
  }

  void registers(const Instr* i, const FrameState* s) {
    int last = -1;
    for (const RegisterValue& r : s->registers) {
      require(r.reg > last, i, "state's registers are not ascending");
      last = r.reg;
      if (!r.value) return error(i, "null value in the state");
      require(mayBeInState(r.value->rep), i, "value of this representation cannot be in a state");
    }
    if (s->code && s->code->registerCount)
      require(last < static_cast<int>(s->code->registerCount), i, "state has too many registers");
  }

  // --- dominance
  void position() {
    position_.resize(f_.nextInstr);
    uint32_t n = 0;
    for (const Block* b : f_.blocks)
      for (const Instr* i : instrs(b))
        position_[i->id] = ++n;
  }

  bool available(const Instr* value, const Instr* at) const {
    if (!value->block || !position_[value->id]) return false;
    if (value->block == at->block) return position_[value->id] < position_[at->id];
    return dominators_->dominates(value->block, at->block);
  }

  void dominance(const Instr* i) {
    for (unsigned n = 0; n < i->operands.size(); ++n) {
      const Instr* operand = i->operands[n];
      bool fine = i->isPhi() ? operand->block && position_[operand->id] &&
                                   dominators_->dominates(operand->block, i->block->predecessors[n])
                             : available(operand, i);
      if (!fine) error(i, "uses v" + std::to_string(operand->id) + " where it is not defined");
    }
    if (!i->state) return;
    forEachStateUse(i->state, [&](Instr*& used) {
      if (!available(used, i)) error(i, "state uses v" + std::to_string(used->id) + " where it is not defined");
    });
  }

  // A guard resumes at the start of its state's bytecode instruction, so nothing of that instruction may have happened.
  // Checked within a block: for effects that carry the same state, and for stores of the outermost activation.
  void effectsBeforeGuards(const Block* b) {
    const Instr* effect = nullptr;
    for (const Instr* i : instrs(b)) {
      if (effect && i->info().mayDeopt() && i->op != Op::Deopt && samePlace(effect, i->state))
        error(i, "guard behind an effect of its own instruction, v" + std::to_string(effect->id));
      if (isTelling(i->op)) continue;
      if (i->info().writes)
        effect = i;
      else if (i->state && effect && !samePlace(effect, i->state))
        effect = nullptr;
    }
  }
  // Happens before the instruction that it is told of, which does not do it again.
  static bool isTelling(Op op) {
    return op == Op::TellHook || op == Op::EnterHook || op == Op::LeaveHook || op == Op::FinishHook ||
           op == Op::StoreTraceState || op == Op::RefreshLocals;
  }
  bool samePlace(const Instr* effect, const FrameState* s) const {
    if (const FrameState* e = effect->state)
      return e->code == s->code && e->instr == s->instr && e->parent == s->parent && e->record == s->record;
    return effect->siteCode == f_.code && s->code == f_.code && !s->parent && effect->siteInstr == s->instr;
  }

  const Function& f_;
  std::string errors_;
  const Dominators* dominators_ = nullptr;
  std::unordered_set<uint32_t> ids_;
  std::unordered_set<const FrameState*> checkedStates_;
  std::vector<uint32_t> position_;
};

}  // namespace

std::string verify(const Function& f) {
  return FunctionVerifier(f).run();
}

}  // namespace taipan::hir
