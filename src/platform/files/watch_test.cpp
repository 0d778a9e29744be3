#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "platform/files/files.h"
#include "platform/files/private_folder.h"

using namespace files;
namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;
constexpr int long_enough = 30'000;  // only a failing test waits that long

// Changes may arrive in several helpings: waits until all that are expected were told.
Strings gather(Watch& watch, std::size_t most) {
  Strings all;
  while (all.size() < most) {
    Strings more = watch.wait(long_enough);
    if (more.empty()) break;
    for (const std::string& path : more)
      if (std::ranges::find(all, path) == all.end()) all.push_back(path);
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("a watch tells which files were added, changed, renamed and removed") {
  PrivateFolder folder;
  REQUIRE(make_folders(folder / "a"));
  REQUIRE(write_new(folder / "a/old.md", "1"));
  auto watch = Watch::start(folder.path());
  REQUIRE(watch);

  REQUIRE(write_new(folder / "new.md", "1"));
  CHECK(gather(**watch, 1) == Strings{"new.md"});
  REQUIRE(write_new(folder / "a/old.md", "2"));
  CHECK(gather(**watch, 1) == Strings{"a/old.md"});
  fs::rename(folder / "a/old.md", folder / "moved.md");
  CHECK(gather(**watch, 2) == Strings{"a/old.md", "moved.md"});
  fs::remove(folder / "moved.md");
  CHECK(gather(**watch, 1) == Strings{"moved.md"});
  fs::create_symlink("new.md", folder / "link.md");
  CHECK(gather(**watch, 1) == Strings{"link.md"});
}

TEST_CASE("an atomic write is one change under the file's own name") {
  PrivateFolder folder;
  REQUIRE(write_new(folder / "page.md", "1"));
  auto watch = Watch::start(folder.path());
  REQUIRE(write(folder / "page.md", "2"));
  CHECK((*watch)->wait(long_enough) == Strings{"page.md"});
  CHECK((*watch)->wait(0).empty());
}

TEST_CASE("hidden names and editors' copies change nothing") {
  PrivateFolder folder;
  auto watch = Watch::start(folder.path());
  REQUIRE(write_new(folder / ".page.md.swp", "1"));
  REQUIRE(write_new(folder / "page.md~", "1"));
  REQUIRE(make_folders(folder / ".git"));
  REQUIRE(write_new(folder / ".git/index", "1"));
  REQUIRE(write_new(folder / "page.md", "1"));
  CHECK((*watch)->wait(long_enough) == Strings{"page.md"});
}

TEST_CASE("folders made or moved in later are watched, and the files already in them told") {
  PrivateFolder elsewhere;
  REQUIRE(make_folders(elsewhere / "b/c"));
  REQUIRE(write_new(elsewhere / "b/c/x.md", "1"));
  PrivateFolder folder;
  auto watch = Watch::start(folder.path());
  fs::rename(elsewhere / "b", folder / "b");
  CHECK(gather(**watch, 1) == Strings{"b/c/x.md"});
  REQUIRE(write_new(folder / "b/c/y.md", "1"));
  CHECK(gather(**watch, 1) == Strings{"b/c/y.md"});
  REQUIRE(make_folders(folder / "d/e"));
  REQUIRE(write_new(folder / "d/e/z.md", "1"));
  CHECK(gather(**watch, 1) == Strings{"d/e/z.md"});
}

TEST_CASE("a folder that moves is told by its old path, and its files by the new one") {
  PrivateFolder folder;
  REQUIRE(make_folders(folder / "a/b"));
  REQUIRE(write_new(folder / "a/b/x.md", "1"));
  auto watch = Watch::start(folder.path());
  fs::rename(folder / "a", folder / "z");
  CHECK(gather(**watch, 2) == Strings{"a", "z/b/x.md"});
  REQUIRE(write_new(folder / "z/b/x.md", "2"));
  CHECK(gather(**watch, 1) == Strings{"z/b/x.md"});
}

TEST_CASE("when the watched folder goes away, anything may have changed") {
  PrivateFolder folder;
  REQUIRE(make_folders(folder / "site"));
  auto watch = Watch::start(folder / "site");
  fs::remove(folder / "site");
  CHECK((*watch)->wait(long_enough) == Strings{""});
}

TEST_CASE("more changes than the kernel keeps ask for a new listing, and the watch goes on") {
  PrivateFolder folder;
  auto watch = Watch::start(folder.path());
  std::string bytes = *read("/proc/sys/fs/inotify/max_queued_events", 100);
  const int events = std::stoi(bytes);
  // Adding and removing by turns, because the kernel joins equal events that follow each other.
  for (int i = 0; i <= events / 2; ++i) {
    fs::create_symlink("target", folder / "link.md");
    fs::remove(folder / "link.md");
  }
  CHECK((*watch)->wait(long_enough) == Strings{""});
  while (!(*watch)->wait(0).empty()) {
  }
  REQUIRE(write_new(folder / "page.md", "1"));
  CHECK((*watch)->wait(long_enough) == Strings{"page.md"});
}

TEST_CASE("stop ends a wait, now and for ever after") {
  PrivateFolder folder;
  auto watch = Watch::start(folder.path());
  std::jthread stopper([&] { (*watch)->stop(); });
  CHECK((*watch)->wait(-1).empty());
  CHECK((*watch)->wait(-1).empty());
}

TEST_CASE("what is not a folder cannot be watched") {
  PrivateFolder folder;
  CHECK(Watch::start(folder / "missing").error().kind == FailureKind::not_found);
}
