// Addresses: which page or file a link means. Every form that Jekyll would resolve is understood: without extension,
// with ".html", "/index", a slash at the end, "%20", "./" and "../", the site's own absolute address, redirects.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/source/settings.h"

namespace compiler {

enum class Destination : std::uint8_t {
  page,      // one of the programme's pages
  asset,     // another file of the folder: a picture, a PDF
  fragment,  // "#week-1": the page itself
  external,  // another host, mailto:, tel: …
  missing,   // should be here and is not
};

struct Resolved {
  Destination destination = Destination::missing;
  std::string path;               // of the page or asset, as listed; of a missing one: what was looked for
  std::string fragment;           // without "#", "%xx" resolved
  bool looks_like_asset = false;  // missing: it has a file extension that is no page's
};

class SiteMap {
 public:
  SiteMap() = default;
  SiteMap(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings);

  // `from` is the path of the page that links.
  Resolved resolve(std::string_view from, std::string_view target) const;

 private:
  struct Place {
    Destination destination;
    std::string path;
  };
  std::unordered_map<std::string, Place> places_;  // "module_four/negotiations" -> …
  std::map<std::string, std::string> redirects_;
  std::vector<std::string> hosts_;
  std::string base_path_;
};

}  // namespace compiler
