// The dates of a module run: what an edition says in weeks, weekdays and times of day, on one cohort's calendar.
//
// It only computes. The same edition and the same frame give the same dates (rules SC1 to SC8 in README.md).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "platform/calendar/zone.h"
#include "rooms/curriculum/content/content.h"

namespace schedule {

using curriculum::SessionKind;
using curriculum::Weekday;

// Where and when something of a kind takes place when its page leaves that open.
struct Slot {
  Weekday weekday = Weekday::wednesday;
  int minute = 13 * 60;  // of the day
  int minutes = 60;
};

// The school's word for what a page leaves open. What was taken from here is marked and shown as such.
struct Defaults {
  int morning = 9 * 60, afternoon = 13 * 60, evening = 18 * 60;
  int end_of_day = 23 * 60 + 59;
  Weekday end_of_week = Weekday::friday;      // "end of Week 5"
  Weekday before_module = Weekday::saturday;  // "before module 4 starts", "end of intermission"
  std::map<SessionKind, Slot> slots = {};     // where the school says something else than Cairn
  Slot slot(SessionKind kind) const;          // by kind
};

// Days on which the school is closed.
struct Closed {
  Day first, last;
  std::string name;  // "Labor Day"
};

// The run that the dates are for.
struct Frame {
  int module = 1;
  Day first_day;  // a Monday
  int weeks = 6;
  std::string track;  // its name
  std::string zone;   // the school's
  std::vector<Closed> closed = {};
};

// What of an edition has dates.
struct Plan {
  std::span<const curriculum::Session> sessions;
  std::span<const curriculum::Deliverable> deliverables;
  std::span<const curriculum::Guide> guides;
};

enum class Need : std::uint8_t {
  required,
  optional,   // one may come
  own_pace,   // to be read or watched by its end
  work_time,  // protected: nothing of the school is put over it, one's own meetings may be
  due,        // handed in by its start
};
std::string_view name_of(Need need);  // "own-pace"
std::optional<Need> need_named(std::string_view name);

// Which parts of a date are the school's default and not the page's word.
struct Assumed {
  bool weekday = false, time = false, length = false;
  bool any() const { return weekday || time || length; }
  friend bool operator==(const Assumed&, const Assumed&) = default;
};

struct Dated {
  std::string key;   // stable over editions, one of its kind in a run: "session:m4-panel", "…:3"
  std::string item;  // key of the session, deliverable or guide in the edition
  std::string title;
  SessionKind kind = SessionKind::session;  // of a session; for what is due it says nothing
  Need need = Need::required;
  int week = 1;  // 0: before the first
  calendar::Local starts, ends;
  Moment starts_at, ends_at;  // the same; equal when it is an instant
  Assumed assumed = {};
  std::optional<std::string> closed = {};  // the holiday on which it falls: it does not take place
  std::optional<Day> moved_from = {};      // the holiday on which it would have been due
  std::optional<std::string> page = {};
  std::optional<std::string> guide = {};  // of a discussion: key of the guide for this week
  std::vector<std::string> topics = {}, formats = {}, roles = {};
  std::optional<std::string> artefact = {};
  bool for_staff = false;
  friend bool operator==(const Dated&, const Dated&) = default;
};

// What cannot be dated: for staff to add by hand.
struct Undated {
  std::string item, title;
  std::string why;  // a sentence
  friend bool operator==(const Undated&, const Undated&) = default;
};

struct Schedule {
  std::vector<Dated> dated;      // in the order of time
  std::vector<Undated> undated;  // in the order of the pages
  friend bool operator==(const Schedule&, const Schedule&) = default;
};
Schedule resolve(const Plan& plan, const Frame& frame, const Defaults& defaults = {});

// Minutes of the day; nullopt for what is no time "13:00".
std::optional<int> minute_of(std::string_view time);

}  // namespace schedule
