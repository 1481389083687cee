// ExceptionPrinter: tracebacks as text, byte for byte as python3.11 prints them.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/core/Layouts.h"

namespace taipan {

// "Traceback (most recent call last):" and what follows, with causes and contexts (chain), notes, SyntaxError's source.
// suggestions: "Did you mean: 'x'?" (the interpreter's own printing has them, module traceback does not). Each str() of
// an exception may run Python code; what it raises is swallowed. Ends in a newline.
std::string formatException(Thread* t, Value exception, bool chain = true, bool suggestions = true);
// The last lines alone: "ValueError: text", for SyntaxError the source as well, and notes.
std::string formatExceptionOnly(Thread* t, Value exception, bool suggestions);
// Entries of a Traceback object (or None), without heading. limit: at most so many, counted from the innermost.
std::string formatTraceback(Thread* t, Value traceback, int64_t limit);

// Prints the pending exception as python3.11 does (traceback, causes, SyntaxError text) and clears it.
void printException(Thread* t);
// Takes the pending SystemExit: prints its code to stderr if that is neither None nor an int. The exit status it asks
// for.
[[nodiscard]] int exitStatus(Thread* t);

// Writes to sys.stderr as the program has set it, or to the process's if that fails. Swallows exceptions.
void writeToStderr(Thread* t, const std::string& text);

// Line n (from 1) of a source file, without its line end. False if there is none.
bool sourceLine(const std::string& file, int64_t n, std::string* out);
// The line of markers under a source line, or empty if there is to be none. start, end: columns in bytes, or the end of
// the line when the code goes on behind it (end < 0). Includes indentation; no newline.
std::string caretLine(const std::string& line, int64_t start, int64_t end);

// The name that was meant, for NameError and AttributeError; empty if there is none close enough.
std::string suggestionFor(Thread* t, Value exception);

}  // namespace taipan
