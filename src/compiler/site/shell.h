// What surrounds the text of every page: header, navigation, contents, footer. The layout is filled once for each depth
// of folders and kept; a page then costs little more than copying.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/site/body.h"
#include "compiler/site/plan.h"

namespace compiler {

struct Framed {
  std::string_view output;
  std::string_view title;  // plain text
  std::string_view main;   // HTML
  const std::vector<BodyHeading>* headings = nullptr;
  PageNumber page = no_page;       // marked in the navigation
  std::string_view section = {};   // the overview that is marked for a page that is not in the navigation
  std::optional<int> module = {};  // whose week by week it is
  bool anywhere = false;           // served at any address (the page for what is not found): links begin at the root
};

// One page in the way from the start page to the page at hand.
struct Crumb {
  std::string title;
  std::string output;  // empty: no page of its own
};

// What every page links to: those of the overviews that have something to show.
struct Reference {
  std::string title, short_title;
  std::string output;
};
std::vector<Reference> references(const Plan& plan);

class Shell {
 public:
  // HTML above the header, given the path of the page's source; for the preview, none on the site.
  using Bar = std::function<std::string(std::string_view path)>;
  Shell(const Plan& plan, Bar bar);
  std::string wrap(const Framed& framed) const;

 private:
  struct Piece {
    std::string text;
    char slot = 0;  // what comes behind the text: T title, S sidebar, M main, C contents, B bar; 0 the end
  };
  struct Sidebar {
    std::string html;
    std::vector<std::pair<PageNumber, std::size_t>> marks;  // where aria-current belongs
  };
  std::vector<Piece> layout(const std::string& root) const;
  std::vector<PageNumber> pages_beside(const Group& here) const;
  Sidebar sidebar(std::size_t group, const std::string& root) const;
  const Sidebar& kept_sidebar(std::size_t group, const std::string& root) const;
  std::size_t group_of(const Framed& framed) const;
  PageNumber mark_of(const Framed& framed) const;  // which link of the sidebar is the current one
  void append_sidebar(std::string& out, const Framed& framed, const std::string& root) const;

  const Plan& plan_;
  Bar bar_;
  std::vector<Reference> references_;
  std::map<std::string, std::vector<Piece>> layouts_;  // by way to the root
  mutable std::shared_mutex guard_;
  mutable std::map<std::pair<std::size_t, std::size_t>, Sidebar> sidebars_;  // by group and depth; made when needed
  static constexpr PageNumber first_own = 0x80000000;   // marks the overviews in the sidebar, one after the other
  static constexpr PageNumber first_plan = 0xC0000000;  // marks the modules' own pages, by number
  static constexpr std::size_t no_group = static_cast<std::size_t>(-1);
};

// The contents of a long page; empty for a short one.
std::string contents_of(const std::vector<BodyHeading>& headings);
// The way to the pages before and after; null pointer: there is none.
std::string steps_html(std::string_view from_output, const Crumb* before, const Crumb* after);
std::string crumbs_html(std::string_view from_output, const std::vector<Crumb>& crumbs);

}  // namespace compiler
