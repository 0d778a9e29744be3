// The front door's forms: whether one is ours, was taken before, or came too late; and what becomes of what was typed.
#include <algorithm>

#include "app/cross_site.h"
#include "app/school_door_asked.h"
#include "app/taken_forms.h"
#include "platform/crypto/crypto.h"

namespace app {

namespace {

constexpr std::string_view signed_out =
    "You are signed out, so nothing was changed yet. What you typed is still on this page: sign in, come back to it, "
    "and send it again.";
constexpr std::string_view factor_first =
    "The school asks for a second factor first, so nothing was changed yet. What you typed is still on this page: set "
    "one up, come back to it, and send it again.";
constexpr std::string_view older =
    "You signed in again after you opened the page with this form, so nothing was changed yet. What you typed is still "
    "here: look whether you still want it, then send it.";
constexpr std::string_view sent_before =
    "This form was sent before, and was taken then. What it says now is something else, with which nothing was done "
    "yet. Send it only if you want it done as well.";

bool is_key(std::string_view name) { return name == "form" || name == "once"; }

// Nothing of it is kept: a digest of a password could be guessed at by whoever reads the database or a backup.
bool is_secret(const web::Route& route) { return !route.guard.needs_account() || route.secret; }

// What a form says, to tell it from another: without its keys, since those of a page of now are others. With the key of
// this school, since what people choose and type is short, and can be guessed.
std::string digest_of(const web::Posted& posted, const std::string& key) {
  std::string all = "sent ";
  const auto add = [&](std::string_view piece) { all += std::to_string(piece.size()) + ":" + std::string(piece); };
  for (const auto& [name, value] : posted.fields.list()) {
    if (is_key(name)) continue;
    add(name);
    add(value);
  }
  for (const web::Upload& upload : posted.uploads) {
    add(upload.field);
    add(upload.file_name);
    add(crypto::digest(upload.bytes));
  }
  return crypto::sign(all, key);
}

// Somebody typed or chose something in it, and may be shown it again.
bool may_be_kept(const web::Route& route, const web::Posted& posted) {
  if (is_secret(route) || !posted.uploads.empty()) return false;
  return std::ranges::any_of(posted.fields.list(),
                             [](const auto& field) { return !is_key(field.first) && !field.second.empty(); });
}

}  // namespace

// A form's proof: made for this session, with the key of this school.
std::string SchoolDoor::proof(const std::string& session) const { return crypto::sign("form " + session, around_.key); }

bool SchoolDoor::is_ours(const Asked& asked) const {
  if (!is_from_here(asked.request)) return false;
  return !asked.who || crypto::is_same(asked.posted.fields.raw("form"), proof(asked.session));
}

// It comes from a page of ours that this person opened in an earlier session of theirs.
bool SchoolDoor::was_theirs(const Asked& asked, db::Transaction& tx) const {
  if (!asked.who || !is_from_here(asked.request)) return false;
  const std::string given = asked.posted.fields.raw("form");
  return std::ranges::any_of(around_.sessions_of(tx, asked.who->viewer.id),
                             [&](const std::string& session) { return crypto::is_same(given, proof(session)); });
}

// What was sent from a page of ours is not done, but not lost either: whoever sent it is shown it with a button that
// sends it again. It goes nowhere by itself, and what may be done with it is asked anew when it comes.
std::unexpected<Failure> SchoolDoor::keep(Asked& asked, FailureKind kind, std::string_view why, KeptForm how) const {
  how.action = asked.request.target;
  for (const auto& [name, value] : asked.posted.fields.list())
    if (!is_key(name)) how.fields.push_back({name, value});
  asked.kept = std::move(how);
  return fail(kind, std::string(why));
}

Result<web::Outcome> SchoolDoor::sign_in_first(Asked& asked) const {
  if (!asked.posts() || !is_from_here(asked.request) || !may_be_kept(*asked.match.route, asked.posted))
    return web::Outcome(web::SeeOther{"/sign-in?next=" + web::query_encoded(page_of(asked))});
  // With the keys that it came with: who signs in is then compared with who opened it.
  const web::Fields& sent = asked.posted.fields;
  return keep(asked, FailureKind::not_allowed, signed_out,
              {.keys = {{"form", sent.raw("form")}, {"once", sent.raw("once")}},
               .first_label = "Sign in",
               .first = "/sign-in"});
}

// Where the school sends them before anything else; they then go on to where they are.
Result<web::Outcome> SchoolDoor::go_first(Asked& asked) const {
  const std::string& first = asked.who->must_go_to;
  if (asked.posts() && is_ours(asked) && may_be_kept(*asked.match.route, asked.posted))
    return keep(asked, FailureKind::not_allowed, factor_first,
                {.keys = form_keys(asked), .first_label = "Set up a second factor", .first = first});
  return web::Outcome(web::SeeOther{first + "?next=" + web::query_encoded(page_of(asked))});
}

std::string SchoolDoor::page_of(const Asked& asked) const {
  if (!asked.posts()) return web::local_path(asked.request.target);
  std::string page = page_before(asked.request);
  const auto is_there = [&](const std::string& path) {
    return router_.find(web::Method::get, path.substr(0, path.find('?'))).route != nullptr;
  };
  if (is_there(page)) return page;
  // A form that was refused, and a page that is shown once, stood at an address that only takes forms.
  page.resize(page.find_last_of('/', page.find('?')));
  return !page.empty() && is_there(page) ? page : "/";
}

Result<web::Outcome> SchoolDoor::act_on_form(Asked& asked, db::Transaction& tx) {
  const web::Route& route = *asked.match.route;
  const bool kept = may_be_kept(route, asked.posted);
  if (!is_ours(asked)) {
    if (kept && was_theirs(asked, tx))
      return keep(asked, FailureKind::not_allowed, older,
                  {.keys = form_keys(asked), .instead_label = "Do not send it", .instead = page_of(asked)});
    return fail(FailureKind::not_allowed,
                "This form did not come from a page of ours, or its page was opened before you last signed in. "
                "Nothing was changed. Please open the page again and send the form once more.");
  }
  const std::string once = asked.posted.fields.raw("once");
  if (!once.empty()) {
    const std::string sent = is_secret(route) ? std::string() : digest_of(asked.posted, around_.key);
    if (const auto before = take_form(tx, once, asked.session, sent, asked.now)) {
      if (!before->said_the_same && kept)
        return keep(asked, FailureKind::conflict, sent_before,
                    {.keys = form_keys(asked), .instead_label = "See what came of the first", .instead = before->path});
      return web::Outcome(web::SeeOther{before->path, before->said});
    }
  }
  web::Visit visit = visit_of(asked, tx);
  web::Outcome outcome = TRY(route.action(visit));
  if (const auto* next = std::get_if<web::SeeOther>(&outcome.what); next != nullptr && !once.empty())
    remember_answer(tx, once, asked.session, {next->path, next->said});
  // A page that is shown once is not shown again to whoever reloads it: they are back at the page of the deed.
  else if (!once.empty() && std::holds_alternative<web::Page>(outcome.what))
    remember_answer(tx, once, asked.session, {page_of(asked), ""});
  return outcome;
}

web::FormKeys SchoolDoor::form_keys(const Asked& asked) const {
  return {{"form", proof(asked.session)}, {"once", asked.once}};
}

}  // namespace app
