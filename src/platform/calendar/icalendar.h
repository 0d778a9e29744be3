// A calendar as other programs read it: RFC 5545, what a person's calendar feed sends.
//
// The same events give the same bytes. Moments are written in UTC, so that no description of a time zone has to travel
// with them and every program shows them in its reader's own zone; days stay days.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kernel/day.h"

namespace calendar {

struct Span {
  Moment starts;
  Moment ends;  // not after `starts`: an instant, such as a due date
};
struct Days {
  Day first;
  Day last;  // that day included
};

// Texts are UTF-8. Control characters in them are left out, line ends kept in `description` alone.
struct Event {
  std::string uid;  // the same in every version of the event, unique in the world: "…@cairn"
  std::variant<Span, Days> when;
  std::string summary;
  std::string description{}, location{}, url{};  // empty: not said
  std::vector<std::string> categories{};         // words; commas in them are left out
  bool cancelled = false;
  bool busy = true;  // false: whoever asks for a free time may have this one
  int sequence = 0;  // how often it was changed
  Moment changed;
};

struct Feed {
  std::string name;
  std::string zone;  // what programs show the calendar in by themselves: "America/Denver"
  std::vector<Event> events;
};

// Lines end with CRLF and have at most 75 bytes; none is cut inside a letter.
std::string write_icalendar(const Feed& feed);

}  // namespace calendar
