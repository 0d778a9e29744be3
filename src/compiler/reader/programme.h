// The programme a school's pages describe: what later rooms run. One struct per kind of fact, as
// docs/programme.schema.json has it; nothing here knows Markdown. What a page does not say is an empty optional.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

// Which page says it. `file` lives as long as the page (shared by everything that was read from it).
struct Where {
  std::string_view file;
  int line = 1;
  int column = 1;
};

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
std::string_view name_of(Weekday day);  // "monday"

// ---- standards (DOMAIN.md E.2, E.9) ----
struct Competency {
  std::string key;   // "job-search-strategies"
  std::string name;  // "Job Search Strategies"
  std::optional<std::string> definition;
};

struct Threshold {
  std::string what;  // "companies"
  int at_least = 1;
};

struct Outcome {
  std::string id;                       // stable when a page moves or is lightly reworded
  std::optional<std::string> standard;  // on a module page: the id of the standard it is
  std::string competency;               // key
  int level = 1;                        // 1 to 3
  std::optional<int> module;            // none: it stands on the standards page
  std::string text;                     // without the prefix ("SIAT")
  std::vector<Threshold> thresholds;
  std::vector<std::string> checklist;
  bool identity = false;  // rests on who the student is (DOMAIN.md E.9, F)
  std::vector<std::string> tracks;
  Where where;
  std::uint64_t words = 0;  // hash of its words without case and punctuation: equal words, equal hash (wording.h)
};

struct Target {
  int module = 0;
  std::string competency;
  int level = 1;
  Where where;
};

enum class Performance : std::uint8_t { exceptional, meets, below, well_below, no_submission };
std::string_view name_of(Performance performance);  // "exceptional", "meets", "below", "well-below", "no-submission"

struct RubricEntry {
  std::string of;  // what is judged: "readiness" for the standards' rubric, else the page's title
  std::optional<std::string> competency;
  std::optional<int> level;
  Performance performance = Performance::meets;
  std::string text;
  Where where;
};

// ---- schedule (DOMAIN.md E.3 to E.5) ----
struct Module {
  int number = 0;
  std::string title;
  std::vector<std::string> goals;  // in page order
  std::optional<int> weeks;
  std::vector<std::string_view> pages;
};

enum class SessionKind : std::uint8_t {
  session,
  lesson,
  workshop,
  panel,
  event,
  practice,
  coaching,
  group,
  office_hours,
  work_time,
  mock_interviews,
  community_event,  // led by a team of students
  portfolio_review,
  reading  // required reading
};
std::string_view name_of(SessionKind kind);  // "office-hours"

struct Session {
  std::optional<int> module;
  std::vector<int> weeks;
  std::optional<Weekday> weekday;
  std::optional<std::string> time;  // "13:00", or the page's word: "afternoon"
  std::optional<int> minutes;
  std::optional<std::string> every;  // "week", "day"
  std::string title;
  std::optional<std::string> series;  // "Job Search Strategies"
  std::optional<std::string> part;    // "II"
  std::vector<std::string> topics;    // further parts of the same slot, topics to choose from
  std::vector<std::string> formats;   // "panel", "guest speaker": it is one of these
  SessionKind kind = SessionKind::session;
  bool optional = false;
  std::vector<std::string> tracks;
  std::optional<std::string> page;  // path of the page it links to
  Where where;
};

struct Lesson {
  std::string_view page;
  std::optional<int> module, week;
  std::string title;
  std::vector<std::string> goals;
  std::optional<int> minutes;
  std::optional<std::string> exit_ticket;  // its link target, or "on this page"
};

struct Due {
  std::optional<std::string> stage;  // "feedback", "final"; none when there is one date
  std::optional<int> week;
  std::optional<Weekday> weekday;
  std::optional<std::string> time;      // "17:00", "end of day"
  std::optional<std::string> relative;  // what no week can say: "before-module", "intermission", "respective-week", …
  std::string text;                     // the page's own words
};

enum class RequirementKind : std::uint8_t { file, link, text, checklist, form, count, approval, publication };
std::string_view name_of(RequirementKind kind);

struct Requirement {
  RequirementKind kind = RequirementKind::text;
  std::optional<int> count;
};

struct Deliverable {
  std::optional<int> module;
  std::optional<int> number;  // the author's own: "Deliverable #2", "3."
  std::string title;
  std::vector<std::string> parts;
  Requirement requires_;
  std::vector<Due> due;
  std::optional<std::string> handed_in_at;
  std::vector<std::string> tracks;
  Where where;
};

struct GuideStep {
  std::string title;
  std::optional<int> min, max;  // minutes
  // In page order. A numbered one begins with the author's number ("2. Read a draft aloud"); one that belongs to the
  // prompt above it begins with two spaces for each level, whatever the indentation on the page was (DOMAIN.md E.5).
  std::vector<std::string> prompts;
};

struct Guide {
  std::string title;
  std::optional<std::string> group;  // "homeroom", "cross-cohort"
  std::optional<int> module;
  std::vector<int> weeks;
  std::optional<int> minutes;
  std::vector<GuideStep> steps;
  Where where;
};

struct Abbreviation {
  std::string short_form, long_form;
};

struct Programme {
  std::string name;
  std::vector<Module> modules;
  std::vector<Competency> competencies;
  std::vector<Outcome> outcomes;
  std::vector<Target> targets;
  std::vector<RubricEntry> rubric;
  std::vector<Session> sessions;
  std::vector<Lesson> lessons;
  std::vector<Deliverable> deliverables;
  std::vector<Guide> guides;
  std::vector<Abbreviation> abbreviations;
};

}  // namespace compiler
