// try, and what leaving its blocks takes.
//
//     try: body                       region R covers body
//     except E as n: clause           R's handler: PushHandled; match; region H covers the clauses, its handler is
//                                     PopHandled; Reraise; each clause ends in PopHandled
//     finally: last                   `last` is compiled for the normal way, for every return, break or continue out of
//                                     the statement, and for the exceptional way, where it is treated as a clause
//
// Code on a way out (a finally clause before a return, say) is not covered by the regions that it leaves: they are
// suspended while it is compiled.
#include "frontend/CompilerImpl.h"

namespace taipan {

using namespace ast;

Region& Compiler::openRegion() {
  Unit& u = *unit_;
  Region& r = u.regions.emplace_back();
  r.exception = newTemp();
  r.depth = ++u.regionDepth;
  resume(r);
  return r;
}

void Compiler::closeRegion(Region& r) {
  suspend(r);
  --unit_->regionDepth;
}

void Compiler::suspend(Region& r) {
  if (r.openedAt >= 0 && here() > static_cast<uint32_t>(r.openedAt))
    r.covered.emplace_back(static_cast<uint32_t>(r.openedAt), here());
  r.openedAt = -1;
}

void Compiler::resume(Region& r) {
  r.openedAt = here();
}

void Compiler::leaveBlock(const Block& b, const Node* at) {
  switch (b.kind) {
    case Block::Kind::Loop:
    case Block::Kind::Try:     break;
    case Block::Kind::Finally: {
      unsigned mark = markTemps();
      body(b.finalBody);
      freeTemps(mark);
      break;
    }
    case Block::Kind::Handler: emit(Op::PopHandled, at, b.saved); break;
    case Block::Kind::Name:    {
      Reg t = newTemp();
      loadNone(t, at);
      storeName(b.name, t, at);
      deleteName(b.name, at);
      break;
    }
  }
}

void Compiler::checkNesting(const Node* at) {
  constexpr size_t kMaxBlocks = 20;  // CPython's CO_MAXBLOCKS
  if (unit_->blocks.size() + unit_->plainHandlers >= kMaxBlocks) fail(at->span, "too many statically nested blocks");
}

void Compiler::pushBlock(const Block& b, const Node* at) {
  checkNesting(at);
  unit_->blocks.push_back(b);
}

// Takes the blocks above `depth` off, innermost first, and compiles what leaving each takes.
void Compiler::unwindBlocks(size_t depth, const Node* at) {
  while (unit_->blocks.size() > depth) {
    Block b = unit_->blocks.back();
    unit_->blocks.pop_back();
    if (b.region) suspend(*b.region);
    leaveBlock(b, at);
    if (!unit_->flow.reachable) {
      // A finally clause that leaves by itself: the rest is never reached, yet its regions must be suspended.
      for (size_t i = depth; i < unit_->blocks.size(); ++i)
        if (unit_->blocks[i].region) suspend(*unit_->blocks[i].region);
      unit_->blocks.resize(depth);
    }
  }
}

// Back inside the statement: the blocks are in force again.
void Compiler::rewindBlocks(const std::vector<Block>& blocks, size_t depth) {
  size_t from = unit_->blocks.size();
  unit_->blocks = blocks;
  unit_->blocks.resize(depth);
  for (size_t i = from; i < depth; ++i)
    if (unit_->blocks[i].region) resume(*unit_->blocks[i].region);
}

void Compiler::tryStmt(const Try* s) {
  if (s->finalbody.empty())
    tryExcept(s);
  else
    tryFinally(s);
}

void Compiler::tryExcept(const Try* s) {
  Label& end = newLabel();
  Flow before = saveFlow();
  Region& region = openRegion();
  pushBlock({Block::Kind::Try, &region, nullptr, nullptr, {}, kNoReg, {}}, s);
  emit(Op::Nop, s);
  body(s->body);
  unit_->blocks.pop_back();
  closeRegion(region);
  body(s->orelse);
  if (unit_->flow.reachable) emitJump(Op::Jump, s, end);
  Flow after = saveFlow();
  restoreFlow(before);
  place(region.handler);
  handlers(s, region.exception, end, &after);
  restoreFlow(after);
  place(end);
}

void Compiler::handlers(const Try* s, Reg exception, Label& end, Flow* after) {
  Reg saved = newTemp();
  emit(Op::PushHandled, s, saved, exception);
  Region& region = openRegion();
  pushBlock({Block::Kind::Handler, &region, nullptr, nullptr, {}, saved, {}}, s);
  Flow atEntry = saveFlow();
  for (size_t i = 0; i < s->handlers.size(); ++i) {
    const ExceptHandler* h = s->handlers[i];
    Label& next = newLabel();
    restoreFlow(atEntry);
    if (h->type) {
      unsigned mark = markTemps();
      Reg type = expr(h->type), matches = newTemp();
      emit(Op::MatchException, h, matches, exception, type);
      emitJump(Op::JumpIf, h, next, 0, matches);
      freeTemps(mark);
    } else if (i + 1 < s->handlers.size()) {
      fail(h->span, "default 'except:' must be last");
    }
    handlerBody(h, exception);
    if (unit_->flow.reachable) {
      suspend(region);
      emit(Op::PopHandled, h, saved);
      emitJump(Op::Jump, h, end);
      resume(region);
      joinFlow(*after);
      *after = saveFlow();
    }
    place(next);
  }
  unit_->blocks.pop_back();
  closeRegion(region);
  restoreFlow(atEntry);
  emit(Op::PopHandled, s, saved);
  emit(Op::Reraise, s, exception);
  place(region.handler);
  emit(Op::PopHandled, s, saved);
  emit(Op::Reraise, s, region.exception);
}

void Compiler::handlerBody(const ExceptHandler* h, Reg exception) {
  if (h->name.empty()) {
    checkNesting(h);
    unit_->plainHandlers++;
    body(h->body);
    unit_->plainHandlers--;
    return;
  }
  storeName(h->name, exception, h);
  Region& region = openRegion();
  Block block{Block::Kind::Name, &region, nullptr, nullptr, {}, kNoReg, h->name};
  pushBlock(block, h);
  emit(Op::Nop, h);
  body(h->body);
  unit_->blocks.pop_back();
  closeRegion(region);
  Flow after = saveFlow();
  Label& end = newLabel();
  if (after.reachable) {
    leaveBlock(block, h);
    after = saveFlow();
    emitJump(Op::Jump, h, end);
  }
  place(region.handler);
  leaveBlock(block, h);
  emit(Op::Reraise, h, region.exception);
  place(end);
  restoreFlow(after);
}

void Compiler::tryFinally(const Try* s) {
  Label& end = newLabel();
  Flow before = saveFlow();
  Region& region = openRegion();
  pushBlock({Block::Kind::Finally, &region, nullptr, nullptr, s->finalbody, kNoReg, {}}, s);
  emit(Op::Nop, s);
  if (s->handlers.empty())
    body(s->body);
  else
    tryExcept(s);
  unit_->blocks.pop_back();
  closeRegion(region);
  if (unit_->flow.reachable) {
    body(s->finalbody);
    if (unit_->flow.reachable) emitJump(Op::Jump, s, end);
  }
  Flow after = saveFlow();

  restoreFlow(before);
  place(region.handler);
  Reg saved = newTemp();
  emit(Op::PushHandled, s, saved, region.exception);
  Region& cleanup = openRegion();
  pushBlock({Block::Kind::Handler, &cleanup, nullptr, nullptr, {}, saved, {}}, s);
  body(s->finalbody);
  unit_->blocks.pop_back();
  closeRegion(cleanup);
  if (unit_->flow.reachable) {
    emit(Op::PopHandled, s, saved);
    emit(Op::Reraise, s, region.exception);
  }
  place(cleanup.handler);
  emit(Op::PopHandled, s, saved);
  emit(Op::Reraise, s, cleanup.exception);
  restoreFlow(after);
  place(end);
}

}  // namespace taipan
