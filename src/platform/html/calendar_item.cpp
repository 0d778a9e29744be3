#include "platform/html/calendar_item.h"

#include <algorithm>
#include <tuple>

#include "kernel/time_words.h"

namespace html {
namespace {

std::chrono::year_month_day date_of(const Day& day) { return std::chrono::year_month_day(day.days()); }
std::string number_of(const Day& day) { return std::to_string(static_cast<unsigned>(date_of(day).day())); }
std::string year_of(const Day& day) { return std::to_string(static_cast<int>(date_of(day).year())); }

}  // namespace

std::vector<CalendarItem> items_between(const CalendarView& view, const Day& first, const Day& last) {
  std::vector<CalendarItem> items;
  for (const CalendarItem& item : view.items)
    if (item.day >= first && item.day <= last) items.push_back(item);
  const auto order = [](const CalendarItem& item) {
    return std::tuple(item.day, item.begins.value_or(-1), item.ends.value_or(-1), std::string_view(item.title));
  };
  std::stable_sort(items.begin(), items.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return items;
}

std::string_view kind_class(CalendarKind kind) {
  switch (kind) {
    case CalendarKind::session:
      return "kind-session";
    case CalendarKind::group:
      return "kind-group";
    case CalendarKind::meeting:
      return "kind-meeting";
    case CalendarKind::due:
      return "kind-due";
    case CalendarKind::work:
      return "kind-work";
    case CalendarKind::event:
      return "kind-event";
    case CalendarKind::closed:
      return "kind-closed";
  }
  return "kind-session";
}

std::string_view kind_icon(CalendarKind kind) {
  switch (kind) {
    case CalendarKind::session:
      return "icon-presentation";
    case CalendarKind::group:
      return "icon-users-group";
    case CalendarKind::meeting:
      return "icon-messages";
    case CalendarKind::due:
      return "icon-flag";
    case CalendarKind::work:
      return "icon-shield";
    case CalendarKind::event:
      return "icon-confetti";
    case CalendarKind::closed:
      return "icon-beach";
  }
  return "icon-presentation";
}

std::string_view word_of(const CalendarItem& item) {
  if (!item.word.empty()) return item.word;
  switch (item.kind) {
    case CalendarKind::session:
      return "Session";
    case CalendarKind::group:
      return "Group";
    case CalendarKind::meeting:
      return "Meeting";
    case CalendarKind::due:
      return "Due";
    case CalendarKind::work:
      return "Protected time";
    case CalendarKind::event:
      return "Event";
    case CalendarKind::closed:
      return "No classes";
  }
  return "Session";
}

std::string_view state_of(const CalendarItem& item) {
  if (item.cancelled) return "cancelled";
  if (!item.moved.empty()) return "moved";
  return item.optional ? "optional" : "";
}

std::string hours_of(const CalendarItem& item) {
  if (!item.begins) return {};
  return clock_words(*item.begins) + (item.ends ? "–" + clock_words(*item.ends) : "");
}

void put_title(Markup& out, const CalendarItem& item) {
  if (item.cancelled) out.put("<s>");
  if (item.href.empty())
    out.text(item.title);
  else
    out.put("<a").address("href", item.href).put(">").text(item.title).put("</a>");
  if (item.cancelled) out.put("</s>");
  if (item.done)
    out.put(
        "<span class=\"icon icon-circle-check cal-done\" aria-hidden=\"true\"></span><span class=\"visually-hidden\"> "
        "done</span>");
}

void put_whose(Markup& out, const CalendarItem& item) {
  if (item.whose.empty()) return;
  out.put("<span class=\"cal-whose\">");
  for (const Link& one : item.whose) {
    if (&one != &item.whose.front()) out.put(" ");
    if (one.href.empty())
      out.put("<span>").text(one.label).put("</span>");
    else
      out.put("<a")
          .address("href", one.href)
          .put("><span class=\"visually-hidden\">")
          .text(item.title)
          .put(", </span>")
          .text(one.label)
          .put("</a>");
  }
  out.put("</span>");
}

void put_icon(Markup& out, const CalendarItem& item) {
  out.put("<span class=\"icon cal-icon ").bare(kind_icon(item.kind)).put("\" aria-hidden=\"true\"></span>");
}

void put_small(Markup& out, const CalendarItem& item) {
  out.put("<span class=\"cal-when\">");
  put_icon(out, item);
  out.put("<span class=\"visually-hidden\">").text(word_of(item)).put(" </span>");
  if (item.begins) out.bare(clock_words(*item.begins));
  if (const auto state = state_of(item); !state.empty()) out.put(" <em>").bare(state).put("</em>");
  out.put("</span> <span class=\"cal-title\">");
  put_title(out, item);
  out.put("</span>");
  put_whose(out, item);
}

void put_large(Markup& out, const CalendarItem& item) {
  out.put("<p class=\"cal-hours\">");
  if (item.begins)
    out.bare(hours_of(item));
  else
    out.put("All day");
  out.put("</p><div class=\"cal-words\"><p class=\"cal-title\">");
  put_title(out, item);
  out.put("</p>");
  put_whose(out, item);
  out.put("<p class=\"cal-note\"><span class=\"cal-word\">");
  put_icon(out, item);
  out.text(word_of(item)).put("</span>");
  if (item.cancelled) out.html(badge("Cancelled", Tone::bad));
  if (!item.moved.empty()) out.html(badge("Moved " + item.moved, Tone::due));
  if (item.optional) out.html(badge("Optional"));
  if (!item.place.empty()) out.put("<span>").text(item.place).put("</span>");
  if (!item.note.empty()) out.put("<span>").text(item.note).put("</span>");
  out.put("</p></div>");
}

namespace {

void put_view(Markup& out, Literal label, std::string_view path, bool current) {
  if (path.empty()) return;
  out.put("<a").address("href", path);
  if (current) out.put(" aria-current=\"page\"");
  out.put(">").put(label).put("</a>");
}

void put_way(Markup& out, Literal icon, Literal label, std::string_view path) {
  if (path.empty()) return;
  out.put("<a class=\"btn btn-icon\"")
      .address("href", path)
      .put(" aria-label=\"")
      .put(label)
      .put("\"><span class=\"icon ");
  out.put(icon).put("\" aria-hidden=\"true\"></span></a>");
}

}  // namespace

void put_bar(Markup& out, const CalendarView& view, View which, std::string_view title) {
  const CalendarLinks& to = view.links;
  out.put("<div class=\"cal-bar\"><h2 class=\"cal-span\">").text(title).put("</h2>");
  out.put("<div class=\"cal-ways\">");
  put_way(out, "icon-chevron-left", "Earlier", to.before);
  if (!to.today.empty()) out.html(button({"Today", to.today}));
  put_way(out, "icon-chevron-right", "Later", to.after);
  out.put("</div>");
  if (!view.zone.empty()) out.put("<p class=\"cal-zone\">").text(view.zone).put("</p>");
  if (!to.month.empty() || !to.week.empty() || !to.list.empty()) {
    out.put("<nav class=\"cal-views\" aria-label=\"Views of the calendar\">");
    put_view(out, "Month", to.month, which == View::month);
    put_view(out, "Week", to.week, which == View::week);
    put_view(out, "List", to.list, which == View::list);
    out.put("</nav>");
  }
  out.put("</div>\n");
}

void put_day_heading(Markup& out, const CalendarView& view, const Day& day) {
  const std::string words = day_words(day, view.today);
  out.put("<h3 class=\"cal-day\"");
  if (day == view.today) out.put(" aria-current=\"date\"");
  out.put(">");
  if (!view.links.day.empty()) out.put("<a").address("href", view.links.day + day.text()).put(">");
  out.html(time_element(day, words));
  if (!view.links.day.empty()) out.put("</a>");
  if (day == view.today) out.put(" <span class=\"cal-today\">today</span>");
  out.put("</h3>");
}

std::string month_words(const Day& day) { return std::string(month_name(day)) + " " + year_of(day); }

std::string span_words(const Day& first, const Day& last) {
  const auto short_month = [](const Day& day) { return std::string(month_name(day).substr(0, 3)); };
  const auto a = date_of(first), b = date_of(last);
  std::string out = number_of(first);
  if (a.year() != b.year())
    out += " " + short_month(first) + " " + year_of(first) + " – ";
  else if (a.month() != b.month())
    out += " " + short_month(first) + " – ";
  else
    out += "–";
  return out + number_of(last) + " " + short_month(last) + " " + year_of(last);
}

}  // namespace html
