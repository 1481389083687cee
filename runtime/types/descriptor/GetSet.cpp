// Descriptors of attributes that C++ code provides (getset_descriptor), and of those that __slots__ reserves
// (member_descriptor).
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/class/Class.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

GetSetObject* getSetArg(Value v) {
  return v.as<GetSetObject>();
}
MemberObject* memberArg(Value v) {
  return v.as<MemberObject>();
}
std::string text(Value str) {
  return strToUtf8(str.as<Str>());
}

// "attribute" and "member" descriptors share their messages.
bool checkReceiver(Thread* t, Value name, Value owner, Value self) {
  if (isInstanceOf(self, owner.as<TypeObject>())) return true;
  raisef(t, exc::TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", text(name).c_str(),
         owner.as<TypeObject>()->cName, typeName(self));
  return false;
}

Value reprText(Thread* t, const char* kind, Value name, Value owner) {
  return Value::object(
      newStr(t, std::string("<") + kind + " '" + text(name) + "' of '" + owner.as<TypeObject>()->cName + "' objects>"));
}

// --- getset

Value getSetGet(Thread* t, Value descr, Value self, TypeObject*) {
  GetSetObject* d = getSetArg(descr);
  if (self.isEmpty()) return descr;
  if (!checkReceiver(t, d->name, d->owner, self)) return {};
  return d->row->get(t, self);
}

int getSetSet(Thread* t, Value descr, Value self, Value value) {
  GetSetObject* d = getSetArg(descr);
  if (!checkReceiver(t, d->name, d->owner, self)) return -1;
  if (d->row->set) return d->row->set(t, self, value);
  raisef(t, exc::AttributeError, "attribute '%s' of '%s' objects is not writable", text(d->name).c_str(),
         d->owner.as<TypeObject>()->cName);
  return -1;
}

Value getSetRepr(Thread* t, Value self) {
  return reprText(t, "attribute", getSetArg(self)->name, getSetArg(self)->owner);
}
Value getSetName(Thread*, Value self) {
  return getSetArg(self)->name;
}
Value getSetOwner(Thread*, Value self) {
  return getSetArg(self)->owner;
}
Value getNone(Thread*, Value) {
  return kNone;
}

const GetSetRow kGetSetRows[] = {
    {"__name__", getSetName, nullptr},
    {"__qualname__", getSetName, nullptr},
    {"__objclass__", getSetOwner, nullptr},
    {"__doc__", getNone, nullptr},
};

// --- member

Value memberGet(Thread* t, Value descr, Value self, TypeObject*) {
  MemberObject* d = memberArg(descr);
  if (self.isEmpty()) return descr;
  if (!checkReceiver(t, d->name, d->owner, self)) return {};
  Value v = instanceGet(self.asObject(), d->name.as<Str>());
  return v.isEmpty() ? raiseNoAttribute(t, self, d->name.as<Str>()) : v;
}

int memberSet(Thread* t, Value descr, Value self, Value value) {
  MemberObject* d = memberArg(descr);
  if (!checkReceiver(t, d->name, d->owner, self)) return -1;
  if (!value.isEmpty()) return instanceSet(t, self.asObject(), d->name.as<Str>(), value) ? 0 : -1;
  int deleted = instanceDelete(t, self.asObject(), d->name.as<Str>());
  if (deleted == 0) raise(t, exc::AttributeError, text(d->name));
  return deleted == 1 ? 0 : -1;
}

Value memberRepr(Thread* t, Value self) {
  return reprText(t, "member", memberArg(self)->name, memberArg(self)->owner);
}
Value memberName(Thread*, Value self) {
  return memberArg(self)->name;
}
Value memberOwner(Thread*, Value self) {
  return memberArg(self)->owner;
}

const GetSetRow kMemberRows[] = {
    {"__name__", memberName, nullptr},
    {"__objclass__", memberOwner, nullptr},
    {"__doc__", getNone, nullptr},
};

}  // namespace

GetSetObject* newGetSet(Thread* t, const GetSetRow& row, TypeObject* owner) {
  Str* name = intern(t, row.name);
  auto* d = allocateAs<GetSetObject>(t, sizeof(GetSetObject), shapeOf(types::GetSet), Layout::kValuesFrom2);
  if (!d || !name) return nullptr;
  d->row = new GetSetRow(row);  // types are never freed, nor are their attributes' rows
  d->owner = Value::object(owner);
  d->name = Value::object(name);
  return d;
}

Value newMember(Thread* t, TypeObject* owner, Str* name) {
  auto* d = allocateAs<MemberObject>(t, sizeof(MemberObject), shapeOf(types::Member), Layout::kValuesFrom1);
  if (!d) return {};
  d->owner = Value::object(owner);
  d->name = Value::object(name);
  return Value::object(d);
}

void initGetSetType(Thread* t) {
  TypeSpec spec = specOf<types::rows::GetSet>();
  spec.slots.repr = getSetRepr;
  spec.slots.descrGet = getSetGet;
  spec.slots.descrSet = getSetSet;
  spec.getsets = kGetSetRows;
  spec.getsetCount = std::size(kGetSetRows);
  newBuiltinType(t, spec);

  TypeSpec member = specOf<types::rows::Member>();
  member.slots.repr = memberRepr;
  member.slots.descrGet = memberGet;
  member.slots.descrSet = memberSet;
  member.getsets = kMemberRows;
  member.getsetCount = std::size(kMemberRows);
  newBuiltinType(t, member);
}

}  // namespace taipan
