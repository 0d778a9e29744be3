// A feed with everything that a feed of ours can hold, and texts that try to break out of it.
#include <cstdio>

#include "platform/calendar/icalendar.h"

namespace {

calendar::Event event(const char* uid, const char* starts, const char* ends, const char* summary) {
  return {.uid = uid,
          .when = calendar::Span{*Moment::read(starts), *Moment::read(ends)},
          .summary = summary,
          .changed = *Moment::read("2026-08-01T09:00:00Z")};
}

calendar::Event hostile() {
  calendar::Event out = event("hostile@cairn", "2026-11-01T07:30:00Z", "2026-11-01T08:30:00Z",
                              "Résumés; CVs, \"letters\": 50% \\ more\r\nEND:VCALENDAR");
  for (int i = 0; i < 40; ++i) out.description += "🏔 Zürich, 東京; \\n is no line end.\n";
  out.location = "Room 3, second floor; or \\\\host";
  out.url = "https://school.example.org/timetable/occurrences/a?b=c,d;e";
  out.categories = {"mock interview, practice", "required"};
  return out;
}

calendar::Event cancelled() {
  calendar::Event out = event("cancelled@cairn", "2026-09-02T19:00:00Z", "2026-09-02T20:00:00Z", "Workshop");
  out.cancelled = true;
  out.sequence = 4;
  return out;
}

calendar::Event holidays() {
  calendar::Event out = event("holidays@cairn", "2026-09-02T19:00:00Z", "2026-09-02T19:00:00Z", "Winter break");
  out.when = calendar::Days{*Day::read("2026-12-24"), *Day::read("2027-01-01")};
  out.busy = false;
  return out;
}

}  // namespace

int main() {
  const std::string feed = calendar::write_icalendar(
      {.name = "Ada, at school",
       .zone = "America/Denver",
       .events = {event("due@cairn", "2026-09-05T05:59:00Z", "2026-09-05T05:59:00Z", "Due: résumé draft"), hostile(),
                  cancelled(), holidays()}});
  std::fwrite(feed.data(), 1, feed.size(), stdout);
}
