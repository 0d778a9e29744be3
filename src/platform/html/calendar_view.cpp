// The calendar as month and as list; the week has a file of its own.
#include "platform/html/calendar_view.h"

#include <algorithm>

#include "kernel/time_words.h"
#include "platform/html/calendar_item.h"

namespace html {
namespace {

constexpr int most_days = 400;
constexpr std::size_t most_in_a_cell = 4, most_marks = 4;

Day week_start(const Day& day, unsigned first_weekday) {
  return day.plus(-static_cast<int>((day.weekday().c_encoding() + 7 - first_weekday % 7) % 7));
}

using Items = std::vector<CalendarItem>;
struct OfDay {
  Items::const_iterator begin, end;
  std::size_t count() const { return static_cast<std::size_t>(end - begin); }
};
OfDay of_day(const Items& items, const Day& day) {
  const auto begin =
      std::find_if(items.begin(), items.end(), [&](const CalendarItem& item) { return item.day >= day; });
  const auto end = std::find_if(begin, items.end(), [&](const CalendarItem& item) { return item.day > day; });
  return {begin, end};
}

void put_days(Markup& out, const CalendarView& view, const Items& items) {
  if (items.empty()) return void(out.html(empty_state({.title = view.empty, .icon = "icon-calendar"})));
  out.put("<div class=\"cal-list\">\n");
  for (auto at = items.begin(); at != items.end();) {
    const Day day = at->day;
    out.put("<section class=\"cal-list-day");
    if (day < view.today) out.put(" is-past");
    out.put("\">");
    put_day_heading(out, view, day);
    out.put("<ul>\n");
    for (; at != items.end() && at->day == day; ++at) {
      out.put("<li class=\"cal-row ").bare(kind_class(at->kind)).put("\">");
      put_large(out, *at);
      out.put("</li>\n");
    }
    out.put("</ul></section>\n");
  }
  out.put("</div>\n");
}

// On a phone the month is a list: it begins today, with what went before at hand.
void put_days_of_month(Markup& out, const CalendarView& view, const Items& items) {
  const OfDay today = of_day(items, view.today);
  if (today.begin == items.begin() || today.begin == items.end()) return put_days(out, view, items);
  Markup before;
  put_days(before, view, Items(items.begin(), today.begin));
  out.html(disclosure("Earlier days", before.take()));
  put_days(out, view, Items(today.begin, items.end()));
}

void put_number(Markup& out, const CalendarView& view, const Day& day, std::size_t count) {
  const auto number = static_cast<unsigned>(std::chrono::year_month_day(day.days()).day());
  const std::string counted = count == 0 ? "" : count == 1 ? ", 1 thing" : ", " + std::to_string(count) + " things";
  const auto words = [&] {
    out.put("<span aria-hidden=\"true\">").number(number).put("</span><span class=\"visually-hidden\">");
    out.bare(day_words(day, view.today)).bare(counted).put("</span>");
  };
  if (view.links.day.empty() || count == 0) {
    out.put("<span class=\"cal-number\">");
    words();
    out.put("</span>");
  } else {
    out.put("<a class=\"cal-number\"").address("href", view.links.day + day.text()).put(">");
    words();
    out.put("</a>");
  }
}

void put_cell(Markup& out, const CalendarView& view, const Items& items, const Day& day, bool inside) {
  const OfDay here = of_day(items, day);
  out.put("<td class=\"cal-cell");
  if (!inside) out.put(" is-outside");
  if (day < view.today) out.put(" is-past");
  if (day == view.today) out.put(" is-today\" aria-current=\"date");
  out.put("\">");
  put_number(out, view, day, here.count());
  if (here.count() == 0) return void(out.put("</td>"));

  out.put("<span class=\"cal-marks\" aria-hidden=\"true\">");
  for (std::size_t i = 0; i < std::min(here.count(), most_marks); ++i)
    out.put("<span class=\"").bare(kind_class((here.begin + static_cast<std::ptrdiff_t>(i))->kind)).put("\"></span>");
  out.put("</span><ul>");
  const std::size_t shown = here.count() > most_in_a_cell ? most_in_a_cell - 1 : here.count();
  for (auto at = here.begin; at != here.begin + static_cast<std::ptrdiff_t>(shown); ++at) {
    out.put("<li class=\"cal-item ").bare(kind_class(at->kind)).put("\">");
    put_small(out, *at);
    out.put("</li>");
  }
  if (shown < here.count()) {
    const std::string more = std::to_string(here.count() - shown) + " more";
    out.put("<li class=\"cal-more\">");
    if (view.links.day.empty())
      out.bare(more);
    else
      out.put("<a")
          .address("href", view.links.day + day.text())
          .put(">")
          .bare(more)
          .put("<span class=\"visually-hidden\"> on ")
          .bare(day_words(day, view.today))
          .put("</span></a>");
    out.put("</li>");
  }
  out.put("</ul></td>");
}

}  // namespace

Span week_span(const Day& day, unsigned first_weekday) {
  const Day first = week_start(day, first_weekday);
  return {first, first.plus(6)};
}

Span month_span(const Day& day, unsigned first_weekday) {
  const std::chrono::year_month_day date(day.days());
  const Day first(std::chrono::sys_days(date.year() / date.month() / 1));
  const Day last(std::chrono::sys_days(date.year() / date.month() / std::chrono::last));
  return {week_start(first, first_weekday), week_start(last, first_weekday).plus(6)};
}

std::string month_view(const CalendarView& view, const Day& day) {
  const Span span = month_span(day, view.first_weekday);
  const Items items = items_between(view, span.first, span.last);
  const auto month = std::chrono::year_month_day(day.days()).month();
  Markup out;
  out.put("<div class=\"cal cal-month\">\n");
  put_bar(out, view, View::month, month_words(day));
  out.put("<table class=\"cal-grid\"><caption class=\"visually-hidden\">")
      .bare(month_words(day))
      .put("</caption><thead><tr>");
  for (unsigned i = 0; i < 7; ++i) {
    const std::string_view name = weekday_name(std::chrono::weekday((view.first_weekday + i) % 7));
    out.put("<th scope=\"col\"><span class=\"visually-hidden\">").bare(name).put("</span><span aria-hidden=\"true\">");
    out.bare(name.substr(0, 3)).put("</span></th>");
  }
  out.put("</tr></thead><tbody>\n");
  for (Day at = span.first; at <= span.last; at = at.plus(1)) {
    if (at.days_since(span.first) % 7 == 0) out.put("<tr>");
    put_cell(out, view, items, at, std::chrono::year_month_day(at.days()).month() == month);
    if (at.days_since(span.first) % 7 == 6) out.put("</tr>\n");
  }
  out.put("</tbody></table>\n<div class=\"cal-month-list\">\n");
  put_days_of_month(out, view, items);
  return out.put("</div></div>\n").take();
}

std::string list_view(const CalendarView& view, const Day& first, const Day& last) {
  const Day end = std::min(last, first.plus(most_days - 1));
  Markup out;
  out.put("<div class=\"cal\">\n");
  put_bar(out, view, View::list, first == end ? day_words(first) : span_words(first, end));
  put_days(out, view, items_between(view, first, end));
  return out.put("</div>\n").take();
}

}  // namespace html
