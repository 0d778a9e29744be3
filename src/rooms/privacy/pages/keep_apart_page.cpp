// /privacy/keep-apart: the career team's list of people who are neither paired nor grouped.
#include "rooms/privacy/apart/keep_apart.h"

#include "rooms/people/people.h"
#include "rooms/privacy/pages/page_parts.h"

namespace privacy::pages {

namespace {

std::map<PersonId, std::string> names_in(web::Visit& visit, const std::vector<Apart>& pairs) {
  std::vector<PersonId> people;
  for (const Apart& pair : pairs) people.insert(people.end(), {pair.first, pair.second, pair.made_by});
  return people::names_of(visit.transaction, people);
}

std::string end_form(const web::Visit& visit, const Apart& pair, const std::string& both) {
  return form_of(visit, "/privacy/keep-apart/" + pair.id.text() + "/end", "End")
      .small()
      .danger("Let " + both + " be together again?")
      .label_for_readers("End keeping apart " + both)
      .html();
}

std::string list_card(web::Visit& visit) {
  const std::vector<Apart> pairs = kept_apart(visit.transaction, visit.viewer_id());
  const auto names = names_in(visit, pairs);
  std::vector<html::ListItem> items;
  for (const Apart& pair : pairs) {
    const std::string both = names.at(pair.first) + " and " + names.at(pair.second);
    const std::string made = names.at(pair.made_by) + ", " + shown_day(visit, pair.made_at);
    items.push_back({.title = both,
                     .note = pair.reason.empty() ? made : pair.reason + " – " + made,
                     .after_html = end_form(visit, pair, both)});
  }
  const std::string none = html::empty_state(
      {.title = "Nobody is kept apart", .say = "Pairs that you add here are never put into one group."});
  return html::card({.title = "Kept apart", .body_html = items.empty() ? none : html::list(items), .flush = true});
}

web::Page page(web::Visit& visit, const std::vector<Failure>& refused) {
  html::Form form = form_of(visit, "/privacy/keep-apart", "Keep apart");
  form.text({.name = "first", .label = "One person", .hint = "A name or an e-mail address.", .required = true})
      .text({.name = "second", .label = "The other", .hint = "A name or an e-mail address.", .required = true})
      .textarea({.name = "reason",
                 .label = "Reason",
                 .hint = "Seen by the career team alone. Leave it empty if it is better not written down.",
                 .max = 500,
                 .rows = 3});
  if (!refused.empty()) form.typed(visit.form.first_of_each());
  for (const Failure& one : refused) form.refused(one);
  return {.title = "Keep apart",
          .main = html::page_head({.title = "Keep apart",
                                   .lead = "Two people who are neither paired nor grouped. Only the career team sees "
                                           "this; they themselves do not."}) +
                  list_card(visit) + html::card({.title = "Add a pair", .body_html = form.html()}),
          .crumbs = {{"Keep apart", "/privacy/keep-apart"}},
          .status = refused.empty() ? 200 : 422};
}

}  // namespace

Result<web::Outcome> show_kept_apart(web::Visit& visit) { return page(visit, {}); }

Result<web::Outcome> add_kept_apart(web::Visit& visit) {
  const auto first = meant(visit.transaction, visit.form.text("first"), "first");
  const auto second = meant(visit.transaction, visit.form.text("second"), "second");
  std::vector<Failure> refused;
  if (!first) refused.push_back(first.error());
  if (!second) refused.push_back(second.error());
  if (!refused.empty()) return page(visit, refused);
  const auto done = keep_apart(visit.transaction, {*first, *second, visit.form.text("reason")}, visit.viewer_id(),
                               visit.now, visit.random);
  if (!done) return page(visit, {done.error()});
  return web::SeeOther{"/privacy/keep-apart", *done ? "They are kept apart." : "They were kept apart already."};
}

Result<web::Outcome> end_kept_apart(web::Visit& visit) {
  const ApartId apart = TRY(visit.id<Apart>("apart"));
  TRY(end_apart(visit.transaction, apart, visit.viewer_id(), visit.now, visit.random));
  return web::SeeOther{"/privacy/keep-apart", "They may be together again."};
}

}  // namespace privacy::pages
