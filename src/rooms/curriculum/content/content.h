// What an edition of a programme says: plain facts that every later room reads, whatever page they stood on.
//
// Everything is kept as the pages say it. What a page leaves open is an empty optional or an empty list and stays so:
// cohorts resolves it against a calendar with defaults that it shows (DOMAIN.md X-05). Texts are one line each, unless
// said otherwise. Tracks name those a fact is for; none: all of them. `key` is stable: within an edition it names one
// thing, and the next edition gives the same thing the same key (CU4, X-02).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curriculum {

enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };
std::string_view name_of(Weekday day);  // "monday"
std::optional<Weekday> weekday_named(std::string_view name);

// Who may read: students and staff, or staff alone.
enum class Audience : std::uint8_t { everyone, staff };

struct Module {
  int number = 0;  // 0 to 9
  std::string title;
  std::optional<int> weeks;
  std::vector<std::string> goals;
};

enum class SessionKind : std::uint8_t {
  session,           // live, led by staff
  lesson,            // read or watched alone
  workshop,          //
  practice,          //
  panel,             // also a guest speaker; may offer topics and formats, of which staff choose one for each cohort
  event,             //
  community_event,   // led by a team of students with roles, around an artefact ("Gear Up", a Friday slot)
  mock_interviews,   //
  coaching,          // one to one
  group,             // a discussion group
  office_hours,      //
  work_time,         // protected: nothing is booked over it
  portfolio_review,  //
  reading            // required reading, acknowledged by each student
};
std::string_view name_of(SessionKind kind);  // "mock-interviews"
std::optional<SessionKind> session_kind_named(std::string_view name);

struct Session {
  std::string key;  // "m4-negotiations"
  SessionKind kind = SessionKind::session;
  std::string title;
  std::optional<int> module;
  std::vector<int> weeks;  // of the module, ascending; several: it is held in each of them. None: the page does not say
  std::optional<Weekday> weekday;
  std::optional<std::string> time;         // "13:00" in the school's zone
  std::optional<std::string> part_of_day;  // "morning", "afternoon", "evening": when there is no time
  std::optional<int> minutes;
  std::optional<std::string> every;   // "week", "day": repeated in each of its weeks, or in all of the module's
  std::optional<std::string> series;  // "Job Search Strategies"
  std::optional<std::string> part;    // "II"
  std::vector<std::string> topics;    // a closed list to choose from; or further parts of the same slot
  std::vector<std::string> formats;   // the same: "panel", "interview"
  std::vector<std::string> roles;     // of the team that leads it
  std::optional<std::string> artefact;
  bool optional = false;  // offered, not required
  std::vector<std::string> tracks;
  std::optional<std::string> page;  // Page::path of the page to read for it
  Audience audience = Audience::everyone;
};

struct Due {
  std::optional<std::string> stage;  // "feedback", "final"; none when there is one date
  std::optional<int> week;
  std::optional<Weekday> weekday;
  std::optional<std::string> time;      // "17:00", "end of day"
  std::optional<std::string> relative;  // "before-module", "intermission", "respective-week", "other", … (see text)
  std::string text;                     // the page's own words
  friend bool operator==(const Due&, const Due&) = default;
};

// file, link, text, checklist, form, count, approval, publication
struct Deliverable {
  std::string key;  // "m2-coffee-chat"
  std::optional<int> module;
  std::optional<int> number;  // the author's own: "Deliverable #2"
  std::string title;
  std::vector<std::string> parts;
  std::string requirement;   // what is handed in: one of the words above
  std::optional<int> count;  // how many of them
  std::vector<Due> dues;     // in page order; none: the page gives no date
  std::optional<std::string> handed_in_at;
  std::vector<std::string> tracks;
  std::string page;
};

struct Competency {
  std::string key;  // "job-search-strategies"
  std::string name;
  std::optional<std::string> definition;
};

struct Threshold {
  std::string what;  // "companies"
  int at_least = 1;
  friend bool operator==(const Threshold&, const Threshold&) = default;
};

struct Outcome {
  std::string key;                      // "networking-ii-coffee-meeting-phone-call"; on a module's page "m2-…"
  std::optional<std::string> standard;  // on a module's page: the key of the standard that it is
  std::string competency;               // key
  std::string competency_name;          // as its edition calls it
  int level = 1;                        // 1 to 3
  std::optional<int> module;            // none: it stands on the standards
  std::string text;
  std::vector<Threshold> thresholds;
  std::vector<std::string> checklist;
  bool identity = false;  // rests on who the student is: its text is private, staff confirm only that it is met (F-1)
  std::vector<std::string> tracks;
  std::string page;
};

// "In module 3 we aim for level II in Networking."
struct Target {
  int module = 0;
  std::string competency;
  int level = 1;
  friend auto operator<=>(const Target&, const Target&) = default;
};

struct RubricEntry {
  std::string of;  // "readiness" for the standards' rubric, else the title of the page
  std::optional<std::string> competency;
  std::optional<int> level;
  std::string performance;  // "exceptional", "meets", "below", "well-below", "no-submission"
  std::string text;
};

struct GuideStep {
  std::string title;
  std::optional<int> min, max;       // minutes
  std::vector<std::string> prompts;  // two spaces in front for each level below another prompt
};

// How a discussion group spends its hour.
struct Guide {
  std::string key;
  std::string title;
  std::optional<std::string> group;  // "homeroom", "cross-cohort"
  std::optional<int> module;
  std::vector<int> weeks;
  std::optional<int> minutes;
  std::vector<GuideStep> steps;
  std::string page;
  Audience audience = Audience::everyone;
};

struct Lesson {
  std::string page;
  std::optional<int> module, week;
  std::string title;
  std::vector<std::string> goals;
  std::optional<int> minutes;
  std::optional<std::string> exit_ticket;  // where its link leads, or "on this page"
};

// A page as readers see it. Links between pages are relative to `address`, which lies below the edition's pages.
struct Page {
  std::string path;     // "module-1/week-2.md": its name in the edition
  std::string address;  // "module-1/week-2.html"
  std::string title;
  std::optional<int> module, week;
  Audience audience = Audience::everyone;
  std::string digest;      // of what everyone reads: what a student has acknowledged (required reading)
  std::string html;        // safe to show as it is; without what is marked for facilitators
  std::string staff_html;  // with it; empty when there is no such part
};

// A picture or document that pages link to.
struct File {
  std::string path;    // "images/map.png": where pages' links lead, beside their addresses
  std::string digest;  // of the bytes
  Audience audience = Audience::everyone;
  std::string bytes;
};

struct Diagnostic {
  std::string code, severity;  // "broken-link"; "warning", "note"
  std::string message;
  std::string file;
  int line = 1, column = 1;
};

// All of an edition, as compile_edition makes it of a folder or a zip and as import_edition takes it.
struct Content {
  std::string title;   // of the programme
  std::string digest;  // of the files
  std::vector<Module> modules;
  std::vector<Competency> competencies;
  std::vector<Outcome> outcomes;
  std::vector<Target> targets;
  std::vector<RubricEntry> rubric;
  std::vector<Session> sessions;
  std::vector<Deliverable> deliverables;
  std::vector<Guide> guides;
  std::vector<Lesson> lessons;
  std::vector<Page> pages;
  std::vector<File> files;              // not read back with the rest
  std::vector<Diagnostic> diagnostics;  // warnings and notes: content with errors there is none
};

}  // namespace curriculum
