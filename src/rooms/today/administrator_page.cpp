#include "platform/calendar/zone.h"
#include "rooms/today/pages.h"

namespace today::pages {

namespace {

struct Words {
  std::string title, say, href;
};

Words words_of(Step step, const std::string& cohort_id) {
  const std::string cohort = cohort_id.empty() ? "/cohorts" : "/cohorts/" + cohort_id;
  switch (step) {
    case Step::defaults:
      return {"Look at the school's defaults", "Hours and lengths for what the programme leaves open.",
              "/timetable/defaults"};
    case Step::programme:
      return {"Import the programme", "Your pages, as a zip; mistakes in them are shown before anything is kept.",
              "/curriculum/editions/new"};
    case Step::terms:
      return {"Enter a term and your tracks", "When all modules run, with its holidays, and what you teach.",
              "/cohorts/terms"};
    case Step::cohort:
      return {"Make the first cohort", "It begins in a term, on a track, and follows one edition of the programme.",
              "/cohorts/terms"};
    case Step::run:
      return {"Plan its first module", "That gives every session of the module its date.",
              cohort_id.empty() ? cohort : "/timetable/cohorts/" + cohort_id + "/plan"};
    case Step::team:
      return {"Add the career team and invite them", "Specialists and leads: each gets a link to come in with.",
              "/people"};
    case Step::assignment:
      return {"Say who looks after whom", "A specialist for a cohort, a track or a module: on the cohort's page.",
              cohort};
    case Step::students:
      return {"Import the students", "From a roster; you see what becomes of each row before anything is kept.",
              "/rosters"};
  }
  return {};
}

std::string counted(int count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

html::ListItem backups_item(const BackupTrouble& trouble, const web::Visit& visit) {
  const auto day_of = [&](Moment moment) {
    return html::day_words(calendar::local_of(moment, visit.viewer().zone).day);
  };
  const std::string last =
      trouble.last_good ? "The last good one is of " + day_of(*trouble.last_good) + "." : "There is no good one yet.";
  const std::string look = " The server's log says more, and so does cairn doctor.";
  if (trouble.problem)
    return {.title = "The last scheduled backup failed",
            .note = *trouble.problem + ". " + last + look,
            .after_html = html::badge("Broken", html::Tone::bad),
            .tone = html::Tone::bad};
  return {.title = "The last scheduled backup is too old",
          .note = last + look,
          .after_html = html::badge("Overdue", html::Tone::bad),
          .tone = html::Tone::bad};
}

html::ListItem invitations_item(const std::vector<std::pair<PersonId, std::string>>& people) {
  constexpr std::size_t most_named = 5;
  html::ListItem item{
      .title = counted(static_cast<int>(people.size()), "invitation expired unused", "invitations expired unused"),
      .note = "Their links lead nowhere by now: invite them once more."};
  for (std::size_t i = 0; i < people.size() && i < most_named; ++i)
    item.after_html += html::link({people[i].second, "/accounts/" + people[i].first.text()});
  if (people.size() > most_named)
    item.after_html += html::link({std::to_string(people.size() - most_named) + " more among all people", "/people"});
  return item;
}

html::ListItem left_alone_item(const std::vector<std::pair<std::string, std::string>>& cohorts) {
  constexpr std::size_t most_named = 5;
  html::ListItem item{.title = counted(static_cast<int>(cohorts.size()), "cohort has", "cohorts have") +
                               " no specialist who still works here",
                      .note = "Who was assigned has left: give them to somebody else."};
  for (std::size_t i = 0; i < cohorts.size() && i < most_named; ++i)
    item.after_html += html::link({cohorts[i].second, "/cohorts/" + cohorts[i].first});
  if (cohorts.size() > most_named)
    item.after_html +=
        html::link({std::to_string(cohorts.size() - most_named) + " more among all cohorts", "/cohorts"});
  return item;
}

}  // namespace

std::string first_steps_card(const FirstSteps& first) {
  std::vector<html::ListItem> items;
  bool is_next = true;
  int done_already = 0;
  for (const auto& [step, done] : first.steps) {
    const Words words = words_of(step, first.cohort_id);
    html::ListItem item{
        .title = std::to_string(items.size() + 1) + ". " + words.title, .href = words.href, .note = words.say};
    item.before_html = html::icon(done ? "icon-circle-check" : "icon-circle");
    done_already += done ? 1 : 0;
    if (done) item.after_html = html::badge("Done", html::Tone::good);
    if (!done && is_next) {
      item.after_html = html::badge("Next", html::Tone::info);
      is_next = false;
    }
    items.push_back(std::move(item));
  }
  if (items.empty()) return {};
  return html::card({.title = "Set up the school",
                     .body_html = html::list(items),
                     .note = std::to_string(done_already) + " of " + std::to_string(items.size()) + " done",
                     .flush = true});
}

std::string waiting_card(const AdministratorsDay& day, const web::Visit& visit) {
  std::vector<html::ListItem> items;
  if (day.backups) items.push_back(backups_item(*day.backups, visit));
  if (!day.left_alone.empty()) items.push_back(left_alone_item(day.left_alone));
  if (day.deletions > 0)
    items.push_back({.title = counted(day.deletions, "request for deletion waits", "requests for deletion wait"),
                     .href = "/privacy/requests",
                     .note = "Since " + html::day_words(day.deletion_since.value())});
  if (day.letters.bounced > 0)
    items.push_back({.title = counted(day.letters.bounced, "address bounced", "addresses bounced"),
                     .href = "/outbox",
                     .note = "Nobody is written to there until you say that it is right."});
  if (day.letters.failed > 0)
    items.push_back({.title = counted(day.letters.failed, "letter did not arrive", "letters did not arrive"),
                     .href = "/outbox?state=failed",
                     .note = "In the last fourteen days: refused, or given up."});
  if (day.letters.waiting > 0)
    items.push_back({.title = counted(day.letters.waiting, "letter waits", "letters wait") + " to leave",
                     .href = "/outbox?state=waiting",
                     .note = "For more than an hour: look whether the mail server is named and answers."});
  if (!day.not_come.empty()) items.push_back(invitations_item(day.not_come));
  if (items.empty())
    return html::card({.title = "Waiting for you",
                       .body_html = html::empty_state({.title = "Nothing waits for you",
                                                       .say = "Requests for deletion, mail that failed, invitations "
                                                              "that expired, cohorts whose specialist left and "
                                                              "broken backups appear here.",
                                                       .icon = "icon-circle-check"})});
  return html::card({.title = "Waiting for you",
                     .body_html = html::list(items),
                     .note = std::to_string(items.size()),
                     .flush = true});
}

}  // namespace today::pages
