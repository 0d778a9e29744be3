// /timetable/feed: the secret address of one's own calendar; /timetable/feeds/SECRET.ics: what is behind it.
#include "rooms/agenda/pages.h"
#include "rooms/people/people.h"

namespace agenda::pages {

namespace {

// AG10: asks before it takes the place of the address that was made then.
html::Form new_address_form(const web::Visit& visit, const std::optional<std::string>& made_at) {
  html::Form form = form_of(visit, "/timetable/feed", made_at ? "Make a new address" : "Make an address");
  if (made_at)
    form.hidden("replaces", *made_at)
        .danger("Calendars that use the old address stop: they get nothing any more. Make a new address?");
  return form;
}

// `made`: the address of a feed that was made just now; mostly empty.
web::Page page(web::Visit& visit, const std::string& made, const std::optional<Failure>& refused = {}) {
  const std::optional<std::string> made_at = feed_made_at(visit.transaction, visit.viewer_id().text());
  std::string body;
  if (!made.empty())
    body +=
        html::alert({.tone = html::Tone::info, .title = "Copy this address now: it is shown only once", .text = made});
  else if (made_at)
    body +=
        html::facts({{"Made", html::day_words(calendar::local_of(*Moment::read(*made_at), visit.viewer().zone).day)}});
  else
    body += html::empty_state({.title = "You have no feed yet",
                               .say = "With its address your calendar program shows your dates and keeps them fresh."});
  html::Form form = new_address_form(visit, made_at);
  if (refused) form.refused(*refused);
  body += form.html();
  if (made_at)
    body += form_of(visit, "/timetable/feed/revoke", "Revoke it")
                .danger("Calendar programs that have the address get nothing any more. Revoke it?")
                .html();
  return {.title = "Calendar feed",
          .main = html::page_head({.title = "Calendar feed",
                                   .lead = "Whoever has the address sees your dates. A new address makes the one "
                                           "before worthless."}) +
                  html::card({.body_html = body}),
          .crumbs = {{"Calendar", "/timetable"}, {"Feed", "/timetable/feed"}},
          .status = refused ? 409 : 200};
}

}  // namespace

Result<web::Outcome> show_feed_settings(web::Visit& visit) { return web::Outcome(page(visit, "")); }

Result<web::Outcome> new_feed(web::Visit& visit, const std::string& address) {
  const std::string present = feed_made_at(visit.transaction, visit.viewer_id().text()).value_or("");
  if (!present.empty() && visit.form.text("replaces") != present)  // AG10
    return web::Outcome(page(visit, "",
                             Failure{FailureKind::conflict,
                                     "You have an address already. Calendars that use it stop when you make a new one.",
                                     {}}));
  const std::string secret = make_feed(visit.transaction, deed_of(visit));
  return web::Outcome(page(visit, address + "/timetable/feeds/" + secret + ".ics"));
}

Result<web::Outcome> end_feed(web::Visit& visit) {
  TRY(revoke_feed(visit.transaction, deed_of(visit)));
  return web::Outcome(web::SeeOther{"/timetable/feed", "The address was revoked."});
}

// AG6, AG7
Result<web::Outcome> send_feed(web::Visit& visit, const std::string& address) {
  std::string secret = part(visit, "secret");
  if (secret.ends_with(".ics")) secret.resize(secret.size() - 4);
  const std::string person = TRY(person_of_feed(visit.transaction, secret));
  const auto id = PersonId::read(person);
  const auto owner = id ? people::find(visit.transaction, *id) : std::nullopt;
  if (!owner || !owner->is_active()) return fail(FailureKind::not_found, "There is no such calendar.");
  const calendar::Feed feed =
      feed_of(visit.transaction, person, "Cairn: " + owner->name, school_of(visit), address, visit.now);
  return web::Outcome(web::File{calendar::write_icalendar(feed), "text/calendar; charset=utf-8", "cairn.ics"});
}

}  // namespace agenda::pages
