#include "rooms/attendance/own.h"

#include <algorithm>
#include <functional>
#include <ranges>

#include "platform/calendar/zone.h"
#include "rooms/attendance/attendance_store.h"

namespace attendance {

namespace {

// The present one first, then from the latest to the first.
std::vector<OwnRun> runs_of(const std::vector<cohorts::Enrolment>& theirs, Day day) {
  const auto present = cohorts::present_of(theirs, day);
  std::vector<OwnRun> out;
  for (const cohorts::Enrolment& one : std::views::reverse(theirs))
    out.push_back({one, one.run_id, one.module, present && present->id == one.id});
  std::ranges::stable_partition(out, &OwnRun::is_present);
  return out;
}

OwnRun& run_with(std::vector<OwnRun>& all, const Attended& about) {
  const auto found = std::ranges::find(all, about.run_id, &OwnRun::run_id);
  return found != all.end() ? *found : all.emplace_back(OwnRun{{}, about.run_id, about.module});
}

void add(OwnRun& run, store::OwnWord& word) {
  if (run.dates.empty() || run.dates.back().occurrence_id != word.about.occurrence_id)
    run.dates.push_back({word.about.occurrence_id, word.about.run_id, word.about.title, word.about.starts_at, {}});
  run.dates.back().notes.push_back(std::move(word.noted));
  if (word.dispute) run.dates.back().disputes.push_back(*std::move(word.dispute));
}

}  // namespace

std::vector<OwnRun> own_attendance(db::Transaction& tx, std::string_view person_id, Moment now,
                                   const timetable::School& school) {
  std::vector<OwnRun> out =
      runs_of(cohorts::enrolments_of_person(tx, person_id), calendar::local_of(now, school.zone).day);
  std::vector<Attended> last;    // the last word on each date
  std::vector<Attended> counts;  // of those what is still in the edition
  std::vector<store::OwnWord> words = store::own_words(tx, person_id);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size() || words[i + 1].about.occurrence_id != words[i].about.occurrence_id;
    if (is_last) last.push_back(words[i].about);
    if (is_last && !words[i].gone) counts.push_back(words[i].about);
    add(run_with(out, words[i].about), words[i]);
  }
  const Requirements requirements(last);
  for (const Attended& one : counts)
    if (OwnRun& run = run_with(out, one); run.enrolment && counts_for(*run.enrolment, one, requirements, school))
      count(run.attendance, one.state);
  std::erase_if(out, [](const OwnRun& one) { return one.dates.empty() && !one.is_present; });
  for (OwnRun& run : out)
    for (OwnDate& date : run.dates) std::ranges::stable_sort(date.disputes, std::ranges::greater{}, &Dispute::made_at);
  return out;
}

}  // namespace attendance
