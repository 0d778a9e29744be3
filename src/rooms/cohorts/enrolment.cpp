#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "kernel/day_words.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/cohorts_store.h"
#include "rooms/cohorts/naming.h"

namespace cohorts {

namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 7> names{{{Outcome::running, "running"},
                                                                     {Outcome::passed, "passed"},
                                                                     {Outcome::repeating, "repeating"},
                                                                     {Outcome::graduated, "graduated"},
                                                                     {Outcome::early_graduate, "early-graduate"},
                                                                     {Outcome::dismissed, "dismissed"},
                                                                     {Outcome::withdrawn, "withdrawn"}}};

bool graduates(Outcome outcome) { return outcome == Outcome::graduated || outcome == Outcome::early_graduate; }

Result<void> check_begin(const Run& in, Day from_day) {
  if (from_day <= in.last_day()) return {};
  return fail(FailureKind::invalid, "The module run ends on " + day_words(in.last_day()) + " already.", "from_day");
}

// CO7: who was there and left comes back by a correction of how it went.
Failure has_left(const Enrolment& there) {
  return {FailureKind::conflict,
          "They were in this module run until " + day_words(*there.until_day) +
              ". Whoever comes back is no new student of it: on the page of that enrolment, please note that it runs, "
              "with the reason.",
          "run_id"};
}

// CO6: how somebody comes into a run, after where they were.
struct Way {
  int attempt = 1;
  std::optional<Enrolment> there = {};
  std::optional<Failure> refused = {};
};
Way way_into(const Run& in, const std::vector<Enrolment>& earlier, Day from_day) {
  Way way;
  for (const Enrolment& one : earlier) {
    if (one.run_id == in.id) {
      way.there = one;
      return way;
    }
    if (one.outcome == Outcome::running && !way.refused)
      way.refused = Failure{FailureKind::conflict,
                            "They are in module " + std::to_string(one.module) + " since " + day_words(one.from_day) +
                                ": please note first how that ended.",
                            "run_id"};
    if (one.module == in.module) ++way.attempt;
  }
  if (const auto may = may_begin(earlier, from_day); !may && !way.refused) way.refused = may.error();
  return way;
}

// CO6: whoever went on to the next module has passed this one, and whoever takes it once more has not.
Result<void> check_leads_to(const Enrolment& of, Outcome outcome, const Enrolment& next) {
  if (outcome == Outcome::running)
    return fail(FailureKind::conflict, "They are in another module run by now.", "outcome");
  if (next.module > of.module && outcome != Outcome::passed)
    return fail(FailureKind::conflict,
                "They went on to module " + std::to_string(next.module) + " in " + next.cohort +
                    ": please take that enrolment back first, or note there how it ends.",
                "outcome");
  if (next.module == of.module && (outcome == Outcome::passed || outcome == Outcome::graduated))
    return fail(FailureKind::conflict,
                "They take this module once more in " + next.cohort + ": please take that enrolment back first.",
                "outcome");
  return {};
}

// CO6: what is corrected may not reach into where they were next.
Result<void> check_next(db::Transaction& tx, const Enrolment& of, Outcome outcome, Day on_day) {
  bool is_next = true;
  for (const Enrolment& one : enrolments_of_person(tx, of.person_id)) {
    if (one.from_day <= of.from_day) continue;
    if (std::exchange(is_next, false)) TRY(check_leads_to(of, outcome, one));
    if (on_day >= one.from_day)
      return fail(FailureKind::invalid,
                  "They are in module " + std::to_string(one.module) + " from " + day_words(one.from_day) +
                      " on: please give an earlier day.",
                  "on_day");
  }
  return {};
}

// CO23: `made` is the one that was voided, once more.
void count_again(db::Transaction& tx, Enrolment& made, const Enrolment& voided, const Deed& deed) {
  made.id = voided.id;
  store::count_again(tx, made);
  if (voided.outcome == Outcome::running) return;
  const auto noted = static_cast<int>(store::outcomes(tx, made.id).size());
  store::add_outcome(tx, made.id, noted + 1, {Outcome::running, made.from_day, "Enrolled again.", "", {}}, deed);
}

}  // namespace

std::string_view name_of(Outcome outcome) { return names.at(static_cast<std::size_t>(outcome)).second; }

std::optional<Outcome> outcome_named(std::string_view name) {
  for (const auto& [outcome, its_name] : names)
    if (its_name == name) return outcome;
  return std::nullopt;
}

bool stays_owing(Outcome outcome) {
  using enum Outcome;
  return outcome == running || outcome == passed || outcome == repeating || outcome == graduated;
}

// CO6
Result<void> may_begin(std::span<const Enrolment> been, Day from_day) {
  for (const Enrolment& one : been)
    if (one.until_day && from_day <= *one.until_day)
      return fail(FailureKind::invalid,
                  "They were in module " + std::to_string(one.module) + " until " + day_words(*one.until_day) +
                      ": please give a later day.",
                  "from_day");
  return {};
}

// CO6, CO8
Result<Enrolment> enrol(db::Transaction& tx, const NewEnrolment& given, const Deed& deed) {
  const Run in = TRY(run(tx, given.run_id));
  TRY(check_begin(in, given.from_day));
  Way way = way_into(in, enrolments_of_person(tx, given.person_id), given.from_day);
  if (way.there && way.there->until_day) return std::unexpected(has_left(*way.there));
  if (way.there) return *std::move(way.there);
  if (way.refused) return std::unexpected(*way.refused);
  Enrolment made{deed.new_id(), given.person_id, in.id,        in.cohort_id, in.module,
                 way.attempt,   given.from_day,  in.first_day, in.weeks};
  if (const auto voided = store::voided_in_run(tx, made.person_id, made.run_id))
    count_again(tx, made, *voided, deed);
  else if (!store::add(tx, made, deed))
    return fail(FailureKind::conflict, "They are in this module run already.", "run_id");
  happened(tx, deed, "cohorts.enrolled", made.id, made.person_id, "module " + std::to_string(made.module));
  return made;
}

// CO21
Result<std::vector<Onward>> passed_onward(db::Transaction& tx, std::string_view run_id, std::string_view to_run_id,
                                          Day from_day) {
  const Run from = TRY(run(tx, run_id));
  const Run to = TRY(run(tx, to_run_id));
  if (to.module <= from.module) return fail(FailureKind::invalid, "Please choose the run of a later module.", "to");
  TRY(check_begin(to, from_day));
  std::map<std::string, std::vector<Enrolment>, std::less<>> of;
  for (Enrolment& one : store::enrolments(tx, store::EnrolmentsBy::people_of_run, run_id))
    of[one.person_id].push_back(std::move(one));
  std::vector<Onward> out;
  for (const auto& [person, theirs] : of) {
    if (std::ranges::none_of(
            theirs, [&](const Enrolment& one) { return one.run_id == from.id && one.outcome == Outcome::passed; }))
      continue;
    const Way way = way_into(to, theirs, from_day);
    out.push_back({person, way.attempt, way.there.has_value(), way.refused});
  }
  return out;
}

Result<int> enrol_passed(db::Transaction& tx, std::string_view run_id, std::string_view to_run_id, Day from_day,
                         const Deed& deed) {
  int count = 0;
  const std::vector<Onward> all = TRY(passed_onward(tx, run_id, to_run_id, from_day));
  for (const Onward& one : all) {
    if (one.is_there || one.refused) continue;
    TRY(enrol(tx, {one.person_id, std::string(to_run_id), from_day}, deed));
    ++count;
  }
  return count;
}

namespace {

// CO10, CO24: whom this enrolment made a seeker is one from that day on, or was one by mistake.
void seeks_since(db::Transaction& tx, const Enrolment& of, std::optional<Day> graduated_on, const Deed& deed) {
  const std::optional<Seeker> before = seeker_of(tx, of.person_id);
  const bool is_of_it = before && before->enrolment_id == of.id;
  if (is_of_it && before->from_day == graduated_on) return;
  if (is_of_it) store::note_mistaken(tx, before->id, deed);
  if (!graduated_on) return;
  const Seeker since{deed.new_id(), of.person_id, of.id, *graduated_on, {}, {}, {}, {}};
  if (!store::add(tx, since, deed) || !is_of_it) return;
  // Only the day was wrong.
  if (before->adviser_id) store::add_adviser(tx, since.id, *before->adviser_id, deed);
  if (before->review_30 >= graduated_on) store::add_review(tx, since.id, 30, *before->review_30, deed);
  if (before->review_60 >= graduated_on) store::add_review(tx, since.id, 60, *before->review_60, deed);
  if (before->until_day >= graduated_on) store::end_seeker(tx, since.id, *before->until_day, deed);
}

}  // namespace

namespace {

// CO26
Result<void> check_ahead(db::Transaction& tx, const Enrolment& of, Day on_day, const Deed& deed) {
  if (on_day <= day_of(tx, deed)) return {};
  const Run in = TRY(run(tx, of.run_id));
  const Day last = TRY(term(tx, in.term_id)).intermission_end();
  if (on_day <= last) return {};
  return fail(FailureKind::invalid,
              "The term with its intermission ends on " + day_words(last) +
                  ": please give a day until then, or one that is over.",
              "on_day");
}

}  // namespace

// CO7 to CO10
Result<void> note_outcome(db::Transaction& tx, std::string_view enrolment_id, Outcome outcome, Day on_day,
                          const std::string& why, const Deed& deed) {
  const Enrolment of = TRY(enrolment(tx, enrolment_id));
  const std::vector<OutcomeNoted> before = outcomes(tx, enrolment_id);
  if (of.outcome == outcome && (before.empty() || before.back().on_day == on_day)) return {};
  const std::string reason = TRY(one_line_or_none(why, "why"));
  if (of.outcome != Outcome::running && reason.empty())
    return fail(FailureKind::invalid, "This corrects what was noted before: please say why.", "why");
  if (on_day < of.from_day)
    return fail(FailureKind::invalid, "They began only on " + day_words(of.from_day) + ".", "on_day");
  TRY(check_ahead(tx, of, on_day, deed));
  if (graduates(outcome) && of.module != last_module)
    return fail(FailureKind::invalid, "Graduation comes at the end of module " + std::to_string(last_module) + ".",
                "outcome");
  if (!before.empty()) TRY(check_next(tx, of, outcome, on_day));
  store::add_outcome(tx, enrolment_id, static_cast<int>(before.size()) + 1, {outcome, on_day, reason, "", {}}, deed);
  happened(tx, deed, "cohorts.outcome-noted", of.id, of.person_id, name_of(outcome));
  if (of.outcome == Outcome::graduated || outcome == Outcome::graduated)
    seeks_since(tx, of, outcome == Outcome::graduated ? std::optional(on_day) : std::nullopt, deed);
  return {};
}

// CO23
Result<void> void_enrolment(db::Transaction& tx, std::string_view enrolment_id, const std::string& why,
                            const Deed& deed) {
  const Enrolment of = TRY(enrolment(tx, enrolment_id));
  const std::string reason = TRY(one_line(why, "why", 500));
  store::void_enrolment(tx, of, reason, deed);
  // In the order of their numbers, so that each finds the one before it free.
  std::vector<Enrolment> later = enrolments_of_person(tx, of.person_id);
  std::erase_if(later, [&](const Enrolment& one) { return one.module != of.module || one.attempt < of.attempt; });
  std::ranges::sort(later, {}, &Enrolment::attempt);
  for (const Enrolment& one : later) store::number_attempt(tx, one.id, one.attempt - 1);
  store::leave_groups_of_run(tx, of.person_id, of.run_id, deed);
  seeks_since(tx, of, std::nullopt, deed);
  happened(tx, deed, "cohorts.enrolment-voided", of.id, of.person_id, "module " + std::to_string(of.module));
  return {};
}

std::vector<Voided> voided_of_person(db::Transaction& tx, std::string_view person_id) {
  return store::voided(tx, store::EnrolmentsBy::person, person_id);
}
Result<Voided> voided_enrolment(db::Transaction& tx, std::string_view id) {
  std::vector<Voided> found = store::voided(tx, store::EnrolmentsBy::id, id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such enrolment.");
  return std::move(found.front());
}

// CO20
std::vector<Failure> note_outcomes(db::Transaction& tx, std::string_view run_id, std::span<const NewOutcome> all,
                                   const Deed& deed) {
  std::set<std::string, std::less<>> running;
  for (Enrolment& one : enrolments_of_run(tx, run_id))
    if (one.outcome == Outcome::running) running.insert(std::move(one.id));
  std::vector<Failure> refused;
  for (const NewOutcome& one : all) {
    const std::string field = "outcome." + one.enrolment_id;
    if (running.erase(one.enrolment_id) == 0) {
      refused.push_back({FailureKind::conflict, "How it went for them is noted already, or they are not here.", field});
      continue;
    }
    const auto noted = note_outcome(tx, one.enrolment_id, one.outcome, one.on_day, one.why, deed);
    if (!noted) refused.push_back({noted.error().kind, noted.error().say, field});
  }
  return refused;
}

std::vector<OutcomeNoted> outcomes(db::Transaction& tx, std::string_view enrolment_id) {
  return store::outcomes(tx, enrolment_id);
}
std::vector<Enrolment> enrolments_of_person(db::Transaction& tx, std::string_view person_id) {
  return store::enrolments(tx, store::EnrolmentsBy::person, person_id);
}
std::vector<Enrolment> enrolments_of_run(db::Transaction& tx, std::string_view run_id) {
  return store::enrolments(tx, store::EnrolmentsBy::run, run_id);
}
std::vector<std::string> present_students(db::Transaction& tx, std::span<const std::string> runs, Day day) {
  return runs.empty() ? std::vector<std::string>() : store::present_students(tx, runs, day);
}
std::vector<Enrolment> enrolments_of_cohort(db::Transaction& tx, std::string_view cohort_id) {
  return store::enrolments(tx, store::EnrolmentsBy::cohort, cohort_id);
}
std::vector<Enrolment> enrolments(db::Transaction& tx) { return store::enrolments(tx, store::EnrolmentsBy::all, {}); }

Result<Enrolment> enrolment(db::Transaction& tx, std::string_view id) {
  std::vector<Enrolment> found = store::enrolments(tx, store::EnrolmentsBy::id, id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such enrolment.");
  return std::move(found.front());
}

std::optional<Enrolment> present_of(std::span<const Enrolment> theirs, Day day) {
  const Enrolment* found = nullptr;
  for (const Enrolment& one : theirs)
    if (one.goes_on(day) && (found == nullptr || one.from_day <= day)) found = &one;
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Enrolment> present_enrolment(db::Transaction& tx, std::string_view person_id) {
  for (Enrolment& one : enrolments_of_person(tx, person_id))
    if (one.outcome == Outcome::running) return std::move(one);
  return std::nullopt;
}

std::vector<Running> running_on(db::Transaction& tx, Day day) { return store::running_on(tx, day); }

std::vector<Enrolment> enrolments_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  return runs.empty() ? std::vector<Enrolment>() : store::enrolments_of_runs(tx, runs);
}
std::vector<Enrolment> not_throughout(db::Transaction& tx, std::span<const std::string> runs) {
  return runs.empty() ? std::vector<Enrolment>() : store::not_throughout(tx, runs);
}
std::vector<Enrolment> repeaters_of_runs(db::Transaction& tx, std::span<const std::string> runs, Day day) {
  return runs.empty() ? std::vector<Enrolment>() : store::repeaters_of_runs(tx, runs, day);
}

}  // namespace cohorts
