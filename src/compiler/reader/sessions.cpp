#include <algorithm>

#include "compiler/reader/durations.h"
#include "compiler/reader/schedule.h"
#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// What the heading above a list says about it.
struct Heading {
  bool lists_sessions = false;  // "Sessions & Activities", "Live Events", "Asynchronous Lesson(s)"
  bool links_only = false;      // "Activities": only items that are links are sessions
  bool lists_deliverables = false;
  bool groups = false;  // "Homeroom groups", "Weekly Discussion Guidelines"
  SessionKind kind = SessionKind::session;
};

Heading heading_of(std::string_view title) {
  Heading out;
  if (title.empty() || title.size() > 80) return out;
  const bool names_a_list = std::ranges::count(title, ' ') <= 3 && title.find_first_of("0123456789#") == title.npos;
  const auto ends_with = [&](std::string_view word) {
    return title.size() >= word.size() && text::equal_ignoring_case(title.substr(title.size() - word.size()), word);
  };
  if (title.ends_with(':')) title.remove_suffix(1);
  if (names_a_list && (ends_with("sessions") || ends_with("sessions & activities") ||
                       ends_with("sessions and activities") || ends_with("workshops")))
    out.lists_sessions = true;
  if (names_a_list && (ends_with(" events") || text::equal_ignoring_case(title, "events"))) {
    out.lists_sessions = true;
    out.kind = SessionKind::event;
  }
  if (names_a_list && (ends_with("lessons") || ends_with("lesson(s)"))) {
    out.lists_sessions = true;
    out.kind = SessionKind::lesson;
  }
  if (text::equal_ignoring_case(title, "activities")) out.lists_sessions = out.links_only = true;
  out.groups = mentions(title, {"group", "discussion", "homeroom", "weekly meeting", "mix it up"});
  out.lists_deliverables = mentions(title, {"deliverable"}) && !mentions(title, {"weekly", "breakdown", "session"});
  return out;
}

// "Wk III: …", "W3 - …", "3rd week: …", "2) Panel": perhaps a week, written as none is read. The numbers of the others
// then prove nothing about a week that is missing.
bool may_be_week(std::string_view text) {
  const Word word = word_at(text, 0);
  if (word.text.empty() || text::equal_ignoring_case(word.text, "weekly")) return false;
  if (text::is_digit(word.text[0])) return true;
  std::string_view letters = word.text;
  while (!letters.empty() && text::is_digit(letters.back())) letters.remove_suffix(1);
  for (std::string_view each : {"w", "wk", "wks", "week", "weeks", "wek", "weeek", "wekk", "weel", "weak"})
    if (text::equal_ignoring_case(letters, each)) return true;
  return mentions(text.substr(0, 16), {"week ", "week:"}) && !text::starts_with_ignoring_case(text, "every ");
}

// A session of a few weeks, "Weeks 2 and 4", is not held every week.
void leave_out_every(Session& session) {
  for (std::size_t i = 1; i < session.weeks.size(); ++i)
    if (session.weeks[i] != session.weeks[i - 1] + 1) session.every.reset();
}

void note_weeks(const std::vector<int>& found, const Where& where, WeekList& weeks) {
  if (found.size() == 1)
    weeks.entries.push_back({found[0], where});
  else
    weeks.also.insert(weeks.also.end(), found.begin(), found.end());
}

struct ListReader {
  const PageInHand& in;
  ScheduleFacts& facts;
  Heading heading;
  std::string_view title;  // of the section
  Item lead;               // the paragraph just before the list
  WeekList& weeks;         // of the section: a commented-out week between two lists does not end the sequence
  bool& unread_week;       // of the section too: an item that may be a week and was not read as one

  SessionReading begin(const Item& item) {
    SessionReading out;
    out.what.module = in.page.place.module;
    out.what.where = where_of(in.page, item);
    for (const ItemLink& link : item.links)
      if (!mentions(link.label, {"exit ticket"})) out.links.emplace_back(link.target);
    return out;
  }

  void add(SessionReading&& session) {
    session.what.kind = session_kind(session.what.title, heading.kind);
    leave_out_every(session.what);
    facts.sessions.push_back(std::move(session));
  }

  // "Submit the survey by Monday of Week 6": something owed, not a session.
  static bool is_submission(std::string_view rest) {
    for (std::string_view word : {"submit ", "turn in ", "hand in "})
      if (text::starts_with_ignoring_case(rest, word)) return true;
    return false;
  }

  bool read_week(const Item& item) {
    auto week = week_item(item.text);
    if (!week) return false;
    note_weeks(week->weeks, where_of(in.page, item), weeks);
    if (is_submission(week->rest)) return true;
    SessionReading session = begin(item);
    session.what.weeks = std::move(week->weeks);
    read_recurrence(lead.text, session.what);
    read_session_words(week->rest, session.what);
    session.only_week = session.what.title.empty();
    if (!session.only_week || !session.links.empty()) add(std::move(session));
    return true;
  }

  // "Every Wednesday: Homeroom groups (30 mins)"; under "Homeroom groups" also "Every Wednesday at 1:00 pm, …".
  bool read_every(const Item& item) {
    if (!text::starts_with_ignoring_case(item.text, "every ")) return false;
    SessionReading session = begin(item);
    const std::size_t colon = item.text.find(": ");
    const std::string_view when = std::string_view(item.text).substr(0, colon);
    read_recurrence(when, session.what);
    // "Every week: Office hours": on the day that the school has for their kind.
    const bool weekly = colon != std::string::npos && text::equal_ignoring_case(text::trim(when), "every week");
    if (weekly) session.what.every = "week";
    if (!session.what.weekday && !weekly) return false;
    if (colon != std::string::npos) {
      read_session_words(std::string_view(item.text).substr(colon + 2), session.what);
    } else if (heading.groups) {
      fill_from_heading(item, session.what);
    } else {
      return false;
    }
    add(std::move(session));
    return true;
  }

  void fill_from_heading(const Item& item, Session& session) const {
    session.title = std::string(title);
    if (const auto weeks_said = find_weeks(item.text)) session.weeks = weeks_said->weeks;
    if (const auto duration = find_duration(item.text); duration && !session.minutes) session.minutes = duration->max;
    session.kind = SessionKind::group;
  }

  // A glossary may begin so, too: outside the modules an optional session names its weeks or stands among sessions.
  bool read_optional(const Item& item) {
    if (!text::starts_with_ignoring_case(item.text, "optional")) return false;
    SessionReading session = begin(item);
    read_session_words(item.text, session.what);
    if (!session.what.optional) return false;
    if (!session.what.module && session.what.weeks.empty() && !heading.lists_sessions) return false;
    weeks.also.insert(weeks.also.end(), session.what.weeks.begin(), session.what.weeks.end());
    add(std::move(session));
    return true;
  }

  void read_plain(const Item& item) {
    if (item.text.empty() || item.text.size() > 300) return;
    if (heading.links_only && (item.links.empty() || !item.text.starts_with(item.links[0].label))) return;
    SessionReading session = begin(item);
    read_session_words(item.text, session.what);
    weeks.also.insert(weeks.also.end(), session.what.weeks.begin(), session.what.weeks.end());
    add(std::move(session));
  }

  // "…will be on one of the following topics:" belongs to the panel that the same sentence names.
  bool read_topics(const std::vector<Item>& items) {
    if (!mentions(lead.text, {"one of the following topics", "one of these topics"})) return false;
    const auto week = find_weeks(lead.text);
    for (auto session = facts.sessions.rbegin(); session != facts.sessions.rend(); ++session) {
      if (week && session->what.weeks != week->weeks) continue;
      if (!week && session->what.kind != SessionKind::panel) continue;
      for (const Item& item : items) session->what.topics.push_back(item.text);
      if (mentions(lead.text, {"panel or guest speaker", "panel or a guest speaker", "guest speaker or panel"}))
        session->what.formats = {"panel", "guest speaker"};
      break;
    }
    return true;
  }

  bool may_be_plain() const {
    if (lead.text.empty() || !lead.text.ends_with(':')) return heading.lists_sessions;
    if (mentions(lead.text, {"following sessions", "these sessions"})) return true;
    return heading.lists_sessions && mentions(lead.text, {"session", "week", "event", "lesson", "expect"});
  }

  void read(NodeIndex list) {
    const auto begins = [&](NodeIndex item) {
      const std::string_view text = first_text(in.tree, item);
      for (std::string_view word : {"week", "wk", "every ", "optional"})
        if (text::starts_with_ignoring_case(text, word)) return true;
      return false;
    };
    std::size_t marked = 0;
    for (NodeIndex item : markdown::children(in.tree, list))
      if (begins(item)) ++marked;
    const bool plain = may_be_plain();
    if (marked == 0 && !plain && !lead.text.ends_with("topics:")) return;
    const std::vector<Item> items = read_items(in.tree, list);
    if (read_topics(items)) return;
    for (const Item& item : items) {
      if (read_week(item) || read_every(item) || read_optional(item)) continue;
      unread_week = unread_week || may_be_week(item.text);
      if (plain) read_plain(item);
    }
  }
};

// "8", "Week Nine", "2-3", "4 & 5", "Weeks 6-7": the weeks of a cell in the column "Week"; none when it says more.
std::vector<int> weeks_in_cell(const std::string& words) {
  if (auto said = weeks_at(words, 0)) return std::move(said->weeks);
  const std::string in_full = "weeks " + words;
  auto said = weeks_at(in_full, 0);
  return said && said->end == in_full.size() ? std::move(said->weeks) : std::vector<int>{};
}

// A table with a column "Week" and one for what happens in it.
void read_table(const PageInHand& in, NodeIndex table, const Heading& heading, WeekList& weeks, bool& unread_week,
                ScheduleFacts& facts) {
  int week_column = -1, name_column = -1, column = 0;
  NodeIndex row = in.tree[table].first_child;
  if (row == 0 || !in.tree[row].header) return;
  for (NodeIndex cell : markdown::children(in.tree, row)) {
    const std::string name = plain_words(in.tree.plain_text(cell));
    if (week_column < 0 && (text::equal_ignoring_case(name, "week") || text::equal_ignoring_case(name, "weeks")))
      week_column = column;
    for (std::string_view word : {"topic", "session", "lesson", "workshop", "event", "meeting"})
      if (name_column < 0 && text::starts_with_ignoring_case(name, word)) name_column = column;
    ++column;
  }
  if (week_column < 0) return;
  for (row = in.tree[row].next; row != 0; row = in.tree[row].next) {
    std::vector<int> found;
    Item name;
    column = 0;
    for (NodeIndex cell : markdown::children(in.tree, row)) {
      if (column == week_column) {
        const std::string words = plain_words(in.tree.plain_text(cell));
        found = weeks_in_cell(words);
        unread_week = unread_week || (found.empty() && may_be_week(words));
      }
      if (column == name_column) name = read_block(in.tree, cell);
      ++column;
    }
    if (found.empty()) continue;
    const Where where = in.page.where(in.tree[row].line);
    note_weeks(found, where, weeks);
    if (name.text.empty()) continue;
    SessionReading session;
    session.what.module = in.page.place.module;
    session.what.weeks = std::move(found);
    session.what.where = where;
    for (const ItemLink& link : name.links) session.links.emplace_back(link.target);
    read_session_words(name.text, session.what);
    session.what.kind = session_kind(session.what.title, heading.groups ? SessionKind::group : heading.kind);
    facts.sessions.push_back(std::move(session));
  }
}

// "Homeroom groups are with your cohort only and happen in Weeks 1-5 while Mix It Up groups … happen in Weeks 2 and 4."
// Each clause that begins with the group's name and says when it meets.
void read_group_sentences(const PageInHand& in, const Item& paragraph, const Heading& heading, std::string_view title,
                          ScheduleFacts& facts) {
  const std::string_view text = paragraph.text;
  bool any = false;
  std::size_t clause = 0;
  for (auto weeks = find_weeks(text); weeks; weeks = find_weeks(text, weeks->end)) {
    std::string_view before = text.substr(clause, weeks->begin - clause);
    for (std::string_view mark : {". ", " while ", "; ", " and then "})
      if (const std::size_t at = before.rfind(mark); at != std::string_view::npos)
        before = before.substr(at + mark.size());
    clause = weeks->end;
    const std::size_t name_end = before.find("groups");
    if (name_end == std::string_view::npos || name_end > 40 || before[0] < 'A' || before[0] > 'Z') continue;
    const std::string_view verb = before.substr(name_end + 6);
    if (!mentions(verb, {"happen in", "meet in", "meet during", "happen during", "take place in", "run in"})) continue;
    const std::string_view name = before.substr(0, name_end + 6);
    if (mentions(name, {"these ", "your ", "the ", "all "})) continue;
    SessionReading session;
    session.what.module = in.page.place.module;
    session.what.where = where_of(in.page, paragraph);
    session.what.title = std::string(name);
    session.what.weeks = weeks->weeks;
    session.what.kind = SessionKind::group;
    read_recurrence(before, session.what);
    if (!session.what.weekday) {
      Session every;  // "Every Wednesday afternoon, you will meet": said once for all groups of the paragraph
      read_recurrence(text.substr(0, 80), every);
      session.what.weekday = every.weekday;
      session.what.time = every.time;
      session.what.every = every.every;
    }
    leave_out_every(session.what);
    facts.sessions.push_back(std::move(session));
    any = true;
  }
  if (any || !heading.groups || !text::starts_with_ignoring_case(text, "every ")) return;
  SessionReading session;
  read_recurrence(text.substr(0, 80), session.what);
  if (!session.what.weekday || !mentions(text.substr(0, 80), {"meet"})) return;
  session.what.module = in.page.place.module;
  session.what.where = where_of(in.page, paragraph);
  session.what.title = std::string(title);
  session.what.kind = SessionKind::group;
  facts.sessions.push_back(std::move(session));
}

}  // namespace

std::optional<WeekItem> week_item(std::string_view text) {
  auto weeks = weeks_at(text, 0);
  if (!weeks) return std::nullopt;
  std::string_view rest = text::trim(text.substr(weeks->end));
  constexpr std::string_view en_dash = "\xE2\x80\x93", em_dash = "\xE2\x80\x94";
  if (rest.starts_with(en_dash) || rest.starts_with(em_dash))
    rest.remove_prefix(3);
  else if (rest.starts_with(':') || rest.starts_with('-'))
    rest.remove_prefix(1);
  else if (!rest.empty() && rest[0] != '(')
    return std::nullopt;
  return WeekItem{std::move(weeks->weeks), text::trim(rest)};
}

void read_sessions(const PageInHand& in, const Traces& traces, ScheduleFacts& facts) {
  if (!traces.week && !traces.session) return;
  for (const Section& section : in.sections) {
    const Heading heading = heading_of(section.title);
    WeekList weeks;
    bool unread_week = false;
    Item lead;
    for (NodeIndex block : section.blocks) {
      const Kind kind = in.tree[block].kind;
      if (kind == Kind::paragraph) {
        const bool before_list = in.tree[block].next != 0 && in.tree[in.tree[block].next].kind == Kind::list;
        const bool tells_weeks = traces.week && says(in.tree, block, "eeks ");
        lead = before_list || heading.groups || tells_weeks ? read_block(in.tree, block) : Item{};
        if (tells_weeks || heading.groups) read_group_sentences(in, lead, heading, section.title, facts);
      } else if (kind == Kind::list && !heading.lists_deliverables) {
        ListReader{in, facts, heading, section.title, std::move(lead), weeks, unread_week}.read(block);
        lead = {};
      } else if (kind == Kind::table && traces.week) {
        read_table(in, block, heading, weeks, unread_week, facts);
      }
    }
    if (weeks.entries.size() > 1 && !unread_week) facts.week_lists.push_back(std::move(weeks));
  }
}

void read_week_headings(const PageInHand& in, ScheduleFacts& facts) {
  WeekList lists[7];
  for (const Section& section : in.sections) {
    if (section.level < 1 || section.level > 6) continue;
    auto weeks = week_item(section.title);
    if (!weeks) continue;
    if (weeks->weeks.size() > 1) {
      auto& also = lists[section.level].also;
      also.insert(also.end(), weeks->weeks.begin(), weeks->weeks.end());
      continue;
    }
    lists[section.level].entries.push_back({weeks->weeks[0], where_of(in.page, in.tree[section.heading])});
  }
  for (WeekList& list : lists)
    if (list.entries.size() > 2) facts.week_lists.push_back(std::move(list));
}

}  // namespace compiler
