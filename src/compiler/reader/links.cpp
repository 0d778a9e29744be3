#include "compiler/reader/page.h"

namespace compiler {

void read_links(const PageInHand&, LinkFacts&) {}

}  // namespace compiler
