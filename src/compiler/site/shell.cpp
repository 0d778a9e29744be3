#include "compiler/site/shell.h"

#include <algorithm>
#include <mutex>

#include "compiler/site/own_pages.h"
#include "layout.html.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"

namespace compiler {

namespace {

// Stands in the filled layout where a page's own parts go; no text has it.
std::string slot_mark(char slot) { return std::string("\x01") + slot; }

}  // namespace

Shell::Shell(const Plan& plan, Bar bar) : plan_(plan), bar_(std::move(bar)), references_(references(plan)) {
  const auto prepare = [&](std::string_view output) {
    const std::string root = way_to_root(output);
    if (!layouts_.contains(root)) layouts_.emplace(root, layout(root));
  };
  for (const PlannedPage& page : plan.pages) prepare(page.output);
  for (const char* output : {"index.html", "programme/x.html", "programme/outcomes/x.html"}) prepare(output);
}

const Shell::Sidebar& Shell::kept_sidebar(std::size_t group, const std::string& root) const {
  const std::pair key{group, root.size()};
  {
    const std::shared_lock lock(guard_);
    if (const auto found = sidebars_.find(key); found != sidebars_.end()) return found->second;
  }
  Sidebar made = sidebar(group, root);
  const std::unique_lock lock(guard_);
  return sidebars_.emplace(key, std::move(made)).first->second;
}

std::vector<Shell::Piece> Shell::layout(const std::string& root) const {
  namespace marker = templates::layout;
  html::Template page(marker::self);
  const std::string own = root + plan_.addresses.own_folder() + "/";
  page.set(marker::ROOT, root.empty() ? "./" : root).set(marker::OWN, own).set(marker::NAME, plan_.name);
  page.set(marker::HOME, root + percent_encoded(plan_.home_output()));
  for (const Reference& reference : references_) {
    html::Template link = page.section(marker::LINK);
    link.set(marker::URL, root + reference.output).set(marker::LABEL, reference.short_title);
  }
  page.set_html(marker::TITLE, slot_mark('T')).set_html(marker::SIDEBAR, slot_mark('S'));
  page.set_html(marker::MAIN, slot_mark('M')).set_html(marker::CONTENTS, slot_mark('C'));
  page.set_html(marker::BAR, slot_mark('B'));
  const std::string filled = page.fill();
  std::vector<Piece> pieces;
  std::size_t from = 0;
  for (std::size_t at = filled.find('\x01'); at != std::string::npos; at = filled.find('\x01', from)) {
    pieces.push_back({filled.substr(from, at - from), filled[at + 1]});
    from = at + 2;
  }
  pieces.push_back({filled.substr(from), 0});
  return pieces;
}

std::string Shell::wrap(const Framed& framed) const {
  const std::string root = framed.anywhere ? plan_.done.settings.base_path + "/" : way_to_root(framed.output);
  const auto known = layouts_.find(root);
  const std::vector<Piece> made = known == layouts_.end() ? layout(root) : std::vector<Piece>{};
  const std::vector<Piece>& pieces = known == layouts_.end() ? made : known->second;
  std::string out;
  out.reserve(framed.main.size() + 12 * 1024);
  for (const Piece& piece : pieces) {
    out += piece.text;
    switch (piece.slot) {
      case 'T':
        html::append_escaped(out, framed.title);
        if (framed.title != plan_.name) {
          out += " · ";
          html::append_escaped(out, plan_.name);
        }
        break;
      case 'S':
        append_sidebar(out, framed, root);
        break;
      case 'M':
        out += framed.main;
        break;
      case 'C':
        if (framed.headings != nullptr) out += contents_of(*framed.headings);
        break;
      case 'B':
        if (bar_) out += bar_(framed.page == no_page ? std::string_view{} : plan_.pages[framed.page].page->path());
        break;
      default:
        break;
    }
  }
  return out;
}

std::size_t Shell::group_of(const Framed& framed) const {
  if (framed.page != no_page) return plan_.pages[framed.page].group;
  const PlannedModule* module = plan_.module_numbered(framed.module);
  return module == nullptr || module->index == no_page ? no_group : plan_.pages[module->index].group;
}

PageNumber Shell::mark_of(const Framed& framed) const {
  if (framed.page != no_page) return framed.page;
  if (framed.module) return first_plan + static_cast<PageNumber>(*framed.module);
  for (std::size_t i = 0; i < references_.size(); ++i)
    if (references_[i].output == framed.output || references_[i].output == framed.section)
      return first_own + static_cast<PageNumber>(i);
  return no_page;
}

void Shell::append_sidebar(std::string& out, const Framed& framed, const std::string& root) const {
  const std::size_t group = group_of(framed);
  const Sidebar made = framed.anywhere ? sidebar(group, root) : Sidebar{};
  const Sidebar& bar = framed.anywhere ? made : kept_sidebar(group, root);
  const PageNumber current = mark_of(framed);
  // "true": the page at hand is a part of what is marked.
  const bool is_part = !framed.section.empty() && framed.section != framed.output;
  std::size_t from = 0;
  for (const auto& [page, at] : bar.marks) {
    if (page != current) continue;
    out.append(bar.html, from, at - from);
    out += is_part ? " aria-current=\"true\"" : " aria-current=\"page\"";
    from = at;
  }
  out.append(bar.html, from);
}

std::string contents_of(const std::vector<BodyHeading>& headings) {
  const auto shown = [](const BodyHeading& one) { return one.level <= 3 && !one.title.empty(); };
  if (std::ranges::count_if(headings, shown) < 3) return {};
  std::string out =
      "<nav class=\"site-contents\" aria-label=\"On this page\">\n<p class=\"nav-heading\">On this page</p>\n<ul>\n";
  int listed = 0;
  for (const BodyHeading& heading : headings) {
    if (!shown(heading) || ++listed > 60) continue;
    out += heading.level == 2 ? "<li><a href=\"#" : "<li class=\"is-sub\"><a href=\"#";
    out += percent_encoded(heading.id);
    out += "\">";
    html::append_escaped(out, heading.title);
    out += "</a></li>\n";
  }
  return out + "</ul>\n</nav>\n";
}

namespace {

void add_step(std::string& out, std::string_view from_output, const Crumb* to, bool forward) {
  if (to == nullptr) return;
  out += forward ? "<a class=\"page-step page-step-after\" rel=\"next\" href=\""
                 : "<a class=\"page-step page-step-before\" rel=\"prev\" href=\"";
  html::append_escaped(out, relative_address(from_output, to->output));
  out += forward ? "\"><span class=\"page-step-word\">Next</span><span class=\"page-step-title\">"
                 : "\"><span class=\"page-step-word\">Previous</span><span class=\"page-step-title\">";
  html::append_escaped(out, to->title);
  out += "</span></a>\n";
}

}  // namespace

std::string steps_html(std::string_view from_output, const Crumb* before, const Crumb* after) {
  if (before == nullptr && after == nullptr) return {};
  std::string out = "<nav class=\"page-steps\" aria-label=\"Next and previous page\">\n";
  add_step(out, from_output, before, false);
  add_step(out, from_output, after, true);
  return out + "</nav>\n";
}

std::string crumbs_html(std::string_view from_output, const std::vector<Crumb>& crumbs) {
  if (crumbs.empty()) return {};
  std::string out = "<nav class=\"crumbs\" aria-label=\"Breadcrumbs\"><ol>";
  for (const Crumb& crumb : crumbs) {
    out += "<li>";
    if (!crumb.output.empty()) {
      out += "<a href=\"";
      html::append_escaped(out, relative_address(from_output, crumb.output));
      out += "\">";
    }
    html::append_escaped(out, crumb.title);
    out += crumb.output.empty() ? "</li>" : "</a></li>";
  }
  return out + "</ol></nav>\n";
}

}  // namespace compiler
