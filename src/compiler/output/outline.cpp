#include "compiler/output/outline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "compiler/diagnostic/text_report.h"

namespace compiler {

namespace {

std::string roman(int level) {
  constexpr std::array<std::string_view, 4> names{"0", "I", "II", "III"};
  return level >= 0 && level <= 3 ? std::string(names[static_cast<std::size_t>(level)]) : std::to_string(level);
}

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

template <class Range>
std::string joined(const Range& parts, std::string_view separator = ", ") {
  std::string out;
  for (const auto& part : parts) {
    if (&part != &*parts.begin()) out += separator;
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(part)>>)
      out += std::to_string(part);
    else
      out += part;
  }
  return out;
}

std::string weeks_in_words(const std::vector<int>& weeks) {
  if (weeks.empty()) return {};
  return (weeks.size() == 1 ? "week " : "weeks ") + joined(weeks);
}

// Adds a word to a list of words; nothing for an empty one.
void add(std::vector<std::string>& words, std::string word) {
  if (!word.empty()) words.push_back(std::move(word));
}
void add(std::vector<std::string>& words, std::string_view before, const std::optional<std::string>& word) {
  if (word) words.push_back(std::string(before) + *word);
}

std::string minutes_in_words(std::optional<int> min, std::optional<int> max) {
  if (!min && !max) return {};
  if (min && max && *min != *max) return std::to_string(*min) + "-" + std::to_string(*max) + " minutes";
  return counted(static_cast<std::size_t>(min ? *min : *max), "minute");
}

std::string due_in_words(const Due& due) {
  std::vector<std::string> words;
  add(words, "", due.stage);
  if (due.week) add(words, "week " + std::to_string(*due.week));
  if (due.weekday) add(words, std::string(name_of(*due.weekday)));
  add(words, "", due.time);
  add(words, "", due.relative);
  return joined(words, " ") + " \"" + due.text + "\"";
}

class Writer {
 public:
  Writer(const Programme& programme, Detail detail, const std::function<std::string(std::string_view)>& shown)
      : programme_(programme), full_(detail == Detail::full), shown_(shown) {}

  std::string write() {
    line(0, programme_.name.empty() ? "Programme without a name" : programme_.name);
    add_standards();
    for (const Module& module : programme_.modules) add_module(module);
    add_parts_of(std::nullopt, "Outside the modules");
    add_rest();
    return std::move(out_);
  }

 private:
  void line(std::size_t depth, std::string_view text) {
    out_.append(depth * 2, ' ').append(harmless(text)).append("\n");
  }
  // A heading that is written with the first line under it.
  void under(std::string_view heading, std::size_t depth, std::string_view text) {
    if (heading != heading_) {
      heading_ = heading;
      line(depth - 1, std::string(heading) + ":");
    }
    line(depth, text);
  }
  std::string page(std::string_view path) const { return shown_ ? shown_(path) : std::string(path); }
  std::string at(const Where& where) const {
    return full_ ? "  (" + page(where.file) + ":" + std::to_string(where.line) + ")" : "";
  }
  std::string name_of_competency(const std::string& key) const {
    const auto found = std::ranges::find(programme_.competencies, key, &Competency::key);
    return found == programme_.competencies.end() ? key : found->name;
  }

  void add_standards() {
    const auto standards = static_cast<std::size_t>(
        std::ranges::count_if(programme_.outcomes, [](const Outcome& one) { return !one.module.has_value(); }));
    std::vector<std::string> counts;
    const auto count = [&](std::size_t n, std::string_view thing) {
      if (n > 0) counts.push_back(counted(n, thing));
    };
    count(programme_.modules.size(), "module");
    if (!programme_.competencies.empty())
      counts.push_back(std::to_string(programme_.competencies.size()) +
                       (programme_.competencies.size() == 1 ? " competency" : " competencies"));
    count(programme_.outcomes.size(), "outcome");
    if (standards > 0) counts.back() += " (" + std::to_string(standards) + " in the standards)";
    count(programme_.rubric.size(), "rubric descriptor");
    count(programme_.sessions.size(), "session");
    count(programme_.lessons.size(), "lesson");
    count(programme_.deliverables.size(), "deliverable");
    count(programme_.guides.size(), "discussion guide");
    if (!counts.empty()) line(1, joined(counts));
    if (!full_) return;
    heading_ = {};
    for (const Competency& one : programme_.competencies)
      under("Competencies", 2, one.name + " [" + one.key + "]" + (one.definition ? ": " + *one.definition : ""));
    add_outcomes(std::nullopt, "Standards");
  }

  void add_outcomes(std::optional<int> module, std::string_view heading) {
    std::string group;
    for (const Outcome& one : programme_.outcomes) {
      if (one.module != module) continue;
      const std::string its = name_of_competency(one.competency) + " " + roman(one.level);
      if (its != group) under(heading, 2, group = its);
      std::vector<std::string> marks{one.id};
      if (one.standard) marks.push_back("standard " + *one.standard);
      for (const Threshold& threshold : one.thresholds)
        marks.push_back("at least " + std::to_string(threshold.at_least) + " " + threshold.what);
      if (one.identity) marks.emplace_back("identity");
      if (!one.tracks.empty()) marks.push_back("tracks " + joined(one.tracks));
      line(3, "- " + one.text + " [" + joined(marks, "; ") + "]" + at(one.where));
      for (const std::string& item : one.checklist) line(4, "+ " + item);
    }
  }

  void add_module(const Module& module) {
    const std::string number = "Module " + std::to_string(module.number);
    line(0, number + (module.title.empty() ? "" : ": " + module.title) +
                (module.weeks ? ", " + counted(static_cast<std::size_t>(*module.weeks), "week") : ""));
    heading_ = {};
    if (full_) {
      for (const std::string_view path : module.pages) under("Pages", 2, page(path));
      for (const std::string& goal : module.goals) under("Goals", 2, "- " + goal);
    } else {
      line(1, counted(module.pages.size(), "page") +
                  (module.goals.empty() ? "" : ", " + counted(module.goals.size(), "goal")));
    }
    add_targets(module.number);
    if (full_) add_outcomes(module.number, "Outcomes");
    add_parts_of(module.number, {});
  }

  void add_targets(int module) {
    std::vector<std::string> targets;
    for (const Target& one : programme_.targets) {
      if (one.module != module) continue;
      const std::string target = name_of_competency(one.competency) + " " + roman(one.level);
      if (full_)
        under("Targets", 2, target + at(one.where));
      else if (std::ranges::find(targets, target) == targets.end())
        targets.push_back(target);
    }
    if (!targets.empty()) line(1, "Targets: " + joined(targets));
  }

  // Sessions, lessons, deliverables and guides of a module; `title` is written before the first.
  void add_parts_of(std::optional<int> module, std::string_view title) {
    title_ = title;
    for (const Session& one : programme_.sessions)
      if (one.module == module) add_session(one);
    if (full_)
      for (const Lesson& one : programme_.lessons)
        if (one.module == module) add_lesson(one);
    for (const Deliverable& one : programme_.deliverables)
      if (one.module == module) add_deliverable(one);
    if (full_)
      for (const Guide& one : programme_.guides)
        if (one.module == module) add_guide(one);
  }

  void part(std::string_view heading, std::string_view text) {
    if (!title_.empty()) {
      heading_ = {};
      line(0, title_);
      title_ = {};
    }
    under(heading, 2, text);
  }

  void add_session(const Session& one) {
    std::vector<std::string> marks;
    add(marks, weeks_in_words(one.weeks));
    add(marks, "every ", one.every);
    if (one.weekday) add(marks, std::string(name_of(*one.weekday)));
    add(marks, "", one.time);
    add(marks, minutes_in_words(one.minutes, one.minutes));
    if (one.kind != SessionKind::session) add(marks, std::string(name_of(one.kind)));
    if (one.optional) add(marks, "optional");
    if (full_) {
      if (one.series) add(marks, "series " + *one.series + (one.part ? " part " + *one.part : ""));
      if (!one.topics.empty()) add(marks, "topics " + joined(one.topics, " / "));
      if (!one.formats.empty()) add(marks, "formats " + joined(one.formats, " / "));
      if (!one.tracks.empty()) add(marks, "tracks " + joined(one.tracks));
      if (one.page) add(marks, "page " + page(*one.page));
    }
    part("Sessions", one.title + (marks.empty() ? "" : " [" + joined(marks, "; ") + "]") + at(one.where));
  }

  void add_lesson(const Lesson& one) {
    std::vector<std::string> marks;
    if (one.week) add(marks, "week " + std::to_string(*one.week));
    add(marks, minutes_in_words(one.minutes, one.minutes));
    add(marks, "exit ticket ", one.exit_ticket);
    part("Lessons", one.title + (marks.empty() ? "" : " [" + joined(marks, "; ") + "]") + "  (" + page(one.page) + ")");
    for (const std::string& goal : one.goals) line(3, "- " + goal);
  }

  void add_deliverable(const Deliverable& one) {
    std::vector<std::string> marks;
    for (const Due& due : one.due) add(marks, "due " + due_in_words(due));
    if (full_) {
      add(marks, "as " + std::string(name_of(one.requires_.kind)) +
                     (one.requires_.count ? " " + std::to_string(*one.requires_.count) : ""));
      add(marks, "handed in at ", one.handed_in_at);
      if (!one.tracks.empty()) add(marks, "tracks " + joined(one.tracks));
    }
    const std::string number = one.number ? "#" + std::to_string(*one.number) + " " : "";
    part("Deliverables", number + one.title + (marks.empty() ? "" : " [" + joined(marks, "; ") + "]") + at(one.where));
    for (const std::string& element : one.parts) line(3, "- " + element);
  }

  void add_guide(const Guide& one) {
    std::vector<std::string> marks;
    add(marks, "", one.group);
    add(marks, weeks_in_words(one.weeks));
    add(marks, minutes_in_words(one.minutes, one.minutes));
    part("Discussion guides", one.title + (marks.empty() ? "" : " [" + joined(marks, "; ") + "]") + at(one.where));
    for (const GuideStep& step : one.steps) {
      const std::string minutes = minutes_in_words(step.min, step.max);
      line(3, step.title + (minutes.empty() ? "" : " [" + minutes + "]"));
      for (const std::string& prompt : step.prompts) line(4, "- " + prompt);
    }
  }

  void add_rest() {
    if (!full_) return;
    heading_ = {};
    for (const RubricEntry& one : programme_.rubric) {
      std::string of = one.of;
      if (one.competency) of += ", " + name_of_competency(*one.competency);
      if (one.level) of += " " + roman(*one.level);
      under("Rubric", 1, of + ", " + std::string(name_of(one.performance)) + ": " + one.text + at(one.where));
    }
    for (const Abbreviation& one : programme_.abbreviations)
      under("Abbreviations", 1, one.short_form + " = " + one.long_form);
  }

  const Programme& programme_;
  bool full_;
  const std::function<std::string(std::string_view)>& shown_;
  std::string_view heading_, title_;
  std::string out_;
};

}  // namespace

std::string outline(const Programme& programme, Detail detail,
                    const std::function<std::string(std::string_view)>& shown) {
  return Writer(programme, detail, shown).write();
}

}  // namespace compiler
