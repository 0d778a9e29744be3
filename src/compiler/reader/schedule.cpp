#include "compiler/reader/page.h"

namespace compiler {

void read_schedule(const PageInHand&, ScheduleFacts&) {}

}  // namespace compiler
