#include "app/preview.h"

#include <unistd.h>

#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "app/diagnostics_page.h"
#include "app/look.h"
#include "app/safe_asset.h"
#include "compiler/site/site.h"
#include "platform/files/files.h"
#include "ui_embedded.h"

namespace app {

using compiler::Destination;
using compiler::Site;
using compiler::SiteFile;
using web::BodyPtr;

namespace {

constexpr std::uint64_t largest_asset = 64 * 1024 * 1024;

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

// The file that another form of an address means: "negotiations", "module_four/", "index", or of Cairn's own pages
// "programme" and "programme/pages". Empty when there is none.
std::string file_meant_by(const Site& site, std::string_view path) {
  const compiler::Resolved found = site.compilation().site_map.resolve({}, "/" + compiler::percent_encoded(path));
  if (found.destination == Destination::page) return std::string(site.plan().addresses.of_page(found.path));
  if (found.destination == Destination::asset && compiler::Addresses::is_copied(found.path)) return found.path;
  const std::string_view stem = path.substr(0, path.size() - (path.ends_with('/') ? 1 : 0));
  for (const std::string_view ending : {".html", "/index.html"})
    if (std::string own = std::string(stem).append(ending); site.find(own) != nullptr) return own;
  return {};
}

}  // namespace

// One version of the site, with what was made of it so far.
struct Preview::Shown {
  std::shared_ptr<const Compiled> compiled;
  Counts counts;
  std::string version;
  Site site;

  Shown(std::shared_ptr<const Compiled> from, const compiler::Addresses& addresses, const compiler::SearchWords& words,
        std::string own_version)
      : compiled(std::move(from)),
        version(std::move(own_version)),
        site(compiled->done, addresses, look(), words, nullptr,
             [this](std::string_view path) { return preview_bar(*compiled, counts, version, path); }) {
    counts = count_by_file(compiled->diagnostics());  // found while the site was planned
  }

  // What `make` gives for that path, made once (by two at the same time: twice, and one is kept).
  template <class Make>
  BodyPtr kept(std::string_view path, const Make& make) {
    {
      const std::shared_lock lock(guard_);
      if (const auto found = bodies_.find(path); found != bodies_.end()) return found->second;
    }
    BodyPtr made = make();
    if (!made) return made;
    const std::unique_lock lock(guard_);
    return bodies_.emplace(path, std::move(made)).first->second;
  }

 private:
  std::shared_mutex guard_;
  std::unordered_map<std::string, BodyPtr, Hash, std::equal_to<>> bodies_;
};

Preview::Preview(Workspace& workspace) : workspace_(workspace), changes_(std::make_shared<web::Events>()) {
  add_preview_templates();
  started_ = std::to_string(::getpid()) + "-" +
             std::to_string(std::chrono::system_clock::now().time_since_epoch().count() % 1'000'000'000) + "-";
  show();
}
Preview::~Preview() = default;

std::shared_ptr<const void> Preview::show() {
  const std::shared_ptr<const Compiled> compiled = workspace_.current();
  std::vector<std::string> paths;
  paths.reserve(compiled->done->pages.size());
  for (const auto& page : compiled->done->pages) paths.push_back(page->path());
  const compiler::Addresses addresses(paths, compiled->assets, compiled->done->settings);
  std::string version = started_ + std::to_string(++version_);
  std::shared_ptr<Shown> before =
      shown_.exchange(std::make_shared<Shown>(compiled, addresses, workspace_.words(), version));
  changes_->send(version, true);
  return before;
}

web::Response Preview::answer(const web::Request& request) {
  const std::shared_ptr<Shown> shown = shown_.load();
  std::string_view path = request.path;
  if (path == "/-/changes") {
    web::Response response;
    response.events = changes_;
    return response;
  }
  if (path.starts_with("/-/")) return own(shown, path, request.query);
  const std::string& base = shown->compiled->done->settings.base_path;
  if (!base.empty() && path.starts_with(base + "/")) path.remove_prefix(base.size());
  return page_at(shown, path.substr(1), request.query);
}

web::Response Preview::own(const std::shared_ptr<Shown>& shown, std::string_view path, std::string_view query) const {
  if (path == "/-/diagnostics") {
    web::Response response;
    const auto html = [&] {
      return shown->site.wrap("-/diagnostics", "Diagnostics", diagnostics_main(*shown->compiled, shown->site, query));
    };
    // There may be any number of queries: what they give is not kept.
    response.body = query.empty()
                        ? shown->kept(path, [&] { return web::make_body(html(), "text/html; charset=utf-8"); })
                        : web::passing_body(html());
    return response;
  }
  if (path == "/-/preview.js")
    for (const ui::File& file : ui::files())
      if (file.name == "preview.js") {
        web::Response response;
        response.body =
            shown->kept(path, [&] { return web::make_body(std::string(file.bytes), web::content_type_for(path)); });
        return response;
      }
  return web::plain_response(404, "There is no such page.");
}

web::Response Preview::page_at(const std::shared_ptr<Shown>& shown, std::string_view path,
                               std::string_view query) const {
  const Site& site = shown->site;
  std::string asked(path);
  if (asked.empty() || asked.ends_with('/')) asked += "index.html";
  web::Response response;
  response.body = shown->kept(asked, [&]() -> BodyPtr {
    if (const SiteFile* file = site.find(asked)) return web::make_body(site.bytes(*file), web::content_type_for(asked));
    if (const std::string folder = site.own_folder() + "/search/"; asked.starts_with(folder)) {
      for (const compiler::SearchFile& file : site.search())
        if (asked.substr(folder.size()) == file.name) return web::make_body(file.bytes, web::content_type_for(asked));
      return nullptr;
    }
    const compiler::Resolved found = site.compilation().site_map.resolve({}, "/" + compiler::percent_encoded(asked));
    if (found.destination != Destination::asset || found.path != asked || !compiler::Addresses::is_copied(asked))
      return nullptr;
    auto bytes = files::read(below(shown->compiled->folder, asked), largest_asset);
    if (bytes && active_part_of(asked, [&]() -> Result<std::string> { return *bytes; })) return nullptr;
    return bytes ? web::make_body(*std::move(bytes), web::content_type_for(asked)) : nullptr;
  });
  if (response.body) return response;

  const std::string there = file_meant_by(site, path);
  if (!there.empty() && there != asked) {
    std::string location = "/" + compiler::percent_encoded(there);
    if (!query.empty()) location.append("?").append(query);
    return web::redirect(302, location);
  }
  response.status = 404;
  response.body = web::passing_body(site.not_found(path));
  return response;
}

}  // namespace app
