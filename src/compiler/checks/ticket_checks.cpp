// link-conflict, link-shared: a lesson's exit ticket must have one address, and an address must be one lesson's ticket.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "compiler/checks/schedule_checks.h"
#include "compiler/reader/list_items.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// A lesson page that links to its own exit ticket.
struct TicketPage {
  const Page* page;
  std::vector<const TicketUse*> own;
};

struct TicketComparison {
  const Whole& whole;
  Diagnostics& out;
  std::unordered_map<std::string_view, TicketPage> lessons;       // by path
  std::map<std::pair<int, int>, std::vector<const Page*>> weeks;  // by module and week

  void collect() {
    for (const auto& page : whole.pages) {
      if (page->place.archived || !page->schedule.lesson) continue;
      TicketPage found{page.get(), {}};
      for (const TicketUse& use : page->schedule.tickets)
        if (use.own) found.own.push_back(&use);
      if (found.own.empty()) continue;
      if (page->place.module && page->place.week) weeks[{*page->place.module, *page->place.week}].push_back(page.get());
      lessons.emplace(page->path(), std::move(found));
    }
  }

  static int width_of(const TicketUse& use) { return static_cast<int>(text::count_code_points(use.target)); }

  // The lesson whose ticket an overview links to: by the lesson's link beside it, else by its week.
  const TicketPage* lesson_of(const Page& page, const TicketUse& use) const {
    for (const std::string& link : use.lesson)
      if (const Resolved resolved = whole.site_map.resolve(page.path(), link);
          resolved.destination == Destination::page)
        if (const auto found = lessons.find(resolved.path); found != lessons.end()) return &found->second;
    if (!use.lesson.empty() || !use.week || !page.place.module) return nullptr;
    const auto found = weeks.find({*page.place.module, *use.week});
    if (found == weeks.end() || found->second.size() != 1) return nullptr;
    return &lessons.at(found->second[0]->path());
  }

  void conflict(const TicketUse& use, const TicketUse& other, std::string_view other_page) const {
    std::string message = "this exit ticket leads to " + use.target + ", but to " + other.target;
    message += other_page.empty() ? " on line " : " at " + std::string(other_page) + ":";
    message += std::to_string(other.where.line);
    out.push_back(diagnose_at("link-conflict", use.where, std::move(message), width_of(use)));
  }

  void check_conflicts() const {
    for (const auto& page : whole.pages) {
      if (page->place.archived) continue;
      const auto lesson = lessons.find(page->path());
      for (const TicketUse& use : page->schedule.tickets) {
        if (lesson != lessons.end() && use.own) {
          if (use.target != lesson->second.own.front()->target) conflict(use, *lesson->second.own.front(), {});
        } else if (const TicketPage* other = lesson_of(*page, use); other != nullptr && other->page != page.get()) {
          const bool known =
              std::ranges::any_of(other->own, [&](const TicketUse* own) { return own->target == use.target; });
          if (!known) conflict(use, *other->own.front(), other->page->path());
        }
      }
    }
  }

  // Which lesson a use is about; empty when the page does not tell.
  std::string lesson_name(const Page& page, const TicketUse& use) const {
    if (use.own) return lessons.contains(page.path()) ? page.path() : std::string();
    if (const TicketPage* lesson = lesson_of(page, use)) return lesson->page->path();
    for (const std::string& link : use.lesson) {
      const Resolved resolved = whole.site_map.resolve(page.path(), link);
      if (resolved.destination == Destination::page) return resolved.path;
    }
    return use.lesson.empty() ? std::string() : std::string(bare_target(use.lesson.front()));
  }

  void check_shared() const {
    struct Known {
      const Page* page;
      const TicketUse* use;
      std::string lesson;
      bool reported = false;
    };
    std::unordered_map<std::string_view, Known> by_target;
    for (const auto& page : whole.pages) {
      if (page->place.archived) continue;
      for (const TicketUse& use : page->schedule.tickets) {
        std::string lesson = lesson_name(*page, use);
        if (lesson.empty()) continue;
        const auto [known, added] = by_target.emplace(use.target, Known{page.get(), &use, lesson, false});
        Known& first = known->second;
        if (added || first.lesson == lesson || first.reported) continue;
        first.reported = true;
        out.push_back(diagnose_at("link-shared", use.where,
                                  "this exit ticket of " + lesson + " is also the one of " + first.lesson + " (" +
                                      first.page->path() + ":" + std::to_string(first.use->where.line) + ")",
                                  width_of(use)));
      }
    }
  }
};

}  // namespace

void check_tickets(const Whole& whole, Diagnostics& out) {
  TicketComparison comparison{whole, out, {}, {}};
  comparison.collect();
  comparison.check_conflicts();
  comparison.check_shared();
}

}  // namespace compiler
