#include "compiler/site/serving.h"

#include <algorithm>

#include "compiler/reader/serves.h"
#include "compiler/site/items.h"
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
    if (session.page) {
      sessions_on_[*session.page].push_back(i);
      if (const auto lesson = lessons.find(*session.page); lesson != lessons.end())
        text += joined(lesson->second->goals);
    }
    add(Kind::session, i, session.module, text);
  }
  for (std::size_t i = 0; i < programme.lessons.size(); ++i) {
    lessons_on_[programme.lessons[i].page].push_back(i);
    add(Kind::lesson, i, programme.lessons[i].module, programme.lessons[i].title + joined(programme.lessons[i].goals));
  }
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
  read_statements();
  read_restatements();
}

void Serving::read_statements() {
  std::optional<ServesNames> names;  // most programmes have no such page
  for (PageNumber number = 0; number < plan_.pages.size(); ++number) {
    const Page& page = *plan_.pages[number].page;
    if (page.front.find("serves") == nullptr) continue;
    if (!names) names.emplace(plan_.programme);
    for (const std::string& entry : page.front.list("serves"))
      for (const ServedThing& thing : names->meant_by(entry, page.place.module))
        if (thing.outcome != nullptr)
          stated_outcomes_[thing.outcome].push_back(number);
        else
          stated_goals_[{thing.module, *thing.goal}].push_back(number);
  }
}

// An outcome that stands on a lesson's page with its standard's id, and a lesson's goal in the words of an outcome or
// of its module's goal.
void Serving::read_restatements() {
  const Programme& programme = plan_.programme;
  const auto folded = [](std::string_view text) {
    std::string out;
    for_each_word(text, [&](std::string_view word) { out.append(word).append(" "); });
    return out;
  };
  std::unordered_map<std::string, const Outcome*> outcomes;
  for (const Outcome& outcome : programme.outcomes) {
    const Outcome& standard = standard_of(plan_, outcome);
    if (&standard == &outcome) outcomes.try_emplace(folded(outcome.text), &outcome);
    if (&standard != &outcome && lessons_on_.contains(outcome.where.file))
      stated_outcomes_[&standard].push_back(plan_.number_of(outcome.where.file));
  }
  std::map<std::pair<int, std::string>, std::string_view> goals;
  for (const Module& module : programme.modules)
    for (const std::string& goal : module.goals) goals.try_emplace({module.number, folded(goal)}, goal);
  for (const Lesson& lesson : programme.lessons)
    for (const std::string& goal : lesson.goals) {
      std::string words = folded(goal);
      if (const auto found = outcomes.find(words); found != outcomes.end())
        stated_outcomes_[found->second].push_back(plan_.number_of(lesson.page));
      if (const auto found = goals.find({lesson.module.value_or(-1), std::move(words)}); found != goals.end())
        stated_goals_[{found->first.first, found->second}].push_back(plan_.number_of(lesson.page));
    }
}

void Serving::put_stated(const Stated* stated, Served& served) const {
  if (stated != nullptr) {
    served.sessions.clear();
    served.lessons.clear();
    Stated pages = *stated;
    std::ranges::sort(pages);
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    for (const PageNumber number : pages) {
      const std::string_view path = plan_.pages[number].page->path();
      const auto sessions = sessions_on_.find(path);
      const auto lessons = lessons_on_.find(path);
      if (sessions != sessions_on_.end())
        served.sessions.insert(served.sessions.end(), sessions->second.begin(), sessions->second.end());
      if (lessons != lessons_on_.end())
        served.lessons.insert(served.lessons.end(), lessons->second.begin(), lessons->second.end());
      if (sessions == sessions_on_.end() && lessons == lessons_on_.end()) served.pages.push_back(number);
    }
  }
  // A lesson that is held in a session shown here is that session.
  std::erase_if(served.lessons, [&](std::size_t lesson) {
    const auto found = sessions_on_.find(plan_.programme.lessons[lesson].page);
    return found != sessions_on_.end() && std::ranges::any_of(found->second, [&](std::size_t session) {
             return std::ranges::find(served.sessions, session) != served.sessions.end();
           });
  });
  served.guessed = !served.deliverables.empty() || !served.outcomes.empty() ||
                   (stated == nullptr && (!served.sessions.empty() || !served.lessons.empty()));
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
  const Outcome& outcome = plan_.programme.outcomes[index];
  Served out = match(outcome.text, modules_of(index));
  out.outcomes.clear();
  const auto stated = stated_outcomes_.find(&standard_of(plan_, outcome));
  put_stated(stated == stated_outcomes_.end() ? nullptr : &stated->second, out);
  return out;
}

Served Serving::of_goal(int module, std::string_view goal) const {
  Served out = match(goal, {module});
  const auto stated = stated_goals_.find({module, goal});
  put_stated(stated == stated_goals_.end() ? nullptr : &stated->second, out);
  return out;
}

}  // namespace compiler
