#include "runtime/Options.h"

namespace taipan {

Options options;

}  // namespace taipan
