#include "compiler/reader/durations.h"
#include "compiler/reader/prompts.h"
#include "compiler/reader/schedule.h"
#include "compiler/reader/session_words.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// Who talks with whom, by the page's path and title.
std::optional<std::string> group_of(std::string_view words) {
  if (mentions(words, {"homeroom", "house group"})) return "homeroom";
  if (mentions(words, {"mix it up", "mixed_", "mixed-", "cross-cohort"})) return "cross-cohort";
  if (mentions(words, {"peer group", "peer_group"})) return "peer";
  if (mentions(words, {"working group", "working_group"})) return "working";
  return std::nullopt;
}

struct GuideReader {
  const PageInHand& in;
  Guide guide;

  std::optional<Timed> timed(std::size_t section) const {
    const std::string_view title = in.sections[section].title;
    if (title.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    if (declared_length(title)) return std::nullopt;  // of the whole: what is below it are the steps
    return timed_label(title);
  }

  // Everything under a heading, down to the next of its level or above.
  std::size_t end_of(std::size_t section) const {
    std::size_t end = section + 1;
    while (end < in.sections.size() && in.sections[end].level > in.sections[section].level) ++end;
    return end;
  }

  void fill(GuideStep& step, const std::optional<Timed>& time, std::string_view title) const {
    step.title = std::string(time ? std::string_view(time->title) : title);
    if (!time || time->duration.each) return;
    step.min = time->duration.min;
    step.max = time->duration.max;
  }

  void add_step(std::size_t section, const std::optional<Timed>& time) {
    GuideStep step;
    fill(step, time, in.sections[section].title);
    for (std::size_t i = section; i < end_of(section); ++i) add_prompts(in.tree, in.sections[i].blocks, step.prompts);
    if (time || !step.prompts.empty()) guide.steps.push_back(std::move(step));
  }

  // A numbered list whose items carry the times: "2. Status check (10 mins)" with its questions inside, or behind it
  // without indentation, where Markdown begins a new list with "3." (DOMAIN.md E.5).
  // Below a heading that declares the whole time bullets do as well.
  bool add_timed_items(const Section& section) {
    const bool bullets = declared_length(section.title).has_value();
    std::size_t with_time = 0;
    for (NodeIndex block : section.blocks) with_time += times_in(block, bullets);
    if (with_time < 2) return false;
    int next_number = 0;  // 0: no item is open
    for (NodeIndex block : section.blocks) {
      const markdown::Node& node = in.tree[block];
      if (node.kind == Kind::list && !node.ordered && next_number != 0) {
        add_prompts(in.tree, {block}, guide.steps.back().prompts);
      } else if (node.kind == Kind::list && node.ordered &&
                 (node.number == next_number || times_in(block, false) > 0)) {
        next_number = add_items(block) + 1;
      } else if (bullets && times_in(block, bullets) > 0) {
        add_items(block);
      } else {
        next_number = 0;
      }
    }
    return true;
  }

  std::size_t times_in(NodeIndex list, bool bullets) const {
    if (in.tree[list].kind != Kind::list || (!in.tree[list].ordered && !bullets)) return 0;
    std::size_t count = 0;
    for (const Item& item : read_items(in.tree, list)) count += timed_label(item.text) ? 1 : 0;
    return count;
  }

  // Gives the last item's number.
  int add_items(NodeIndex list) {
    int last = 0;
    for (const Item& item : read_items(in.tree, list)) {
      GuideStep step;
      fill(step, timed_label(item.text), item.text);
      add_prompts(in.tree, item.nested, step.prompts);
      guide.steps.push_back(std::move(step));
      last = item.number;
    }
    return last;
  }

  // The steps of sections [begin, end): the highest timed headings, or, when none is timed, headings with prompts.
  void read_steps(std::size_t begin, std::size_t end) {
    int level = 7;
    for (std::size_t i = begin; i < end; ++i)
      if (timed(i)) level = std::min(level, in.sections[i].level);
    const bool any_timed = level < 7;
    for (std::size_t i = begin; i < end; ++i) {
      const Section& section = in.sections[i];
      if (any_timed ? section.level == level && timed(i) : add_timed_items(section)) {
        if (any_timed) add_step(i, timed(i));
      } else if (!any_timed && section.level > 0 && !is_frame(section.title)) {
        GuideStep step;
        fill(step, std::nullopt, section.title);
        add_prompts(in.tree, section.blocks, step.prompts);
        if (!step.prompts.empty()) guide.steps.push_back(std::move(step));
      }
    }
  }

  static bool is_frame(std::string_view title) {
    return mentions(title, {"overview", "why do this", "resource", "reminder", "goal", "how will you meet"});
  }
};

// Of the sections [begin, end): what is stated, or else the sum of the steps, when each has its time.
std::optional<int> minutes_of(const Guide& guide, const PageInHand& in, std::size_t begin, std::size_t end) {
  if (const auto minutes = in.page.front.number("minutes")) return minutes;
  if (const auto minutes = declared_minutes(in, begin, end)) return minutes;
  int sum = 0;
  for (const GuideStep& step : guide.steps) {
    if (!step.max) return std::nullopt;
    sum += *step.max;
  }
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

Guide begin(const PageInHand& in, const std::optional<std::string>& group) {
  Guide guide;
  guide.title = in.page.title;
  if (const auto subheading = in.page.front.text("subheading")) guide.title += ": " + *subheading;
  guide.group = group;
  guide.module = in.page.place.module;
  guide.where = in.page.where(in.page.front.body_line);
  return guide;
}

// "## Week 1: Fresh start (30 mins)": one guide for each week.
bool read_week_guides(const PageInHand& in, const std::optional<std::string>& group, ScheduleFacts& facts) {
  std::size_t found = 0;
  for (std::size_t i = 1; i < in.sections.size(); ++i) {
    const Section& section = in.sections[i];
    auto week = week_item(section.title);
    if (!week) continue;
    GuideReader reader{in, begin(in, group)};
    const auto time = reader.timed(i);
    const std::size_t end = reader.end_of(i);
    reader.guide.title = in.page.title + ": " + (time ? time->title : section.title);
    reader.guide.weeks = std::move(week->weeks);
    reader.guide.where = where_of(in.page, in.tree[section.heading]);
    if (time) reader.guide.minutes = time->duration.max;
    if (end > i + 1) reader.read_steps(i + 1, end);
    if (reader.guide.steps.empty()) reader.add_step(i, time);
    if (!reader.guide.minutes) reader.guide.minutes = minutes_of(reader.guide, in, i, end);
    if (!reader.guide.steps.empty()) facts.guides.push_back(std::move(reader.guide));
    ++found;
  }
  return found > 0;
}

}  // namespace

void read_guides(const PageInHand& in, const Traces& traces, ScheduleFacts& facts) {
  const std::optional<std::string> group = group_of(in.page.path() + ' ' + in.page.title);
  if (!group && !traces.minutes) return;
  if (group && read_week_guides(in, group, facts)) return;
  std::size_t timed_headings = 0;
  GuideReader reader{in, begin(in, group)};
  for (std::size_t i = 1; i < in.sections.size() && !group; ++i) timed_headings += reader.timed(i) ? 1 : 0;
  if (!group && (timed_headings < 3 || in.page.place.week || in.page.place.module)) return;
  reader.read_steps(0, in.sections.size());
  if (in.page.place.week) reader.guide.weeks = {*in.page.place.week};
  std::size_t prompts = 0, timed_steps = 0;
  for (const GuideStep& step : reader.guide.steps) {
    prompts += step.prompts.size();
    timed_steps += step.max ? 1 : 0;
  }
  const bool agenda = group && timed_steps > 1;
  if ((prompts == 0 && !agenda) || (timed_steps == 0 && prompts < 3)) return;
  reader.guide.minutes = minutes_of(reader.guide, in, 0, in.sections.size());
  for (const TimePlan& plan : facts.plans)
    if (!reader.guide.minutes || plan.declared.where.line < reader.guide.where.line + 12)
      reader.guide.minutes = plan.declared.max;
  facts.guides.push_back(std::move(reader.guide));
}

}  // namespace compiler
