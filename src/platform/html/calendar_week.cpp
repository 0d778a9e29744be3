// The week with its hours: a column for each day, a row for each quarter of an hour. Places are classes ("at-5 for-4"),
// because the pages allow no styles in their elements. On a phone the same elements are a list.
#include <algorithm>
#include <vector>

#include "platform/html/calendar_item.h"

namespace html {
namespace {

constexpr int quarter = 15, hour = 60, most_lanes = 4;
constexpr int least_quarters = 3;  // what is shorter is drawn that high, so that its title can be read
constexpr int usual_first = 8 * hour, usual_last = 18 * hour;

// A moment of the evening, such as the end of the day by which something is due: it stands below the hours, which would
// otherwise be drawn until midnight for its sake.
bool is_late(const CalendarItem& item) { return item.begins && !item.ends && *item.begins >= usual_last; }

struct Placed {
  const CalendarItem* item;
  int from, to;  // quarters of an hour since midnight, as drawn
  int lane = 0, lanes = 1;
};

Placed placed(const CalendarItem& item) {
  constexpr int day = 24 * hour / quarter;
  const int begins = std::clamp(*item.begins, 0, 24 * hour),
            ends = std::clamp(item.ends.value_or(begins), 0, 24 * hour);
  const int from = std::min(begins / quarter, day - least_quarters);
  return {&item, from, std::max((ends + quarter - 1) / quarter, from + least_quarters)};
}

// Items that overlap stand side by side: each takes the first lane that is free, and all that hang together share the
// width. More than four at once lie over each other in the last lane.
void find_lanes(std::vector<Placed>& all) {
  for (std::size_t begin = 0; begin < all.size();) {
    std::vector<int> free_from;
    int reach = all[begin].to;
    std::size_t end = begin;
    for (; end < all.size() && (end == begin || all[end].from < reach); ++end) {
      auto lane = std::find_if(free_from.begin(), free_from.end(), [&](int from) { return from <= all[end].from; });
      if (lane == free_from.end()) {
        if (free_from.size() < most_lanes)
          lane = free_from.insert(free_from.end(), 0);
        else
          lane = std::prev(free_from.end());
      }
      *lane = all[end].to;
      all[end].lane = static_cast<int>(lane - free_from.begin());
      reach = std::max(reach, all[end].to);
    }
    for (; begin < end; ++begin) all[begin].lanes = static_cast<int>(free_from.size());
  }
}

struct Hours {
  int first = usual_first / quarter, last = usual_last / quarter;  // quarters, whole hours
};

Hours hours_of_week(const std::vector<CalendarItem>& items) {
  Hours hours;
  for (const CalendarItem& item : items) {
    if (!item.begins || is_late(item)) continue;
    const Placed at = placed(item);
    hours.first = std::min(hours.first, at.from / 4 * 4);
    hours.last = std::max(hours.last, (at.to + 3) / 4 * 4);
  }
  return hours;
}

void put_axis(Markup& out, const Hours& hours) {
  out.put("<div class=\"week-axis\" aria-hidden=\"true\">");
  for (int at = hours.first; at < hours.last; at += 4) out.put("<span>").bare(clock_words(at * quarter)).put("</span>");
  out.put("</div>\n");
}

// The end apart, so that it may give way to the state.
void put_hours(Markup& out, const CalendarItem& item) {
  out.bare(clock_words(*item.begins));
  if (item.ends) out.put("<span class=\"cal-end\">–").bare(clock_words(*item.ends)).put("</span>");
}

// The sign of its kind and its state stay when there is no room for more.
void put_words(Markup& out, const CalendarItem& item) {
  out.put("<p class=\"cal-hours\">");
  if (item.begins)
    put_hours(out, item);
  else
    out.put("All day");
  if (const auto state = state_of(item); !state.empty()) out.put(" <em>").bare(state).put("</em>");
  out.put("</p><p class=\"cal-title\">");
  put_icon(out, item);
  put_title(out, item);
  out.put("</p><p class=\"cal-note\"><span class=\"cal-word\">").text(word_of(item)).put("</span>");
  if (!item.moved.empty()) out.put("<span>").text(item.moved).put("</span>");
  if (!item.place.empty()) out.put("<span>").text(item.place).put("</span>");
  if (!item.note.empty()) out.put("<span>").text(item.note).put("</span>");
  out.put("</p>");
}

void put_placed(Markup& out, const Placed& at, const Hours& hours) {
  out.put("<li class=\"week-item ").bare(kind_class(at.item->kind));
  out.put(" at-").number(at.from - hours.first + 1).put(" for-").number(at.to - at.from);
  out.put(" lane-").number(at.lane + 1).put("-of-").number(at.lanes);
  if (at.item->cancelled) out.put(" is-off");
  if (at.item->optional) out.put(" is-optional");
  out.put("\">");
  put_words(out, *at.item);
  out.put("</li>\n");
}

// What has no place among the hours.
void put_beside_hours(Markup& out, std::string_view list_class, const std::vector<const CalendarItem*>& items) {
  out.put("<ul class=\"").bare(list_class).put("\">");
  for (const CalendarItem* item : items) {
    out.put("<li class=\"week-item ").bare(kind_class(item->kind));
    if (item->cancelled) out.put(" is-off");
    if (item->optional) out.put(" is-optional");
    out.put("\">");
    put_words(out, *item);
    out.put("</li>");
  }
  out.put("</ul>");
}

void put_day(Markup& out, const CalendarView& view, const std::vector<CalendarItem>& items, const Day& day,
             const Hours& hours) {
  out.put("<section class=\"week-day");
  if (day == view.today) out.put(" is-today");
  if (day < view.today) out.put(" is-past");
  out.put("\">");
  put_day_heading(out, view, day);

  std::vector<Placed> timed;
  std::vector<const CalendarItem*> whole, late;
  for (const CalendarItem& item : items) {
    if (item.day != day) continue;
    if (!item.begins)
      whole.push_back(&item);
    else if (is_late(item))
      late.push_back(&item);
    else
      timed.push_back(placed(item));
  }
  put_beside_hours(out, "week-whole", whole);
  find_lanes(timed);
  out.put("<ol class=\"week-hours\">\n");
  for (const Placed& one : timed) put_placed(out, one, hours);
  out.put("</ol>");
  put_beside_hours(out, "week-whole is-late", late);
  out.put("</section>\n");
}

}  // namespace

std::string week_view(const CalendarView& view, const Day& day) {
  const Span span = week_span(day, view.first_weekday);
  const auto items = items_between(view, span.first, span.last);
  const Hours hours = hours_of_week(items);
  Markup out;
  out.put("<div class=\"cal\">\n");
  put_bar(out, view, View::week, span_words(span.first, span.last));
  const bool works_on_weekends =
      std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.day >= span.first.plus(5); });
  if (view.first_weekday == 1 && !works_on_weekends)
    out.put("<div class=\"week has-free-weekend\">\n");
  else
    out.put("<div class=\"week\">\n");
  put_axis(out, hours);
  for (Day at = span.first; at <= span.last; at = at.plus(1)) put_day(out, view, items, at, hours);
  out.put("</div>\n");
  if (items.empty()) out.put("<p class=\"week-empty\">").text(view.empty).put("</p>");
  return out.put("</div>\n").take();
}

}  // namespace html
