#include "sample.h"

#include <array>
#include <catch2/catch.hpp>

#include "app/demo/demo_school.h"
#include "app/edition_files.h"
#include "rooms/accounts/accounts.h"
#include "rooms/agenda/personal.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "waypoints_embedded.h"

namespace statements {

namespace {

constexpr std::array external_ids{std::pair{Role::administrator, "demo-administrator"},
                                  std::pair{Role::lead, "demo-lead"},
                                  std::pair{Role::specialist, "demo-specialist"},
                                  std::pair{Role::instructor, "demo-instructor"},
                                  std::pair{Role::student, "demo-student-3"},
                                  std::pair{Role::alum, "demo-alum"},
                                  std::pair{Role::mentor, "demo-mentor"},
                                  std::pair{Role::volunteer, "demo-volunteer"}};

const curriculum::Content& programme() {
  static const app::CompiledEdition edition = app::compile_zip(waypoints::files()[0].bytes).value();
  return edition.compiled.content.value();
}

}  // namespace

Sample::Sample(int students) : school_(db::Engine::sqlite) {
  demo::Settings settings{.now = school_.now, .password_hash = "none"};
  settings.students = students;
  settings.cohort_size = std::max(6, students / 8);
  curriculum::Content earlier = programme();
  earlier.digest = "earlier";
  REQUIRE(demo::fill(school_.database(), {earlier, programme()}, settings));
  for (const auto& [role, id] : external_ids) people_.emplace(role, person(id));
  add_sessions();
  add_records();
  add_more(students / 20);
}

void Sample::add_sessions() {
  school_.write([&](db::Transaction& tx) {
    for (const auto& [role, id] : people_)
      tokens_[role] =
          accounts::open_session(tx, id, "password", true, {"198.51.100.7", "Firefox"}, school_.now, school_.random);
  });
}

// What a student of module 3 meets, what staff look after, and what an administrator has to do.
void Sample::add_records() {
  const PersonId& student = people_.at(Role::student);
  const std::string run = first(
      "SELECT e.run_id AS found FROM cohorts_enrolments AS e JOIN cohorts_runs AS r ON r.id = e.run_id "
      "WHERE e.person_id = :person AND e.module = 3 AND e.voided_at IS NULL ORDER BY e.attempt DESC",
      {{"person", student.text()}});
  // One with somebody who repeats.
  records_["run"] = first(
      "SELECT run_id AS found FROM cohorts_enrolments WHERE attempt > 1 AND voided_at IS NULL "
      "ORDER BY from_day DESC");
  records_["cohort"] = first("SELECT cohort_id AS found FROM cohorts_runs WHERE id = :run", {{"run", run}});
  records_["occurrence"] = first(
      "SELECT o.id AS found FROM timetable_occurrences AS o JOIN attendance_notes AS a ON a.occurrence_id = o.id "
      "WHERE o.run_id = :run ORDER BY o.starts_at",
      {{"run", run}});
  records_["page"] = first("SELECT address AS found FROM curriculum_pages WHERE staff_only = 0 ORDER BY path");
  records_["upload"] = first("SELECT id AS found FROM rosters_uploads WHERE done_at IS NULL");
  records_["provider"] = "hub";
  records_["default"] = "panel";
  records_["term"] = first("SELECT term_id AS found FROM cohorts_runs WHERE id = :run", {{"run", run}});
  records_["enrolment"] =
      first("SELECT id AS found FROM cohorts_enrolments WHERE run_id = :run AND voided_at IS NULL ORDER BY id",
            {{"run", run}});
  school_.write([&](db::Transaction& tx) {
    records_["token"] = accounts::make_link(tx, accounts::LinkKind::reset, student, {},
                                            accounts::school_key(tx, school_.random), school_.now, school_.random);
    records_["request"] = privacy::ask_deletion(tx, student, school_.now, school_.random).text();
    const people::Photo photo = people::photo_with("RIFF");
    for (const Role role : {Role::student, Role::alum})
      REQUIRE(people::put_photo(tx, people_.at(role), photo, school_.now, school_.random));
    records_["photo"] = photo.digest;
    records_["secret"] = agenda::make_feed(tx, {student.text(), school_.now, school_.random});
    records_["letter"] =
        outbox::post(tx, {{"", "sam@example.org"}, {}, "Hello", "Hello."}, school_.now, school_.random).value().text();
  });
}

// Of what the demo has little, whatever its size.
void Sample::add_more(int times) {
  const PersonId &student = people_.at(Role::student), &lead = people_.at(Role::lead);
  school_.write([&](db::Transaction& tx) {
    const auto others = tx.ask("SELECT id FROM people_persons WHERE external_id LIKE 'student-%' ORDER BY id");
    for (std::size_t i = 0; i < static_cast<std::size_t>(times); ++i) {
      const PersonId other = PersonId::read(others[i].text("id")).value();
      for (const auto& [role, id] : people_)
        accounts::open_session(tx, id, "password", true, {"198.51.100.7", "Firefox"}, school_.now, school_.random);
      const privacy::Item item{"statements.item", other.text()};
      privacy::ask_deletion(tx, other, school_.now, school_.random);
      REQUIRE(privacy::keep_apart(tx, {student, other}, lead, school_.now, school_.random));
      const auto grant =
          privacy::grant(tx, {student, item, {}, {privacy::To::person, other.text()}, {}}, school_.now, school_.random);
      privacy::note_look(tx, other, student, item, grant.value(), school_.now, school_.random);
      REQUIRE(outbox::post(tx, {{"", "sam@example.org"}, {}, "Hello", "Hello."}, school_.now, school_.random));
    }
  });
  for (int i = 0; i < times / 4; ++i) add_edition(std::to_string(i));
}

void Sample::add_edition(const std::string& digest) {
  curriculum::Content next = programme();
  next.digest = digest;
  school_.write([&](db::Transaction& tx) {
    REQUIRE(curriculum::import_edition(tx, next, people_.at(Role::lead), school_.now, school_.random));
  });
}

PersonId Sample::person(const std::string& external_id) const {
  return school_.read([&](db::Transaction& tx) { return people::by_external_id(tx, external_id).value().id; });
}

std::string Sample::first(std::string_view sql, db::Parameters parameters) const {
  return school_.read([&](db::Transaction& tx) { return tx.ask(sql, parameters).at(0).text("found"); });
}

std::optional<std::string> Sample::value(std::string_view parameter, std::optional<Role> asker) const {
  // Staff see the second edition beside the first; a student sees the one that their cohort began with.
  if (parameter == "number") return asker == Role::student ? "1" : "2";
  if (parameter == "person") return people_.at(asker == Role::student ? Role::student : Role::alum).text();
  const auto found = records_.find(parameter);
  return found == records_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace statements
