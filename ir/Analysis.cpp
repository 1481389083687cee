#include "ir/Analysis.h"

#include <algorithm>

namespace taipan::hir {

// --- dominators, after Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm"

static Block* intersect(const std::vector<Block*>& immediate, Block* a, Block* b) {
  while (a != b) {
    while (a->order > b->order)
      a = immediate[a->order];
    while (b->order > a->order)
      b = immediate[b->order];
  }
  return a;
}

Dominators::Dominators(const Function& f)
    : immediate_(f.blocks.size()), children_(f.blocks.size()), enter_(f.blocks.size()), leave_(f.blocks.size()) {
  Block* entry = f.entry();
  immediate_[0] = entry;
  for (bool changed = true; changed;) {
    changed = false;
    for (Block* b : f.blocks) {
      if (b == entry) continue;
      Block* best = nullptr;
      for (Block* p : b->predecessors)
        if (immediate_[p->order]) best = best ? intersect(immediate_, best, p) : p;
      if (immediate_[b->order] != best) immediate_[b->order] = best, changed = true;
    }
  }
  immediate_[0] = nullptr;
  for (Block* b : f.blocks)
    if (Block* parent = immediate_[b->order]) children_[parent->order].push_back(b);

  uint32_t time = 0;
  std::vector<std::pair<Block*, size_t>> stack{{entry, 0}};
  enter_[0] = time++;
  while (!stack.empty()) {
    auto& [b, next] = stack.back();
    if (next == children_[b->order].size()) {
      leave_[b->order] = time++;
      stack.pop_back();
      continue;
    }
    Block* child = children_[b->order][next++];
    enter_[child->order] = time++;
    stack.push_back({child, 0});
  }
}

bool Dominators::dominates(const Block* a, const Block* b) const {
  return enter_[a->order] <= enter_[b->order] && leave_[b->order] <= leave_[a->order];
}

bool Dominators::dominates(const Instr* a, const Instr* b) const {
  if (a->block != b->block) return dominates(a->block, b->block);
  for (const Instr* i = a->next; i; i = i->next)
    if (i == b) return true;
  return false;
}

// --- loops

static void collectLoop(Loop& loop, const Dominators& dominators, std::vector<uint8_t>& member) {
  std::fill(member.begin(), member.end(), 0);
  member[loop.head->order] = 1;
  std::vector<Block*> work = loop.latches;
  while (!work.empty()) {
    Block* b = work.back();
    work.pop_back();
    if (member[b->order]++) continue;
    for (Block* p : b->predecessors)
      if (dominators.dominates(loop.head, p)) work.push_back(p);
  }
}

static Block* findPreheader(const Loop& loop) {
  Block* found = nullptr;
  for (Block* p : loop.head->predecessors) {
    if (std::find(loop.latches.begin(), loop.latches.end(), p) != loop.latches.end()) continue;
    if (found) return nullptr;
    found = p;
  }
  return found && found->successorCount() == 1 ? found : nullptr;
}

Loops::Loops(Function& f, const Dominators& dominators) : innermost_(f.blocks.size()) {
  std::vector<uint8_t> member(f.blocks.size());
  for (Block* head : f.blocks) {  // reverse postorder: outer loops come first
    std::vector<Block*> latches;
    for (Block* p : head->predecessors)
      if (dominators.dominates(head, p)) latches.push_back(p);
    if (latches.empty()) continue;
    Loop& loop = storage_.emplace_back();
    loop.head = head;
    loop.latches = std::move(latches);
    loop.parent = innermost_[head->order];
    loop.depth = loop.parent ? loop.parent->depth + 1 : 1;
    loop.preheader = findPreheader(loop);
    collectLoop(loop, dominators, member);
    for (Block* b : f.blocks) {
      if (!member[b->order]) continue;
      loop.blocks.push_back(b);
      innermost_[b->order] = &loop;
    }
    loops_.push_back(&loop);
  }
  for (Block* b : f.blocks)
    b->loopDepth = innermost_[b->order] ? innermost_[b->order]->depth : 0;
}

bool Loops::contains(const Loop* loop, const Block* b) const {
  for (const Loop* l = of(b); l; l = l->parent)
    if (l == loop) return true;
  return false;
}

// --- uses

UseCounts::UseCounts(Function& f) : byInstr(f.nextInstr), byState(f.nextInstr) {
  std::vector<uint8_t> seen(f.states.size());
  for (Block* b : f.blocks) {
    for (Instr* i : instrs(b)) {
      for (Instr* operand : i->operands)
        ++byInstr[operand->id];
      for (FrameState* s = i->state; s && !seen[s->id]; s = s->parent) {
        seen[s->id] = 1;
        forEachOwnUse(s, [&](Instr*& used) { ++byState[used->id]; });
      }
    }
  }
}

void Replacements::replace(Instr* from, Instr* to) {
  if (forward_.size() <= from->id) forward_.resize(f_.nextInstr);
  to = resolve(to);
  if (to == from) return;
  forward_[from->id] = to;
  ++count_;
}

Instr* Replacements::resolve(Instr* i) const {
  while (i->id < forward_.size() && forward_[i->id])
    i = forward_[i->id];
  return i;
}

void Replacements::apply() {
  if (empty()) return;
  auto rewrite = [&](Instr*& used) { used = resolve(used); };
  for (Block* b : f_.blocks)
    for (Instr* i : instrs(b))
      std::for_each(i->operands.begin(), i->operands.end(), rewrite);
  for (FrameState* s : f_.states)
    forEachOwnUse(s, rewrite);
}

}  // namespace taipan::hir
