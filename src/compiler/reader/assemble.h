// Putting the programme together from its pages. Cheap: it runs again after every change of a page.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "compiler/reader/page.h"
#include "compiler/reader/programme.h"
#include "compiler/reader/site_map.h"

namespace compiler {

using Pages = std::vector<std::shared_ptr<const Page>>;  // sorted by path

Programme assemble(const Pages& pages, const SiteMap& site_map, const Settings& settings);

// Its parts, in this order; each fills its own lists.
void assemble_standards(const Pages& pages, const Settings& settings, Programme& programme);  // competencies … rubric
void assemble_schedule(const Pages& pages, const SiteMap& site_map, const Settings& settings,
                       Programme& programme);  // modules, sessions …

}  // namespace compiler
