// Names: interned strs that the runtime itself looks up, made once at start-up, so that no lookup by name hashes a C
// string. A dunder name drops its underscores and ends in one: names::init_ is "__init__".
#pragma once

#include "runtime/objects/Layouts.h"

namespace taipan {

// X(C++ name, text)
#define TAIPAN_NAMES(X)                                                                                                                                                \
  X(abs_, "__abs__")                                                                                                                                                   \
  X(abstractmethods_, "__abstractmethods__") X(add_, "__add__") X(all_, "__all__") X(and_, "__and__") X(                                                               \
      annotations_, "__annotations__") X(args, "args") X(bases_, "__bases__") X(bool_, "__bool__")                                                                     \
      X(buildClass_, "__build_class__") X(builtins_, "__builtins__") X(bytes_, "__bytes__") X(call_, "__call__") X(                                                    \
          cause_, "__cause__") X(ceil_, "__ceil__") X(class_, "__class__") X(classGetitem_, "__class_getitem__")                                                       \
          X(classcell_, "__classcell__") X(code_, "__code__") X(contains_, "__contains__") X(context_, "__context__")                                                  \
              X(copy, "copy") X(del_, "__del__") X(delattr_, "__delattr__") X(delete_, "__delete__") X(                                                                \
                  delitem_, "__delitem__") X(dict_, "__dict__") X(dir_, "__dir__") X(divmod_, "__divmod__")                                                            \
                  X(doc_, "__doc__") X(enter_, "__enter__") X(eq_, "__eq__") X(exit_, "__exit__") X(                                                                   \
                      file_, "__file__") X(fileno, "fileno") X(float_, "__float__") X(floor_,                                                                          \
                                                                                      "__floor__") X(floordiv_,                                                        \
                                                                                                     "__floordiv__")                                                   \
                      X(flush, "flush") X(format_, "__format__") X(func_, "__func__") X(ge_, "__ge__") X(get, "get") X(                                                \
                          get_,                                                                                                                                        \
                          "__get__") X(getattr_,                                                                                                                       \
                                       "__getattr__") X(getattribute_, "__getattribute__")                                                                             \
                          X(getitem_, "__getitem__") X(globals_, "__globals__") X(gt_, "__gt__") X(                                                                    \
                              hash_, "__hash__") X(iadd_,                                                                                                              \
                                                   "__iadd__") X(iand_, "__iand__")                                                                                    \
                              X(ifloordiv_, "__ifloordiv__") X(ilshift_, "__ilshift__") X(imatmul_, "__imatmul__") X(                                                  \
                                  imod_, "__imod__")                                                                                                                   \
                                  X(import_, "__import__") X(imul_, "__imul__") X(index_, "__index__") X(                                                              \
                                      init_, "__init__") X(initSubclass_, "__init_subclass__")                                                                         \
                                      X(instancecheck_, "__instancecheck__") X(int_, "__int__") X(invert_, "__invert_"                                                 \
                                                                                                           "_") X(                                                     \
                                          ior_,                                                                                                                        \
                                          "__ior__") X(ipow_,                                                                                                          \
                                                       "__ipow__") X(irshift_, "__irshift__")                                                                          \
                                          X(isub_, "__isub__") X(isabstractmethod_, "__isabstractmethod__") X(                                                         \
                                              items, "items") X(iter_, "__iter__")                                                                                     \
                                              X(itruediv_, "__itruediv__") X(ixor_, "__ixor__") X(keys, "keys") X(                                                     \
                                                  le_, "__le__") X(len_,                                                                                               \
                                                                   "__len__") X(lengthHint_, "__length_hint__")                                                        \
                                                  X(loader_, "__loader__") X(lshift_, "__lshift__") X(                                                                 \
                                                      lt_, "__lt__") X(main_,                                                                                          \
                                                                       "__main__") X(matmul_, "__matmul__")                                                            \
                                                      X(members, "members") X(metaclass, "metaclass") X(                                                               \
                                                          missing_,                                                                                                    \
                                                          "__missing__") X(mod_, "__mod__")                                                                            \
                                                          X(module_, "__module__") X(mro, "mro") X(                                                                    \
                                                              mroEntries_,                                                                                             \
                                                              "__mro_entries__") X(mro_, "__mro__")                                                                    \
                                                              X(mul_, "__mul__") X(name, "name") X(name_, "__name__") X(                                               \
                                                                  ne_, "__ne__") X(neg_,                                                                               \
                                                                                   "__neg__") X(new_, "__new__")                                                       \
                                                                  X(next_, "__next__") X(notes_, "__notes__") X(                                                       \
                                                                      obj, "obj")                                                                                      \
                                                                      X(or_, "__or__") X(origBases_, "__orig_bases__") X(                                              \
                                                                          package_,                                                                                    \
                                                                          "__package__") X(path,                                                                       \
                                                                                           "path") X(pos_, "__pos__")                                                  \
                                                                          X(pow_, "__pow__") X(prepare_, "__prepare_"                                                  \
                                                                                                         "_") X(                                                       \
                                                                              qualname_,                                                                               \
                                                                              "__qualname__") X(radd_, "__radd__")                                                     \
                                                                              X(rand_, "__rand__") X(rdivmod_,                                                         \
                                                                                                     "__rdivmod__") X(repr_,                                           \
                                                                                                                      "__repr__") X(reversed_,                         \
                                                                                                                                    "__reversed__") X(rfloordiv_,      \
                                                                                                                                                      "__rfloordiv__") \
                                                                                  X(rlshift_, "__rlshift__") X(                                                        \
                                                                                      rmatmul_,                                                                        \
                                                                                      "__rmatmul__") X(rmod_, "__"                                                     \
                                                                                                              "rmod_"                                                  \
                                                                                                              "_")                                                     \
                                                                                      X(rmul_, "__rmul__") X(                                                          \
                                                                                          ror_,                                                                        \
                                                                                          "__ror__") X(round_,                                                         \
                                                                                                       "__round__")                                                    \
                                                                                          X(rpow_, "__rpow__") X(                                                      \
                                                                                              rrshift_,                                                                \
                                                                                              "__rrshift__")                                                           \
                                                                                              X(rshift_, "__rshift__") X(                                              \
                                                                                                  rsub_, "__rsub__") X(rtruediv_,                                      \
                                                                                                                       "__rtruediv__") X(rxor_,                        \
                                                                                                                                         "__rxor__")                   \
                                                                                                  X(self_, "__self__") X(                                              \
                                                                                                      set_,                                                            \
                                                                                                      "__set__") X(setName_,                                           \
                                                                                                                   "_"                                                 \
                                                                                                                   "_"                                                 \
                                                                                                                   "s"                                                 \
                                                                                                                   "e"                                                 \
                                                                                                                   "t"                                                 \
                                                                                                                   "_"                                                 \
                                                                                                                   "n"                                                 \
                                                                                                                   "a"                                                 \
                                                                                                                   "m"                                                 \
                                                                                                                   "e"                                                 \
                                                                                                                   "_"                                                 \
                                                                                                                   "_")                                                \
                                                                                                      X(                                                               \
                                                                                                          setattr_,                                                    \
                                                                                                          "__setattr_"                                                 \
                                                                                                          "_") X(setitem_,                                             \
                                                                                                                 "__"                                                  \
                                                                                                                 "set"                                                 \
                                                                                                                 "ite"                                                 \
                                                                                                                 "m_"                                                  \
                                                                                                                 "_")                                                  \
                                                                                                          X(                                                           \
                                                                                                              slots_,                                                  \
                                                                                                              "__"                                                     \
                                                                                                              "slots_"                                                 \
                                                                                                              "_") X(spec_,                                            \
                                                                                                                     "__spec__") X(stderr_,                            \
                                                                                                                                   "stderr")                           \
                                                                                                              X(stdin_,                                                \
                                                                                                                "stdi"                                                 \
                                                                                                                "n") X(stdout_,                                        \
                                                                                                                       "stdout") X(str_,                               \
                                                                                                                                   "__str__")                          \
                                                                                                                  X(sub_,                                              \
                                                                                                                    "__sub__") X(subclasscheck_,                       \
                                                                                                                                 "__subclasscheck__")                  \
                                                                                                                      X(subclasshook_,                                 \
                                                                                                                        "__subclasshook__") X(suppressContext_,        \
                                                                                                                                              "__suppress_context__")  \
                                                                                                                          X(sys,                                       \
                                                                                                                            "sys") X(traceback_,                       \
                                                                                                                                     "__traceback__") X(truediv_,      \
                                                                                                                                                        "__truediv__") \
                                                                                                                              X(trunc_,                                \
                                                                                                                                "__trunc__") X(update,                 \
                                                                                                                                               "update")               \
                                                                                                                                  X(value,                             \
                                                                                                                                    "value") X(values,                 \
                                                                                                                                               "values")               \
                                                                                                                                      X(weakref_,                      \
                                                                                                                                        "__weakref__")                 \
                                                                                                                                          X(wrapped_,                  \
                                                                                                                                            "__wrapped__")             \
                                                                                                                                              X(write,                 \
                                                                                                                                                "write")               \
                                                                                                                                                  X(xor_,              \
                                                                                                                                                    "__xor__")

namespace names {
#define X(cname, text) extern Str* cname;
TAIPAN_NAMES(X)
#undef X
}  // namespace names

// Interns all of them. First step of start-up that allocates strs.
void initNames(Thread* t);

}  // namespace taipan
