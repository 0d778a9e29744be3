#include "platform/db/text_index.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "kernel/words.h"
#include "platform/db/backup.h"
#include "platform/db/examine.h"
#include "platform/db/migrations.h"
#include "platform/db/test_database.h"

using db::Engine;
using db::Transaction;

namespace {

constexpr std::string_view now = "2026-09-01T16:00:00Z";
constexpr std::array known{db::Migration{1, "notes", "c1",
                                         "CREATE TABLE notes (\n  id TEXT PRIMARY KEY,\n  words TEXT NOT NULL\n);\n"
                                         "INSERT INTO notes (id, words) VALUES ('first', 'there before');\n"
                                         "CREATE TEXT INDEX notes_text ON notes (id, words);\n"}};
constexpr db::TextIndex notes{"notes_text", "notes", "id", "words"};

struct School {
  explicit School(Engine engine) : there(engine) { db::migrate(there.get(), known, now).value(); }

  template <class Work>
  void write(Work&& work) const {
    there.get()
        .write([&](Transaction& tx) -> Result<void> {
          work(tx);
          return {};
        })
        .value();
  }
  void put(const std::string& id, const std::string& says) const {
    write([&](Transaction& tx) {
      tx.tell(
          "INSERT INTO notes (id, words) VALUES (:id, :words) ON CONFLICT (id) DO UPDATE SET words = excluded.words",
          {{"id", id}, {"words", text::kept_words(says)}});
    });
  }
  std::vector<std::string> found(const std::string& query) const { return found_in(there.get(), query); }
  static std::vector<std::string> found_in(db::Database& database, const std::string& query) {
    return database
        .read([&](Transaction& tx) -> Result<std::vector<std::string>> {
          std::vector<std::string> ids;
          for (const db::Row& row : tx.ask(
                   "SELECT id FROM notes WHERE id IN (" + db::keys_with(tx.engine(), notes, "asked") + ") ORDER BY id",
                   {{"asked", db::asked_words(tx.engine(), text::words_of(query))}}))
            ids.push_back(row.text("id"));
          return ids;
        })
        .value();
  }

  db::TestDatabase there;
};

using Ids = std::vector<std::string>;
Engine either() { return GENERATE(Engine::sqlite, Engine::postgresql); }

}  // namespace

TEST_CASE("text index: all words are wanted, the last one perhaps only begun, whatever case and accents") {
  const School school(either());
  school.put("ana", "Ána-Lucía Łęska");
  school.put("kim", "Kim O’Brien");
  CHECK(school.found("lucia") == Ids{"ana"});
  CHECK(school.found("LESKA ána") == Ids{"ana"});
  CHECK(school.found("ana les") == Ids{"ana"});
  CHECK(school.found("les ana").empty());
  CHECK(school.found("o'bri") == Ids{"kim"});
  CHECK(school.found("obrien") == Ids{"kim"});
  CHECK(school.found("k") == Ids{"kim"});
  CHECK(school.found("ana kim").empty());
}

TEST_CASE("text index: numbers, addresses and other scripts are words like others") {
  const School school(either());
  school.put("a", "007 1e5 3.14 -12 2026-09-01 ana@school.example https://a.example/b?c=d");
  school.put("b", "Иван 漢字 नमस्ते ไทย مرحبا");
  for (const char* query : {"007", "1e5", "3.14", "12", "2026-09", "school.exam", "https a example b c d", "01 2026"})
    CHECK(school.found(query) == Ids{"a"});
  for (const char* query : {"иВан", "漢", "नमस्ते", "ไท", "مرحبا"}) CHECK(school.found(query) == Ids{"b"});
}

TEST_CASE("text index: what looks like a query to the engine is plain text") {
  const School school(either());
  school.put("a", "and or not near words id notes_text");
  school.put("b", "another");
  for (const char* query : {"\"and\"", "AND OR NOT", "NEAR(", "words:near", "-not", "^and", "and & !or", "a* and",
                            "id : words", "'and' | 'or'", "near/2 and"}) {
    const Ids ids = school.found(query);
    CHECK(std::ranges::find(ids, "b") == ids.end());
  }
  CHECK(school.found("AND OR NOT") == Ids{"a"});
  CHECK(school.found("words:near") == Ids{"a"});
}

TEST_CASE("text index: it follows what is changed, and is undone with it") {
  const School school(either());
  CHECK(school.found("before") == Ids{"first"});
  school.put("first", "Renamed");
  CHECK(school.found("before").empty());
  CHECK(school.found("renamed") == Ids{"first"});
  school.write([](Transaction& tx) { tx.tell("UPDATE notes SET id = 'other' WHERE id = 'first'"); });
  CHECK(school.found("renamed") == Ids{"other"});
  (void)school.there.get().write([](Transaction& tx) -> Result<void> {
    tx.tell("DELETE FROM notes");
    return fail(FailureKind::conflict, "undone");
  });
  CHECK(school.found("renamed") == Ids{"other"});
  school.write([](Transaction& tx) { tx.tell("DELETE FROM notes"); });
  CHECK(school.found("renamed").empty());
  school.put("empty", "");
  CHECK(school.found("renamed").empty());
  CHECK(db::flaws(school.there.get()).empty());
}

TEST_CASE("text index: it is no table of its own, and a backup brings it back on either engine") {
  const School from(either());
  const School into(either());
  from.put("ana", "Ana Ortega");
  into.put("old", "Ana Before");
  from.there.get()
      .read([](Transaction& tx) -> Result<void> {
        CHECK(db::tables_of(tx).size() == 2);
        return {};
      })
      .value();
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("cairn_text_" + std::to_string(::getpid()));
  std::filesystem::remove(file);
  REQUIRE(db::back_up(from.there.get(), file.string(), known));
  REQUIRE(db::check_backup(file.string(), known));
  REQUIRE(db::restore(file.string(), into.there.get(), known, now, db::Replace::yes));
  std::filesystem::remove(file);
  CHECK(into.found("ana") == Ids{"ana"});
  CHECK(into.found("there") == Ids{"first"});
  CHECK(db::flaws(into.there.get()).empty());
}

TEST_CASE("text index: one that says other than its table is a flaw that is told") {
  const School school(Engine::sqlite);
  CHECK(db::flaws(school.there.get()).empty());
  school.write([](Transaction& tx) { tx.tell("DELETE FROM notes_text"); });
  CHECK(db::flaws(school.there.get()) ==
        std::vector<std::string>{"the text index notes_text does not have all rows of notes: restoring a backup makes "
                                 "it again"});
}

TEST_CASE("text index: a statement that names no index is our mistake") {
  CHECK_THROWS_AS(db::text_index_statements("CREATE TEXT INDEX a ON b (c)", Engine::sqlite), std::logic_error);
  CHECK(db::text_index_statements("CREATE TEXT INDEX a ON b (c, d)", Engine::postgresql) ==
        std::vector<std::string>{
            "CREATE INDEX a ON b USING gin ((array_to_tsvector(array_remove(string_to_array(d, ' '), ''))))"});
}
