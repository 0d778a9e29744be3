#include "platform/calendar/icalendar.h"

#include <libical/ical.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "kernel/text.h"

namespace calendar {

namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;
struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

// libical writes control characters as they come, and some programs then refuse the whole feed.
std::string clean(std::string_view text, bool keep_lines) {
  std::string out;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    if (!control || (keep_lines && c == '\n'))
      out += c;
    else if (c == '\t' || c == '\n')
      out += ' ';
  }
  return out;
}
std::string one_line(std::string_view text) { return clean(text, false); }

icaltimetype time_of(Moment moment) {
  return icaltime_from_timet_with_zone(moment.seconds().time_since_epoch().count(), 0, icaltimezone_get_utc_timezone());
}

icaltimetype date_of(Day day) {
  const std::chrono::year_month_day date(day.days());
  icaltimetype time = icaltime_null_date();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return time;
}

// The component takes the property over.
void add(icalcomponent& to, icalproperty* property) { icalcomponent_add_property(&to, property); }

void add_when(icalcomponent& to, const Span& span) {
  add(to, icalproperty_new_dtstart(time_of(span.starts)));
  if (span.ends > span.starts) add(to, icalproperty_new_dtend(time_of(span.ends)));
}
void add_when(icalcomponent& to, const Days& days) {
  add(to, icalproperty_new_dtstart(date_of(days.first)));
  add(to, icalproperty_new_dtend(date_of(days.last.plus(1))));  // the first day that it does not take
}

void add_texts(icalcomponent& to, const Event& event) {
  add(to, icalproperty_new_summary(one_line(event.summary).c_str()));
  if (!event.description.empty()) add(to, icalproperty_new_description(clean(event.description, true).c_str()));
  if (!event.location.empty()) add(to, icalproperty_new_location(one_line(event.location).c_str()));
  if (!event.url.empty()) add(to, icalproperty_new_url(one_line(event.url).c_str()));
  // libical lets a comma through, and behind it another category would begin.
  for (const std::string& category : event.categories)
    add(to, icalproperty_new_categories(text::replace_all(one_line(category), ",", "").c_str()));
}

Component component_of(const Event& event) {
  Component out(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  add(*out, icalproperty_new_uid(one_line(event.uid).c_str()));
  add(*out, icalproperty_new_dtstamp(time_of(event.changed)));
  add(*out, icalproperty_new_lastmodified(time_of(event.changed)));
  add(*out, icalproperty_new_sequence(event.sequence));
  std::visit([&](const auto& when) { add_when(*out, when); }, event.when);
  add_texts(*out, event);
  add(*out, icalproperty_new_status(event.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(*out, icalproperty_new_transp(event.busy && !event.cancelled ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  return out;
}

void add_named(icalcomponent& to, const char* name, const std::string& text) {
  icalproperty* property = icalproperty_new_x(text.c_str());
  icalproperty_set_x_name(property, name);
  add(to, property);
}

}  // namespace

std::string write_icalendar(const Feed& feed) {
  const Component out(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(*out, icalproperty_new_version("2.0"));
  add(*out, icalproperty_new_prodid("-//Cairn//Cairn//EN"));
  add(*out, icalproperty_new_calscale("GREGORIAN"));
  add(*out, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  // Not in the RFC, yet what every calendar program shows as the feed's name and zone.
  add_named(*out, "X-WR-CALNAME", one_line(feed.name));
  add_named(*out, "X-WR-TIMEZONE", one_line(feed.zone));
  for (const Event& event : feed.events) icalcomponent_add_component(out.get(), component_of(event).release());
  const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(out.get()));
  return text.get();
}

}  // namespace calendar
