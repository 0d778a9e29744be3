#include "compiler/checks/page_checks.h"

namespace compiler {

void check_page_links(const ParsedPage& parsed, const Settings&, Diagnostics& out) {
  check_link_form(parsed, out);
  check_anchors(parsed, out);
  check_pictures(parsed, out);
  check_raw_html(parsed, out);
}

void check_links(const Whole& whole, Diagnostics& out) {
  check_missing_front_matter(whole, out);
  const LeadsTo leads_to = check_targets(whole, out);
  check_settings_pages(whole, out);
  check_spaced_links(whole, out);
  check_reachability(whole, leads_to, out);
}

}  // namespace compiler
