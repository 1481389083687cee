// TextFile: text streams over file descriptors, the type of sys.stdin, stdout and stderr (Python's _io.TextIOWrapper).
// UTF-8; '\n' ends a line.
#pragma once

#include "runtime/core/Objects.h"

namespace taipan {

struct TextStream;  // TextFile.cpp: descriptor and buffers, malloc'd, never freed

// Layout kValuesFrom2. Instances have attributes.
struct RT_LAYOUT TextFile : Object {
  TextStream* stream;
  Value name;  // str
  Value extra;
};

extern TypeObject* textFileType;
inline bool isTextFile(Value v) {
  return v.isObject() && v.asObject()->type() == textFileType;
}

enum class StreamMode : uint8_t { Read, Write };
enum class Buffering : uint8_t { Block, Line, None };

[[nodiscard]] TextFile* newTextFile(Thread* t, int fd, StreamMode mode, const char* name, Buffering buffering,
                                    const char* errors);

// All of these raise OSError (or its subclass for the errno) and ValueError "I/O operation on closed file.".
[[nodiscard]] bool textWrite(Thread* t, TextFile* f, Str* s);
[[nodiscard]] bool textWriteChar(Thread* t, TextFile* f, char ascii);
[[nodiscard]] bool textFlush(Thread* t, TextFile* f);
// The next line, its '\n' included; an empty str at the end. limit: at most so many code points, -1: any number.
Value textReadLine(Thread* t, TextFile* f, int64_t limit);

// OSError or the subclass for this errno: args (errno, strerror).
Raised raiseErrno(Thread* t, int error);

// sys.stdin, stdout, stderr as they were made at start-up.
TextFile* standardStream(Thread* t, int fd);
// Flushes stdout and stderr, exceptions dropped. False if stdout could not be written.
[[nodiscard]] bool flushStandardStreams(Thread* t);

void initTextFile(Thread* t);

}  // namespace taipan
