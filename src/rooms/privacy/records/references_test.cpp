// Every place of the schema that says who somebody is, with what a person is told of it and what becomes of it when
// they are erased. A migration that adds a place fails here until it has its line.
#include <algorithm>
#include <set>

#include "platform/db/backup.h"
#include "rooms/privacy/records/test_lived.h"
#include "rooms/privacy/records/your_data.h"

using namespace privacy_test;

namespace {

enum class Told { in_their_data, not_told };
enum class After { gone, stays };  // rows that name the person
struct Reference {
  std::string_view place;  // "table.column"
  Told told;
  After after;
  std::string_view why = {};  // it is not told, or it stays
};

constexpr auto in_data = Told::in_their_data;
constexpr auto not_told = Told::not_told;
constexpr auto gone = After::gone;
constexpr auto stays = After::stays;
constexpr std::string_view counted = "It is counted; whose it was nobody can tell any more, and its words are emptied.";
constexpr std::string_view deed =
    "Who did it for somebody else or for the school. That they did it is theirs through activity_events, and what it "
    "was "
    "belongs to whom it is about. It stays as the deed of nobody.";

constexpr Reference references[] = {
    {"accounts_challenges.person_id", not_told, gone, "A sign-in that waits a few minutes for its second factor."},
    {"accounts_links.created_by", not_told, stays, deed},
    {"accounts_links.person_id", in_data, gone},
    {"accounts_passwords.person_id", in_data, gone},
    {"accounts_recovery_codes.person_id", in_data, gone},
    {"accounts_second_factors.person_id", in_data, gone},
    {"accounts_sessions.person_id", in_data, gone},
    {"activity_events.actor_id", in_data, stays, counted},
    {"activity_events.subject_id", in_data, stays, counted},
    {"agenda_feeds.person_id", in_data, stays, "Revoked: the digest opens nothing any more."},
    {"agenda_readings.person_id", in_data, stays, counted},
    {"agenda_steps.made_by", not_told, stays, "The person of the step, who is told of it by agenda_steps.person_id."},
    {"agenda_steps.person_id", in_data, stays, counted},
    {"attendance_disputes.answered_by", not_told, stays, deed},
    {"attendance_start_meetings.made_by", not_told, stays, deed},
    {"attendance_notes.made_by", not_told, stays, deed},
    {"attendance_notes.person_id", in_data, stays, counted},
    {"cohorts_advisers.adviser_id", not_told, stays,
     "It says who looks for a job, which is that seeker's own. That there was an adviser is counted."},
    {"cohorts_advisers.made_by", not_told, stays, deed},
    {"cohorts_assignments.ended_by", not_told, stays, deed},
    {"cohorts_assignments.made_by", not_told, stays, deed},
    {"cohorts_assignments.person_id", in_data, stays, counted},
    {"cohorts_cohorts.made_by", not_told, stays, deed},
    {"cohorts_editions.made_by", not_told, stays, deed},
    {"cohorts_enrolments.made_by", not_told, stays, deed},
    {"cohorts_enrolments.person_id", in_data, stays, counted},
    {"cohorts_groups.made_by", not_told, stays, deed},
    {"cohorts_holidays.made_by", not_told, stays, deed},
    {"cohorts_holidays.removed_by", not_told, stays, deed},
    {"cohorts_jobs_taken_back.made_by", not_told, stays, deed},
    {"cohorts_jobs_taken_back.noted_by", not_told, stays, deed},
    {"cohorts_members.ended_by", not_told, stays, deed},
    {"cohorts_members.made_by", not_told, stays, deed},
    {"cohorts_members.person_id", in_data, stays, counted},
    {"cohorts_outcomes.made_by", not_told, stays, deed},
    {"cohorts_reviews.made_by", not_told, stays, deed},
    {"cohorts_runs.made_by", not_told, stays, deed},
    {"cohorts_runs.removed_by", not_told, stays, deed},
    {"cohorts_seekers.ended_by", not_told, stays, deed},
    {"cohorts_seekers.made_by", not_told, stays, deed},
    {"cohorts_seekers.mistaken_by", not_told, stays, deed},
    {"cohorts_seekers.person_id", in_data, stays, counted},
    {"cohorts_terms.made_by", not_told, stays, deed},
    {"cohorts_tracks.made_by", not_told, stays, deed},
    {"cohorts_voids.made_by", not_told, stays, deed},
    {"curriculum_editions.imported_by", not_told, stays, deed},
    {"notifications_declined.person_id", in_data, gone},
    {"outbox_bounces.cleared_by", not_told, stays, deed},
    {"people_photos.person_id", not_told, gone,
     "The picture lies beside the document, as the file that \"photo\" names."},
    {"people_roles.granted_by", not_told, stays, deed},
    {"people_roles.person_id", in_data, stays, counted},
    {"people_words.person_id", not_told, gone, "The words of their name and address once more, to be found by."},
    {"privacy_apart.ended_by", not_told, stays, deed},
    {"privacy_apart.first_id", not_told, stays,
     "PR10: it protects one from the other. It is ended, without its reason."},
    {"privacy_apart.made_by", not_told, stays, deed},
    {"privacy_apart.second_id", not_told, stays, "As first_id."},
    {"privacy_grants.owner_id", in_data, stays, "Revoked and without its label; an item that is named by a number."},
    {"privacy_grants.whom", not_told, stays, "What others show them is those others' to tell. It is revoked."},
    {"privacy_looks.owner_id", in_data, stays, counted},
    {"privacy_looks.viewer_id", in_data, stays, counted},
    {"privacy_periods.set_by", not_told, stays, deed},
    {"privacy_requests.done_by", not_told, stays, deed},
    {"privacy_requests.person_id", in_data, stays, "That it was asked for and done is what shows that it was."},
    {"rosters_uploads.made_by", not_told, stays, deed},
    {"sign_on_links.person_id", in_data, gone},
    {"timetable_artefacts.made_by", in_data, stays, counted},
    {"timetable_changes.made_by", not_told, stays, deed},
    {"timetable_defaults.made_by", not_told, stays, deed},
    {"timetable_teams.ended_by", not_told, stays, deed},
    {"timetable_teams.made_by", not_told, stays, deed},
    {"timetable_teams.person_id", in_data, stays, counted},
};

std::string table_of(std::string_view place) { return std::string(place.substr(0, place.find('.'))); }
std::string column_of(std::string_view place) { return std::string(place.substr(place.find('.') + 1)); }

// The lived school, and a row in each table that its student left empty.
struct Everywhere : Lived {
  Everywhere() {
    write([&](db::Transaction& tx) {
      const std::string one = occurrence(tx), enrolment = first(tx, "cohorts_enrolments WHERE person_id = :zoe");
      put(tx, "accounts_recovery_codes (digest, person_id, made_at) VALUES ('d', :zoe, :now)");
      tx.tell("UPDATE accounts_second_factors SET confirmed_at = :now", {{"now", now.text()}});
      put(tx,
          "agenda_readings (id, person_id, edition_id, page, digest, made_at) VALUES ('r', :zoe, 'e', 'p', 'd', :now)");
      put(tx, "cohorts_assignments (id, person_id, from_day, made_at) VALUES ('a', :zoe, '2026-09-01', :now)");
      put(tx, "cohorts_seekers (id, person_id, enrolment_id, from_day, made_at) VALUES ('s', :zoe, '" + enrolment +
                  "', '2026-09-01', :now)");
      put(tx, "timetable_teams (id, occurrence_id, role, person_id, made_at) VALUES ('t', '" + one +
                  "', 'host', :zoe, :now)");
      put(tx, "timetable_artefacts (id, occurrence_id, address, made_at, made_by) VALUES ('h', '" + one +
                  "', 'https://quill.example', :now, :zoe)");
      privacy::note_look(tx, zoe, ben, {"deliverables.submission", "essay"}, {}, now, random);
      (void)privacy::ask_deletion(tx, zoe, now, random);
    });
  }
  void put(db::Transaction& tx, const std::string& row) const {
    tx.tell("INSERT INTO " + row, {{"zoe", zoe.text()}, {"now", now.text()}});
  }
  std::string first(db::Transaction& tx, const std::string& of) const {
    return tx.ask("SELECT id FROM " + of, {{"zoe", zoe.text()}})[0].text("id");
  }
  static std::string occurrence(db::Transaction& tx) {
    return tx.ask("SELECT id FROM timetable_occurrences")[0].text("id");
  }
  int naming_zoe(db::Transaction& tx, std::string_view place) const {
    return tx
        .ask("SELECT count(*) AS n FROM " + table_of(place) + " WHERE " + column_of(place) + " = :zoe",
             {{"zoe", zoe.text()}})[0]
        .integer("n");
  }
  std::string document(db::Transaction& tx) const { return privacy::personal_json(tx, zoe, now).value(); }
};

// What the schema declares.
std::set<std::string> declared(db::Transaction& tx) {
  std::set<std::string> places;
  for (const db::Row& row : tx.ask("SELECT m.name AS name, k.\"from\" AS place FROM sqlite_master AS m, "
                                   "pragma_foreign_key_list(m.name) AS k "
                                   "WHERE m.type = 'table' AND k.\"table\" = 'people_persons'"))
    places.insert(row.text("name") + "." + row.text("place"));
  return places;
}

// Where somebody's id stands, declared or not. What an event is about may be a person.
std::set<std::string> found(db::Transaction& tx, const std::string& id) {
  std::set<std::string> places;
  for (const db::Table& table : db::tables_of(tx))
    for (const std::string& column : table.columns)
      if (table.name + "." + column != "people_persons.id" && table.name + "." + column != "activity_events.record" &&
          tx.ask("SELECT count(*) AS n FROM " + table.name + " WHERE CAST(" + column + " AS TEXT) = :id",
                 {{"id", id}})[0]
                  .integer("n") > 0)
        places.insert(table.name + "." + column);
  return places;
}

}  // namespace

TEST_CASE("PR9, PR12: every place that names a person has its line here, and every line its reason") {
  std::set<std::string> listed;
  for (const Reference& one : references) {
    INFO(one.place);
    CHECK(listed.emplace(one.place).second);
    CHECK((one.why.empty() ? one.told == in_data && one.after == gone : true));
  }
  const rooms::TestSchool empty(db::Engine::sqlite);
  empty.read([&](db::Transaction& tx) {
    std::set<std::string> all = declared(tx);
    CHECK(all.size() > 50);
    all.emplace("privacy_grants.whom");  // a person, or something else that is shown to
    CHECK(all == listed);
  });
  const Everywhere school;
  school.read([&](db::Transaction& tx) {
    for (const std::string& place : found(tx, school.zoe.text())) {
      INFO(place);
      CHECK(listed.contains(place));
    }
  });
}

TEST_CASE("PR10: what a place holds of a person is in what they take along, unless its line says why not") {
  const Everywhere school;
  for (const Reference& one : references) {
    if (one.told == not_told) continue;
    INFO(one.place);
    (void)school.database().write([&](db::Transaction& tx) -> Result<void> {
      const std::string before = school.document(tx);
      REQUIRE(school.naming_zoe(tx, one.place) > 0);
      tx.tell("DELETE FROM " + table_of(one.place) + " WHERE " + column_of(one.place) + " = :zoe",
              {{"zoe", school.zoe.text()}});
      CHECK(school.document(tx) != before);
      return fail(FailureKind::conflict, "undone");
    });
  }
}

TEST_CASE("PR12: what is to be gone is gone from every place, and what stays is still counted") {
  const Everywhere school;
  std::vector<int> before;
  school.read([&](db::Transaction& tx) {
    for (const Reference& one : references) before.push_back(school.naming_zoe(tx, one.place));
  });
  school.erase([&](db::Transaction& tx) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      INFO(references[i].place);
      const int after = school.naming_zoe(tx, references[i].place);
      if (references[i].after == gone)
        CHECK(after == 0);
      else
        CHECK(after >= before[i]);
    }
  });
}
