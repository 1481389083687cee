#include "ir/BytecodePlan.h"

#include <algorithm>
#include <map>

#include "runtime/support/Assert.h"

namespace taipan::hir {

// --- plan

namespace {

// The loops of a code object, by their heads.
class BytecodeLoops {
 public:
  explicit BytecodeLoops(const CodeBody* code) : code_(code), leader_(findLeaders(code)) {
    blockAt_.resize(code->instrCount);
    for (uint32_t n = 0; n < code->instrCount; ++n) {
      if (leader_[n]) starts_.push_back(n);
      blockAt_[n] = static_cast<uint32_t>(starts_.size() - 1);
    }
    predecessors_.resize(starts_.size());
    for (uint32_t b = 0; b < starts_.size(); ++b) {
      const Instr& last = code->instrs[endOf(b) - 1];
      if (hasTarget(last)) predecessors_[blockAt_[static_cast<uint32_t>(last.d)]].push_back(b);
      if (fallsThrough(last.op) && endOf(b) < code->instrCount) predecessors_[blockAt_[endOf(b)]].push_back(b);
    }
    for (uint32_t b = 0; b < starts_.size(); ++b) {
      const Instr& last = code->instrs[endOf(b) - 1];
      if (hasTarget(last) && static_cast<uint32_t>(last.d) <= starts_[b])
        add(blockAt_[static_cast<uint32_t>(last.d)], b);
    }
  }

  uint32_t endOf(uint32_t block) const { return block + 1 < starts_.size() ? starts_[block + 1] : code_->instrCount; }
  uint32_t blockAt(uint32_t instr) const { return blockAt_[instr]; }
  uint32_t startOf(uint32_t block) const { return starts_[block]; }
  bool isLeader(uint32_t instr) const { return leader_[instr]; }

  // Heads (instructions) of the loops around `instr` other than the one it is the head of, innermost first.
  std::vector<uint32_t> headsAround(uint32_t instr) const {
    std::vector<std::pair<size_t, uint32_t>> found;
    for (auto& [head, members] : loops_) {
      bool inside = members[blockAt_[instr]] && starts_[head] != instr;
      if (inside) found.push_back({static_cast<size_t>(std::count(members.begin(), members.end(), 1)), starts_[head]});
    }
    std::sort(found.begin(), found.end());
    std::vector<uint32_t> heads;
    for (auto& [size, head] : found)
      heads.push_back(head);
    return heads;
  }

 private:
  // The natural loop of the back-edge from block `latch` to block `head`.
  void add(uint32_t head, uint32_t latch) {
    auto& member = loops_[head];
    member.resize(starts_.size());
    member[head] = 1;
    std::vector<uint32_t> work{latch};
    while (!work.empty()) {
      uint32_t b = work.back();
      work.pop_back();
      if (member[b]) continue;
      member[b] = 1;
      work.insert(work.end(), predecessors_[b].begin(), predecessors_[b].end());
    }
  }

  const CodeBody* code_;
  std::vector<uint8_t> leader_;
  std::vector<uint32_t> starts_, blockAt_;
  std::vector<std::vector<uint32_t>> predecessors_;
  std::map<uint32_t, std::vector<uint8_t>> loops_;
};

// Lays out the blocks reachable from the start, in reverse postorder.
class Planner {
 public:
  Planner(const CodeBody* code, uint32_t start)
      : code_(code), loops_(code), around_(start ? loops_.headsAround(start) : std::vector<uint32_t>()) {
    visit(start);
  }

  std::vector<PlanBlock> take() {
    std::vector<PlanBlock> ordered;
    auto place = [&](int32_t block) {
      return block < 0 ? -1 : static_cast<int32_t>(postorder_.size() - 1 - position_[block]);
    };
    for (size_t n = postorder_.size(); n-- > 0;) {
      PlanBlock b = blocks_[postorder_[n]];
      b.target = place(b.target);
      b.next = place(b.next);
      ordered.push_back(std::move(b));
    }
    for (uint32_t n = 0; n < ordered.size(); ++n)
      for (int32_t to : {ordered[n].target, ordered[n].next})
        if (to >= 0 && to <= static_cast<int32_t>(n)) ordered[to].isLoopHead = true;
    for (uint32_t n = 0; n < ordered.size(); ++n)
      if (ordered[n].isLoopHead) collectWrites(ordered, n);
    return ordered;
  }

 private:
  // Depth first, without recursion; what a visit still has to do is on the stack.
  void visit(uint32_t start) {
    struct Step {
      int32_t block;
      int stage;
    };
    std::vector<Step> stack{{make(start), 0}};
    while (!stack.empty()) {
      auto [block, stage] = stack.back();
      ++stack.back().stage;
      if (stage == 2) {
        position_.resize(blocks_.size());
        position_[block] = static_cast<uint32_t>(postorder_.size());
        postorder_.push_back(block);
        stack.pop_back();
        continue;
      }
      const Instr& last = code_->instrs[blocks_[block].end - 1];
      // The fall-through is visited last, so that it follows its block in the order.
      bool wanted = stage == 0 ? hasTarget(last) : fallsThrough(last.op) && blocks_[block].end < code_->instrCount;
      if (!wanted) continue;
      uint32_t to = stage == 0 ? static_cast<uint32_t>(last.d) : blocks_[block].end;
      if (std::find(around_.begin(), around_.end(), to) != around_.end()) continue;
      auto known = index_.find(to);
      int32_t successor = known != index_.end() ? known->second : make(to);
      (stage == 0 ? blocks_[block].target : blocks_[block].next) = successor;
      if (known == index_.end()) stack.push_back({successor, 0});
    }
  }

  int32_t make(uint32_t start) {
    PlanBlock b;
    b.start = start;
    b.end = loops_.endOf(loops_.blockAt(start));
    blocks_.push_back(std::move(b));
    auto n = static_cast<int32_t>(blocks_.size() - 1);
    index_[start] = n;
    return n;
  }

  void collectWrites(std::vector<PlanBlock>& ordered, uint32_t head) {
    std::vector<std::vector<uint32_t>> predecessors(ordered.size());
    for (uint32_t n = 0; n < ordered.size(); ++n)
      for (int32_t to : {ordered[n].target, ordered[n].next})
        if (to >= 0) predecessors[to].push_back(n);
    std::vector<uint8_t> member(ordered.size());
    member[head] = 1;
    std::vector<uint32_t> work;
    for (uint32_t p : predecessors[head])
      if (p >= head) work.push_back(p);
    RegisterSet written(code_->registerCount), indices(code_->registerCount), others(code_->registerCount);
    auto scan = [&](const PlanBlock& b) {
      for (uint32_t at = b.start; at < b.end; ++at) {
        const Instr& i = code_->instrs[at];
        forEachRegister(i, registersWritten, [&](unsigned r) {
          written.add(r);
          bool isIndex = i.op == Op::ForIter && r == i.b + 1u;
          (isIndex ? indices : others).add(r);
        });
      }
    };
    scan(ordered[head]);
    while (!work.empty()) {
      uint32_t n = work.back();
      work.pop_back();
      if (member[n]++) continue;
      scan(ordered[n]);
      for (uint32_t p : predecessors[n])
        if (p >= head) work.push_back(p);
    }
    for (unsigned r = 0; r < code_->registerCount; ++r)
      if (others.has(r)) indices.remove(r);
    ordered[head].writtenInLoop = std::move(written);
    ordered[head].indicesOfLoop = std::move(indices);
  }

  const CodeBody* code_;
  BytecodeLoops loops_;
  std::vector<uint32_t> around_;  // heads of the loops around the start
  std::vector<PlanBlock> blocks_;
  std::map<uint32_t, int32_t> index_;
  std::vector<int32_t> postorder_;
  std::vector<uint32_t> position_;
};

}  // namespace

BytecodePlan::BytecodePlan(const CodeBody* code, uint32_t start) {
  Planner planner(code, start);
  blocks = planner.take();
  hasLoops = std::any_of(blocks.begin(), blocks.end(), [](const PlanBlock& b) { return b.isLoopHead; });
}

std::vector<uint32_t> loopHeadsAround(const CodeBody* code, uint32_t head) {
  return BytecodeLoops(code).headsAround(head);
}

}  // namespace taipan::hir
