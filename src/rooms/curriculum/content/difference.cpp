#include "rooms/curriculum/content/difference.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "rooms/curriculum/content/in_words.h"

namespace curriculum {

namespace {

std::string quoted(const std::string& words) { return "“" + words + "”"; }

std::string in_module(const std::optional<int>& module) {
  return module ? " in module " + std::to_string(*module) : "";
}

std::string was(const std::string& before) { return before.empty() ? "" : " (was " + before + ")"; }

std::string counted_weeks(const std::optional<int>& weeks) {
  if (!weeks) return "an open number of weeks";
  return std::to_string(*weeks) + (*weeks == 1 ? " week" : " weeks");
}

// Two texts that say the same to the eye: dates count, their wording does not.
bool is_same(const Due& a, const Due& b) {
  const bool words_count = a.relative == "other" || (!a.week && !a.weekday && !a.relative);
  return a.stage == b.stage && a.week == b.week && a.weekday == b.weekday && a.time == b.time &&
         a.relative == b.relative && (!words_count || a.text == b.text);
}
bool is_same(const std::vector<Due>& a, const std::vector<Due>& b) {
  return std::ranges::equal(a, b, [](const Due& one, const Due& other) { return is_same(one, other); });
}

std::string missing_from(const std::vector<std::string>& all, const std::vector<std::string>& others) {
  std::string out;
  for (const std::string& one : all)
    if (std::ranges::find(others, one) == others.end()) out += (out.empty() ? "" : ", ") + quoted(one);
  return out;
}

class Differ {
 public:
  Differ(const Content& before, const Content& after) : before_(before), after_(after) {}

  std::vector<Change> all() {
    modules();
    competencies();
    targets();
    outcomes();
    sessions();
    deliverables();
    pages();
    std::ranges::stable_sort(changes_, [](const Change& a, const Change& b) {
      return std::tie(a.module, a.subject, a.title, a.key, a.what, a.sentence) <
             std::tie(b.module, b.subject, b.title, b.key, b.what, b.sentence);
    });
    return std::move(changes_);
  }

 private:
  // Calls one of the three for every thing of either edition.
  template <class Thing, class Key>
  static void compare(const std::vector<Thing>& before, const std::vector<Thing>& after, Key key_of,
                      const std::function<void(const Thing&)>& added, const std::function<void(const Thing&)>& removed,
                      const std::function<void(const Thing&, const Thing&)>& both) {
    std::unordered_map<std::string, const Thing*> old;
    for (const Thing& one : before) old.emplace(key_of(one), &one);
    for (const Thing& one : after) {
      const auto found = old.find(key_of(one));
      if (found == old.end()) {
        added(one);
        continue;
      }
      both(*found->second, one);
      old.erase(found);
    }
    for (const Thing& one : before)
      if (const auto found = old.find(key_of(one)); found != old.end() && found->second == &one) removed(one);
  }

  void add(Subject subject, What what, const std::optional<int>& module, std::string key, std::string title,
           std::string sentence, std::string before = {}, std::string after = {}) {
    changes_.push_back({subject, what, module, std::move(key), std::move(title), std::move(before), std::move(after),
                        std::move(sentence)});
  }

  void modules() {
    const auto name = [](const Module& one) { return "Module " + std::to_string(one.number); };
    const auto note = [&](What what, const Module& one, const std::string& sentence, std::string from = {},
                          std::string to = {}) {
      add(Subject::module, what, one.number, std::to_string(one.number), one.title, sentence, std::move(from),
          std::move(to));
    };
    compare<Module>(
        before_.modules, after_.modules, [](const Module& one) { return std::to_string(one.number); },
        [&](const Module& one) { note(What::added, one, name(one) + " is new: " + quoted(one.title) + "."); },
        [&](const Module& one) {
          note(What::removed, one, name(one) + " is no longer there: " + quoted(one.title) + ".");
        },
        [&](const Module& a, const Module& b) {
          if (a.title != b.title)
            note(What::reworded, b, name(b) + " is now called " + quoted(b.title) + was(quoted(a.title)) + ".", a.title,
                 b.title);
          if (a.weeks != b.weeks) {
            const std::string from = counted_weeks(a.weeks), to = counted_weeks(b.weeks);
            note(What::other, b, name(b) + " now lasts " + to + was(from) + ".", from, to);
          }
          if (a.goals != b.goals) {
            const std::string gone = missing_from(a.goals, b.goals), come = missing_from(b.goals, a.goals);
            note(What::parts, b,
                 "The goals of module " + std::to_string(b.number) + " have changed" +
                     (come.empty() ? "" : "; new: " + come) + (gone.empty() ? "" : "; gone: " + gone) + ".",
                 gone, come);
          }
        });
  }

  void competencies() {
    const auto note = [&](What what, const Competency& one, const std::string& sentence, std::string from = {},
                          std::string to = {}) {
      add(Subject::competency, what, {}, one.key, one.name, sentence, std::move(from), std::move(to));
    };
    compare<Competency>(
        before_.competencies, after_.competencies, [](const Competency& one) { return one.key; },
        [&](const Competency& one) { note(What::added, one, "New competency: " + quoted(one.name) + "."); },
        [&](const Competency& one) {
          note(What::removed, one, "Competency no longer there: " + quoted(one.name) + ".");
        },
        [&](const Competency& a, const Competency& b) {
          if (a.name != b.name)
            note(What::reworded, b, "Competency " + quoted(a.name) + " is now called " + quoted(b.name) + ".", a.name,
                 b.name);
        });
  }

  void targets() {
    const std::set<Target> before(before_.targets.begin(), before_.targets.end());
    const std::set<Target> after(after_.targets.begin(), after_.targets.end());
    const auto note = [&](const Target& one, const Content& where, What what, const std::string& begin) {
      const std::string name = name_of_competency(where.competencies, one.competency);
      const std::string words = name + " " + level_in_words(one.level);
      add(Subject::target, what, one.module, one.competency, words, begin + in_module(one.module) + ": " + words + ".");
    };
    for (const Target& one : after)
      if (!before.contains(one)) note(one, after_, What::added, "New target");
    for (const Target& one : before)
      if (!after.contains(one)) note(one, before_, What::removed, "Target no longer set");
  }

  static std::string place_of(const Content& where, const Outcome& one) {
    return name_of_competency(where.competencies, one.competency) + " " + level_in_words(one.level) +
           (one.module ? in_module(one.module) : " in the standards");
  }

  void outcomes() {
    const auto note = [&](What what, const Outcome& one, const std::string& sentence, std::string from = {},
                          std::string to = {}) {
      add(Subject::outcome, what, one.module, one.key, one.text, sentence, std::move(from), std::move(to));
    };
    compare<Outcome>(
        before_.outcomes, after_.outcomes, [](const Outcome& one) { return one.key; },
        [&](const Outcome& one) {
          note(What::added, one, "New outcome, " + place_of(after_, one) + ": " + quoted(one.text) + ".");
        },
        [&](const Outcome& one) {
          note(What::removed, one,
               "Outcome no longer there, " + place_of(before_, one) + ": " + quoted(one.text) + ".");
        },
        [&](const Outcome& a, const Outcome& b) {
          if (a.text != b.text)
            note(What::reworded, b,
                 "Outcome reworded, " + place_of(after_, b) + ": " + quoted(b.text) + was(quoted(a.text)) + ".", a.text,
                 b.text);
          if (const std::string from = place_of(before_, a), to = place_of(after_, b);
              a.competency != b.competency || a.level != b.level || a.module != b.module)
            note(What::moved, b, "Outcome moved to " + to + was(from) + ": " + quoted(b.text) + ".", from, to);
          if (a.checklist != b.checklist)
            note(What::parts, b,
                 "The checklist of an outcome has changed, " + place_of(after_, b) + ": " + quoted(b.text) +
                     parts_between(a.checklist, b.checklist) + ".");
        });
  }

  static std::string parts_between(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const std::string gone = missing_from(before, after), come = missing_from(after, before);
    if (gone.empty() && come.empty()) return "; in another order";
    return (come.empty() ? "" : "; new: " + come) + (gone.empty() ? "" : "; gone: " + gone);
  }

  void sessions() {
    const auto note = [&](What what, const Session& one, const std::string& sentence, std::string from = {},
                          std::string to = {}) {
      add(Subject::session, what, one.module, one.key, one.title, sentence, std::move(from), std::move(to));
    };
    const auto when = [](const Session& one) {
      const std::string words = when_in_words(one);
      return words.empty() ? "" : ", " + words;
    };
    compare<Session>(
        before_.sessions, after_.sessions, [](const Session& one) { return one.key; },
        [&](const Session& one) {
          note(What::added, one, "New session" + in_module(one.module) + ": " + quoted(one.title) + when(one) + ".");
        },
        [&](const Session& one) {
          note(What::removed, one,
               "Session no longer held" + in_module(one.module) + ": " + quoted(one.title) + when(one) + ".");
        },
        [&](const Session& a, const Session& b) { session(a, b, note); });
  }

  template <class Note>
  static void session(const Session& a, const Session& b, const Note& note) {
    const std::string name = "Session " + quoted(b.title);
    if (a.title != b.title)
      note(What::reworded, b, "Session " + quoted(a.title) + " is now called " + quoted(b.title) + ".", a.title,
           b.title);
    std::string from = when_in_words(a), to = when_in_words(b);
    if (a.module != b.module || from != to) {
      if (a.module != b.module) {
        from += in_module(a.module);
        to += in_module(b.module);
      }
      note(What::moved, b,
           name + in_module(a.module == b.module ? b.module : std::nullopt) + " moved to " +
               (to.empty() ? "no fixed time" : to) + (from.empty() ? " (had no fixed time)" : was(from)) + ".",
           from, to);
    }
    if (a.optional != b.optional)
      note(What::required, b, name + in_module(b.module) + (b.optional ? " is now optional." : " is now required."));
    if (a.kind != b.kind)
      note(What::other, b,
           name + in_module(b.module) + " is now of the kind " + in_words(b.kind) + was(in_words(a.kind)) + ".",
           in_words(a.kind), in_words(b.kind));
    if (a.topics != b.topics || a.formats != b.formats)
      note(What::parts, b,
           "What " + quoted(b.title) + in_module(b.module) + " offers has changed" + parts_between(a.topics, b.topics) +
               ".");
    if (a.tracks != b.tracks)
      note(What::other, b,
           name + in_module(b.module) + " is now for " + tracks_in_words(b.tracks) + was(tracks_in_words(a.tracks)) +
               ".");
  }

  static std::string tracks_in_words(const std::vector<std::string>& tracks) {
    std::string out;
    for (const std::string& one : tracks) out += (out.empty() ? "" : ", ") + one;
    return out.empty() ? "all tracks" : out;
  }

  void deliverables() {
    const auto note = [&](What what, const Deliverable& one, const std::string& sentence, std::string from = {},
                          std::string to = {}) {
      add(Subject::deliverable, what, one.module, one.key, one.title, sentence, std::move(from), std::move(to));
    };
    compare<Deliverable>(
        before_.deliverables, after_.deliverables, [](const Deliverable& one) { return one.key; },
        [&](const Deliverable& one) {
          note(What::added, one,
               "New deliverable" + in_module(one.module) + ": " + quoted(one.title) + ", due: " + in_words(one.dues) +
                   ".");
        },
        [&](const Deliverable& one) {
          note(What::removed, one,
               "Deliverable no longer asked" + in_module(one.module) + ": " + quoted(one.title) + ".");
        },
        [&](const Deliverable& a, const Deliverable& b) { deliverable(a, b, note); });
  }

  template <class Note>
  static void deliverable(const Deliverable& a, const Deliverable& b, const Note& note) {
    const std::string name = "Deliverable " + quoted(b.title);
    if (a.title != b.title)
      note(What::reworded, b, "Deliverable " + quoted(a.title) + " is now called " + quoted(b.title) + ".", a.title,
           b.title);
    if (a.module != b.module)
      note(What::moved, b,
           name + " moved" + (b.module ? " to module " + std::to_string(*b.module) : " out of its module") +
               was(a.module ? "module " + std::to_string(*a.module) : "") + ".");
    if (!is_same(a.dues, b.dues)) {
      const std::string from = in_words(a.dues), to = in_words(b.dues);
      note(What::due, b, name + in_module(b.module) + " is now due: " + to + was(from) + ".", from, to);
    }
    if (a.parts != b.parts)
      note(What::parts, b,
           "The parts of " + quoted(b.title) + in_module(b.module) + " have changed" + parts_between(a.parts, b.parts) +
               ".");
    if (a.requirement != b.requirement || a.count != b.count || a.handed_in_at != b.handed_in_at)
      note(What::other, b, "How " + quoted(b.title) + in_module(b.module) + " is handed in has changed.");
    if (a.tracks != b.tracks)
      note(What::other, b,
           name + in_module(b.module) + " is now for " + tracks_in_words(b.tracks) + was(tracks_in_words(a.tracks)) +
               ".");
  }

  void pages() {
    const auto note = [&](What what, const Page& one, const std::string& sentence) {
      add(Subject::page, what, one.module, one.path, one.title, sentence);
    };
    compare<Page>(
        before_.pages, after_.pages, [](const Page& one) { return one.path; },
        [&](const Page& one) { note(What::added, one, "New page: " + quoted(one.title) + "."); },
        [&](const Page& one) { note(What::removed, one, "Page no longer there: " + quoted(one.title) + "."); },
        [&](const Page& a, const Page& b) {
          if (a.digest != b.digest) note(What::reworded, b, "The text of " + quoted(b.title) + " has changed.");
          if (a.audience != b.audience)
            note(What::other, b,
                 "The page " + quoted(b.title) +
                     (b.audience == Audience::staff ? " is now for staff only." : " is now for everyone."));
        });
  }

  const Content& before_;
  const Content& after_;
  std::vector<Change> changes_;
};

}  // namespace

std::string_view name_of(Subject subject) {
  switch (subject) {
    case Subject::module:
      return "module";
    case Subject::competency:
      return "competency";
    case Subject::target:
      return "target";
    case Subject::outcome:
      return "outcome";
    case Subject::session:
      return "session";
    case Subject::deliverable:
      return "deliverable";
    case Subject::page:
      return "page";
  }
  return {};
}

std::vector<Change> difference(const Content& before, const Content& after) { return Differ(before, after).all(); }

}  // namespace curriculum
