// ExceptionFields: attributes that builtin exceptions have beyond those of BaseException. A class with n fields has
// them as Values in place of `extra` and `slots` of ExceptionObject; its extra word comes behind them.
//
//   [header | args | traceback | cause | context | suppressContext | field 0 … field n-1 | extra | slots …]
#pragma once

#include "runtime/core/Layouts.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"

namespace taipan {

namespace StopIterationField {
enum : unsigned { kValue, kCount };
}
namespace SystemExitField {
enum : unsigned { kCode, kCount };
}
namespace ImportField {
enum : unsigned { kMessage, kName, kPath, kCount };
}
namespace NameField {
enum : unsigned { kName, kCount };
}
namespace AttributeField {
enum : unsigned { kObject, kName, kCount };
}
namespace OsField {
enum : unsigned { kErrno, kStrerror, kFilename, kFilename2, kCount };
}
namespace SyntaxField {
enum : unsigned { kMessage, kFilename, kLine, kOffset, kText, kEndLine, kEndOffset, kPrintFileAndLine, kCount };
}
namespace UnicodeField {
enum : unsigned { kEncoding, kObject, kStart, kEnd, kReason, kCount };
}

inline Value& exceptionField(Value exception, unsigned i) {
  return (&exception.as<ExceptionObject>()->extra)[i];
}
inline void setExceptionField(Thread* t, Value exception, unsigned i, Value v) {
  exceptionField(exception, i) = v;
  writeBarrier(t, exception.asObject());
}

}  // namespace taipan
