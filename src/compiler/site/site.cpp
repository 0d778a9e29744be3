#include "compiler/site/site.h"

#include <algorithm>

#include "compiler/site/page_main.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"
#include "redirect.html.h"

void add_compiler_site_templates();  // made by embed_templates

namespace compiler {

namespace {

// The templates are put in once for the whole process, before anything is made of them.
std::shared_ptr<const Compilation> with_templates(std::shared_ptr<const Compilation> done) {
  static std::once_flag added;
  std::call_once(added, add_compiler_site_templates);
  return done;
}

}  // namespace

Site::Site(std::shared_ptr<const Compilation> done, const Addresses& addresses, std::vector<LookFile> look,
           const SearchWords& words, Bodies* bodies, Shell::Bar bar)
    : done_(with_templates(std::move(done))),
      addresses_(addresses),
      look_(std::move(look)),
      words_(words),
      bodies_(bodies),
      plan_(*done_, addresses_),
      serving_(plan_),
      shell_(plan_, std::move(bar)),
      own_(own_pages(plan_, serving_)) {
  list_redirects();
  list_files();
}
Site::~Site() = default;

void Site::list_redirects() {
  const auto add_redirect = [&](std::string_view address, std::string_view to) {
    std::string path = percent_decoded(address);
    path.erase(0, path.find_first_not_of('/'));
    if (path.empty() || path.find("..") != std::string::npos) return;
    if (path.ends_with('/'))
      path += "index.html";
    else if (!path.ends_with(".html") && !path.ends_with(".htm"))
      path += ".html";
    redirects_.push_back({std::move(path), std::string(to)});
  };
  has_late_addresses_ = !done_->unpublished.empty();
  for (const PlannedPage& page : plan_.pages)
    for (const char* key : {"permalink", "redirect_from"})
      for (const std::string& address : page.page->front.list(key)) {
        has_late_addresses_ = true;
        if (address != "/") add_redirect(address, page.output);
      }
  for (const auto& [from, to] : done_->settings.redirects) {
    const Resolved found = done_->site_map.resolve({}, to);
    if (found.destination == Destination::external) add_redirect(from, found.path.empty() ? to : found.path);
    if (found.destination == Destination::page)
      add_redirect(from,
                   std::string(addresses_.of_page(found.path)) + (found.fragment.empty() ? "" : "#" + found.fragment));
  }
}

const std::vector<SearchFile>& Site::search() const {
  std::call_once(search_once_, [this] { search_ = make_search(); });
  return search_;
}

std::vector<SearchFile> Site::make_search() const {
  std::vector<SearchablePage> pages;
  std::unordered_map<const Page*, std::uint32_t> numbers;
  pages.reserve(plan_.pages.size() + own_.size());
  numbers.reserve(plan_.pages.size());
  for (const PlannedPage& page : plan_.pages) {
    numbers.emplace(page.page, static_cast<std::uint32_t>(pages.size()));
    pages.push_back({std::string(page.title), percent_encoded(page.output), plan_.groups[page.group].title,
                     page.page->place.archived});
  }
  // Of Cairn's own pages the titles.
  WordCollector titles;
  std::vector<PageWords> words(own_.size());
  CollectedWords own{&titles, {}};
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (!own_[i].searched) continue;
    words[i] = titles.collect_title(own_[i].title + " " + own_[i].words);
    own.pages.emplace_back(static_cast<std::uint32_t>(pages.size()), &words[i]);
    pages.push_back(
        {own_[i].title, percent_encoded(own_[i].output), own_[i].trail.empty() ? "The programme" : own_[i].trail});
  }
  std::vector<SearchFile> files;
  words_.with_words(numbers, [&](std::vector<CollectedWords> collected) {
    collected.push_back(std::move(own));
    files = search_files(pages, collected);
  });
  return files;
}

void Site::add(SiteFile::Kind kind, std::string path, std::size_t index) {
  files_.push_back({kind, std::move(path), index});
}

void Site::list_files() {
  files_.reserve(plan_.pages.size() + own_.size() + redirects_.size() + look_.size() + 4);
  for (std::size_t i = 0; i < plan_.pages.size(); ++i) add(SiteFile::Kind::page, std::string(plan_.pages[i].output), i);
  for (std::size_t i = 0; i < own_.size(); ++i) add(SiteFile::Kind::own, own_[i].output, i);
  add(SiteFile::Kind::home, "index.html", 0);
  add(SiteFile::Kind::not_found, "404.html", 0);
  for (std::size_t i = 0; i < redirects_.size(); ++i) add(SiteFile::Kind::redirect, redirects_[i].from, i);
  for (std::size_t i = 0; i < look_.size(); ++i)
    add(SiteFile::Kind::look, plan_.own("assets/" + std::string(look_[i].name)), i);
  // Of several files in one place the first stays: the authors' pages go before ours, pages before redirects.
  std::unordered_map<std::string_view, std::size_t> taken;
  std::vector<bool> double_one(files_.size());
  for (std::size_t i = 0; i < files_.size(); ++i) double_one[i] = !taken.emplace(files_[i].path, i).second;
  std::vector<SiteFile> kept;
  kept.reserve(files_.size());
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (!double_one[i]) kept.push_back(std::move(files_[i]));
  files_ = std::move(kept);
  for (std::size_t i = 0; i < files_.size(); ++i) by_path_.emplace(files_[i].path, i);
}

const SiteFile* Site::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &files_[found->second];
}

namespace {

std::string redirect_html(std::string_view from, std::string_view to) {
  namespace marker = templates::redirect;
  const std::size_t hash = to.find('#');
  std::string address(to);
  if (to.find("//") == std::string_view::npos)
    address = relative_address(from, to.substr(0, hash)) +
              (hash == std::string_view::npos ? "" : "#" + percent_encoded(to.substr(hash + 1)));
  html::Template page(marker::self);
  page.set(marker::LINK, address);
  if (to.find("//") == std::string_view::npos) {  // nobody is taken to another host without a click
    std::string escaped;
    html::append_escaped(escaped, address);
    page.section(marker::HERE).set_html(marker::URL, escaped);
  }
  return page.fill();
}

}  // namespace

std::string Site::bytes(const SiteFile& file) const {
  switch (file.kind) {
    case SiteFile::Kind::page:
      return page(file.index);
    case SiteFile::Kind::own: {
      const OwnPage& own = own_[file.index];
      const auto step = [&](std::size_t at) {
        return at == OwnPage::no_step ? Crumb{} : Crumb{own_[at].title, own_[at].output};
      };
      const Crumb before = step(own.before), after = step(own.after);
      const std::string main = own.main() + steps_html(own.output, before.output.empty() ? nullptr : &before,
                                                       after.output.empty() ? nullptr : &after);
      Framed framed{own.output, own.title, main};
      framed.section = own.section;
      framed.module = own.module;
      return shell_.wrap(framed);
    }
    case SiteFile::Kind::home:  // only when no page of the school lies there
      return redirect_html("index.html", plan_.start == no_page ? plan_.own("index.html") : plan_.home_output());
    case SiteFile::Kind::redirect:
      return redirect_html(redirects_[file.index].from, redirects_[file.index].to);
    case SiteFile::Kind::not_found:
      return not_found({});
    case SiteFile::Kind::look:
      return std::string(look_[file.index].bytes);
  }
  return {};
}

std::string Site::page(std::size_t number) const {
  const PlannedPage& planned = plan_.pages[number];
  std::optional<Body> made =
      bodies_ ? bodies_->take(*planned.page, has_late_addresses_ ? &done_->site_map : nullptr) : std::nullopt;
  const Body body = made ? *std::move(made) : body_of(*planned.page, planned.output, done_->site_map, addresses_);
  const auto at = static_cast<PageNumber>(number);
  return shell_.wrap({planned.output, planned.title, page_main(plan_, at, body), &body.headings, at});
}

std::string Site::not_found(std::string_view path) const {
  std::vector<PageNumber> near;
  if (!path.empty())
    if (const PageNumber meant = plan_.number_of(done_->site_map.suggestion(path)); meant != no_page)
      near.push_back(meant);
  Framed framed{"404.html", "This page is not here", {}};
  framed.anywhere = true;
  const std::string main = not_found_main(plan_, done_->settings.base_path + "/", near);
  framed.main = main;
  return shell_.wrap(framed);
}

}  // namespace compiler
