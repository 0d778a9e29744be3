// /privacy/deletion: asking to be erased; /privacy/requests: what an administrator does about it.
#include "rooms/privacy/records/deletion.h"

#include <algorithm>

#include "rooms/privacy/pages/page_parts.h"

namespace privacy::pages {

namespace {

std::string what_happens(std::string_view whose, std::string_view they) {
  const std::string of(whose), who(they);
  return "<ul><li>" + of + " name, address, pronouns, links and identifier go, and what " + who +
         " wrote or what was written about " + (who == "you" ? "you" : "them") +
         ".</li><li>Sessions end; password, second factor and links by mail are deleted. Nobody signs in with this "
         "account again.</li><li>What was shared is no longer shared, and what was shared with " +
         (who == "you" ? "you" : "them") +
         " neither.</li><li>What is counted stays, without name: that somebody was enrolled, attended and what "
         "happened.</li><li>Backups hold the old state until they are too old to be kept.</li></ul>"
         "<p><strong>It cannot be undone.</strong></p>";
}

std::optional<Request> open_one(web::Visit& visit) {
  const auto all = requests_of(visit.transaction, visit.viewer_id());
  const auto open = std::ranges::find_if(all, &Request::is_open);
  return open == all.end() ? std::nullopt : std::optional(*open);
}

std::string open_card(const web::Visit& visit, const Request& request) {
  return html::alert({.tone = html::Tone::due,
                      .title = "You asked to be erased",
                      .text = "On " + shown_day(visit, request.asked_at) +
                              ". An administrator will carry it out. Until then you can withdraw it."}) +
         html::card({.title = "What will happen",
                     .body_html = what_happens("Your", "you") +
                                  form_of(visit, "/privacy/deletion/withdraw", "Withdraw the request").html()});
}

std::string ask_card(const web::Visit& visit) {
  html::Form form = form_of(visit, "/privacy/deletion", "Ask to be erased");
  form.danger("Ask the school to erase what names you?").cancel("/privacy");
  return html::card(
      {.title = "What happens",
       .body_html = "<p>You ask, and an administrator carries it out. Until then you can withdraw it. You "
                    "may want to <a href=\"/privacy/download\">download everything</a> first.</p>" +
                    what_happens("Your", "you") + form.html()});
}

web::Page request_page(web::Visit& visit, const OpenRequest& open, const std::vector<Failure>& refused) {
  const std::string path = "/privacy/requests/" + open.request.id.text();
  html::Form form = form_of(visit, path, "Erase " + open.name);
  form.danger("Erase " + open.name + "? It cannot be undone.").cancel("/privacy/requests");
  for (const Failure& one : refused) form.refused(one);
  std::vector<html::Fact> facts{{"Name", open.name}};
  if (!open.email.empty()) facts.push_back({"E-mail", open.email});
  facts.push_back({.name = "Asked", .html = shown_time(visit, open.request.asked_at)});
  return {.title = "Erase " + open.name + "?",
          .main = html::page_head({.title = "Erase " + open.name + "?", .place = "Request"}) +
                  html::card({.body_html = html::facts(facts)}) +
                  html::card({.title = "What happens", .body_html = what_happens("Their", "they") + form.html()}),
          .crumbs = {{"Requests", "/privacy/requests"}, {"Erase " + open.name + "?", path}},
          .status = refused.empty() ? 200 : 422};
}

}  // namespace

Result<web::Outcome> show_deletion(web::Visit& visit) {
  const auto open = open_one(visit);
  std::string main = html::page_head({.title = "Be erased", .lead = "The school forgets who you are."});
  main += open ? open_card(visit, *open) : ask_card(visit);
  return web::Page{
      .title = "Be erased", .main = std::move(main), .crumbs = {data_crumb(), {"Be erased", "/privacy/deletion"}}};
}

Result<web::Outcome> ask_for_deletion(web::Visit& visit) {
  ask_deletion(visit.transaction, visit.viewer_id(), visit.now, visit.random);
  return web::SeeOther{"/privacy/deletion", "The administrators see your request."};
}

Result<web::Outcome> withdraw(web::Visit& visit) {
  if (!withdraw_deletion(visit.transaction, visit.viewer_id(), visit.now, visit.random))
    return web::SeeOther{"/privacy/deletion", "There was no open request."};
  return web::SeeOther{"/privacy/deletion", "Your request was withdrawn. Everything stays as it is."};
}

namespace {

// Who came here from the page of somebody who cannot ask themselves.
std::string note_card(const web::Visit& visit, const std::string& person) {
  html::Form form = form_of(visit, "/privacy/requests", "Note the request");
  form.hidden("person", person).cancel("/people/" + person);
  return html::card({.title = "Somebody who cannot sign in asks to be erased",
                     .body_html = "<p>They asked you by letter, by telephone or in person, or were added by mistake. "
                                  "What happens is shown before anybody is erased.</p>" +
                                  form.html()});
}

}  // namespace

Result<web::Outcome> note_request(web::Visit& visit) {
  const auto person = PersonId::read(visit.form.text("person"));
  if (!person) return fail(FailureKind::not_found, "There is nobody to erase.");
  const RequestId noted = TRY(ask_deletion_for(visit.transaction, *person, visit.viewer_id(), visit.now, visit.random));
  return web::SeeOther{"/privacy/requests/" + noted.text(), "The request is noted."};
}

Result<web::Outcome> show_requests(web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const OpenRequest& open : open_requests(visit.transaction))
    items.push_back({.title = open.name,
                     .href = "/privacy/requests/" + open.request.id.text(),
                     .note = "asked to be erased",
                     .after_html = shown_time(visit, open.request.asked_at)});
  const std::string none =
      html::empty_state({.title = "No requests", .say = "Who asks to be erased appears here, the earliest first."});
  std::string main = html::page_head({.title = "Requests",
                                      .lead = "People who want to be erased. The law usually allows a month.",
                                      .actions_html = html::button({"How long we keep what", "/privacy/retention"})});
  if (const auto person = PersonId::read(visit.query.text("for"))) main += note_card(visit, person->text());
  main += html::card({.body_html = items.empty() ? none : html::list(items), .flush = true});
  return web::Page{.title = "Requests", .main = std::move(main), .crumbs = {{"Requests", "/privacy/requests"}}};
}

Result<web::Outcome> show_request(web::Visit& visit) {
  const RequestId id = TRY(visit.id<Request>("request"));
  const OpenRequest open = TRY(open_request(visit.transaction, id));
  return request_page(visit, open, {});
}

Result<web::Outcome> carry_out_request(web::Visit& visit, const PageSettings& settings) {
  const RequestId id = TRY(visit.id<Request>("request"));
  const OpenRequest open = TRY(open_request(visit.transaction, id));
  const auto done = carry_out(visit.transaction, open.request.id, visit.viewer_id(), visit.now, visit.random);
  if (!done && done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  if (!done) return request_page(visit, open, {done.error()});
  settings.after_erasure(visit.transaction);
  // Without a name: what is said here is kept for forms that are sent twice.
  return web::SeeOther{"/privacy/requests", "They were erased."};
}

}  // namespace privacy::pages
