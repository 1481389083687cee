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

void Compiler::leaveBlock(const Block& b) {
  const Node* at = unit_->at;
  switch (b.kind) {
    case Block::Kind::Loop:
    case Block::Kind::Try:     break;
    case Block::Kind::Finally: {
      unsigned mark = markTemps();
      line(at);
      body(b.finalBody);
      freeTemps(mark);
      unit_->at = &kNowhere;  // the clause runs behind the statement that leaves, which so is over
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
void Compiler::unwindBlocks(size_t depth) {
  while (unit_->blocks.size() > depth) {
    Block b = unit_->blocks.back();
    unit_->blocks.pop_back();
    if (b.region) suspend(*b.region);
    leaveBlock(b);
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
  line(s);
  Region& region = openRegion();
  pushBlock({Block::Kind::Try, &region, nullptr, nullptr, {}, kNoReg, {}}, s);
  body(s->body);
  unit_->blocks.pop_back();
  closeRegion(region);
  body(s->orelse);
  if (unit_->flow.reachable) emitJump(Op::Jump, &kNowhere, end);
  Flow after = saveFlow();
  restoreFlow(before);
  place(region.handler);
  handlers(s, region.exception, end, &after);
  restoreFlow(after);
  place(end);
}

void Compiler::handlers(const Try* s, Reg exception, Label& end, Flow* after) {
  Reg saved = newTemp();
  pushHandled(saved, exception);
  Region& region = openRegion();
  pushBlock({Block::Kind::Handler, &region, nullptr, nullptr, {}, saved, {}}, s);
  Flow atEntry = saveFlow();
  for (size_t i = 0; i < s->handlers.size(); ++i) {
    const ExceptHandler* h = s->handlers[i];
    Label& next = newLabel();
    restoreFlow(atEntry);
    unit_->at = h;
    uint32_t start = here();
    if (h->type) {
      unsigned mark = markTemps();
      Reg type = expr(h->type), matches = newTemp();
      emit(Op::MatchException, h, matches, exception, type);
      emitJump(Op::JumpIf, h, next, 0, matches);
      freeTemps(mark);
    } else if (i + 1 < s->handlers.size()) {
      fail(h->span, "default 'except:' must be last");
    }
    line(h);
    if (here() > start) unit_->marks[start] |= kTraceStatement;
    handlerBody(h, exception);
    if (unit_->flow.reachable) {
      suspend(region);
      emit(Op::PopHandled, &kNowhere, saved);
      emitJump(Op::Jump, &kNowhere, end);
      resume(region);
      joinFlow(*after);
      *after = saveFlow();
    }
    place(next);
  }
  unit_->blocks.pop_back();
  closeRegion(region);
  restoreFlow(atEntry);
  unit_->at = &kNowhere;
  emit(Op::PopHandled, unit_->at, saved);
  emit(Op::Reraise, unit_->at, exception);
  place(region.handler);
  cleanUp(saved, region.exception);
}

// The beginning of a handler. CPython's instruction has no line, and makes the next one that has one a line event.
void Compiler::pushHandled(Reg saved, Reg exception) {
  unit_->marks[emit(Op::PushHandled, &kNowhere, saved, exception)] = 0;
}

// What an exception out of a handler does: the one handled before is handled again, the frame is where it was raised.
void Compiler::cleanUp(Reg saved, Reg exception) {
  unit_->marks[emit(Op::PopHandled, unit_->at, saved)] |= kTraceStatement;
  emit(Op::Reraise, unit_->at, exception, 0, 0, 1);
}

void Compiler::handlerBody(const ExceptHandler* h, Reg exception) {
  // The clause has the exception now; frames/Jump.cpp tells by this what is inside it.
  if (h->name.empty()) {
    clear(exception, h);
    checkNesting(h);
    unit_->plainHandlers++;
    body(h->body);
    unit_->plainHandlers--;
    return;
  }
  storeName(h->name, exception, h);
  clear(exception, h);
  Region& region = openRegion();
  Block block{Block::Kind::Name, &region, nullptr, nullptr, {}, kNoReg, h->name};
  pushBlock(block, h);
  body(h->body);
  unit_->blocks.pop_back();
  closeRegion(region);
  Flow after = saveFlow();
  Label& end = newLabel();
  unit_->at = &kNowhere;
  if (after.reachable) {
    leaveBlock(block);
    after = saveFlow();
    emitJump(Op::Jump, &kNowhere, end);
  }
  place(region.handler);
  leaveBlock(block);
  emit(Op::Reraise, &kNowhere, region.exception, 0, 0, 1);
  place(end);
  restoreFlow(after);
}

void Compiler::tryFinally(const Try* s) {
  Label& end = newLabel();
  Flow before = saveFlow();
  line(s);
  Region& region = openRegion();
  pushBlock({Block::Kind::Finally, &region, nullptr, nullptr, s->finalbody, kNoReg, {}}, s);
  if (s->handlers.empty())
    body(s->body);
  else
    tryExcept(s);
  unit_->blocks.pop_back();
  closeRegion(region);
  if (unit_->flow.reachable) {
    body(s->finalbody);
    if (unit_->flow.reachable) emitJump(Op::Jump, &kNowhere, end);
  }
  Flow after = saveFlow();

  restoreFlow(before);
  place(region.handler);
  Reg saved = newTemp();
  pushHandled(saved, region.exception);
  Region& cleanup = openRegion();
  pushBlock({Block::Kind::Handler, &cleanup, nullptr, nullptr, {}, saved, {}}, s);
  body(s->finalbody);
  unit_->blocks.pop_back();
  closeRegion(cleanup);
  if (unit_->flow.reachable) {
    emitHidden(Op::PopHandled, unit_->at, saved);
    emit(Op::Reraise, unit_->at, region.exception);
  }
  place(cleanup.handler);
  cleanUp(saved, cleanup.exception);
  restoreFlow(after);
  place(end);
}

}  // namespace taipan
