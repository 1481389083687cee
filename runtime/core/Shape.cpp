// Shapes live in one reserved region below 4 GB, so that an object's header names its shape in 32 bits. Lookup in a
// short chain walks the parents; longer shapes build a table once.
#include "runtime/core/Shape.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "runtime/core/Type.h"
#include "runtime/heap/Heap.h"
#include "runtime/heap/Upward.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/threads/Runtime.h"

namespace taipan {

struct ShapeTransitions {
  std::vector<std::pair<Str*, Shape*>> children;
  std::unordered_map<const Str*, int32_t> slots;  // built when a lookup had to walk far
  bool slotsBuilt = false;
  std::vector<Shape*> twins;
  Shape* dictModeShape = nullptr;
};

// By type, offset of the extra word and inline capacity.
struct RootShapes {
  std::map<std::tuple<TypeObject*, uint16_t, uint16_t>, Shape*> byLayout;
};

namespace {

constexpr size_t kMaxRegion = size_t{1} << 30;
constexpr size_t kMinRegion = size_t{64} << 20;
constexpr uint32_t kLongChain = 8;

// mmap at or near an address, but below 4 GB or not at all: old kernels and valgrind take MAP_FIXED_NOREPLACE and
// MAP_32BIT for mere wishes.
void* mapBelow4G(uintptr_t hint, size_t size, int flags) {
  constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  void* p = mmap(reinterpret_cast<void*>(hint), size, PROT_READ | PROT_WRITE, kFlags | flags, -1, 0);
  if (p == MAP_FAILED || reinterpret_cast<uintptr_t>(p) + size <= uintptr_t{1} << 32) return p;
  munmap(p, size);
  return MAP_FAILED;
}

// MAP_32BIT looks in the second gigabyte only.
void* reserveLow(size_t size) {
  void* p = mapBelow4G(0, size, MAP_32BIT);
  for (uintptr_t hint = 0x50000000; p == MAP_FAILED && hint < 0xc0000000; hint += 0x10000000)
    p = mapBelow4G(hint, size, MAP_FIXED_NOREPLACE);
  return p;
}

// The address space there is crowded in some builds (sanitizers keep tables of their own): less will do.
void reserveRegion(ShapeRegion& region) {
  for (size_t size = kMaxRegion; size >= kMinRegion; size /= 2) {
    void* p = reserveLow(size);
    if (p == MAP_FAILED) continue;
    region.base = static_cast<uint8_t*>(p);
    region.size = size;
    return;
  }
  std::fprintf(stderr, "taipan: cannot reserve address space below 4 GB\n");
  std::exit(1);
}

Shape* newShape(Thread* t) {
  ShapeRegion& region = t->runtime()->shapes;
  if (!region.base) reserveRegion(region);
  CHECK(region.used + sizeof(Shape) <= region.size, "there is room for another shape");
  auto* s = reinterpret_cast<Shape*>(region.base + region.used);
  region.used += (sizeof(Shape) + 15) & ~size_t{15};
  s->transitions = new ShapeTransitions;
  return s;
}

void buildSlots(const Shape* shape) {
  ShapeTransitions& x = *shape->transitions;
  for (const Shape* s = shape; s->key; s = s->parent)
    x.slots.emplace(s->key, static_cast<int32_t>(s->slotCount) - 1);
  x.slotsBuilt = true;
}

}  // namespace

Shape* newRootShape(Thread* t, TypeObject* type, uint16_t extraOffset, uint16_t inlineCapacity, bool dictMode) {
  requirePython();
  Shape* s = newShape(t);
  s->type = type;
  s->extraOffset = extraOffset;
  s->inlineCapacity = inlineCapacity;
  s->dictMode = dictMode;
  return s;
}

Shape* rootShapeOf(Thread* t, TypeObject* type, uint16_t extraOffset, uint16_t inlineCapacity) {
  RootShapes*& roots = t->runtime()->shapes.roots;
  if (!roots) roots = new RootShapes;
  Shape*& shape = roots->byLayout[{type, extraOffset, inlineCapacity}];
  if (!shape) shape = newRootShape(t, type, extraOffset, inlineCapacity);
  return shape;
}

int32_t shapeLookup(const Shape* shape, const Str* name) {
  requirePython();
  if (shape->slotCount > kLongChain) {
    if (!shape->transitions->slotsBuilt) buildSlots(shape);
    auto it = shape->transitions->slots.find(name);
    return it == shape->transitions->slots.end() ? -1 : it->second;
  }
  for (const Shape* s = shape; s->key; s = s->parent)
    if (s->key == name) return static_cast<int32_t>(s->slotCount) - 1;
  return -1;
}

Shape* shapeWith(Thread* t, Shape* shape, Str* name) {
  requirePython();
  DCHECK(!shape->dictMode, "dictionary-mode shapes have no transitions");
  if (shape->plain) shape = shape->plain;
  for (auto& [key, child] : shape->transitions->children)
    if (key == name) return child;
  Shape* child = newShape(t);
  child->type = shape->type;
  child->parent = shape;
  child->key = name;
  child->slotCount = shape->slotCount + 1;
  child->extraOffset = shape->extraOffset;
  child->inlineCapacity = shape->inlineCapacity;
  shape->transitions->children.emplace_back(name, child);
  return child;
}

Shape* shapeWatched(Thread* t, Shape* shape, uint64_t slots) {
  requirePython();
  if (shape->plain) shape = shape->plain;
  for (Shape* twin : shape->transitions->twins)
    if (twin->watchedSlots == slots) return twin;
  Shape* twin = newShape(t);
  ShapeTransitions* own = twin->transitions;
  *twin = *shape;
  twin->transitions = own;
  twin->isWatched = true;
  twin->watchedSlots = slots;
  twin->plain = shape;
  shape->transitions->twins.push_back(twin);
  return twin;
}

Shape* shapeDictMode(Thread* t, Shape* shape) {
  requirePython();
  if (shape->dictMode) return shape;
  Shape* root = shape;
  while (root->key)
    root = root->parent;
  Shape*& dictMode = root->transitions->dictModeShape;
  if (!dictMode) dictMode = newRootShape(t, root->type, root->extraOffset, root->inlineCapacity, true);
  return dictMode;
}

void shapeKeys(const Shape* shape, void (*f)(void* context, Str* key), void* context) {
  std::vector<Str*> keys(shape->slotCount);
  for (const Shape* s = shape; s->key; s = s->parent)
    keys[s->slotCount - 1] = s->key;
  for (Str* key : keys)
    f(context, key);
}

void traceShapes(const Runtime& runtime, Marker& marker) {
  const ShapeRegion& region = runtime.shapes;
  constexpr size_t kStride = (sizeof(Shape) + 15) & ~size_t{15};
  for (size_t at = 0; at < region.used; at += kStride) {
    auto* s = reinterpret_cast<Shape*>(region.base + at);
    marker.visitObject(s->type);
    marker.visitObject(reinterpret_cast<Object*>(s->key));
  }
}

}  // namespace taipan
