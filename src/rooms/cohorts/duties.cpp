// What somebody looks after, in the words of a page (CO30).
#include "rooms/cohorts/cohorts_pages.h"
#include "rooms/cohorts/page_parts.h"

namespace cohorts {

namespace {

std::string words_of(const Duty& duty, Day today) {
  const Assignment& one = duty.assignment;
  std::string words = one.cohort_id ? duty.cohort : one.track_id ? "the whole track " + duty.track : "all cohorts";
  if (one.module) words += ", module " + std::to_string(*one.module);
  if (one.from_day > today) words += ", from " + html::day_words(one.from_day);
  if (one.until_day) words += ", until " + html::day_words(*one.until_day);
  return words;
}

}  // namespace

std::vector<html::Link> duties_in_words(web::Visit& visit, const PersonId& person) {
  const Day today = pages::today(visit);
  const Duties duties = duties_of(visit.transaction, person.text(), today);
  std::vector<html::Link> all;
  for (const Duty& one : duties.assignments)
    all.push_back({.label = words_of(one, today), .href = one.newest ? "/cohorts/" + *one.newest : ""});
  if (duties.graduates > 0)
    all.push_back({.label = std::to_string(duties.graduates) +
                            (duties.graduates == 1 ? " graduate, as adviser" : " graduates, as adviser"),
                   .href = visit.viewer().roles.any_of(career_team) ? "/cohorts/seekers" : ""});
  return all;
}

}  // namespace cohorts
