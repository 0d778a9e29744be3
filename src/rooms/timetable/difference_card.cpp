// What a holiday or another edition changes, in words, for who is about to do it.
#include <array>

#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

std::string words_of(const Difference& one, const School& school) {
  const auto when = [&](const std::optional<Moment>& moment) {
    const calendar::Local local = calendar::local_of(*moment, school.zone);
    return html::day_words(local.day) + ", " + html::clock_words(local.minute);
  };
  const bool of_day = one.what == What::closed || one.what == What::open_again;
  if (of_day && one.staff_moved) return "Planned on " + when(one.after) + ". Staff have moved it: it stays so.";
  if (one.holds_already) return "Takes place on " + when(one.after) + " as before: staff had restored it.";
  if (one.what == What::closed) return "Does not take place on " + when(one.after) + ": it is a holiday.";
  if (one.what == What::open_again) return "Takes place on " + when(one.after) + ".";
  constexpr std::array words{"Added", "Removed", "Moved", "Changed"};
  std::string out = words.at(static_cast<std::size_t>(one.what));
  if (one.only_length_changes())
    return out + ": on " + when(one.after) + ", until " + when(one.ends_after) + " instead of " +
           when(one.ends_before) + ".";
  if (one.before) out += " from " + when(one.before);
  if (one.after) out += (one.before ? " to " : " on ") + when(one.after);
  if (one.undoes_staffs) out += ". Staff had put it there, or cancelled it: that goes.";
  if (one.staff_moved) out += ". Staff have moved it: it stays where they moved it.";
  return out;
}

constexpr std::size_t most_shown = 200;

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

using CohortOfRun = std::map<std::string, std::string, std::less<>>;
std::string cohort_words(const CohortOfRun& cohort_of_run, const std::string& run) {
  const auto cohort = cohort_of_run.find(run);
  return cohort == cohort_of_run.end() ? "" : cohort->second + ". ";
}

// T14
std::string stay_card(const std::vector<Occurrence>& stay, const School& school, const CohortOfRun& cohort_of_run) {
  if (stay.empty()) return "";
  std::vector<html::ListItem> items;
  for (const Occurrence& one : stay) {
    if (items.size() == most_shown) break;
    const char* const why = one.by_hand ? "Staff added it." : one.was_moved() ? "Staff moved it there." : "";
    items.push_back({.title = one.title,
                     .href = path_of(one),
                     .note = cohort_words(cohort_of_run, one.run_id) +
                             (one.need == Need::due ? "Due on " : "Takes place on ") + when_words(one, school.zone) +
                             ". " + why});
  }
  if (stay.size() > most_shown) items.push_back({.title = "and " + std::to_string(stay.size() - most_shown) + " more"});
  return html::card({.title = counted(stay.size(), "date stays", "dates stay") + " on the holiday all the same",
                     .body_html = html::list(items),
                     .note = "Cancel or move what should not.",
                     .flush = true});
}

// "Mock interviews" with its page; what is only foreseen has none.
std::string named(const Occurrence& one) {
  return one.id.empty() ? html::escape(one.title) : html::link({one.title, path_of(one)});
}

html::ListItem clash_item(const Clash& one, const School& school) {
  const bool over_work = one.first.need == Need::work_time || one.second.need == Need::work_time;
  const Occurrence& work = one.first.need == Need::work_time ? one.first : one.second;
  const Occurrence& other = &work == &one.first ? one.second : one.first;
  return {.title = other.title + (over_work ? " over " : " and ") + work.title,
          .note = when_words(other, school.zone) + "; " + when_words(work, school.zone),
          .after_html = html::badge(over_work ? "Protected work time" : "Both required", html::Tone::due) +
                        named(other) + named(work)};
}

}  // namespace

std::string clash_card(const std::vector<Clash>& clashes, const School& school, const std::string& title) {
  if (clashes.empty()) return "";
  std::vector<html::ListItem> items;
  for (const Clash& one : clashes) {
    if (items.size() == most_shown) break;
    items.push_back(clash_item(one, school));
  }
  if (clashes.size() > most_shown)
    items.push_back({.title = "and " + std::to_string(clashes.size() - most_shown) + " more"});
  return html::card(
      {.title = title, .body_html = html::list(items), .note = std::to_string(clashes.size()), .flush = true});
}

std::string undated_card(const std::vector<Undated>& undated) {
  if (undated.empty()) return "";
  std::vector<html::ListItem> items;
  for (const Undated& one : undated)
    items.push_back({.title = one.title, .note = one.why, .after_html = html::badge("No date", html::Tone::due)});
  return html::card(
      {.title = "What this edition leaves without a date", .body_html = html::list(items), .flush = true});
}

std::string difference_card(const EditionMove& move, const School& school,
                            const std::map<std::string, std::string, std::less<>>& cohort_of_run) {
  const std::string stay = stay_card(move.stay, school, cohort_of_run);
  if (move.differences.empty())
    return html::card({.title = "Nothing changes", .body_html = "<p>No date ahead is different.</p>"}) + stay;
  std::vector<html::ListItem> items;
  for (const Difference& one : move.differences) {
    if (items.size() == most_shown) break;
    items.push_back({.title = one.title, .note = cohort_words(cohort_of_run, one.run_id) + words_of(one, school)});
  }
  if (move.differences.size() > most_shown)
    items.push_back({.title = "and " + std::to_string(move.differences.size() - most_shown) + " more"});
  return html::card({.title = counted(move.differences.size(), "date changes", "dates change") + " for " +
                              counted(move.students.size(), "student", "students"),
                     .body_html = html::list(items),
                     .flush = true}) +
         stay;
}

}  // namespace timetable::pages
