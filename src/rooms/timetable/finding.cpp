#include "rooms/timetable/finding.h"

#include "kernel/words.h"
#include "platform/calendar/zone.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable {

std::vector<Occurrence> find_for_staff(db::Transaction& tx, const std::string& query, Moment now, int most,
                                       std::span<const std::string> without_notes) {
  const std::vector<std::string> words = text::words_of(query);
  if (words.empty()) return {};
  return store::with_words_for_staff(tx, words, without_notes, now, most);
}

std::vector<Occurrence> find_for_student(db::Transaction& tx, const std::string& query,
                                         std::span<const cohorts::Enrolment> enrolments, Moment now, int most,
                                         const School& school) {
  const std::vector<std::string> words = text::words_of(query);
  if (words.empty() || enrolments.empty()) return {};
  std::vector<store::Stay> stays;
  for (const cohorts::Enrolment& one : enrolments) {
    store::Stay& stay = stays.emplace_back(store::Stay{one.run_id, std::nullopt, cohorts::stays_owing(one.outcome)});
    if (one.until_day) stay.until = calendar::moment_of({one.until_day->plus(1), 0}, school.zone);
  }
  return store::with_words_for_student(tx, words, stays, now, most);
}

int complete_words(db::Transaction& tx) { return store::complete_words(tx); }

}  // namespace timetable
