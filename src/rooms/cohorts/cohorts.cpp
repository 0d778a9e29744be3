#include "rooms/cohorts/cohorts.h"

#include <set>

#include "kernel/day_words.h"
#include "rooms/cohorts/cohorts_store.h"
#include "rooms/cohorts/naming.h"
#include "rooms/people/people.h"

namespace cohorts {

namespace {

// CO1
Result<void> is_monday(Day day) {
  if (day.weekday() != std::chrono::Monday)
    return fail(FailureKind::invalid, "Weeks begin on a Monday: please choose one.", "first_day");
  return {};
}

Result<void> are_weeks(int weeks, int least, int most, const char* field) {
  if (weeks < least || weeks > most)
    return fail(FailureKind::invalid,
                "Please give a number of weeks from " + std::to_string(least) + " to " + std::to_string(most) + ".",
                field);
  return {};
}

// CO1. Its name, tidied.
Result<std::string> checked(const NewTerm& given) {
  TRY(is_monday(given.first_day));
  TRY(are_weeks(given.weeks, 1, 52, "weeks"));
  TRY(are_weeks(given.intermission_weeks, 0, 12, "intermission_weeks"));
  return one_line(given.name, "name");
}

// CO15, CO5
Result<void> still_holds_runs(db::Transaction& tx, const Term& after) {
  for (const Run& one : runs(tx)) {
    if (one.term_id != after.id) continue;
    const std::string what = "A run of module " + std::to_string(one.module);
    if (one.first_day < after.first_day)
      return fail(FailureKind::conflict, what + " begins on " + day_words(one.first_day) + " already.", "first_day");
    if (one.last_day() > after.last_day())
      return fail(FailureKind::conflict,
                  what + " goes on until " + day_words(one.last_day()) + ": the term cannot end before it.", "weeks");
  }
  return {};
}

// CO15, CO2
Result<void> still_holds_holidays(db::Transaction& tx, const Term& after) {
  for (const Holiday& one : store::holidays(tx)) {
    if (one.term_id != after.id) continue;
    if (one.first_day < after.first_day)
      return fail(FailureKind::conflict,
                  "The holiday " + one.name + " would lie before it: please take that out first.", "first_day");
    if (one.last_day > after.intermission_end())
      return fail(FailureKind::conflict,
                  "The holiday " + one.name + " would lie behind it: please take that out first.",
                  "intermission_weeks");
  }
  return {};
}

template <class Record>
Result<Record> the_one(std::vector<Record> found, const char* what) {
  if (found.empty()) return fail(FailureKind::not_found, "There is no such " + std::string(what) + ".");
  return std::move(found.front());
}

// CO29: the one with this id, when no other has the name already.
template <class Record>
Result<Record> to_rename(std::vector<Record> all, std::string_view id, const std::string& name, const char* what) {
  for (const Record& other : all)
    if (other.id != id && other.name == name)
      return fail(FailureKind::conflict, "There is a " + std::string(what) + " of that name already.", "name");
  std::erase_if(all, [&](const Record& one) { return one.id != id; });
  return the_one(std::move(all), what);
}

}  // namespace

int Run::week_of(Day day) const {
  const int days = day.days_since(first_day);
  return (days >= 0 ? days / 7 : (days - 6) / 7) + 1;
}

Result<Term> add_term(db::Transaction& tx, const NewTerm& given, const Deed& deed) {
  Term term{deed.new_id(), TRY(checked(given)), given.first_day, given.weeks, given.intermission_weeks};
  if (!store::add(tx, term, deed)) return fail(FailureKind::conflict, "There is a term of that name already.", "name");
  happened(tx, deed, "cohorts.term-added", term.id);
  return term;
}

// CO2
Result<void> check_holiday(db::Transaction& tx, std::string_view term_id, const std::string& name, Day first_day,
                           Day last_day) {
  const Term in = TRY(term(tx, term_id));
  TRY(one_line(name, "name"));
  if (last_day < first_day) return fail(FailureKind::invalid, "The last day lies before the first one.", "last_day");
  if (first_day < in.first_day)
    return fail(FailureKind::invalid, "The term begins only on " + day_words(in.first_day) + ".", "first_day");
  if (last_day > in.intermission_end())
    return fail(FailureKind::invalid, "The term ends on " + day_words(in.intermission_end()) + " already.", "last_day");
  return {};
}

// CO8
Result<Holiday> add_holiday(db::Transaction& tx, std::string_view term_id, const std::string& name, Day first_day,
                            Day last_day, const Deed& deed) {
  TRY(check_holiday(tx, term_id, name, first_day, last_day));
  const Term in = TRY(term(tx, term_id));
  Holiday holiday{deed.new_id(), in.id, TRY(one_line(name, "name")), first_day, last_day};
  if (const std::optional<std::string> id = store::add(tx, holiday, deed)) {
    happened(tx, deed, "cohorts.holiday-added", in.id, {}, first_day.text());
    holiday.id = *id;
    return holiday;
  }
  for (Holiday& there : store::holidays(tx))
    if (there.term_id == in.id && there.first_day == first_day && there.last_day == last_day) return std::move(there);
  return holiday;
}

namespace {

// "2606: 2026-06-01, 6 and 1 weeks"
std::string words_of(const Term& term) {
  return term.name + ": " + term.first_day.text() + ", " + std::to_string(term.weeks) + " and " +
         std::to_string(term.intermission_weeks) + " weeks";
}

}  // namespace

// CO15
Result<Term> change_term(db::Transaction& tx, std::string_view id, const NewTerm& given, const Deed& deed) {
  const Term before = TRY(term(tx, id));
  const Term after{before.id, TRY(checked(given)), given.first_day, given.weeks, given.intermission_weeks};
  for (const Term& other : terms(tx))
    if (other.id != after.id && other.name == after.name)
      return fail(FailureKind::conflict, "There is a term of that name already.", "name");
  TRY(still_holds_runs(tx, after));
  TRY(still_holds_holidays(tx, after));
  const bool same_days = before.first_day == after.first_day && before.weeks == after.weeks &&
                         before.intermission_weeks == after.intermission_weeks;
  if (same_days && before.name == after.name) return after;
  store::save(tx, after);
  const std::string was = "was " + words_of(before), is = "; is " + words_of(after);
  happened(tx, deed, "cohorts.term-changed", after.id, {}, was.size() + is.size() <= 200 ? was + is : was);
  return after;
}

// CO16
Result<Holiday> remove_holiday(db::Transaction& tx, std::string_view id, const Deed& deed) {
  for (Holiday& one : store::holidays(tx)) {
    if (one.id != id) continue;
    if (!store::remove_holiday(tx, id, deed)) break;
    happened(tx, deed, "cohorts.holiday-removed", one.term_id, {}, one.first_day.text());
    return std::move(one);
  }
  return fail(FailureKind::not_found, "There is no such holiday.");
}

std::vector<Term> terms(db::Transaction& tx) { return store::terms(tx, std::nullopt); }
Result<Term> term(db::Transaction& tx, std::string_view id) { return the_one(store::terms(tx, id), "term"); }
std::vector<Holiday> holidays(db::Transaction& tx) { return store::holidays(tx); }

Result<Track> add_track(db::Transaction& tx, const std::string& name, const Deed& deed) {
  Track track{deed.new_id(), TRY(one_line(name, "name"))};
  if (!store::add(tx, track, deed))
    return fail(FailureKind::conflict, "There is a track of that name already.", "name");
  happened(tx, deed, "cohorts.track-added", track.id);
  return track;
}
std::vector<Track> tracks(db::Transaction& tx) { return store::tracks(tx); }

// CO29
Result<void> rename_track(db::Transaction& tx, std::string_view id, const std::string& name, const Deed& deed) {
  const std::string its = TRY(one_line(name, "name"));
  const Track before = TRY(to_rename(tracks(tx), id, its, "track"));
  if (before.name == its) return {};
  if (people::is_limit_of_roles(tx, before.name))
    return fail(FailureKind::conflict,
                "People hold roles that are limited to " + before.name + ": please end those roles first.", "name");
  store::rename_track(tx, id, its);
  happened(tx, deed, "cohorts.track-renamed", before.id, {}, "was " + before.name + "; is " + its);
  return {};
}

Result<Cohort> add_cohort(db::Transaction& tx, const NewCohort& given, const Deed& deed) {
  const std::string name = TRY(one_line(given.name, "name"));
  const Term begins = TRY(term(tx, given.term_id));
  std::optional<Track> track;
  for (Track& one : store::tracks(tx))
    if (one.id == given.track_id) track = std::move(one);
  if (!track) return fail(FailureKind::not_found, "There is no such track.", "track_id");
  if (given.edition_id.empty())
    return fail(FailureKind::invalid, "Please choose the edition of the programme that the cohort begins with.",
                "edition_id");
  Cohort cohort{deed.new_id(), name, track->id, track->name, begins.id, begins.name, given.edition_id};
  if (!store::add(tx, cohort, deed))
    return fail(FailureKind::conflict, "There is a cohort of that name already.", "name");
  store::add_pin(tx, cohort.id, 1, given.edition_id, "", deed);
  happened(tx, deed, "cohorts.cohort-added", cohort.id);
  return cohort;
}

Begun begun(db::Transaction& tx) { return store::begun(tx); }

std::vector<Cohort> cohorts(db::Transaction& tx) { return store::cohorts(tx, std::nullopt); }
Result<Cohort> cohort(db::Transaction& tx, std::string_view id) { return the_one(store::cohorts(tx, id), "cohort"); }

// CO29
Result<void> rename_cohort(db::Transaction& tx, std::string_view id, const std::string& name, const Deed& deed) {
  const std::string its = TRY(one_line(name, "name"));
  const Cohort before = TRY(to_rename(cohorts(tx), id, its, "cohort"));
  if (before.name == its) return {};
  store::rename_cohort(tx, id, its);
  happened(tx, deed, "cohorts.cohort-renamed", before.id, {}, "was " + before.name + "; is " + its);
  return {};
}

// CO3, CO8
Result<void> pin(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id, const std::string& why,
                 const Deed& deed) {
  const Cohort pinned = TRY(cohort(tx, cohort_id));
  const std::string reason = TRY(one_line(why, "why", 500));
  if (pinned.edition_id == edition_id) return {};
  const int before = static_cast<int>(store::pins(tx, cohort_id).size());
  store::add_pin(tx, cohort_id, before + 1, edition_id, reason, deed);
  happened(tx, deed, "cohorts.edition-pinned", cohort_id);
  return {};
}
std::vector<Pin> pins(db::Transaction& tx, std::string_view cohort_id) { return store::pins(tx, cohort_id); }

namespace {

// CO1, CO5, CO4: in its term, and beside the other runs of its cohort.
Result<void> check_place(db::Transaction& tx, const Run& run) {
  TRY(is_monday(run.first_day));
  TRY(are_weeks(run.weeks, 1, 52, "weeks"));
  const Term in = TRY(term(tx, run.term_id));
  if (run.first_day < in.first_day)
    return fail(FailureKind::invalid, "The term begins only on " + day_words(in.first_day) + ".", "first_day");
  if (run.last_day() > in.last_day())
    return fail(FailureKind::invalid, "The weeks of the term end on " + day_words(in.last_day()) + " already.",
                "weeks");
  for (const Run& other : runs_of_cohort(tx, run.cohort_id)) {
    if (other.id == run.id) continue;
    if (other.module == run.module)
      return fail(FailureKind::conflict,
                  "The cohort has module " + std::to_string(run.module) + " since " + day_words(other.first_day) + ".",
                  "module");
    if (run.first_day <= other.last_day() && other.first_day <= run.last_day())
      return fail(FailureKind::conflict, "In these weeks the cohort has module " + std::to_string(other.module) + ".",
                  "first_day");
  }
  return {};
}

// CO27
Result<Run> ahead(db::Transaction& tx, std::string_view id, const Deed& deed) {
  Run of = TRY(run(tx, id));
  if (of.first_day <= day_of(tx, deed))
    return fail(FailureKind::conflict, "This run has begun: its days, and that it is there, stay.", "first_day");
  return of;
}

// CO27, CO6: whoever begins with the run does so after where they were before.
Result<void> check_enrolled(db::Transaction& tx, const Run& before, const Run& after) {
  std::set<std::string, std::less<>> begin;
  for (Enrolment& one : enrolments_of_run(tx, before.id)) {
    if (one.from_day == before.first_day)
      begin.insert(std::move(one.person_id));
    else if (one.from_day > after.last_day())
      return fail(FailureKind::conflict, "Somebody is enrolled in it only from " + day_words(one.from_day) + " on.",
                  "weeks");
  }
  for (const Enrolment& one : store::enrolments(tx, store::EnrolmentsBy::people_of_run, before.id))
    if (one.run_id != before.id && begin.contains(one.person_id) && one.goes_on(after.first_day))
      return fail(FailureKind::conflict,
                  "Somebody who begins with it is in module " + std::to_string(one.module) +
                      (one.until_day ? " until " + day_words(*one.until_day) : std::string()) +
                      ": please give a later day.",
                  "first_day");
  return {};
}

// "2026-10-12, 6 weeks"
std::string words_of(const Run& run) {
  return run.first_day.text() + ", " + std::to_string(run.weeks) + (run.weeks == 1 ? " week" : " weeks");
}

}  // namespace

Result<Run> add_run(db::Transaction& tx, const NewRun& given, const Deed& deed) {
  if (given.module < 0 || given.module > 9)
    return fail(FailureKind::invalid, "Modules are numbered from 0 to 9.", "module");
  const Cohort of = TRY(cohort(tx, given.cohort_id));
  Run run{deed.new_id(), of.id, given.term_id, given.module, given.first_day, given.weeks};
  TRY(check_place(tx, run));
  const std::optional<std::string> id = store::add(tx, run, deed);
  if (!id) return fail(FailureKind::conflict, "The cohort has this module already.", "module");
  run.id = *id;
  happened(tx, deed, "cohorts.run-added", run.id, {}, "module " + std::to_string(run.module));
  return run;
}

Result<Run> check_run_days(db::Transaction& tx, std::string_view id, Day first_day, int weeks, const Deed& deed) {
  const Run before = TRY(ahead(tx, id, deed));
  Run after = before;
  after.first_day = first_day;
  after.weeks = weeks;
  TRY(check_place(tx, after));
  if (first_day < day_of(tx, deed))
    return fail(FailureKind::invalid, "This day is over: please give one that is to come.", "first_day");
  TRY(check_enrolled(tx, before, after));
  return after;
}

// CO27
Result<Run> change_run(db::Transaction& tx, std::string_view id, Day first_day, int weeks, const Deed& deed) {
  Run after = TRY(check_run_days(tx, id, first_day, weeks, deed));
  const Run before = TRY(run(tx, id));
  if (before.first_day == first_day && before.weeks == weeks) return after;  // CO8
  store::save(tx, after);
  store::begin_with_run(tx, before, first_day);
  happened(tx, deed, "cohorts.run-changed", after.id, {}, "was " + words_of(before) + "; is " + words_of(after));
  return after;
}

// CO27
Result<Run> remove_run(db::Transaction& tx, std::string_view id, const Deed& deed) {
  Run of = TRY(ahead(tx, id, deed));
  if (const auto in = enrolments_of_run(tx, id).size(); in > 0)
    return fail(FailureKind::conflict,
                std::to_string(in) + (in == 1 ? " student is" : " students are") +
                    " enrolled in it: please take back their enrolments first.",
                "run");
  store::remove_run(tx, id, deed);
  happened(tx, deed, "cohorts.run-removed", of.id, {}, "module " + std::to_string(of.module) + ", " + words_of(of));
  return of;
}

std::vector<Run> runs(db::Transaction& tx) { return store::runs(tx, store::RunsBy::all, {}); }
std::vector<Run> runs_of_cohort(db::Transaction& tx, std::string_view cohort_id) {
  return store::runs(tx, store::RunsBy::cohort, cohort_id);
}
Result<Run> run(db::Transaction& tx, std::string_view id) {
  return the_one(store::runs(tx, store::RunsBy::id, id), "module run");
}

}  // namespace cohorts
