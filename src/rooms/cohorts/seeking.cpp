// Graduates until their first job: CO10, CO11, CO22, CO24.
#include "rooms/cohorts/seeking.h"

#include <algorithm>

#include "kernel/day_words.h"
#include "platform/calendar/zone.h"
#include "rooms/cohorts/cohorts_store.h"
#include "rooms/cohorts/naming.h"

namespace cohorts {

namespace {

Result<Seeker> seeker(db::Transaction& tx, std::string_view id) {
  std::vector<Seeker> found = store::seekers(tx, store::SeekersBy::id, id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such graduate.");
  return std::move(found.front());
}

Result<void> is_not_ahead(db::Transaction& tx, Day day, const char* field, const Deed& deed) {
  if (day <= day_of(tx, deed)) return {};
  return fail(FailureKind::invalid, "This day lies ahead: please give one that has come.", field);
}

}  // namespace

// CO11, CO8
Result<void> give_adviser(db::Transaction& tx, std::string_view seeker_id, std::string_view adviser_id,
                          const Deed& deed) {
  const Seeker of = TRY(seeker(tx, seeker_id));
  if (of.adviser_id == adviser_id) return {};
  store::add_adviser(tx, seeker_id, adviser_id, deed);
  happened(tx, deed, "cohorts.adviser-given", of.id, of.person_id);
  return {};
}

Result<void> note_review(db::Transaction& tx, std::string_view seeker_id, int days, Day held_on, const Deed& deed) {
  const Seeker of = TRY(seeker(tx, seeker_id));
  if (days != 30 && days != 60)
    return fail(FailureKind::invalid, "Reviews are held after 30 and after 60 days.", "days");
  if (held_on < of.from_day)
    return fail(FailureKind::invalid, "They graduated only on " + day_words(of.from_day) + ".", "held_on");
  TRY(is_not_ahead(tx, held_on, "held_on", deed));
  const Day first = of.due(days).plus(-days_before_review);
  if (held_on < first)
    return fail(FailureKind::invalid,
                "The review after " + std::to_string(days) + " days is due on " + of.due(days).text() +
                    ", and is held from " + first.text() + " on.",
                "held_on");
  const std::optional<Day> there = days == 30 ? of.review_30 : of.review_60;
  if (there == held_on) return {};
  if (there || !store::add_review(tx, seeker_id, days, held_on, deed))
    return fail(FailureKind::conflict, "This review has been held already.", "held_on");
  happened(tx, deed, "cohorts.review-held", of.id, of.person_id, std::to_string(days) + " days");
  return {};
}

// CO10, CO14
Result<void> note_employed(db::Transaction& tx, std::string_view seeker_id, Day on_day, const Deed& deed) {
  const Seeker of = TRY(seeker(tx, seeker_id));
  if (of.until_day == on_day) return {};
  if (on_day < of.from_day)
    return fail(FailureKind::invalid, "They graduated only on " + day_words(of.from_day) + ".", "on_day");
  TRY(is_not_ahead(tx, on_day, "on_day", deed));
  if (!store::end_seeker(tx, seeker_id, on_day, deed))
    return fail(FailureKind::conflict, "They have found a job already.", "on_day");
  happened(tx, deed, "cohorts.employed", of.id, of.person_id);
  return {};
}

// CO24
Result<void> take_back_job(db::Transaction& tx, std::string_view seeker_id, const std::string& why, const Deed& deed) {
  const Seeker of = TRY(seeker(tx, seeker_id));
  const std::string reason = TRY(one_line(why, "why", 500));
  if (!store::take_back_job(tx, seeker_id, reason, deed))
    return fail(FailureKind::conflict, "No job is noted of them.", "why");
  happened(tx, deed, "cohorts.job-taken-back", of.id, of.person_id);
  return {};
}

std::vector<Seeker> seekers(db::Transaction& tx) { return store::seekers(tx, store::SeekersBy::all, {}); }

// CO22
std::optional<int> next_review(const Seeker& of) {
  if (of.until_day || of.review_60) return std::nullopt;
  return of.review_30 ? 60 : 30;
}

// CO22
std::vector<ReviewDue> reviews_due(db::Transaction& tx, Day by, std::optional<std::string_view> adviser) {
  constexpr int most = 200;
  std::vector<ReviewDue> out;
  for (Seeker& one : store::seekers_without_review(tx, by.plus(-30), by.plus(-60), adviser, most)) {
    if (!one.review_30 && one.due(30) <= by) out.push_back({one, 30});
    if (one.due(60) <= by) out.push_back({std::move(one), 60});
  }
  std::ranges::stable_sort(out, {}, &ReviewDue::due);
  return out;
}

std::optional<Seeker> seeker_of(db::Transaction& tx, std::string_view person_id) {
  std::vector<Seeker> found = store::seekers(tx, store::SeekersBy::person, person_id);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace cohorts
