#include "compiler/reader/assemble.h"

namespace compiler {

Programme assemble(const Pages& pages, const Settings& settings) {
  Programme programme;
  programme.name = settings.name;
  assemble_standards(pages, settings, programme);
  assemble_schedule(pages, settings, programme);
  return programme;
}

}  // namespace compiler
