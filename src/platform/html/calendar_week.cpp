// The week with its hours: a column for each day, a row for each quarter of an hour. Places are classes ("at-5 for-4"),
// because the pages allow no styles in their elements. On a phone the same elements are a list.
#include <algorithm>
#include <array>
#include <vector>

#include "platform/html/calendar_item.h"

namespace html {
namespace {

constexpr int quarter = 15, hour = 60, most_lanes = 3;
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
// width.
void find_lanes(std::vector<Placed>& all) {
  for (std::size_t begin = 0; begin < all.size();) {
    std::vector<int> free_from;
    int reach = all[begin].to;
    std::size_t end = begin;
    for (; end < all.size() && (end == begin || all[end].from < reach); ++end) {
      auto lane = std::find_if(free_from.begin(), free_from.end(), [&](int from) { return from <= all[end].from; });
      if (lane == free_from.end()) lane = free_from.insert(free_from.end(), 0);
      *lane = all[end].to;
      all[end].lane = static_cast<int>(lane - free_from.begin());
      reach = std::max(reach, all[end].to);
    }
    for (; begin < end; ++begin) all[begin].lanes = static_cast<int>(free_from.size());
  }
}

// What stands in one place: an item, or several that are only counted.
using Entry = std::vector<const Placed*>;

bool is_at_the_edge(const Placed& one) { return one.lane >= most_lanes - 1 && one.lanes > most_lanes; }

// Where there are more lanes than can be read, the last one has an entry for those of the others that overlap. In the
// order of time.
std::vector<Entry> entries_of(const std::vector<Placed>& all) {
  std::vector<Entry> entries;
  std::size_t edge = 0;
  int reach = -1;  // of the entry at the edge
  for (const Placed& one : all) {
    if (is_at_the_edge(one) && one.from < reach) {
      entries[edge].push_back(&one);
    } else {
      if (is_at_the_edge(one)) edge = entries.size();
      entries.push_back({&one});
    }
    if (is_at_the_edge(one)) reach = std::max(reach, one.to);
  }
  return entries;
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
  out.put("</p>");
  if (!item.whose_in_short.empty())
    out.put("<span class=\"cal-short\" aria-hidden=\"true\">").text(item.whose_in_short).put("</span>");
  put_whose(out, item);
  out.put("<p class=\"cal-note\"><span class=\"cal-word\">").text(word_of(item)).put("</span>");
  if (!item.moved.empty()) out.put("<span>").text(item.moved).put("</span>");
  if (!item.place.empty()) out.put("<span>").text(item.place).put("</span>");
  if (!item.note.empty()) out.put("<span>").text(item.note).put("</span>");
  out.put("</p>");
}

void put_place(Markup& out, const Hours& hours, int from, int to, const Placed& at) {
  out.put(" at-").number(from - hours.first + 1).put(" for-").number(to - from);
  out.put(" lane-").number(std::min(at.lane, most_lanes - 1) + 1).put("-of-").number(std::min(at.lanes, most_lanes));
}

// `over`: it is counted among the hours, and an item only in the phone's list.
void put_placed(Markup& out, const Placed& at, const Hours& hours, bool over) {
  out.put("<li class=\"week-item ").bare(kind_class(at.item->kind));
  put_place(out, hours, at.from, at.to, at);
  if (at.item->cancelled) out.put(" is-off");
  if (at.item->optional) out.put(" is-optional");
  if (over) out.put(" is-over");
  out.put("\">");
  put_words(out, *at.item);
  out.put("</li>\n");
}

void put_more(Markup& out, const CalendarView& view, const Day& day, const Entry& entry, const Hours& hours) {
  int from = entry.front()->from, to = entry.front()->to;
  for (const Placed* one : entry) to = std::max(to, one->to);
  out.put("<li class=\"week-more");
  put_place(out, hours, from, to, *entry.front());
  out.put("\">");
  if (!view.links.day.empty()) out.put("<a").address("href", view.links.day + day.text()).put(">");
  out.put("+").number(static_cast<std::int64_t>(entry.size())).put(" more<span class=\"visually-hidden\"> on ");
  out.bare(day_words(day, view.today) + ", " + clock_words(from * quarter) + "–" + clock_words(to * quarter));
  out.put("</span>");
  if (!view.links.day.empty()) out.put("</a>");
  out.put("</li>\n");
}

void put_entry(Markup& out, const CalendarView& view, const Day& day, const Entry& entry, const Hours& hours) {
  const bool over = entry.size() > 1;
  if (over) put_more(out, view, day, entry, hours);
  for (const Placed* one : entry) put_placed(out, *one, hours, over);
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

// Its columns: a day with many things at once is wide, at the expense of those with nothing; so is the week for a free
// weekend.
void put_columns(Markup& out, const CalendarView& view, const std::vector<CalendarItem>& items, const Day& first) {
  std::array<int, 7> lanes{}, counts{};
  for (std::size_t i = 0; i < 7; ++i) {
    std::vector<Placed> timed;
    for (const CalendarItem& item : items) {
      if (item.day != first.plus(static_cast<int>(i))) continue;
      ++counts[i];
      if (item.begins && !is_late(item)) timed.push_back(placed(item));
    }
    find_lanes(timed);
    for (const Placed& one : timed) lanes[i] = std::max(lanes[i], one.lanes);
  }
  const bool is_crowded = *std::max_element(lanes.begin(), lanes.end()) >= most_lanes;
  const bool free_weekend = view.first_weekday == 1 && counts[5] + counts[6] == 0;
  for (std::size_t i = 0; i < 7; ++i) {
    const auto number = static_cast<std::int64_t>(i) + 1;
    if (lanes[i] >= most_lanes) out.put(" full-").number(number);
    if (counts[i] == 0 && (is_crowded || (free_weekend && i >= 5))) out.put(" free-").number(number);
  }
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
  for (const Entry& entry : entries_of(timed)) put_entry(out, view, day, entry, hours);
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
  out.put("<div class=\"week");
  put_columns(out, view, items, span.first);
  out.put("\">\n");
  put_axis(out, hours);
  for (Day at = span.first; at <= span.last; at = at.plus(1)) put_day(out, view, items, at, hours);
  out.put("</div>\n");
  if (items.empty()) out.put("<p class=\"week-empty\">").text(view.empty).put("</p>");
  return out.put("</div>\n").take();
}

}  // namespace html
