#include "rooms/timetable/defaults.h"

#include <algorithm>

#include "kernel/text.h"
#include "kernel/time_words.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable {

namespace {

constexpr int minutes_of_day = 24 * 60, longest = 12 * 60;

bool takes_place(SessionKind kind) { return kind != SessionKind::lesson && kind != SessionKind::reading; }

// What schedule.h begins with, or reckons with, one by one.
std::vector<Default> listed(const Defaults& all) {
  std::vector<Default> out;
  for (int i = 0; i <= static_cast<int>(SessionKind::reading); ++i) {
    const auto kind = static_cast<SessionKind>(i);
    if (!takes_place(kind)) continue;
    const schedule::Slot slot = all.slot(kind);
    out.push_back({std::string(curriculum::name_of(kind)), slot.weekday, slot.minute, slot.minutes});
  }
  out.push_back({"morning", {}, all.morning});
  out.push_back({"afternoon", {}, all.afternoon});
  out.push_back({"evening", {}, all.evening});
  out.push_back({"end-of-day", {}, all.end_of_day});
  out.push_back({"end-of-week", all.end_of_week});
  out.push_back({"before-module", all.before_module});
  return out;
}

void put(Defaults& all, const Default& one) {
  if (one.name == "morning") all.morning = one.minute.value_or(all.morning);
  if (one.name == "afternoon") all.afternoon = one.minute.value_or(all.afternoon);
  if (one.name == "evening") all.evening = one.minute.value_or(all.evening);
  if (one.name == "end-of-day") all.end_of_day = one.minute.value_or(all.end_of_day);
  if (one.name == "end-of-week") all.end_of_week = one.weekday.value_or(all.end_of_week);
  if (one.name == "before-module") all.before_module = one.weekday.value_or(all.before_module);
  const auto kind = curriculum::session_kind_named(one.name);
  if (!kind || !takes_place(*kind)) return;
  const schedule::Slot began = all.slot(*kind);
  all.slots[*kind] = {one.weekday.value_or(began.weekday), one.minute.value_or(began.minute),
                      one.minutes.value_or(began.minutes)};
}

Result<Default> named(const std::vector<Default>& list, std::string_view name) {
  const auto found = std::ranges::find(list, name, &Default::name);
  if (found == list.end()) return fail(FailureKind::not_found, "The school has no default of that name.");
  return *found;
}

// Of what was wanted what the name has.
Result<Default> checked(const Default& shape, const Default& wanted) {
  Default out{shape.name};
  if (shape.weekday) {
    if (!wanted.weekday) return fail(FailureKind::invalid, "Please choose a day.", "weekday");
    out.weekday = wanted.weekday;
  }
  if (shape.minute) {
    if (!wanted.minute || *wanted.minute < 0 || *wanted.minute >= minutes_of_day)
      return fail(FailureKind::invalid, "Please give a time such as 13:30.", "minute");
    out.minute = wanted.minute;
  }
  if (shape.minutes) {
    if (!wanted.minutes || *wanted.minutes < 1 || *wanted.minutes > longest)
      return fail(FailureKind::invalid, "Please give a number of minutes from 1 to 720.", "minutes");
    if (*out.minute + *wanted.minutes >= minutes_of_day)
      return fail(FailureKind::invalid, "It would go on past midnight.", "minutes");
    out.minutes = wanted.minutes;
  }
  return out;
}

}  // namespace

Defaults defaults(db::Transaction& tx) {
  Defaults out;
  for (const DefaultSet& one : store::present_defaults(tx)) put(out, one.what);
  return out;
}

std::vector<DefaultSet> list_of_defaults(db::Transaction& tx) {
  std::vector<DefaultSet> out;
  for (Default& one : listed({})) out.push_back({std::move(one)});
  for (DefaultSet& changed : store::present_defaults(tx)) {
    const auto at = std::ranges::find(out, changed.what.name, [](const DefaultSet& one) { return one.what.name; });
    if (at != out.end()) *at = std::move(changed);
  }
  return out;
}

Result<std::vector<DefaultSet>> history_of_default(db::Transaction& tx, std::string_view name) {
  Default began = TRY(named(listed({}), name));
  std::vector<DefaultSet> out = store::defaults_named(tx, name);
  std::ranges::reverse(out);
  out.push_back({std::move(began)});
  return out;
}

namespace {

// "Tuesday 13:00, 60 minutes": what of it is set.
std::string words_of(const Default& one) {
  std::string words;
  if (one.weekday) {
    words = name_of(*one.weekday);
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  if (one.minute) words += (words.empty() ? "" : " ") + clock_words(*one.minute);
  if (one.minutes) words += (words.empty() ? "" : ", ") + std::to_string(*one.minutes) + " minutes";
  return words.empty() ? "nothing" : words;
}

}  // namespace

Result<void> set_default(db::Transaction& tx, const Default& wanted, const Deed& deed) {
  const std::vector<DefaultSet> before = TRY(history_of_default(tx, wanted.name));
  const Default checked_one = TRY(checked(before.back().what, wanted));
  if (checked_one == before.front().what) return {};  // T6
  store::add_default(tx, checked_one, static_cast<int>(before.size()), deed);
  cohorts::happened(tx, deed, "timetable.default-changed", wanted.name, {},
                    text::replace_all(wanted.name, "-", " ") + ": from " + words_of(before.front().what) + " to " +
                        words_of(checked_one));
  return {};
}

}  // namespace timetable
