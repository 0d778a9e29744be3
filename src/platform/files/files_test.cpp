#include "platform/files/files.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "platform/files/private_folder.h"

using namespace files;
namespace fs = std::filesystem;

namespace {

void put(const std::string& path, std::string_view bytes = "x") {
  fs::create_directories(fs::path(path).parent_path());
  REQUIRE(write_new(path, bytes));
}

std::vector<std::string> paths(const Listing& listing) {
  std::vector<std::string> all;
  for (const Entry& entry : listing.entries) all.push_back(entry.path);
  return all;
}

std::vector<std::string> troubles(const Listing& listing) {
  std::vector<std::string> all;
  for (const Trouble& trouble : listing.troubles) all.push_back(trouble.path + ": " + trouble.what);
  return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is listed with all below it, sorted, without hidden names and editors' copies") {
  PrivateFolder folder;
  put(folder / "b.md", "12345");
  put(folder / "a/c.md");
  put(folder / "a/b/c.md");
  put(folder / ".git/config");
  put(folder / ".hidden");
  put(folder / "a/b.md~");
  const auto listing = list(folder.path());
  REQUIRE(listing);
  CHECK(paths(*listing) == Strings{"a/b/c.md", "a/c.md", "b.md"});
  CHECK(listing->troubles.empty());
  CHECK(listing->entries[2].size == 5);
  CHECK(listing->entries[2].modified_ns > 1'600'000'000'000'000'000);
}

TEST_CASE("folders can be skipped by their relative path") {
  PrivateFolder folder;
  put(folder / "a/x.md");
  put(folder / "a/skip/x.md");
  put(folder / "skip/x.md");
  const auto listing = list(folder.path(), [](std::string_view path) { return path == "a/skip"; });
  CHECK(paths(*listing) == Strings{"a/x.md", "skip/x.md"});
}

TEST_CASE("symbolic links that circle, lead outside or nowhere are troubles, and the rest is listed") {
  PrivateFolder outside;
  put(outside / "secret.md");
  PrivateFolder folder;
  put(folder / "a/x.md");
  fs::create_directory_symlink(folder.path(), folder / "a/up");
  fs::create_symlink("itself", folder / "itself");
  fs::create_symlink(outside / "secret.md", folder / "out.md");
  fs::create_directory_symlink(outside.path(), folder / "out");
  fs::create_symlink("missing.md", folder / "lost.md");
  const auto listing = list(folder.path());
  CHECK(paths(*listing) == Strings{"a/x.md"});
  CHECK(troubles(*listing) ==
        Strings{"a/up: a symbolic link that leads in a circle", "itself: a symbolic link that leads in a circle",
                "lost.md: a symbolic link that leads nowhere (no such file or directory)",
                "out: a symbolic link that leads outside", "out.md: a symbolic link that leads outside"});
}

TEST_CASE("symbolic links inside the folder are followed, each folder once") {
  PrivateFolder folder;
  put(folder / "a/x.md");
  fs::create_symlink("a/x.md", folder / "y.md");
  fs::create_directory_symlink("a", folder / "b");
  fs::create_directory_symlink("a", folder / "c");
  const auto listing = list(folder.path());
  CHECK(paths(*listing) == Strings{"a/x.md", "b/x.md", "y.md"});
  CHECK(troubles(*listing) == Strings{"c: a symbolic link to a folder that another link leads to already"});
}

TEST_CASE("folders that link to each other come to an end") {
  PrivateFolder folder;
  for (int i = 0; i < 10; ++i) fs::create_directories(folder / std::to_string(i));
  for (int i = 0; i < 10; ++i)
    for (int j = 0; j < 10; ++j)
      fs::create_directory_symlink("../" + std::to_string(j), folder / (std::to_string(i) + "/" + std::to_string(j)));
  const auto listing = list(folder.path());
  REQUIRE(listing);
  CHECK(listing->entries.empty());
}

TEST_CASE("an unreadable folder is a trouble") {
  PrivateFolder folder;
  put(folder / "a/x.md");
  put(folder / "b.md");
  fs::permissions(folder / "a", fs::perms::none);
  {
    AsNobody nobody;
    const auto listing = list(folder.path());
    REQUIRE(listing);
    CHECK(paths(*listing) == Strings{"b.md"});
    CHECK(troubles(*listing) == Strings{"a: permission denied"});
  }
  fs::permissions(folder / "a", fs::perms::owner_all);
}

TEST_CASE("a listing stops at the given number of files") {
  PrivateFolder folder;
  for (char c = 'a'; c <= 'e'; ++c) put(folder / std::string(1, c));
  const auto listing = list(folder.path(), {}, 3);
  CHECK(listing->truncated);
  CHECK(listing->entries.size() == 3);
  CHECK_FALSE(list(folder.path(), {}, 5)->truncated);
}

TEST_CASE("listing what is missing or no folder is a failure") {
  PrivateFolder folder;
  put(folder / "file");
  CHECK(list(folder / "missing").error().kind == FailureKind::not_found);
  CHECK(list(folder / "file").error().kind == FailureKind::invalid);
}

TEST_CASE("a file is read whole up to the limit, and refused beyond it") {
  PrivateFolder folder;
  put(folder / "ten", "0123456789");
  put(folder / "empty", "");
  CHECK(*read(folder / "ten", 10) == "0123456789");
  CHECK(*read(folder / "empty", 0) == "");
  const auto refused = read(folder / "ten", 9);
  CHECK(refused.error().kind == FailureKind::invalid);
  CHECK(refused.error().say == (folder / "ten") + ": larger than the limit of 9 bytes");
  CHECK(refused.error().field == folder / "ten");
}

TEST_CASE("a file whose size the system does not know beforehand is read too") {
  const auto status = read("/proc/self/status", 1 << 20);
  REQUIRE(status);
  CHECK(status->size() > 100);
  CHECK(std::stoi(*read("/proc/sys/fs/inotify/max_queued_events", 100)) > 1);
  CHECK(read("/proc/self/status", 10).error().kind == FailureKind::invalid);
}

TEST_CASE("what cannot be read is told apart: missing, forbidden, not a file") {
  PrivateFolder folder;
  put(folder / "closed");
  fs::permissions(folder / "closed", fs::perms::none);
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(read(folder / "missing", 10).error().kind == FailureKind::not_found);
  CHECK(read(folder / "closed/below", 10).error().kind == FailureKind::not_found);
  CHECK(read(folder.path(), 10).error().kind == FailureKind::invalid);
  CHECK(read(folder / "pipe", 10).error().kind == FailureKind::invalid);
  AsNobody nobody;
  CHECK(read(folder / "closed", 10).error().kind == FailureKind::not_allowed);
}

TEST_CASE("writing replaces the content, keeps the permissions and leaves no other file behind") {
  PrivateFolder folder;
  put(folder / "page.md", "old");
  fs::permissions(folder / "page.md", fs::perms(0640));
  for (const Durability durability : {Durability::quick, Durability::durable}) {
    REQUIRE(write(folder / "page.md", "new", durability));
    CHECK(*read(folder / "page.md", 10) == "new");
    CHECK(fs::status(folder / "page.md").permissions() == fs::perms(0640));
  }
  REQUIRE(write(folder / "fresh.md", "fresh"));
  CHECK(*read(folder / "fresh.md", 10) == "fresh");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("writing through a symbolic link changes what it leads to") {
  PrivateFolder folder;
  put(folder / "a/page.md", "old");
  fs::create_symlink("a/page.md", folder / "link.md");
  REQUIRE(write(folder / "link.md", "new"));
  CHECK(fs::is_symlink(folder / "link.md"));
  CHECK(*read(folder / "a/page.md", 10) == "new");
}

TEST_CASE("a write that fails leaves the old content and nothing else") {
  PrivateFolder folder;
  put(folder / "a/page.md", "old");
  CHECK(write(folder / "a", "new").error().kind == FailureKind::invalid);
  CHECK(write(folder / "missing/page.md", "new").error().kind == FailureKind::not_found);
  AsNobody nobody;
  CHECK(write(folder / "a/page.md", "new").error().kind == FailureKind::not_allowed);
  CHECK(*read(folder / "a/page.md", 10) == "old");
  CHECK(std::distance(fs::directory_iterator(folder / "a"), {}) == 1);
}

TEST_CASE("folders are made with all above them") {
  PrivateFolder folder;
  REQUIRE(make_folders(folder / "a/b/c"));
  REQUIRE(make_folders(folder / "a/b/c"));
  CHECK(is_folder(folder / "a/b/c"));
  CHECK_FALSE(is_file(folder / "a/b/c"));
  put(folder / "file");
  CHECK(is_file(folder / "file"));
  CHECK_FALSE(make_folders(folder / "file/below"));
}
