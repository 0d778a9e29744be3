#include "app/edition_files.h"

#include <catch2/catch.hpp>
#include <set>

#include "platform/archive/archive.h"
#include "rooms/curriculum/content/difference.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/test_school.h"

using namespace app;
using curriculum::Content;

namespace {

const std::string shipped = std::string(SOURCE_FOLDER) + "/programme";
const std::string real = std::string(SOURCE_FOLDER) + "/../shared/corpus/site";

const Moment packed_at = Moment::read("2026-09-01T16:00:00Z").value();

std::string zip_of(const std::vector<archive::Entry>& entries) {
  return archive::write_zip(entries, packed_at).value();
}

std::string zip_of_folder(const std::string& folder, const std::string& prefix) {
  std::vector<archive::Entry> entries;
  const files::Listing listing = files::list(folder).value();
  for (const files::Entry& one : listing.entries)
    entries.push_back({prefix + one.path, files::read(folder + "/" + one.path, 1 << 20).value()});
  return zip_of(entries);
}

curriculum::Imported brought_in(const rooms::TestSchool& school, const Content& content) {
  return school.database()
      .write(
          [&](db::Transaction& tx) { return curriculum::import_edition(tx, content, {}, school.now, school.random); })
      .value();
}

template <class Thing>
std::set<std::string> keys_of(const std::vector<Thing>& things) {
  std::set<std::string> keys;
  for (const Thing& one : things) keys.insert(one.key);
  return keys;
}

}  // namespace

TEST_CASE("the programme that ships with Cairn is imported whole, and reads back the same") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto edition = compile_path(shipped);
  REQUIRE(edition);
  REQUIRE(edition->compiled.content);
  const Content& in = *edition->compiled.content;
  const auto imported = brought_in(school, in);
  CHECK(imported.edition.title == "Waypoints");
  CHECK(imported.edition.pages > 100);
  school.read([&](db::Transaction& tx) {
    const Content out = curriculum::content(tx, imported.edition.id);
    CHECK(out.modules.size() == 6);
    CHECK(out.sessions.size() == in.sessions.size());
    CHECK(keys_of(out.sessions).size() == in.sessions.size());
    CHECK(out.deliverables.size() == in.deliverables.size());
    CHECK(out.outcomes.size() == in.outcomes.size());
    CHECK(out.guides.size() == in.guides.size());
    CHECK(out.lessons.size() == in.lessons.size());
    CHECK(out.rubric.size() == in.rubric.size());
    CHECK(std::ranges::any_of(out.outcomes, &curriculum::Outcome::identity));
    CHECK(curriculum::difference(out, out).empty());
    for (const curriculum::Session& one : out.sessions)
      if (one.page) CHECK(curriculum::page(tx, imported.edition.id, *one.page, curriculum::Audience::staff));
  });
  CHECK_FALSE(brought_in(school, in).is_new);
}

TEST_CASE("a zip of the programme, with or without a folder around it, is the same edition as the folder") {
  const std::string digest = compile_path(shipped)->compiled.content->digest;
  for (const std::string prefix : {"", "school-main/"}) {
    const auto zipped = compile_zip(zip_of_folder(shipped, prefix));
    REQUIRE(zipped);
    REQUIRE(zipped->compiled.content);
    CHECK(zipped->compiled.content->digest == digest);
  }
}

TEST_CASE("what is hidden in a zip, excluded by the settings or written by Cairn is no page of it") {
  const std::string page = "---\ntitle: A page\n---\n\nWith a sentence or two that say something.\n";
  const auto done = compile_zip(zip_of({{"index.md", page},
                                        {".git/HEAD.md", page},
                                        {"__MACOSX/._index.md", page},
                                        {"drafts/one.md", page},
                                        {"node_modules/x/readme.md", page},
                                        {"out/.cairn-site", "x"},
                                        {"out/copy.md", page},
                                        {"programme.yaml", "name: Lanterns\nexclude: [drafts]\n"}}));
  REQUIRE(done);
  REQUIRE(done->compiled.content);
  CHECK(done->compiled.content->title == "Lanterns");
  std::vector<std::string> paths;
  for (const curriculum::Page& one : done->compiled.content->pages) paths.push_back(one.path);
  CHECK(paths == std::vector<std::string>{"index.md"});
}

TEST_CASE("CU8: what pages link to comes along, for staff alone where only their pages do; nothing else does") {
  const auto done = compile_zip(zip_of(
      {{"index.md",
        "---\ntitle: A page\n---\n\nLook at ![the map](images/map.png) and read [the form](/files/form.pdf).\n"},
       {"plan.md",
        "---\ntitle: Plan\naudience: staff\n---\n\nSee [the keys](/files/keys.pdf) and [the form](files/form.pdf).\n"},
       {"images/map.png", "map"},
       {"images/unused.png", "unused"},
       {"files/form.pdf", "form"},
       {"files/keys.pdf", "keys"}}));
  REQUIRE(done);
  REQUIRE(done->compiled.content);
  const auto& files = done->compiled.content->files;
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "files/form.pdf");
  CHECK(files[0].audience == curriculum::Audience::everyone);
  CHECK(files[1].path == "files/keys.pdf");
  CHECK(files[1].audience == curriculum::Audience::staff);
  CHECK(files[2].bytes == "map");
}

TEST_CASE("zips that are none, empty, too large or hostile are refused with a sentence") {
  CHECK(compile_zip("PK no zip").error().kind == FailureKind::invalid);
  CHECK(compile_zip("").error().kind == FailureKind::invalid);
  CHECK(compile_zip(zip_of({{"picture.png", "x"}})).error().say.find("no .md") != std::string::npos);
  CHECK(compile_zip(std::string(largest_programme_zip + 1, 'x')).error().say.find("20 MiB") != std::string::npos);
  std::string outside = zip_of({{"aa/index.md", "x"}});  // the same length, in both of its headers
  for (std::size_t at = outside.find("aa/"); at != std::string::npos; at = outside.find("aa/"))
    outside.replace(at, 3, "../");
  CHECK(compile_zip(outside).error().kind == FailureKind::invalid);
}

TEST_CASE("a page that is too large makes an error of its own, not an edition without it") {
  const std::string page = "---\ntitle: A page\n---\n\nWith a sentence or two that say something.\n";
  std::string large = page;
  while (large.size() <= compiler::largest_page) large += "These words differ " + std::to_string(large.size()) + ".\n";
  const auto done = compile_zip(zip_of({{"index.md", page}, {"large.md", large}}));
  REQUIRE(done);
  CHECK_FALSE(done->compiled.content);
  const auto list = curriculum::listed(done->compiled.done.diagnostics);
  CHECK(std::ranges::any_of(list, [](const auto& one) { return one.code == "page-too-large"; }));
}

TEST_CASE("a part of a site is no edition, and neither is what is not there") {
  CHECK(compile_path(shipped + "/module-1").error().say.find("part of the site") != std::string::npos);
  CHECK(compile_path(shipped + "/nowhere").error().kind == FailureKind::not_found);
}

TEST_CASE("a real school's pages become an edition, and one changed page another that says what changed") {
  if (!files::is_folder(real)) {
    WARN("not there: " << real);
    return;
  }
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Loaded loaded = load({real}).value();
  for (const auto& one : compiler::catalogue())  // what the real pages get wrong is not what is tested here
    if (one->severity == compiler::Severity::error)
      loaded.input.settings.severities[std::string(one->code)] = "warning";
  const auto compiled = curriculum::compile(std::move(loaded.input), loaded.settings_files);
  REQUIRE(compiled.content);
  const auto first = brought_in(school, *compiled.content);
  CHECK(first.edition.pages > 100);
  Content changed = *compiled.content;
  changed.digest = "another";
  REQUIRE_FALSE(changed.deliverables.empty());
  changed.deliverables[0].dues = {{{}, 9, {}, {}, {}, "week 9"}};
  const auto second = brought_in(school, changed);
  school.read([&](db::Transaction& tx) {
    const Content before = curriculum::content(tx, first.edition.id),
                  after = curriculum::content(tx, second.edition.id);
    CHECK(keys_of(before.sessions) == keys_of(after.sessions));
    CHECK(keys_of(before.outcomes) == keys_of(after.outcomes));
    const auto changes = curriculum::difference(before, after);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].what == curriculum::What::due);
  });
}
