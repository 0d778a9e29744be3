#include "rooms/privacy/records/retention.h"

#include <algorithm>
#include <stdexcept>

#include "rooms/accounts/kept.h"
#include "rooms/activity/activity.h"
#include "rooms/outbox/kept.h"
#include "rooms/outbox/outbox.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/retention_store.h"

using namespace std::chrono_literals;

namespace privacy {

namespace {

constexpr std::string_view failures = "accounts.failures", sessions = "accounts.sessions", texts = "outbox.texts",
                           addressees = "outbox.addressees", looks = "privacy.looks", reasons = "privacy.reasons";

// The last column is filled in by the school.
constexpr Period all[] = {
    {failures, "Sign-ins that failed", "They are deleted. Shorter than a day, guessing could not be held back.", 1, 1,
     30, 0},
    {sessions, "Sessions and links that are over", "They are deleted, with the browser and the address they came from.",
     30, 7, 365, 0},
    {answers_of_forms, "Answers to forms",
     "They are deleted. They are kept so that a form that is sent twice is done once.", 2, 1, 7, 0},
    {texts, "What letters say", "Subject and text are deleted; that there was a letter stays.", 90, 2, 365, 0},
    {addressees, "Whom letters went to", "Name and address are deleted; how many there were stays counted.", 365, 90,
     3650, 0},
    {looks, "Who looked at what", "Looks are deleted, and shares that were over by then.", 730, 90, 3650, 0},
    {reasons, "Why two people were kept apart", "The reason is deleted, so many days after it was ended.", 365, 30,
     3650, 0},
};

const Period* find(std::string_view kind) {
  const auto* found = std::ranges::find(all, kind, &Period::kind);
  return found == std::end(all) ? nullptr : found;
}

Moment before(Moment now, int days) { return now.plus(-24h * days); }

}  // namespace

std::vector<Period> periods(db::Transaction& tx) {
  const auto set = store::days_set(tx);
  std::vector<Period> periods(std::begin(all), std::end(all));
  for (Period& period : periods) {
    const auto found = set.find(period.kind);
    period.days = found == set.end() ? period.usual : std::clamp(found->second, period.least, period.most);
  }
  return periods;
}

int days_of(db::Transaction& tx, std::string_view kind) {
  const auto known = periods(tx);
  const auto found = std::ranges::find(known, kind, &Period::kind);
  if (found == known.end()) throw std::out_of_range("no such kind of data");
  return found->days;
}

std::string_view title_of_period(std::string_view kind) {
  const Period* found = find(kind);
  return found == nullptr ? std::string_view() : found->title;
}

Result<void> change_periods(db::Transaction& tx, const std::map<std::string, int>& days, const PersonId& by, Moment now,
                            const Random& random) {
  const auto present = periods(tx);
  for (const auto& [kind, wanted] : days) {
    const Period* period = find(kind);
    if (period == nullptr) return fail(FailureKind::invalid, "There is no such kind of data.", kind);
    if (wanted < period->least || wanted > period->most)
      return fail(
          FailureKind::invalid,
          "Please choose from " + std::to_string(period->least) + " to " + std::to_string(period->most) + " days.",
          kind);
    const int days_before = std::ranges::find(present, kind, &Period::kind)->days;
    if (days_before == wanted) continue;
    store::set_days(tx, kind, wanted, by, now);
    activity::record(
        tx,
        {by, {}, "privacy.period_changed", "", kind + " " + std::to_string(days_before) + " " + std::to_string(wanted)},
        now, random);
  }
  return {};
}

void let_go(db::Transaction& tx, Moment now) {
  for (const Period& period : periods(tx)) {
    const Moment oldest = before(now, period.days);
    if (period.kind == failures) accounts::forget_failures(tx, oldest);
    if (period.kind == sessions) accounts::forget_ended(tx, oldest);
    if (period.kind == texts) outbox::forget_texts(tx, oldest, now);
    if (period.kind == addressees) outbox::forget_addressees(tx, oldest);
    if (period.kind == looks) forget_looks(tx, oldest);
    if (period.kind == reasons) forget_reasons(tx, oldest);
  }
}

std::vector<Lasting> lasting() {
  return {
      {"People and their roles", "Until they ask to be erased."},
      {"Enrolments, outcomes, attendance", "They are the school's record. Of who is erased they stay, without name."},
      {"What happened", "Events name people by number only and are never changed, so that figures stay right."},
      {"Requests to be erased", "That there was one, and when it was carried out."}};
}

}  // namespace privacy
