#include <catch2/catch.hpp>

#include "platform/html/calendar_view.h"

using Catch::Matchers::Contains;

namespace {

Day day(std::string_view text) { return *Day::read(text); }

html::CalendarView week_of(std::vector<html::CalendarItem> items) {
  return {.items = std::move(items), .today = day("2026-09-09"), .links = {.day = "/calendar/list?from="}};
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("A month is shown in whole weeks, beginning with the school's first day of the week") {
  CHECK(html::month_span(day("2026-09-15")).first == day("2026-08-31"));
  CHECK(html::month_span(day("2026-09-15")).last == day("2026-10-04"));
  CHECK(html::month_span(day("2026-09-15"), 0).first == day("2026-08-30"));
  CHECK(html::month_span(day("2026-02-10")).first == day("2026-01-26"));
  CHECK(html::month_span(day("2027-02-10")).first == day("2027-02-01"));
  CHECK(html::month_span(day("2027-02-10")).last == day("2027-02-28"));
  CHECK(html::week_span(day("2026-09-13")).first == day("2026-09-07"));
  CHECK(html::week_span(day("2026-09-13"), 0).first == day("2026-09-13"));
}

TEST_CASE("A month has a head for each weekday, a cell for each day, and today marked") {
  const std::string month = html::month_view(week_of({}), day("2026-09-15"));
  CHECK(count(month, "<th scope=\"col\">") == 7);
  CHECK(count(month, "<td ") == 35);
  CHECK(count(month, "aria-current=\"date\"") == 1);
  CHECK_THAT(month, Contains("<h2 class=\"cal-span\">September 2026</h2>"));
}

TEST_CASE("A day with more than fits leads to its page") {
  std::vector<html::CalendarItem> items;
  for (int i = 0; i < 6; ++i) items.push_back({.day = day("2026-09-10"), .begins = 600 + i, .title = "Thing"});
  const std::string month = html::month_view(week_of(items), day("2026-09-15"));
  CHECK_THAT(month, Contains("<a href=\"/calendar/list?from=2026-09-10\">3 more"));
  CHECK_THAT(month, Contains("Thu 10 Sep, 6 things"));
}

TEST_CASE("As a list a month begins today; what went before opens on demand, and a month behind us is whole") {
  const std::vector<html::CalendarItem> items{{.day = day("2026-09-02"), .begins = 600, .title = "Past"},
                                              {.day = day("2026-09-10"), .begins = 600, .title = "Next"}};
  const auto list_of = [&](const html::CalendarView& view) {
    const std::string month = html::month_view(view, day("2026-09-15"));
    return month.substr(month.find("cal-month-list"));
  };
  const std::string now = list_of(week_of(items));
  CHECK(now.find("<summary>Earlier days") < now.find("Past"));
  CHECK(now.find("</details>") < now.find("Next"));
  html::CalendarView later = week_of(items);
  later.today = day("2026-11-01");
  CHECK(list_of(later).find("<details") == std::string::npos);
}

TEST_CASE("Kind and state of an item are words") {
  const std::vector<html::CalendarItem> items{
      {.day = day("2026-09-08"), .begins = 960, .ends = 1020, .title = "Stories", .href = "/s/1", .cancelled = true},
      {.day = day("2026-09-08"), .begins = 1080, .title = "Script", .kind = html::CalendarKind::due, .done = true},
      {.day = day("2026-09-09"),
       .title = "Fair",
       .kind = html::CalendarKind::event,
       .moved = "from Mon 7 Sep",
       .optional = true}};
  const std::string list = html::list_view(week_of(items), day("2026-09-01"), day("2026-09-30"));
  CHECK_THAT(list,
             Contains("16:00–17:00") && Contains("<s><a href=\"/s/1\">Stories</a></s>") && Contains(">Cancelled<"));
  CHECK_THAT(list, Contains("Due</span>") && Contains(" done</span>"));
  CHECK_THAT(list,
             Contains("Moved from Mon 7 Sep") && Contains(">Optional<") && Contains("All day") && Contains(">today<"));
  const std::string month = html::month_view(week_of(items), day("2026-09-01"));
  CHECK_THAT(month, Contains("<em>cancelled</em>") && Contains("<em>moved</em>"));
}

TEST_CASE("In a week, what overlaps stands side by side; what does not has the whole width") {
  const std::string week =
      html::week_view(week_of({{.day = day("2026-09-08"), .begins = 600, .ends = 660, .title = "A"},
                               {.day = day("2026-09-08"), .begins = 630, .ends = 700, .title = "B"},
                               {.day = day("2026-09-08"), .begins = 660, .ends = 720, .title = "C"},
                               {.day = day("2026-09-08"), .begins = 900, .ends = 960, .title = "D"}}),
                      day("2026-09-09"));
  CHECK_THAT(week, Contains("at-9 for-4 lane-1-of-2"));
  CHECK_THAT(week, Contains("at-11 for-5 lane-2-of-2"));
  CHECK_THAT(week, Contains("at-13 for-4 lane-1-of-2"));
  CHECK_THAT(week, Contains("at-29 for-4 lane-1-of-1"));
  CHECK_THAT(week, Contains("7–13 Sep 2026"));
}

TEST_CASE("In a week, of more than three at once two are shown and the others are counted, with a link to the day") {
  std::vector<html::CalendarItem> items;
  for (const char* title : {"A", "B", "C", "D", "E"})
    items.push_back({.day = day("2026-09-08"), .begins = 600, .ends = 660, .title = title, .href = "/s"});
  const std::string week = html::week_view(week_of(items), day("2026-09-09"));
  CHECK(count(week, "lane-1-of-3\">") == 1);
  CHECK(count(week, "lane-2-of-3\">") == 1);
  CHECK(count(week, "lane-3-of-3\">") == 1);
  CHECK_THAT(week, Contains("<li class=\"week-more at-9 for-4 lane-3-of-3\"><a href=\"/calendar/list?from=2026-09-08\">"
                            "+3 more<span class=\"visually-hidden\"> on Tue 8 Sep, 10:00–11:00"));
  // In the phone's list, where there is room, all are items.
  CHECK(count(week, "is-over\"") == 3);
  CHECK(count(week, "<a href=\"/s\">") == 5);
  CHECK(week.find("week-more") < week.find(">C<"));
}

TEST_CASE("In a week, no two items of the same hour stand in the same place") {
  std::vector<html::CalendarItem> items;
  // Five at ten, of which one lasts; at eleven two more, which have room beside it.
  for (const int ends : {660, 660, 660, 660, 780})
    items.push_back({.day = day("2026-09-08"), .begins = 600, .ends = ends, .title = "A"});
  for (const int ends : {720, 720})
    items.push_back({.day = day("2026-09-08"), .begins = 660, .ends = ends, .title = "B"});
  const std::string week = html::week_view(week_of(items), day("2026-09-09"));
  for (const char* lane : {"at-9 for-4 lane-1-of-3", "at-9 for-4 lane-2-of-3", "at-13 for-4 lane-1-of-3",
                           "at-13 for-4 lane-2-of-3", "week-more at-9 for-12 lane-3-of-3"}) {
    INFO(lane);
    CHECK(count(week, lane) == 1);
  }
  CHECK_THAT(week, Contains("+3 more<"));
}

TEST_CASE("What several have at once names each of them, with a link, in every view") {
  const std::vector<html::CalendarItem> items{{.day = day("2026-09-08"),
                                               .begins = 600,
                                               .ends = 660,
                                               .title = "Homeroom",
                                               .whose = {{"North", "/s/1"}, {"South", "/s/2"}}},
                                              {.day = day("2026-09-10"),
                                               .begins = 600,
                                               .title = "Script",
                                               .href = "/s/3",
                                               .whose = {{.label = "East", .href = ""}}}};
  for (const std::string& shown :
       {html::week_view(week_of(items), day("2026-09-09")), html::month_view(week_of(items), day("2026-09-09")),
        html::list_view(week_of(items), day("2026-09-01"), day("2026-09-30"))}) {
    CHECK_THAT(shown, Contains("<a href=\"/s/1\"><span class=\"visually-hidden\">Homeroom, </span>North</a>") &&
                          Contains("<a href=\"/s/2\"><span class=\"visually-hidden\">Homeroom, </span>South</a>"));
    CHECK_THAT(shown, Contains("<a href=\"/s/3\">Script</a>") && Contains("<span>East</span>"));
  }
}

TEST_CASE("A week shows the hours it needs") {
  const auto first_hour = [](int begins) {
    const std::string week =
        html::week_view(week_of({{.day = day("2026-09-08"), .begins = begins, .title = "A"}}), day("2026-09-09"));
    const std::size_t at = week.find("<span>", week.find("week-axis")) + 6;
    return week.substr(at, 5);
  };
  CHECK(first_hour(600) == "08:00");
  CHECK(first_hour(380) == "06:00");
  const std::string due =
      html::week_view(week_of({{.day = day("2026-09-08"), .begins = 1439, .title = "A"}}), day("2026-09-09"));
  CHECK_THAT(due, !Contains(">18:00<") && Contains("is-late\"><li class=\"week-item"));
  CHECK_THAT(html::week_view(week_of({{.day = day("2026-09-08"), .begins = 1430, .ends = 1440, .title = "A"}}),
                             day("2026-09-09")),
             Contains("at-62 for-3"));
}

TEST_CASE("A span of two years, of two months and of one is told as short as can be") {
  CHECK_THAT(html::list_view(week_of({}), day("2026-12-28"), day("2027-01-03")), Contains("28 Dec 2026 – 3 Jan 2027"));
  CHECK_THAT(html::list_view(week_of({}), day("2026-09-28"), day("2026-10-04")), Contains("28 Sep – 4 Oct 2026"));
  CHECK_THAT(html::list_view(week_of({}), day("2026-09-08"), day("2026-09-08")), Contains("Tue 8 Sep 2026"));
}
