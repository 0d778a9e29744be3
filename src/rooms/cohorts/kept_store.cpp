// The SQL of what cohorts keep of a person.
#include <algorithm>

#include "platform/db/database.h"
#include "rooms/cohorts/kept.h"

namespace cohorts {

namespace {

void read_enrolments(db::Transaction& tx, std::string_view person, PersonalData& data) {
  for (const db::Row& row : tx.ask(R"sql(
      SELECT enrolment.id AS id, cohort.name AS cohort, enrolment.module AS module,
             coalesce(void.attempt, enrolment.attempt) AS attempt, enrolment.from_day AS from_day,
             enrolment.made_at AS made_at, voided_at, void.why AS void_why
        FROM cohorts_enrolments enrolment
        LEFT JOIN cohorts_voids void ON void.enrolment_id = enrolment.id AND voided_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM cohorts_voids later
                          WHERE later.enrolment_id = void.enrolment_id AND later.sequence > void.sequence)
        JOIN cohorts_runs run ON run.id = enrolment.run_id
        JOIN cohorts_cohorts cohort ON cohort.id = run.cohort_id
       WHERE person_id = :person
       ORDER BY enrolment.from_day, enrolment.id)sql",
                                   {{"person", person}}))
    data.enrolments.push_back({row.text("id"),
                               row.text("cohort"),
                               row.integer("module"),
                               row.integer("attempt"),
                               row.text("from_day"),
                               row.text("made_at"),
                               row.text_if_any("voided_at"),
                               row.text_if_any("void_why"),
                               {}});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT enrolment_id, outcome, on_day, why, outcome.made_at AS made_at
        FROM cohorts_outcomes outcome
        JOIN cohorts_enrolments enrolment ON enrolment.id = enrolment_id
       WHERE person_id = :person
       ORDER BY enrolment_id, sequence)sql",
                                   {{"person", person}})) {
    const auto of = std::ranges::find(data.enrolments, row.text("enrolment_id"), &PersonalData::Enrolment::id);
    of->outcomes.push_back({row.text("outcome"), row.text("on_day"), row.text("why"), row.text("made_at")});
  }
}

void read_seeking(db::Transaction& tx, std::string_view person, PersonalData& data) {
  for (const db::Row& row :
       tx.ask("SELECT from_day, until_day, mistaken_at FROM cohorts_seekers WHERE person_id = :person ORDER BY id",
              {{"person", person}}))
    if (row.is_null("mistaken_at"))
      data.seeking = {row.text("from_day"), row.text_if_any("until_day"), {}};
    else
      data.graduations_taken_back.push_back(row.text("from_day"));
  if (!data.seeking) return;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT held_on
        FROM cohorts_reviews
       WHERE seeker_id IN (SELECT id FROM cohorts_seekers WHERE person_id = :person AND mistaken_at IS NULL)
       ORDER BY days)sql",
                                   {{"person", person}}))
    data.seeking->reviews_held.push_back(row.text("held_on"));
}

}  // namespace

PersonalData personal_data(db::Transaction& tx, std::string_view person) {
  PersonalData data;
  read_enrolments(tx, person, data);
  read_seeking(tx, person, data);
  for (const db::Row& row : tx.ask(R"sql(
      SELECT name, from_day, until_day
        FROM cohorts_members member
        JOIN cohorts_groups its_group ON its_group.id = group_id
       WHERE person_id = :person
       ORDER BY from_day, member.id)sql",
                                   {{"person", person}}))
    data.groups.push_back({row.text("name"), row.text("from_day"), row.text_if_any("until_day")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT cohort.name AS cohort, track.name AS track, module, from_day, until_day
        FROM cohorts_assignments assignment
        LEFT JOIN cohorts_cohorts cohort ON cohort.id = assignment.cohort_id
        LEFT JOIN cohorts_tracks track ON track.id = assignment.track_id
       WHERE person_id = :person
       ORDER BY from_day, assignment.id)sql",
                                   {{"person", person}}))
    data.assignments.push_back({row.text_if_any("cohort"), row.text_if_any("track"), row.integer_if_any("module"),
                                row.text("from_day"), row.text_if_any("until_day")});
  return data;
}

void forget_person(db::Transaction& tx, std::string_view person) {
  tx.tell(R"sql(
      UPDATE cohorts_outcomes
         SET why = ''
       WHERE enrolment_id IN (SELECT id FROM cohorts_enrolments WHERE person_id = :person))sql",
          {{"person", person}});
  tx.tell(R"sql(
      UPDATE cohorts_voids
         SET why = ''
       WHERE enrolment_id IN (SELECT id FROM cohorts_enrolments WHERE person_id = :person))sql",
          {{"person", person}});
  tx.tell(R"sql(
      UPDATE cohorts_jobs_taken_back
         SET why = ''
       WHERE seeker_id IN (SELECT id FROM cohorts_seekers WHERE person_id = :person))sql",
          {{"person", person}});
}

}  // namespace cohorts
