#include <algorithm>
#include <array>
#include <utility>

#include "compiler/reader/level_words.h"
#include "compiler/reader/outcome_text.h"
#include "compiler/reader/standards.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

struct LevelHeading {
  std::string name;         // empty when the heading says the level alone
  bool name_first = false;  // before the level: "Level I: Making contact" may be a subtitle
  std::vector<int> levels;
  std::vector<std::string> tracks;
};

// Nobody gives a competency a longer name, and a longer text is a sentence.
constexpr std::size_t longest_heading = 100;
constexpr std::size_t longest_name = 60;

// "Networking –", "Networking, " -> "Networking".
std::string_view without_joints(std::string_view s) {
  while (true) {
    const std::string_view before = s;
    s = text::trim(s);
    for (std::string_view joint : {":", "-", ",", "|", "(", ")", "–", "—"}) {
      if (s.starts_with(joint)) s.remove_prefix(joint.size());
      if (s.ends_with(joint)) s.remove_suffix(joint.size());
    }
    if (s == before) return s;
  }
}

bool is_name(std::string_view s) {
  constexpr std::array<std::string_view, 12> sentence_words{"by",  "at",  "in",       "the", "for",  "to",
                                                            "see", "you", "students", "if",  "this", "all"};
  if (s.size() > longest_name || s.find_first_of(".!?") != std::string_view::npos) return false;
  const std::string_view first = s.substr(0, s.find(' '));
  return std::ranges::none_of(sentence_words,
                              [&](std::string_view word) { return text::equal_ignoring_case(first, word); });
}

// "Beginner (Level I)", "Module 2 outcomes, Level I": words that name no competency.
bool names_no_competency(std::string_view word) {
  constexpr std::array<std::string_view, 44> words{
      "outcome",      "outcomes",    "goal",         "goals",     "learning",   "readiness",    "standard",
      "standards",    "competency",  "competencies", "core",      "target",     "targets",      "expected",
      "expectations", "module",      "mod",          "week",      "part",       "section",      "track",
      "student",      "students",    "beginner",     "beginning", "novice",     "emerging",     "foundation",
      "foundational", "foundations", "basic",        "basics",    "developing", "intermediate", "proficient",
      "advanced",     "expert",      "mastery",      "entry",     "for",        "of",           "and",
      "be",           "fe"};
  return text::is_digit(word[0]) || word.size() == 1 ||
         std::ranges::any_of(words, [&](std::string_view each) { return text::equal_ignoring_case(word, each); });
}

// Whether a name is of a competency, and of another one than the section's: "Networking skills" below "Networking" is
// the same.
bool is_own_name(std::string_view name, std::string_view under) {
  if (name.empty() || (name[0] >= 'a' && name[0] <= 'z')) return false;
  bool names_one = false;
  for (Word word = word_at(name, 0); !word.text.empty(); word = word_at(name, word.end)) {
    if (names_no_competency(word.text)) continue;
    if (text::find_ignoring_case(under, word.text) != std::string_view::npos) return false;
    names_one = true;
  }
  return names_one;
}

// What may stand behind the level: nothing, brackets, "outcomes".
bool is_ending(std::string_view s) {
  s = text::trim(s);
  if (s.starts_with("(")) return s.find(')') != std::string_view::npos && is_ending(s.substr(s.find(')') + 1));
  if (s.starts_with(":") || s.starts_with(".")) return is_ending(s.substr(1));
  for (std::string_view word : {"outcomes", "readiness", "standards", "goals", "learning outcomes"})
    if (text::equal_ignoring_case(s, word)) return true;
  return s.empty();
}

// "Networking Level III:", "Level III: Networking", "Networking (Level 2)", "Level I" alone.
std::optional<LevelHeading> level_heading(std::string_view s) {
  s = text::trim(s);
  if (s.size() > longest_heading) return std::nullopt;
  const auto phrase = find_levels(s);
  if (!phrase) return std::nullopt;
  const std::string_view before = without_joints(s.substr(0, phrase->begin));
  std::string_view behind = s.substr(phrase->end);
  if (behind.starts_with(")")) behind.remove_prefix(1);
  LevelHeading out;
  out.levels = phrase->levels;
  out.tracks = tracks_in(s);
  if (is_ending(behind)) {
    out.name = before;
    out.name_first = !before.empty();
  } else if (before.empty()) {
    out.name = without_joints(behind.substr(0, behind.find('(')));
  } else {
    return std::nullopt;
  }
  if (!is_name(out.name)) return std::nullopt;
  return out;
}

class Reader {
 public:
  Reader(const PageInHand& in, StandardsFacts& facts) : in_(in), facts_(facts), finder_(in.page) {
    prefix_optional_ = in.settings.outcome_prefix.empty() ||
                       text::find_ignoring_case(in.page.title, "outcome") != std::string_view::npos;
  }

  void read() {
    for (std::size_t i = 0; i < in_.sections.size(); ++i) read_section(static_cast<int>(i));
  }

 private:
  // The level heading under which we are: its listings, and the levels it names that do not exist.
  struct Context {
    std::optional<std::size_t> listing;  // the first
    std::size_t count = 0;
    std::vector<UnknownLevel> unknown;
  };

  void read_section(int index) {
    const Section& section = in_.sections[static_cast<std::size_t>(index)];
    section_ = index;
    std::optional<Context> context;
    if (section.heading != 0) context = open(section.title, section.line, section.parent);
    bool directly = context.has_value();
    for (NodeIndex block : section.blocks) {
      if (in_.tree[block].kind == Kind::list) {
        read_list(block, context, directly);
        continue;
      }
      directly = false;
      if (in_.tree[block].kind != Kind::paragraph || !may_be_heading(block)) continue;
      if (auto opened = open(inline_text(in_.tree, block).text, in_.tree[block].line, index)) {
        context = std::move(opened);
        directly = true;
      }
    }
  }

  // A paragraph of one short line that mentions a level.
  bool may_be_heading(NodeIndex block) const {
    const markdown::Node& node = in_.tree[block];
    if (node.end_line > node.line) return false;
    const std::string_view line = in_.page.source.line(node.line);
    return line.size() <= 2 * longest_heading && line.find("evel") != std::string_view::npos;
  }

  std::optional<Context> open(std::string_view title, int line, int section_above) {
    const auto heading = level_heading(title);
    if (!heading) return std::nullopt;
    Context context;
    const Where where = finder_.find(line, std::string_view(title).substr(0, title.find_first_of("*_`[:")));
    LevelListing listing;
    listing.name = heading->name;
    if (section_above > 0) listing.under = competency_in(in_.sections[static_cast<std::size_t>(section_above)].title);
    listing.own_name = heading->name_first && is_own_name(listing.name, listing.under);
    listing.module = module_of_section(in_, section_);
    listing.tracks = heading->tracks;
    listing.where = where;
    for (int level : heading->levels) {
      if (level < 1 || level > highest_level) {
        context.unknown.push_back({text::collapse_spaces(title), where});
        continue;
      }
      listing.level = level;
      if (context.count++ == 0) context.listing = facts_.listings.size();
      facts_.listings.push_back(listing);
    }
    return context;
  }

  // "Level I & II: Interviewing" above "**Level I**" is about Interviewing.
  static std::string competency_in(const std::string& title) {
    const auto heading = level_heading(title);
    return heading && !heading->name.empty() ? heading->name : title;
  }

  // "**Networking Level I:**" directly below a bullet: Markdown takes the line for more of the bullet's text.
  struct HeadingInside {
    std::string title;
    int line = 0;
  };

  // What a list's bullets are, one after the other.
  struct Bullet {
    NodeIndex item = 0;
    InlineText text;
    std::optional<HeadingInside> heading;
    std::optional<std::string_view> behind;  // behind the prefix
  };

  // Ends the text before a line that is a bold level heading, and gives that line.
  std::optional<HeadingInside> take_heading(InlineText& text) const {
    if (text.text.find("evel") == std::string::npos) return std::nullopt;
    for (std::size_t i = 1; i < text.lines.size(); ++i) {
      const auto [begin, line] = text.lines[i];
      std::string_view source = text::trim(in_.page.source.line(line));
      if (source.ends_with(":")) source.remove_suffix(1);
      if (source.size() < 5 || !source.starts_with("**") || !source.ends_with("**")) continue;
      if (source.find("**", 2) != source.size() - 2) continue;  // bold words, and others
      const std::size_t end = i + 1 < text.lines.size() ? text.lines[i + 1].first : text.text.size();
      std::string title(text::trim(std::string_view(text.text).substr(begin, end - begin)));
      if (!level_heading(title)) continue;
      text.text.resize(begin);
      text.lines.resize(i);
      return HeadingInside{std::move(title), line};
    }
    return std::nullopt;
  }

  // `directly`: nothing stands between the heading and the list.
  void read_list(NodeIndex list, std::optional<Context>& context, bool directly) {
    std::vector<Bullet> bullets;
    bool prefixed = false, blank = true;
    for (NodeIndex item : markdown::children(in_.tree, list)) {
      Bullet& bullet = bullets.emplace_back(Bullet{item, own_text(in_.tree, item), {}, {}});
      bullet.heading = take_heading(bullet.text);
      bullet.behind = behind_prefix(bullet.text.text, in_.settings.outcome_prefix);
      prefixed = prefixed || (bullet.behind && !in_.settings.outcome_prefix.empty());
      blank = blank && text::trim(bullet.text.text).empty();
    }
    for (Bullet& bullet : bullets)  // the texts no longer move
      bullet.behind = behind_prefix(bullet.text.text, in_.settings.outcome_prefix);
    const bool outcomes = prefixed || (directly && context && (blank || prefix_optional_));
    const bool certain = prefixed || (outcomes && (blank || in_.settings.outcome_prefix.empty()));
    if (context && certain) confirm(*context);
    for (Bullet& bullet : bullets) {
      if (!read_level_bullet(bullet) && outcomes && (bullet.behind || (directly && context)))
        read_outcome(bullet, context);
      auto heading = std::exchange(bullet.heading ? bullet.heading : heading_below_, std::nullopt);
      auto opened = heading ? open(heading->title, heading->line, section_) : std::nullopt;
      if (!opened) continue;
      context = std::move(opened);
      if (certain) confirm(*context);
    }
  }

  // "* **Networking Level I:**" with its outcomes nested below it.
  bool read_level_bullet(const Bullet& bullet) {
    if (bullet.text.text.size() > 2 * longest_heading || bullet.text.text.find("evel") == std::string::npos)
      return false;
    if (bullet.behind && !in_.settings.outcome_prefix.empty()) return false;
    const auto lists = lists_inside(in_.tree, bullet.item);
    if (lists.empty()) return level_heading(bullet.text.text).has_value();  // a list of levels
    auto context = open(bullet.text.text, in_.tree[bullet.item].line, section_);
    if (!context) return false;
    for (NodeIndex list : lists) read_list(list, context, true);
    return true;
  }

  void confirm(Context& context) {
    for (std::size_t i = 0; i < context.count; ++i) facts_.listings[*context.listing + i].certain = true;
    for (UnknownLevel& unknown : context.unknown) facts_.unknown_levels.push_back(std::move(unknown));
    context.unknown.clear();
  }

  void read_outcome(const Bullet& bullet, const std::optional<Context>& context) {
    if (context && !context->listing) return;  // under a level that does not exist
    OutcomeFound found;
    const std::string_view whole = text::trim(bullet.text.text);
    found.text = bullet.behind.value_or(whole);
    const std::string_view prefix = text::trim_end(whole.substr(0, whole.size() - found.text.size()));
    found.where = finder_.find(in_.tree[bullet.item].line, whole.substr(0, std::min<std::size_t>(whole.size(), 12)));
    found.width = std::max(1, static_cast<int>(text::count_code_points(prefix)));
    if (context) found.listing = context->listing;
    const std::size_t before = facts_.outcomes.size();
    found.checklist = checklist(bullet.item, context);
    if (found.text.empty() && facts_.outcomes.size() > before) return;  // the outcomes are those below it
    add_outcome(std::move(found), facts_);
  }

  // The nested bullets; those that are outcomes of their own are read as such.
  std::vector<std::string> checklist(NodeIndex item, const std::optional<Context>& context) {
    std::vector<std::string> out;
    for (NodeIndex list : lists_inside(in_.tree, item)) {
      for (NodeIndex nested : markdown::children(in_.tree, list)) {
        Bullet bullet{nested, own_text(in_.tree, nested), {}, {}};
        bullet.heading = take_heading(bullet.text);
        if (bullet.heading) heading_below_ = bullet.heading;
        if (!in_.settings.outcome_prefix.empty())
          bullet.behind = behind_prefix(bullet.text.text, in_.settings.outcome_prefix);
        if (bullet.behind)
          read_outcome(bullet, context);
        else if (std::string text =
                     text::collapse_spaces(bullet.heading ? bullet.text.text : in_.tree.plain_text(nested));
                 !text.empty())
          out.push_back(std::move(text));
      }
    }
    return out;
  }

  const PageInHand& in_;
  StandardsFacts& facts_;
  ColumnFinder finder_;
  int section_ = 0;
  std::optional<HeadingInside> heading_below_;  // found in a checklist; it ends the outcome around it, too
  bool prefix_optional_ = false;
};

}  // namespace

void read_level_headings(const PageInHand& in, StandardsFacts& facts) {
  const bool has_prefix = !in.settings.outcome_prefix.empty() && mentions(in, in.settings.outcome_prefix);
  if (has_prefix || mentions(in, "Level") || mentions(in, "LEVEL")) Reader(in, facts).read();
}

}  // namespace compiler
