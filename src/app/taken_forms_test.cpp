#include "app/taken_forms.h"

#include <catch2/catch.hpp>

#include "rooms/test_school.h"

namespace {

const std::string key = "key", session = "session";

std::string sent_in(db::Database& database) {
  return database
      .read([](db::Transaction& tx) -> Result<std::string> {
        return tx.ask("SELECT sent FROM front_door_forms")[0].text("sent");
      })
      .value();
}

}  // namespace

TEST_CASE("taken forms: of who was erased nothing stays, neither what was said nor a digest of what was sent") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    CHECK_FALSE(app::take_form(tx, key, session, "digest", school.now));
    app::remember_answer(tx, key, session, {"/people/1", "Ada is in."});
  });
  school.write(app::forget_what_was_said);
  CHECK(sent_in(school.database()).empty());
  const auto before =
      school.write([&](db::Transaction& tx) { return app::take_form(tx, key, session, "other", school.now); });
  REQUIRE(before);
  CHECK(before->path == "/people/1");
  CHECK(before->said.empty());
  CHECK(before->said_the_same);
}

TEST_CASE("taken forms: digests that were kept before they had a key are gone after the migration") {
  const db::TestDatabase there(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string now = "2026-09-01T16:00:00Z";
  const auto all = migrations::all();
  const std::vector<db::Migration> until(all.begin(), all.begin() + 20);
  (void)db::migrate(there.get(), until, now).value();
  (void)there.get().write([&](db::Transaction& tx) -> Result<void> {
    (void)app::take_form(tx, key, session, "digest of a password", Moment::read(now).value());
    return {};
  });
  CHECK_FALSE(sent_in(there.get()).empty());
  (void)db::migrate(there.get(), all, now).value();
  CHECK(sent_in(there.get()).empty());
}
