#include "rooms/schedule/schedule.h"

#include <algorithm>
#include <set>

#include "kernel/text.h"
#include "rooms/schedule/schedule_days.h"

namespace schedule {

namespace {

constexpr std::array<std::string_view, 5> need_names{"required", "optional", "own-pace", "work-time", "due"};

bool is_for(const std::vector<std::string>& tracks, const Frame& frame) {
  return tracks.empty() || std::ranges::any_of(tracks, [&](const std::string& track) {
           return text::equal_ignoring_case(track, frame.track);
         });
}

Need need_of(const curriculum::Session& session) {
  if (session.kind == SessionKind::lesson || session.kind == SessionKind::reading) return Need::own_pace;
  if (session.kind == SessionKind::work_time) return Need::work_time;
  const bool by_choice = session.kind == SessionKind::office_hours || session.kind == SessionKind::coaching;
  return session.optional || by_choice ? Need::optional : Need::required;
}

Dated dated(std::string key, std::string item, std::string title, Day day) {
  return {.key = std::move(key),
          .item = std::move(item),
          .title = std::move(title),
          .starts = {day, 0},
          .ends = {day, 0},
          .starts_at = Moment(day.days()),
          .ends_at = Moment(day.days())};
}

// SC2, SC5: one session in one week, on one day.
class Sessions {
 public:
  Sessions(const Frame& frame, const Defaults& defaults, Schedule& out)
      : days_(frame), defaults_(defaults), out_(out) {}

  void add(const curriculum::Session& session) {
    if (!is_for(session.tracks, days_.frame())) return;
    const std::vector<int> weeks = weeks_of(session);
    if (weeks.empty() && session.module)
      out_.undated.push_back({session.key, session.title, "Its page names no week."});
    for (const int week : weeks) {
      if (week < 1 || week > days_.frame().weeks)
        out_.undated.push_back({session.key, session.title,
                                "It is planned for week " + std::to_string(week) + ", and the run has only " +
                                    std::to_string(days_.frame().weeks) + " weeks."});
      else if (session.every == "day" && need_of(session) != Need::own_pace)
        for (const Weekday day :
             {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday, Weekday::friday})
          place(session, week, day);
      else
        place(session, week, std::nullopt);
    }
  }

 private:
  std::vector<int> weeks_of(const curriculum::Session& session) const {
    if (!session.weeks.empty() || !session.every) return session.weeks;
    std::vector<int> all;
    for (int week = 1; week <= days_.frame().weeks; ++week) all.push_back(week);
    return all;
  }

  void place(const curriculum::Session& session, int week, std::optional<Weekday> each_day) {
    // One that is held once stays the same when another edition holds it in another week.
    const bool once = session.weeks.size() == 1 && !session.every;
    Dated it = dated("session:" + session.key + (once ? "" : ":" + std::to_string(week)), session.key, session.title,
                     days_.of_week(week, Weekday::monday));
    it.kind = session.kind;
    it.need = need_of(session);
    it.week = week;
    it.page = session.page;
    it.topics = session.topics;
    it.formats = session.formats;
    it.roles = session.roles;
    it.artefact = session.artefact;
    it.for_staff = session.audience == curriculum::Audience::staff;
    if (it.need == Need::own_pace) {
      read_by(session, it);
    } else {
      if (each_day) it.key += ":" + std::string(curriculum::name_of(*each_day));
      take_place(session, each_day, it);
    }
    days_.finish(it);
    out_.dated.push_back(std::move(it));
  }

  // From the beginning of the week to its end.
  void read_by(const curriculum::Session& session, Dated& it) const {
    const std::optional<int> minute = session.time ? minute_of(*session.time) : std::nullopt;
    it.assumed = {!session.weekday, !minute, false};
    it.ends = {days_.of_week(it.week, session.weekday.value_or(defaults_.end_of_week)),
               minute.value_or(defaults_.end_of_day)};
    days_.reopen(it, it.ends);
  }

  void take_place(const curriculum::Session& session, std::optional<Weekday> each_day, Dated& it) const {
    const Slot slot = defaults_.slot(session.kind);
    const std::optional<int> minute = session.time ? minute_of(*session.time) : std::nullopt;
    it.assumed = {!session.weekday && !each_day, !minute, !session.minutes};
    it.starts.day = days_.of_week(it.week, each_day.value_or(session.weekday.value_or(slot.weekday)));
    it.starts.minute = minute.value_or(of_part(session.part_of_day, slot.minute));
    const int length = std::clamp(session.minutes.value_or(slot.minutes), 1, 24 * 60 - 1 - it.starts.minute);
    it.ends = {it.starts.day, it.starts.minute + length};
    it.closed = days_.closed_on(it.starts.day);
  }

  int of_part(const std::optional<std::string>& part, int otherwise) const {
    if (part == "morning") return defaults_.morning;
    if (part == "afternoon") return defaults_.afternoon;
    if (part == "evening") return defaults_.evening;
    return otherwise;
  }

  Days days_;
  const Defaults& defaults_;
  Schedule& out_;
};

// SC4: when a deliverable is due.
class Dues {
 public:
  Dues(const Frame& frame, const Defaults& defaults, Schedule& out) : days_(frame), defaults_(defaults), out_(out) {}

  void add(const curriculum::Deliverable& deliverable) {
    if (deliverable.module != days_.frame().module || !is_for(deliverable.tracks, days_.frame())) return;
    if (deliverable.dues.empty())
      out_.undated.push_back({deliverable.key, deliverable.title, "Its page gives no date."});
    std::set<std::string> keys;
    for (const curriculum::Due& due : deliverable.dues) {
      std::string key = "due:" + deliverable.key + ":" + text::lower(due.stage.value_or("final"));
      while (!keys.insert(key).second) key += "+";
      place(deliverable, due, std::move(key));
    }
  }

 private:
  void place(const curriculum::Deliverable& deliverable, const curriculum::Due& due, std::string key) {
    const std::optional<int> week = week_of(due);
    if (!week) {
      out_.undated.push_back({deliverable.key, deliverable.title, why_not(due)});
      return;
    }
    const Weekday otherwise = *week == 0 ? defaults_.before_module : defaults_.end_of_week;
    const bool says_time = due.time && (minute_of(*due.time) || *due.time == "end of day");
    Dated it = dated(std::move(key), deliverable.key, deliverable.title,
                     days_.of_week(*week, due.weekday.value_or(otherwise)));
    if (due.stage) it.title += ": " + *due.stage;
    it.need = Need::due;
    it.week = *week;
    it.page = deliverable.page;
    it.assumed = {!due.weekday, !says_time, false};
    it.starts.minute = due.time ? minute_of(*due.time).value_or(defaults_.end_of_day) : defaults_.end_of_day;
    days_.reopen(it, it.starts);
    it.ends = it.starts;
    days_.finish(it);
    out_.dated.push_back(std::move(it));
  }

  // 0: the week before the first one.
  std::optional<int> week_of(const curriculum::Due& due) const {
    const int weeks = days_.frame().weeks;
    if (due.week) return *due.week >= 1 && *due.week <= weeks ? due.week : std::nullopt;
    if (!due.relative) return std::nullopt;
    if (*due.relative == "before-module" || *due.relative == "intermission") return 0;
    if (*due.relative == "before-intermission" || *due.relative == "end-of-module" ||
        *due.relative == "before-graduation")
      return weeks;
    return std::nullopt;
  }

  std::string why_not(const curriculum::Due& due) const {
    if (due.week)
      return "It is due in week " + std::to_string(*due.week) + ", and the run has only " +
             std::to_string(days_.frame().weeks) + " weeks.";
    return "Its page says only \"" + due.text + "\".";
  }

  Days days_;
  const Defaults& defaults_;
  Schedule& out_;
};

// SC6: what holds for every module gives way to what the module itself says of the same hour.
void leave_out_doubles(std::vector<Dated>& own, std::vector<Dated> common) {
  for (Dated& one : common)
    if (std::ranges::none_of(own, [&](const Dated& other) {
          return other.kind == one.kind && other.starts == one.starts && other.need == one.need;
        }))
      own.push_back(std::move(one));
}

// SC7: each week's guide belongs to that week's discussion; where none is planned, it makes one.
void add_discussion(const curriculum::Guide& guide, int week, const Frame& frame, const Defaults& defaults,
                    Schedule& out) {
  bool any = false;
  for (Dated& one : out.dated) {
    if (one.kind != SessionKind::group || one.need == Need::due || one.week != week) continue;
    any = true;
    if (text::find_ignoring_case(one.title, *guide.group) == std::string_view::npos) continue;
    one.guide = guide.key;
    return;
  }
  if (any) return;
  curriculum::Session discussion;
  discussion.key = "guide-" + guide.key + ":" + std::to_string(week);
  discussion.kind = SessionKind::group;
  discussion.title = guide.title;
  discussion.module = frame.module;
  discussion.weeks = {week};
  discussion.minutes = guide.minutes;
  discussion.page = guide.page;
  Sessions(frame, defaults, out).add(discussion);
  out.dated.back().guide = guide.key;
}

}  // namespace

Slot Defaults::slot(SessionKind kind) const {
  if (const auto said = slots.find(kind); said != slots.end()) return said->second;
  switch (kind) {
    case SessionKind::session:
      return {Weekday::tuesday, 13 * 60, 60};
    case SessionKind::workshop:
      return {Weekday::thursday, 13 * 60, 90};
    case SessionKind::practice:
      return {Weekday::thursday, 13 * 60, 60};
    case SessionKind::panel:
      return {Weekday::thursday, 15 * 60, 60};
    case SessionKind::event:
      return {Weekday::friday, 15 * 60, 60};
    case SessionKind::community_event:
      return {Weekday::friday, 15 * 60, 60};
    case SessionKind::mock_interviews:
      return {Weekday::thursday, 10 * 60, 120};
    case SessionKind::coaching:
      return {Weekday::monday, 10 * 60, 30};
    case SessionKind::group:
      return {Weekday::wednesday, 13 * 60, 60};
    case SessionKind::office_hours:
      return {Weekday::monday, 16 * 60, 60};
    case SessionKind::work_time:
      return {Weekday::friday, 10 * 60, 90};
    case SessionKind::portfolio_review:
      return {Weekday::thursday, 10 * 60, 60};
    case SessionKind::lesson:
    case SessionKind::reading:
      break;  // at one's own pace
  }
  return {end_of_week, end_of_day, 1};
}

std::string_view name_of(Need need) { return need_names.at(static_cast<std::size_t>(need)); }

std::optional<Need> need_named(std::string_view name) {
  const auto* const found = std::ranges::find(need_names, name);
  if (found == need_names.end()) return std::nullopt;
  return static_cast<Need>(found - need_names.begin());
}

std::optional<int> minute_of(std::string_view time) {
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  const std::optional<int> hour = text::whole_number(time.substr(0, 2)), minute = text::whole_number(time.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

Schedule resolve(const Plan& plan, const Frame& frame, const Defaults& defaults) {
  Schedule out, common;
  for (const curriculum::Session& session : plan.sessions)
    if (session.module == frame.module)
      Sessions(frame, defaults, out).add(session);
    else if (!session.module)
      Sessions(frame, defaults, common).add(session);
  leave_out_doubles(out.dated, std::move(common.dated));
  for (const curriculum::Guide& guide : plan.guides)
    if (guide.group && guide.module.value_or(frame.module) == frame.module &&
        guide.audience == curriculum::Audience::everyone)
      for (const int week : guide.weeks)
        if (week >= 1 && week <= frame.weeks) add_discussion(guide, week, frame, defaults, out);
  for (const curriculum::Deliverable& deliverable : plan.deliverables) Dues(frame, defaults, out).add(deliverable);
  std::ranges::sort(out.dated, [](const Dated& a, const Dated& b) {
    return a.starts_at != b.starts_at ? a.starts_at < b.starts_at : a.key < b.key;
  });
  return out;
}

}  // namespace schedule
