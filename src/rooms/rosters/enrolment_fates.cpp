// Earlier enrolments: RO14, RO15.
#include <algorithm>
#include <numeric>

#include "rooms/rosters/classes.h"
#include "rooms/rosters/judged.h"
#include "rooms/rosters/known_people.h"

namespace rosters {

namespace {

using cohorts::Outcome;
using roster_files::Enrolment;

constexpr int last_module = 4;  // CO9

std::string until_of(Outcome outcome, const std::optional<Day>& day) {
  return std::string(cohorts::name_of(outcome)) + (day ? " on " + day->text() : "");
}

class Judge {
 public:
  explicit Judge(db::Transaction& tx) : people_(tx), classes_(tx) {}
  Judged judge(std::span<const Line> lines);

 private:
  Fate decide(const Enrolment& row, std::size_t line);
  Fate compare(const Enrolment& row, const cohorts::Enrolment& there, std::size_t line);
  Fate join(const Enrolment& row, const people::Record& person, const cohorts::Run& run, std::size_t line);

  KnownPeople people_;
  Classes classes_;
  std::vector<Deed> deeds_;
};

// RO14: In the order of time, whatever the order of the file.
Judged Judge::judge(std::span<const Line> lines) {
  std::vector<Enrolment> rows;
  rows.reserve(lines.size());
  for (const Line& line : lines) rows.push_back(enrolment_in(line));
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rows[i].from; });
  Judged judged;
  judged.fates.resize(rows.size());
  for (const std::size_t i : order) judged.fates[i] = decide(rows[i], i);
  judged.deeds = std::move(deeds_);
  return judged;
}

Fate Judge::decide(const Enrolment& row, std::size_t line) {
  std::string why;
  const std::string whom = row.whom.email.empty() ? row.whom.external_id : row.whom.email;
  const people::Record* person = people_.find(row.whom, why);
  if (person == nullptr) return {Verdict::refused, whom, why};
  const std::string who = named(person->name, person->email);
  const cohorts::Cohort* cohort = classes_.called(row.cohort);
  if (cohort == nullptr) return {Verdict::refused, who, "There is no cohort \"" + row.cohort + "\"."};
  const std::string module = "module " + std::to_string(row.module);
  const cohorts::Run* run = classes_.run(cohort->id, row.module);
  if (run == nullptr)
    return {Verdict::refused, who, "Cohort " + cohort->name + " has no " + module + ": add that module run first."};
  const auto& been = classes_.of(person->id.text());
  const auto there = std::ranges::find(been, run->id, &cohorts::Enrolment::run_id);
  Fate fate = there != been.end() ? compare(row, *there, line) : join(row, *person, *run, line);
  fate.who = who;
  return fate;
}

// RO15: What is noted stays; only an enrolment that runs gets its end.
Fate Judge::compare(const Enrolment& row, const cohorts::Enrolment& there, std::size_t line) {
  const Outcome outcome = cohorts::outcome_named(row.outcome).value();
  if (outcome == there.outcome && (outcome == Outcome::running || row.until == there.until_day))
    return {Verdict::unchanged, "", "Everything is so already."};
  if (there.outcome != Outcome::running)
    return {Verdict::conflict, "",
            "Noted as " + until_of(there.outcome, there.until_day) + ", not as " + until_of(outcome, row.until) +
                ": a correction is made by hand, with its reason."};
  if (*row.until < there.from_day) return {Verdict::refused, "", "They began only on " + there.from_day.text() + "."};
  if (there.id.empty()) return {Verdict::refused, "", "An earlier row of the file has the same module run."};
  deeds_.push_back({line, [id = there.id, outcome, day = *row.until](Hands& hands) {
                      return cohorts::note_outcome(hands.tx, id, outcome, day, "",
                                                   {hands.by.text(), hands.now, hands.random});
                    }});
  auto& been = classes_.of(there.person_id);
  cohorts::Enrolment& ended = *std::ranges::find(been, there.run_id, &cohorts::Enrolment::run_id);
  ended.outcome = outcome;
  ended.until_day = row.until;
  return {Verdict::update, "", "outcome: running → " + until_of(outcome, row.until)};
}

Fate Judge::join(const Enrolment& row, const people::Record& person, const cohorts::Run& run, std::size_t line) {
  auto& been = classes_.of(person.id.text());
  const Outcome outcome = cohorts::outcome_named(row.outcome).value();
  if (row.from > run.last_day())
    return {Verdict::refused, "", "The module run ends on " + run.last_day().text() + " already."};
  if ((outcome == Outcome::graduated || outcome == Outcome::early_graduate) && row.module != last_module)
    return {Verdict::refused, "", "Graduation comes at the end of module " + std::to_string(last_module) + "."};
  if (const cohorts::Enrolment* now = running(been))
    return {Verdict::conflict, "",
            "In module " + std::to_string(now->module) + " of cohort " + classes_.name_of(now->cohort_id) + " since " +
                now->from_day.text() + ": note first how that ended."};
  if (const auto may = cohorts::may_begin(been, row.from); !may) return {Verdict::refused, "", may.error().say};
  const auto attempt = 1 + static_cast<int>(std::ranges::count(been, row.module, &cohorts::Enrolment::module));
  if (attempt != row.attempt)
    return {Verdict::conflict, "",
            "This would be attempt " + std::to_string(attempt) + ", the row says " + std::to_string(row.attempt) +
                (attempt < row.attempt ? ": bring in the earlier ones first." : ".")};
  been.push_back({"", person.id.text(), run.id, run.cohort_id, run.module, attempt, row.from, run.first_day, run.weeks,
                  outcome, row.until});
  deeds_.push_back({line, [id = person.id.text(), run = run.id, row, outcome](Hands& hands) -> Result<void> {
                      const cohorts::Deed deed{hands.by.text(), hands.now, hands.random};
                      const auto made = TRY(cohorts::enrol(hands.tx, {id, run, row.from}, deed));
                      if (outcome == Outcome::running) return {};
                      return cohorts::note_outcome(hands.tx, made.id, outcome, *row.until, "", deed);
                    }});
  return {Verdict::create, "",
          classes_.name_of(run.cohort_id) + ", module " + std::to_string(row.module) +
              (attempt > 1 ? ", attempt " + std::to_string(attempt) : "") + ", from " + row.from.text() + ": " +
              until_of(outcome, row.until)};
}

}  // namespace

Judged judge_enrolments(db::Transaction& tx, std::span<const Line> lines) { return Judge(tx).judge(lines); }

}  // namespace rosters
