#include "compiler/reader/assemble.h"

namespace compiler {

Programme assemble(const Pages& pages, const SiteMap& site_map, const Settings& settings) {
  Programme programme;
  programme.name = settings.name;
  assemble_standards(pages, settings, programme);
  assemble_schedule(pages, site_map, settings, programme);
  return programme;
}

}  // namespace compiler
