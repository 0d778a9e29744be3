#include "compiler/site/serving.h"

#include <algorithm>

#include "compiler/site/words.h"

namespace compiler {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += " " + part;
  return out;
}

// A stem that so many texts have tells nothing; this also bounds the work on huge programmes.
constexpr std::size_t too_common = 400;

}  // namespace

Serving::Serving(const Plan& plan) : plan_(plan) {
  const Programme& programme = plan.programme;
  std::unordered_map<std::string_view, const Lesson*> lessons;  // by page
  for (const Lesson& lesson : programme.lessons) lessons.try_emplace(lesson.page, &lesson);
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& session = programme.sessions[i];
    std::string text = session.title + joined(session.topics) + " " + session.series.value_or("");
    if (session.page)
      if (const auto lesson = lessons.find(*session.page); lesson != lessons.end())
        text += joined(lesson->second->goals);
    add(Kind::session, i, session.module, text);
  }
  for (std::size_t i = 0; i < programme.lessons.size(); ++i)
    add(Kind::lesson, i, programme.lessons[i].module, programme.lessons[i].title + joined(programme.lessons[i].goals));
  for (std::size_t i = 0; i < programme.deliverables.size(); ++i)
    add(Kind::deliverable, i, programme.deliverables[i].module,
        programme.deliverables[i].title + joined(programme.deliverables[i].parts));
  for (std::size_t i = 0; i < programme.outcomes.size(); ++i) {
    const Outcome& outcome = programme.outcomes[i];
    if (outcome.module) add(Kind::outcome, i, outcome.module, outcome.text);
    if (outcome.module && outcome.standard) modules_listing_[*outcome.standard].push_back(*outcome.module);
  }
  for (const Target& target : programme.targets)
    modules_promising_[target.competency + " " + std::to_string(target.level)].push_back(target.module);
}

void Serving::add(Kind kind, std::size_t index, std::optional<int> module, const std::string& text) {
  const std::vector<std::string> stems = telling_stems(text);
  for (const std::string& stem : stems) by_stem_[stem].push_back(static_cast<std::uint32_t>(texts_.size()));
  texts_.push_back({kind, index, module.value_or(-1), stems.size()});
}

Served Serving::match(std::string_view text, const std::vector<int>& modules) const {
  const std::vector<std::string> stems = telling_stems(text);
  std::vector<std::uint8_t> shared(texts_.size());
  std::vector<std::uint32_t> candidates;
  for (const std::string& stem : stems) {
    const auto found = by_stem_.find(stem);
    if (found == by_stem_.end() || found->second.size() > too_common) continue;
    for (const std::uint32_t number : found->second) {
      if (shared[number] == 0) candidates.push_back(number);
      if (shared[number] < 255) ++shared[number];
    }
  }
  std::vector<std::uint32_t> belonging;
  for (const std::uint32_t number : candidates) {
    const Text& other = texts_[number];
    const std::size_t count = shared[number], shorter = std::min(stems.size(), other.stems);
    const bool by_title = other.stems == 1 && other.kind != Kind::outcome;
    if (!by_title && (count < 2 || count * 5 < shorter * 2)) continue;
    if (modules.empty() || std::ranges::find(modules, other.module) != modules.end()) belonging.push_back(number);
  }
  std::ranges::sort(belonging);
  Served out;
  for (const std::uint32_t number : belonging) {
    const Text& other = texts_[number];
    switch (other.kind) {
      case Kind::session:
        out.sessions.push_back(other.index);
        break;
      case Kind::lesson:
        out.lessons.push_back(other.index);
        break;
      case Kind::deliverable:
        out.deliverables.push_back(other.index);
        break;
      case Kind::outcome:
        out.outcomes.push_back(other.index);
        break;
    }
  }
  return out;
}

std::vector<int> Serving::modules_of(std::size_t index) const {
  const Outcome& outcome = plan_.programme.outcomes[index];
  std::vector<int> modules;
  if (outcome.module) modules.push_back(*outcome.module);
  if (const auto found = modules_listing_.find(outcome.id); found != modules_listing_.end())
    modules.insert(modules.end(), found->second.begin(), found->second.end());
  if (const auto found = modules_promising_.find(outcome.competency + " " + std::to_string(outcome.level));
      found != modules_promising_.end())
    modules.insert(modules.end(), found->second.begin(), found->second.end());
  std::ranges::sort(modules);
  modules.erase(std::unique(modules.begin(), modules.end()), modules.end());
  return modules;
}

Served Serving::of_outcome(std::size_t index) const {
  Served out = match(plan_.programme.outcomes[index].text, modules_of(index));
  out.outcomes.clear();
  return out;
}

Served Serving::of_goal(int module, std::string_view goal) const { return match(goal, {module}); }

}  // namespace compiler
