#include "rooms/curriculum/compile/programme_facts.h"

#include <algorithm>
#include <unordered_map>

#include "kernel/text.h"
#include "rooms/curriculum/content/in_words.h"

namespace curriculum {

namespace {

using compiler::Compilation;

std::string line_of(std::string_view text) { return text::collapse_spaces(text); }

std::vector<std::string> lines_of(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& one : texts)
    if (std::string line = line_of(one); !line.empty()) out.push_back(std::move(line));
  return out;
}

std::optional<Weekday> weekday_of(const std::optional<compiler::Weekday>& day) {
  return day ? weekday_named(compiler::name_of(*day)) : std::nullopt;
}

class Facts {
 public:
  explicit Facts(const Compilation& done) : programme_(done.programme) {
    for (const auto& page : done.pages) pages_.emplace(page->path(), page.get());
  }

  Content all() const {
    Content out;
    out.title = line_of(programme_.name.empty() ? "Programme" : programme_.name);
    for (const auto& one : programme_.modules)
      out.modules.push_back({one.number, line_of(one.title), one.weeks, lines_of(one.goals)});
    for (const auto& one : programme_.competencies) out.competencies.push_back({one.key, one.name, one.definition});
    for (const auto& one : programme_.outcomes) {
      out.outcomes.push_back(outcome(one));
      out.outcomes.back().competency_name = name_of_competency(out.competencies, one.competency);
    }
    for (const auto& one : programme_.targets) out.targets.push_back({one.module, one.competency, one.level});
    for (const auto& one : programme_.rubric)
      out.rubric.push_back(
          {one.of, one.competency, one.level, std::string(compiler::name_of(one.performance)), line_of(one.text)});
    for (const auto& one : programme_.sessions) out.sessions.push_back(session(one));
    for (const auto& one : programme_.deliverables) out.deliverables.push_back(deliverable(one));
    for (const auto& one : programme_.guides) out.guides.push_back(guide(one));
    for (const auto& one : programme_.lessons)
      out.lessons.push_back({std::string(one.page), one.module, one.week, line_of(one.title), lines_of(one.goals),
                             one.minutes, one.exit_ticket});
    return out;
  }

 private:
  const compiler::Page* page_at(std::string_view path) const {
    const auto found = pages_.find(path);
    return found == pages_.end() ? nullptr : found->second;
  }
  Audience audience_at(std::string_view path) const {
    const compiler::Page* page = page_at(path);
    return page == nullptr ? Audience::everyone : audience_of(*page);
  }

  static Outcome outcome(const compiler::Outcome& one) {
    Outcome out;
    out.key = one.id;
    out.standard = one.standard;
    out.competency = one.competency;
    out.level = one.level;
    out.module = one.module;
    out.text = line_of(one.text);
    for (const auto& threshold : one.thresholds) out.thresholds.push_back({threshold.what, threshold.at_least});
    out.checklist = lines_of(one.checklist);
    out.identity = one.identity;
    out.tracks = one.tracks;
    out.page = std::string(one.where.file);
    return out;
  }

  Session session(const compiler::Session& one) const {
    Session out;
    out.kind = session_kind_named(compiler::name_of(one.kind)).value_or(SessionKind::session);
    out.title = line_of(one.title);
    out.module = one.module;
    out.weeks = one.weeks;
    std::ranges::sort(out.weeks);
    out.weeks.erase(std::ranges::unique(out.weeks).begin(), out.weeks.end());
    out.weekday = weekday_of(one.weekday);
    if (one.time) (text::is_digit(one.time->front()) ? out.time : out.part_of_day) = one.time;
    out.minutes = one.minutes;
    out.every = one.every;
    out.series = one.series;
    out.part = one.part;
    out.topics = lines_of(one.topics);
    out.formats = lines_of(one.formats);
    out.optional = one.optional;
    out.tracks = one.tracks;
    out.page = one.page;
    out.audience = audience_at(one.where.file);
    if (one.page) read_page_of(*one.page, out);
    return out;
  }

  // What the page of a session says of it in its front matter.
  void read_page_of(const std::string& path, Session& session) const {
    const compiler::Page* page = page_at(path);
    if (page == nullptr) return;
    if (session.formats.empty()) session.formats = lines_of(page->front.list("formats"));
    session.roles = lines_of(page->front.list("roles"));
    session.artefact = page->front.text("artefact");
    if (!session.minutes) session.minutes = page->front.number("minutes");
  }

  static Deliverable deliverable(const compiler::Deliverable& one) {
    Deliverable out;
    out.module = one.module;
    out.number = one.number;
    out.title = line_of(one.title);
    out.parts = lines_of(one.parts);
    out.requirement = std::string(compiler::name_of(one.requires_.kind));
    out.count = one.requires_.count;
    for (const auto& due : one.due)
      out.dues.push_back({due.stage, due.week, weekday_of(due.weekday), due.time, due.relative, line_of(due.text)});
    out.handed_in_at = one.handed_in_at;
    out.tracks = one.tracks;
    out.page = std::string(one.where.file);
    return out;
  }

  Guide guide(const compiler::Guide& one) const {
    Guide out;
    out.title = line_of(one.title);
    out.group = one.group;
    out.module = one.module;
    out.weeks = one.weeks;
    out.minutes = one.minutes;
    for (const auto& step : one.steps) out.steps.push_back({line_of(step.title), step.min, step.max, step.prompts});
    out.page = std::string(one.where.file);
    out.audience = audience_at(one.where.file);
    return out;
  }

  const compiler::Programme& programme_;
  std::unordered_map<std::string_view, const compiler::Page*> pages_;
};

}  // namespace

Content facts_of(const Compilation& done) { return Facts(done).all(); }

Audience audience_of(const compiler::Page& page) {
  if (const auto stated = page.front.text("audience"))
    return text::equal_ignoring_case(*stated, "staff") ? Audience::staff : Audience::everyone;
  const std::string name = page.path().substr(page.path().rfind('/') + 1);
  for (const std::string_view words :
       {"facilitator guide", "facilitator notes", "facilitator's guide", "facilitator-guide", "facilitator-notes",
        "facilitator_guide", "facilitator_notes", "notes for facilitators"})
    if (text::find_ignoring_case(page.title, words) != std::string::npos ||
        text::find_ignoring_case(name, words) != std::string::npos)
      return Audience::staff;
  return Audience::everyone;
}

}  // namespace curriculum
