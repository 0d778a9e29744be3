// What the three views of the calendar share: how an item, a day and a span are told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/html/calendar_view.h"

namespace html {

// Those from `first` to `last`, by day, then whole days, then by time.
std::vector<CalendarItem> items_between(const CalendarView& view, const Day& first, const Day& last);

std::string_view kind_class(CalendarKind kind);
std::string_view kind_icon(CalendarKind kind);
std::string_view word_of(const CalendarItem& item);
// "cancelled", "moved", "optional"; empty when it is as planned.
std::string_view state_of(const CalendarItem& item);
std::string hours_of(const CalendarItem& item);  // "16:00–17:00", "16:00", "" for the whole day

void put_icon(Markup& out, const CalendarItem& item);
void put_title(Markup& out, const CalendarItem& item);  // a link where it has one, and whether it is done
// Whose it is, as links where they lead somewhere: "Homeroom, North" to who hears the page. Nothing where it says none.
void put_whose(Markup& out, const CalendarItem& item);
// One line or two, where there is little room: hours, state, title.
void put_small(Markup& out, const CalendarItem& item);
// With word, place and note: for lists.
void put_large(Markup& out, const CalendarItem& item);

enum class View : std::uint8_t { month, week, list };
// What is shown, the ways before and after it, and the other views.
void put_bar(Markup& out, const CalendarView& view, View which, std::string_view title);
// The day as a link where the calendar has one; today says so.
void put_day_heading(Markup& out, const CalendarView& view, const Day& day);

std::string month_words(const Day& day);                    // "September 2026"
std::string span_words(const Day& first, const Day& last);  // "7–13 Sep 2026"

}  // namespace html
