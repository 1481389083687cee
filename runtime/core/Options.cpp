#include "runtime/core/Options.h"

namespace taipan {

Options options;

}  // namespace taipan
