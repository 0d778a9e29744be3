// Where links lead: broken-link, missing-asset, broken-fragment, link-with-space.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "compiler/checks/page_checks.h"
#include "compiler/reader/assets.h"
#include "kernel/text.h"
#include "platform/html/allow_list.h"

namespace compiler {

namespace {

int width_of(std::string_view target) { return std::max(1, static_cast<int>(text::count_code_points(target))); }

// Text that a template engine fills in first.
bool is_template(std::string_view target) {
  return target.find("{{") != std::string_view::npos || target.find("{%") != std::string_view::npos;
}

// "www.example.org/x", "example.com": an address of the web whose "https://" was forgotten.
bool lacks_scheme(std::string_view target) {
  const std::string_view host = target.substr(0, target.find_first_of("/?#"));
  if (text::starts_with_ignoring_case(host, "www.")) return true;
  constexpr std::array<std::string_view, 12> endings{".com", ".org", ".net", ".edu", ".io",   ".co",
                                                     ".gov", ".dev", ".app", ".me",  ".info", ".us"};
  return host.find(' ') == std::string_view::npos && std::ranges::any_of(endings, [&](std::string_view ending) {
           return host.size() > ending.size() && host.ends_with(ending) && host.front() != '.';
         });
}

class TargetCheck {
 public:
  TargetCheck(const Whole& whole, Diagnostics& out) : whole_(whole), out_(out) {
    for (std::size_t i = 0; i < whole.pages.size(); ++i) index_.emplace(whole.pages[i]->path(), i);
    leads_to_.resize(whole.pages.size());
    if (!whole.unpublished.empty())
      unpublished_ = SiteMap({whole.unpublished.begin(), whole.unpublished.end()}, {}, whole.settings);
  }

  LeadsTo run() {
    for (std::size_t i = 0; i < whole_.pages.size(); ++i) {
      listed_ = 0;
      for (const LinkUse& use : whole_.pages[i]->links.links) check(i, use);
    }
    return std::move(leads_to_);
  }

 private:
  void check(std::size_t from, const LinkUse& use) {
    const Page& page = *whole_.pages[from];
    if (text::trim(use.target).empty()) {
      report(page, use, use.image ? "missing-asset" : "broken-link", "the address is empty");
      return;
    }
    if (use.target.find(':') != std::string::npos && !html::is_safe_address(use.target)) {
      if (!is_template(use.target) && !is_told(page, use))
        report(page, use, use.image ? "missing-asset" : "broken-link",
               '"' + use.target + "\" is no link on the site: pages link by https, http, mailto and tel only");
      return;
    }
    const Resolved there = whole_.site_map.resolve(page.path(), use.target);
    switch (there.destination) {
      case Destination::external:
        return;
      case Destination::asset:
        if (!is_put_on_site(there.path))
          report(page, use, "missing-asset",
                 '"' + use.target + "\" is in the folder, but files of this kind are not put on the site");
        return;
      case Destination::missing:
        if (!is_template(use.target)) missing(page, use, there);
        return;
      case Destination::fragment:
        fragment(page, use, there, from);
        return;
      case Destination::page:
        if (const auto found = index_.find(there.path); found != index_.end()) {
          leads_to_[from].push_back(found->second);
          fragment(page, use, there, found->second);
        }
        return;
    }
  }

  // Of raw HTML the page's own checks have said it.
  static bool is_told(const Page& page, const LinkUse& use) {
    return std::ranges::any_of(
        page.diagnostics, [&](const Diagnostic& one) { return one.code == "html-dropped" && one.line == use.line; });
  }

  void missing(const Page& page, const LinkUse& use, const Resolved& there) {
    if (!use.image && lacks_scheme(use.target)) {
      report(page, use, "broken-link",
             '"' + use.target + "\" has no \"https://\", so it leads to a page that is not here");
      return;
    }
    if (const Resolved hidden = unpublished_.resolve(page.path(), use.target);
        hidden.destination == Destination::page && !hidden.path.empty()) {
      report(page, use, "broken-link", '"' + use.target + "\": this page is not published");
      return;
    }
    const bool asset = use.image || there.looks_like_asset;
    std::string message =
        '"' + use.target + (asset ? "\" is no file of this folder" : "\" is no page of this programme");
    if (const std::string meant = whole_.site_map.suggestion(there.path); !meant.empty())
      message += "; did you mean \"" + (asset ? '/' + meant : address_of(meant)) +
                 (there.fragment.empty() ? "" : '#' + there.fragment) + "\"?";
    report(page, use, asset ? "missing-asset" : "broken-link", std::move(message));
  }

  void fragment(const Page& page, const LinkUse& use, const Resolved& there, std::size_t target) {
    const std::string& id = there.fragment;
    if (id.empty() || id == "top" || id.starts_with(":~:") || is_template(id)) return;
    const auto& anchors = anchors_of(target);
    if (anchors.contains(id)) return;
    const Page& other = *whole_.pages[target];
    std::string message = "nothing is called \"#" + id + "\" on " + (&other == &page ? "this page" : other.path());
    const std::string small = text::lower(id);
    for (const Anchor& anchor : other.links.anchors)
      if (listed_ < most_of_a_kind && text::equal_ignoring_case(anchor.id, small)) {
        message += "; did you mean \"#" + anchor.id + "\"?";
        break;
      }
    report(page, use, "broken-fragment", std::move(message));
  }

  void report(const Page& page, const LinkUse& use, std::string_view code, std::string message) {
    if (++listed_ > 10 * most_of_a_kind) return;
    out_.push_back(diagnose(code, page.path(), use.line, use.column, std::move(message), width_of(use.target)));
  }

  const std::unordered_set<std::string_view>& anchors_of(std::size_t page) {
    const auto [found, is_new] = anchors_.try_emplace(page);
    if (is_new)
      for (const Anchor& anchor : whole_.pages[page]->links.anchors) found->second.insert(anchor.id);
    return found->second;
  }

  const Whole& whole_;
  Diagnostics& out_;
  SiteMap unpublished_;  // where links to pages that are not published would have led
  std::unordered_map<std::string_view, std::size_t> index_;
  std::unordered_map<std::size_t, std::unordered_set<std::string_view>> anchors_;
  LeadsTo leads_to_;
  std::size_t listed_ = 0;  // on this page
};

// Unlike "[sic](as they wrote)".
bool is_certainly_address(std::string_view target) {
  constexpr std::array<std::string_view, 5> begins{"/", "./", "../", "http://", "https://"};
  return std::ranges::any_of(begins, [&](std::string_view begin) { return target.starts_with(begin); });
}

std::string with_encoded_spaces(std::string_view target) { return text::replace_all(std::string(target), " ", "%20"); }

}  // namespace

LeadsTo check_targets(const Whole& whole, Diagnostics& out) { return TargetCheck(whole, out).run(); }

// A redirect that goes round in a circle leads nowhere, too: resolve gives up on it.
void check_settings_pages(const Whole& whole, Diagnostics& out) {
  for (const PageMention& one : whole.settings.page_mentions) {
    const Destination there = whole.site_map.resolve({}, one.target).destination;
    if (one.start ? there == Destination::page : there != Destination::missing) continue;
    out.push_back(diagnose("programme-file-invalid", "programme.yaml", one.line, one.column,
                           one.start ? "\"" + one.target + "\", the start page, is no page of this programme"
                                     : "the redirect to \"" + one.target + "\" leads to no page of this programme",
                           width_of(one.target)));
  }
}

void check_spaced_links(const Whole& whole, Diagnostics& out) {
  for (const auto& page : whole.pages) {
    std::size_t listed = 0;
    for (const FlawedLink& one : page->links.flawed) {
      if (one.flaw == LinkFlaw::unclosed) continue;
      const bool before = one.flaw == LinkFlaw::space_before;
      const std::string encoded = with_encoded_spaces(one.target);
      const auto leads_somewhere = [&] {
        const Destination there = whole.site_map.resolve(page->path(), encoded).destination;
        return there == Destination::page || there == Destination::asset;
      };
      if (!before && !is_certainly_address(one.target) && !leads_somewhere()) continue;
      if (++listed > most_of_a_kind) break;
      Diagnostic found = diagnose(
          "link-with-space", page->path(), one.line, one.column,
          before ? "a space before the address; not every reader of Markdown takes this for a link"
                 : "\"" + one.target + "\" has a space, so this is text and no link; a space is written \"%20\"",
          before ? static_cast<int>(one.length) : width_of(one.target));
      if (one.stands_alone && (before || leads_somewhere()))
        found.fix = Fix{one.offset, one.length, before ? std::string{} : encoded};
      out.push_back(std::move(found));
    }
  }
}

}  // namespace compiler
