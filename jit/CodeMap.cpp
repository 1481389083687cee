#include "jit/CodeMap.h"

#include <llvm/ADT/DenseMap.h>

#include <utility>

#include "runtime/threads/Runtime.h"

namespace taipan {

namespace {

Location constantLocation(uint64_t bits) {
  Location l{};
  l.kind = LocationKind::kConstant;
  l.size = 8;
  l.constant = bits;
  return l;
}

// Builds the deopt point of one record: looks the operands of its state up among the record's locations.
class PointBuilder {
 public:
  PointBuilder(CompiledCode* code, const StateDescriptor& state, const StackMapRecord& record)
      : code_(code), state_(state), record_(record) {}

  bool build(std::string* error) {
    auto& values = code_->values.emplace_back();
    auto& segments = code_->segments.emplace_back();
    auto& virtuals = code_->virtuals.emplace_back();
    auto& fields = code_->fields.emplace_back();
    for (const StateSegment& s : state_.segments)
      segments.push_back(convert(s, &values));
    for (const StateVirtual& v : state_.virtuals) {
      virtuals.push_back(
          {v.kind, static_cast<uint32_t>(fields.size()), static_cast<uint32_t>(v.fields.size()), v.shape});
      for (const StateValue& f : v.fields)
        fields.push_back(convert(f));
    }
    if (state_.hasResultOverride) fields.push_back(convert(state_.resultOverride));
    if (bad_) {
      *error = "state names an operand that its record lacks";
      return false;
    }
    DeoptPoint p{};
    p.owner = code_;
    p.segments = segments.data();
    p.segmentCount = static_cast<uint32_t>(segments.size());
    p.values = values.data();
    p.virtuals = virtuals.data();
    p.virtualCount = static_cast<uint32_t>(virtuals.size());
    p.fields = fields.data();
    p.resultOverride = state_.hasResultOverride ? &fields.back() : nullptr;
    p.reason = state_.reason;
    p.isCall = state_.isCall;
    code_->points.push_back({record_.returnAddress, p});
    return true;
  }

 private:
  Location operand(int32_t index) {
    if (index < 0 || static_cast<size_t>(index) >= record_.operands.size()) {
      bad_ = true;
      return constantLocation(0);
    }
    return record_.operands[static_cast<size_t>(index)];
  }

  DeoptValue convert(const StateValue& v) {
    DeoptValue out{v.reg, v.repr, constantLocation(v.constant)};
    if (v.operand == kVirtualOperand) {
      out.location.kind = LocationKind::kVirtual;
      out.location.offset = static_cast<int32_t>(v.constant);
    } else if (v.operand != kConstantOperand) {
      out.location = operand(v.operand);
    }
    return out;
  }

  DeoptSegment convert(const StateSegment& s, std::vector<DeoptValue>* values) {
    DeoptSegment out{};
    out.function = s.function;
    out.code = s.code;
    out.functionRepr = Repr::kTagged;
    if (!s.function) out.functionValue = operand(s.functionOperand);
    out.instr = s.instr;
    out.telling = static_cast<TraceEvent>(s.telling);
    if (s.recordOperand != kConstantOperand) out.record = operand(s.recordOperand);
    out.firstValue = static_cast<uint32_t>(values->size());
    out.valueCount = static_cast<uint32_t>(s.values.size());
    for (const StateValue& v : s.values)
      values->push_back(convert(v));
    return out;
  }

  CompiledCode* code_;
  const StateDescriptor& state_;
  const StackMapRecord& record_;
  bool bad_ = false;
};

}  // namespace

struct CodeMap {
  llvm::DenseMap<uint64_t, CompiledCode::Filed*> byAddress;
  std::deque<std::unique_ptr<CompiledCode>> owned;
  uint64_t low = ~uint64_t{0}, high = 0;  // all code lies in [low, high): most return addresses are elsewhere
  codemap::ExitObserver observer = nullptr;
};

static CodeMap& mapOf(const Thread* t) {
  CodeMap*& map = t->runtime()->compiledCode;
  if (!map) map = new CodeMap;
  return *map;
}

bool buildDeoptPoints(CompiledCode* code, const std::vector<StateDescriptor>& states,
                      const std::vector<StackMapRecord>& records, std::string* error) {
  for (const StackMapRecord& r : records) {
    if (r.id >= states.size()) {
      *error = "record of an unknown state";
      return false;
    }
    if (!PointBuilder(code, states[r.id], r).build(error)) return false;
  }
  return true;
}

namespace codemap {

CompiledCode* add(Thread* t, std::unique_ptr<CompiledCode> code) {
  CodeMap& map = mapOf(t);
  CompiledCode* c = code.get();
  map.owned.push_back(std::move(code));
  map.low = std::min(map.low, c->codeAddress);
  map.high = std::max(map.high, c->codeAddress + c->codeBytes);
  for (CompiledCode::Filed& f : c->points)
    map.byAddress[f.returnAddress] = &f;
  return c;
}

CompiledCode::Filed* find(const Thread* t, uint64_t returnAddress) {
  const CodeMap* map = t->runtime()->compiledCode;
  if (!map || returnAddress < map->low || returnAddress > map->high) return nullptr;
  auto it = map->byAddress.find(returnAddress);
  return it == map->byAddress.end() ? nullptr : it->second;
}

const std::deque<std::unique_ptr<CompiledCode>>& all(const Thread* t) {
  return mapOf(t).owned;
}

void noteExit(Thread* t, CompiledCode* code, CompiledCode::Guard& guard) {
  ++code->exits;
  ++guard.exits;
  if (ExitObserver observer = mapOf(t).observer) observer(t, code, guard);
}

ExitObserver setExitObserver(Thread* t, ExitObserver observer) {
  return std::exchange(mapOf(t).observer, observer);
}

}  // namespace codemap

}  // namespace taipan
