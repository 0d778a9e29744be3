#include "rooms/privacy/records/deletion.h"

#include "kernel/text.h"
#include "platform/archive/archive.h"
#include "platform/db/backup.h"
#include "rooms/accounts/kept.h"
#include "rooms/activity/activity.h"
#include "rooms/privacy/records/history.h"
#include "rooms/privacy/records/test_lived.h"
#include "rooms/privacy/records/your_data.h"

using namespace std::chrono_literals;
using namespace privacy_test;

namespace {

// Where a text stands, in any column of any table.
std::vector<std::string> places_of(db::Transaction& tx, const std::vector<std::string>& words) {
  std::vector<std::string> places;
  for (const db::Table& table : db::tables_of(tx))
    for (const db::Row& row : tx.ask("SELECT * FROM " + table.name))
      for (std::size_t i = 0; i < row.names().size(); ++i)
        if (const auto* held = std::get_if<std::string>(&row.values()[i]))
          for (const std::string& word : words)
            if (text::find_ignoring_case(*held, word) != std::string::npos)
              places.push_back(table.name + "." + row.names()[i] + ": " + word);
  return places;
}

const std::vector<std::string> what_names_zoe{"Quill",  "zoe@",         "zeph",         "quillfeather",
                                              "EXT-Zo", "203.0.113.77", "argon-hash-of"};

}  // namespace

TEST_CASE("PR11: a person asks once, and may withdraw it until it was carried out") {
  const Lived school;
  school.write([&](db::Transaction& tx) {
    const auto request = privacy::ask_deletion(tx, school.zoe, school.now, school.random);
    CHECK(privacy::ask_deletion(tx, school.zoe, school.now, school.random) == request);
    REQUIRE(privacy::open_requests(tx).size() == 1);
    CHECK(privacy::open_requests(tx)[0].name == "Zoë Quillfeather");
    CHECK(privacy::withdraw_deletion(tx, school.zoe, school.now, school.random));
    CHECK(privacy::withdraw_deletion(tx, school.zoe, school.now, school.random).error().kind == FailureKind::not_found);
    CHECK(privacy::open_requests(tx).empty());
    CHECK(privacy::carry_out(tx, request, school.admin, school.now, school.random).error().kind ==
          FailureKind::not_found);
    CHECK_FALSE(people::find(tx, school.zoe)->erased_at);
  });
}

TEST_CASE("PR11: an administrator notes the request of who cannot sign in, and of nobody else") {
  const Lived school;
  school.write([&](db::Transaction& tx) {
    const auto noted = [&](const PersonId& person) {
      return privacy::ask_deletion_for(tx, person, school.admin, school.now, school.random);
    };
    CHECK(noted(school.zoe).error().kind == FailureKind::conflict);
    CHECK(people::deactivate(tx, school.zoe, school.admin, school.now, school.random));
    const auto request = noted(school.zoe);
    REQUIRE(request);
    CHECK(noted(school.zoe).value() == *request);
    CHECK(privacy::carry_out(tx, *request, school.admin, school.now, school.random));
    CHECK(noted(school.zoe).error().kind == FailureKind::not_found);
    const PersonId quiet =
        people::add(tx, {.name = "Without Address"}, school.admin, school.now, school.random).value();
    CHECK(noted(quiet));
  });
}

TEST_CASE("PR12, A2: afterwards no column of any table names them, and what is counted is still there") {
  const Lived school;
  const std::vector<std::string> counted{
      "people_persons",      "cohorts_enrolments", "cohorts_outcomes", "cohorts_members", "attendance_notes",
      "attendance_disputes", "outbox_letters",     "privacy_looks",    "privacy_grants",  "people_roles"};
  const auto counts = [&](db::Transaction& tx) {
    std::vector<int> all;
    for (const std::string& table : counted) all.push_back(school.count(tx, table));
    return all;
  };
  const auto before = school.read(counts);
  const auto events_before = school.read([](db::Transaction& tx) { return activity::latest(tx, 10'000).size(); });
  CHECK(school.read([](db::Transaction& tx) { return places_of(tx, what_names_zoe).size(); }) > 15);
  school.erase([&](db::Transaction& tx) {
    CHECK(places_of(tx, what_names_zoe) == std::vector<std::string>{});
    CHECK(counts(tx) == before);
    // Nothing was taken out; added were: asked, erased, done.
    CHECK(activity::latest(tx, 10'000).size() == events_before + 3);
    CHECK(attendance::attendance_of_run(tx, school.run, {"America/Denver"}).size() == 2);
  });
}

TEST_CASE("PR12: they cannot sign in, nothing of theirs is shown, and others keep what is theirs") {
  const Lived school;
  school.erase([&](db::Transaction& tx) {
    CHECK_FALSE(people::viewer(tx, school.zoe));
    CHECK(accounts::password_hash(tx, school.zoe).empty());
    const auto account = accounts::personal_data(tx, school.zoe);
    CHECK(account.sessions.empty());
    CHECK(account.links.empty());
    CHECK(privacy::grants_of(tx, school.zoe, school.now).empty());
    CHECK(privacy::grants_of(tx, school.ben, school.now).empty());
    CHECK(privacy::kept_apart(tx, school.kim).empty());
    CHECK_FALSE(agenda::feed_made_at(tx, school.zoe.text()));
    CHECK(people::find(tx, school.zoe)->name == "Former student");
    CHECK(privacy::open_requests(tx).empty());
    CHECK(school.count(tx, "outbox_letters WHERE text = 'Hello Ben'") == 1);
    CHECK(privacy::personal_json(tx, school.ben, school.now).value().find("Ben Birch") != std::string::npos);
    const auto lines = privacy::history(tx, 5);
    const auto done = std::ranges::find(lines, "carried out a request to be erased", &privacy::Line::what);
    REQUIRE(done != lines.end());
    CHECK(done->whom == "Former student");
  });
}

TEST_CASE("PR12: letters to an address that is somebody else's now are left alone") {
  const Lived school;
  school.write([&](db::Transaction& tx) {
    REQUIRE(people::change_email(tx, school.ben, "zoe@old.example", school.admin, school.now, school.random));
  });
  school.erase([&](db::Transaction& tx) {
    CHECK(school.count(tx, "outbox_letters WHERE to_address = 'zoe@old.example' AND text IS NOT NULL") == 1);
    CHECK(school.count(tx, "outbox_letters WHERE to_address = ''") == 1);
  });
}

TEST_CASE("PR13: the last administrator is not erased, and keeps everything") {
  const Lived school;
  const auto request = school.write(
      [&](db::Transaction& tx) { return privacy::ask_deletion(tx, school.admin, school.now, school.random); });
  const auto tried = school.database().write(
      [&](db::Transaction& tx) { return privacy::carry_out(tx, request, school.admin, school.now, school.random); });
  CHECK(tried.error().kind == FailureKind::conflict);
  school.read([&](db::Transaction& tx) {
    CHECK(people::find(tx, school.admin)->name == "Ana Admin");
    CHECK(privacy::open_requests(tx).size() == 1);
  });
}
