// Parser: reads the Printer's text form.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ir/Ir.h"

namespace taipan::hir {

// Finds the object that a name of the text stands for; null: unknown. A name that no resolver knows becomes a
// placeholder that is never dereferenced (a zeroed block of memory in the function's arena).
using ObjectResolver = const void* (*)(void* context, std::string_view name);

// Null with a message ("line 3: …") in *error if the text is not well-formed.
std::unique_ptr<Function> parse(std::string_view text, std::string* error, ObjectResolver resolver = nullptr,
                                void* context = nullptr);

}  // namespace taipan::hir
