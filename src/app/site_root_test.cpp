#include "app/site_root.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace app;

namespace {

// A disk with these folders and files.
SiteRoot root_of(const std::vector<std::string>& paths, std::vector<std::string> folders,
                 std::vector<std::string> files) {
  const auto in = [](const std::vector<std::string>& all, std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return std::ranges::find(all, path) != all.end();
  };
  return site_root(paths, {[&](const std::string& path) { return in(folders, path); },
                           [&](const std::string& path) { return in(folders, path) || in(files, path); }});
}

}  // namespace

TEST_CASE("a folder given alone is a site of its own when nothing above it says otherwise") {
  const SiteRoot root = root_of({"/s/pages/"}, {"/s", "/s/pages"}, {});
  CHECK(root.folder == "/s/pages");
  CHECK(root.known);
  CHECK(root.whole);
  CHECK(shown_path(root.given, "a/b.md") == "a/b.md");
}

TEST_CASE("a page or folder inside a site belongs to it, and is shown relative to the PATH") {
  const SiteRoot page = root_of({"/s/m1/week.md"}, {"/s", "/s/m1"}, {"/s/programme.yaml", "/s/m1/week.md"});
  CHECK(page.known);
  CHECK_FALSE(page.whole);
  CHECK(page.given[0].below == "m1/week.md");
  CHECK(shown_path(page.given, "m1/week.md") == "week.md");
  const SiteRoot folder = root_of({"/s/m1"}, {"/s", "/s/m1"}, {"/s/_config.yml"});
  CHECK(folder.known);
  CHECK(shown_path(folder.given, "m1/a/b.md") == "a/b.md");
}

TEST_CASE("a page without a site around it has no known root") {
  const SiteRoot root = root_of({"/s/week.md"}, {"/s"}, {"/s/week.md"});
  CHECK_FALSE(root.known);
  CHECK(root.given[0].below == "week.md");
}

TEST_CASE("a folder with .git ends the way up") {
  const SiteRoot root = root_of({"/s/repo/week.md"}, {"/s", "/s/repo", "/s/repo/.git"}, {"/s/programme.yaml"});
  CHECK_FALSE(root.known);
}

TEST_CASE("with several PATHs a page is shown below the PATH as given") {
  const SiteRoot root = root_of({"/s/m1/", "/s/m1-more"}, {"/s", "/s/m1", "/s/m1-more"}, {"/s/programme.yaml"});
  CHECK(root.known);
  CHECK(shown_path(root.given, "m1/a.md") == "/s/m1/a.md");
  CHECK(shown_path(root.given, "m1-more/a.md") == "/s/m1-more/a.md");
  CHECK(shown_path(root.given, "programme.yaml") == "programme.yaml");
}

TEST_CASE("PATHs of different sites are told so, and share only the folder above them") {
  const SiteRoot root = root_of({"/s/a", "/s/b"}, {"/s", "/s/a", "/s/b"}, {"/s/a/programme.yaml"});
  CHECK_FALSE(root.known);
  CHECK(root.remarks.size() == 1);
  CHECK(root.given[1].below == "b");
}
