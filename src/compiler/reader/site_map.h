// Addresses: which page or file a link means. Every form that Jekyll would resolve is understood: without extension,
// with ".html" or the page's own extension, "/index", a slash at the end, "%20", "./" and "../", the site's own
// absolute address, its base path, redirects. Upper and lower case differ, as on the servers pages are put on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/settings.h"

namespace compiler {

enum class Destination : std::uint8_t {
  page,      // one of the programme's pages
  asset,     // another file of the folder: a picture, a PDF
  fragment,  // "#week-1", "" or "?print": the page itself
  external,  // another host, mailto:, tel: …
  missing,   // should be here and is not
};

struct Resolved {
  Destination destination = Destination::missing;
  std::string path;      // of the page or asset, as listed; a redirect to another host: its address;
                         // of a missing one: the path that was looked for, "%xx" resolved, no slash at its ends
  std::string fragment;  // without "#", "%xx" resolved
  bool looks_like_asset = false;  // missing: it has a file extension that is no page's
};

// A further address of a page, as its front matter may state: "permalink: /cv/".
struct FurtherAddress {
  std::string address, page;
};

// Cheap to copy and safe to ask from several threads.
class SiteMap {
 public:
  SiteMap() = default;
  // Paths relative to the folder given, each list sorted. Without an index page, a folder's README is its index; the
  // root's index is the start page when it has neither.
  SiteMap(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings,
          const std::vector<FurtherAddress>& further = {});

  // `from` is the path of the page that links; `target` as written. The root of the site always leads to a page: its
  // index, its README, the start page, or, with an empty path, the front page that the site makes by itself.
  Resolved resolve(std::string_view from, std::string_view target) const;

  // The page or asset that a missing path surely means: the same but for upper and lower case, or the only one
  // anywhere with that file name. Empty when there is none or several.
  std::string suggestion(std::string_view missing_path) const;

  // The page that readers begin at: the one the settings state, else the root's index or README. Empty without one.
  const std::string& start_page() const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

// The address that links to a page from the root of the site: "/module_four/negotiations", "/module_four/".
std::string address_of(std::string_view page_path);

// "a%20b" -> "a b"; "%zz" stays as it is, and so does "%00".
std::string percent_decoded(std::string_view text);

}  // namespace compiler
