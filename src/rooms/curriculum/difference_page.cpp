// What changed between two editions, for staff.
#include <map>

#include "kernel/text.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/curriculum/content/difference.h"
#include "rooms/curriculum/edition_pages.h"

namespace curriculum {

namespace {

// Editions never change, so what was read once need not be read again: the contents of the last few.
class Contents {
 public:
  std::shared_ptr<const Content> of(db::Transaction& tx, const std::string& edition) {
    {
      const std::scoped_lock lock(guard_);
      for (auto at = kept_.begin(); at != kept_.end(); ++at)
        if (at->first == edition) {
          kept_.splice(kept_.begin(), kept_, at);
          return at->second;
        }
    }
    auto read = std::make_shared<const Content>(content(tx, edition));
    const std::scoped_lock lock(guard_);
    kept_.emplace_front(edition, read);
    if (kept_.size() > most) kept_.pop_back();
    return read;
  }

 private:
  static constexpr std::size_t most = 4;
  std::mutex guard_;
  std::list<std::pair<std::string, std::shared_ptr<const Content>>> kept_;  // the latest asked for first
};

std::string choose(const Edition& edition, int since, const std::vector<Edition>& all) {
  html::Form form(path_of(edition, "changes"), "Compare");
  html::Field field{.name = "since", .label = "Compared with", .value = std::to_string(since), .required = true};
  for (const Edition& one : all)
    if (one.number != edition.number)
      field.options.push_back({.value = std::to_string(one.number), .label = name_of(one) + ": " + one.title});
  return form.get().inline_().select(std::move(field)).html();
}

html::Tone tone_of(What what) {
  if (what == What::added) return html::Tone::good;
  if (what == What::removed) return html::Tone::bad;
  return what == What::due || what == What::moved || what == What::required ? html::Tone::due : html::Tone::plain;
}

std::string listed_by_module(const std::vector<Change>& changes) {
  std::map<std::optional<int>, std::vector<html::ListItem>> modules;
  for (const Change& one : changes)
    modules[one.module].push_back(
        {.title = one.sentence, .after_html = html::badge(name_of(one.subject), tone_of(one.what))});
  std::string out;
  for (const auto& [module, items] : modules)
    out += html::card({.title = module ? "Module " + std::to_string(*module) : "The programme as a whole",
                       .body_html = html::list(items),
                       .flush = true});
  return out;
}

Result<web::Outcome> show_changes(web::Visit& visit, Contents& contents) {
  const std::vector<Edition> all = editions(visit.transaction);
  const auto numbered = [&](std::optional<int> number) -> Result<Edition> {
    for (const Edition& one : all)
      if (one.number == number) return one;
    return fail(FailureKind::not_found, "There is no such edition of the programme.");
  };
  const Edition edition = TRY(numbered(text::whole_number(visit.path["number"])));
  if (all.size() < 2)
    return edition_page(visit, edition, "changes",
                        html::empty_state({.title = "The only edition",
                                           .say = "Once there is another one, their difference is told here."}));
  const std::string asked = visit.query.text("since");
  if (asked.empty() && edition.number == all.back().number)
    return edition_page(visit, edition, "changes",
                        html::empty_state({.title = "Nothing before it",
                                           .say = "This is the first edition. Compare it with a later one below."}) +
                            html::card({.body_html = choose(edition, 0, all)}));
  const int since = asked.empty() ? edition.number - 1 : text::whole_number(asked).value_or(0);
  const Edition other = TRY(numbered(since));
  // Always what became of the older one.
  const auto [before, after] =
      std::minmax(edition, other, [](const auto& a, const auto& b) { return a.number < b.number; });
  const auto changes =
      difference(*contents.of(visit.transaction, before.id), *contents.of(visit.transaction, after.id));
  std::string main = html::card({.title = "From " + text::lower(name_of(before)) + " to " + text::lower(name_of(after)),
                                 .body_html = choose(edition, since, all)});
  main += changes.empty() ? html::empty_state({.title = "No difference",
                                               .say = "In the programme's own words these two editions say the same."})
                          : listed_by_module(changes);
  return edition_page(visit, edition, "changes", main);
}

}  // namespace

web::Routes difference_routes() {
  const auto contents = std::make_shared<Contents>();
  return {{web::Method::get, "/curriculum/editions/:number/changes", web::Guard::only(staff),
           [contents](web::Visit& visit) { return show_changes(visit, *contents); }}};
}

}  // namespace curriculum
