// The checks of single pages behind check_page_source and check_page_links, and those of all pages behind check_links.
// Each looks for the codes named at its side and appends what it finds.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "compiler/checks/checks.h"

namespace compiler {

// A page made to be slow may have a hundred thousand of one kind: beyond so many, the rest of a page is not listed.
inline constexpr std::size_t most_of_a_kind = 100;

// Whether a code that is off by default was asked for; its check need not run otherwise.
bool is_wanted(const Settings& settings, std::string_view code);

// ---- the page as a text ----
void check_front_matter(const ParsedPage& parsed, Diagnostics& out);     // front-matter-invalid, title-missing
void check_substance(const ParsedPage& parsed, Diagnostics& out);        // empty-page, stub-page
void check_encoding(const ParsedPage& parsed, Diagnostics& out);         // invalid-utf8, nul-byte
void check_mojibake(const ParsedPage& parsed, Diagnostics& out);         // mojibake
void check_limits(const ParsedPage& parsed, Diagnostics& out);           // nesting-too-deep, table-too-wide
void check_template_text(const ParsedPage& parsed, Diagnostics& out);    // template-text
void check_template_syntax(const ParsedPage& parsed, Diagnostics& out);  // template-syntax
void check_cut_off(const ParsedPage& parsed, Diagnostics& out);          // sentence-cut-off
void check_names(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);  // name-instead-of-role

// ---- links, pictures, raw HTML ----
void check_link_form(const ParsedPage& parsed, Diagnostics& out);  // link-unclosed, link-label-repeats-target
void check_anchors(const ParsedPage& parsed, Diagnostics& out);    // duplicate-anchor
void check_pictures(const ParsedPage& parsed, Diagnostics& out);   // picture-only-plan
void check_raw_html(const ParsedPage& parsed, Diagnostics& out);   // html-dropped

// ---- all pages ----
using LeadsTo = std::vector<std::vector<std::size_t>>;  // for each page, the pages it links to (indices into the pages)

void check_missing_front_matter(const Whole& whole, Diagnostics& out);  // front-matter-missing
// broken-link, missing-asset, broken-fragment; gives what leads where, for reachability.
LeadsTo check_targets(const Whole& whole, Diagnostics& out);
void check_settings_pages(const Whole& whole, Diagnostics& out);  // programme-file-invalid: "start" and redirects
void check_spaced_links(const Whole& whole, Diagnostics& out);    // link-with-space
void check_reachability(const Whole& whole, const LeadsTo& leads_to, Diagnostics& out);  // unreachable-page

}  // namespace compiler
