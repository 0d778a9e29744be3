// The letters that accounts are opened with.
#include "rooms/accounts/letters.h"

#include "rooms/accounts/accounts.h"
#include "rooms/accounts/link_store.h"
#include "rooms/accounts/tries.h"
#include "rooms/notifications/notifications.h"
#include "rooms/people/people.h"

using namespace std::chrono_literals;

namespace accounts {

namespace {

std::string school_name(db::Transaction& tx) {
  const auto school = people::school(tx);
  return school ? school->name : "Cairn";
}

Result<void> send(db::Transaction& tx, notifications::Kind kind, const people::Record& person, std::string subject,
                  std::string text, Moment now, const Random& random) {
  return notifications::write(tx, kind, person.name, person.email, {std::move(subject), std::move(text)}, now, random);
}

std::string link_address(db::Transaction& tx, LinkKind kind, const PersonId& person, const std::optional<PersonId>& by,
                         const Sender& sender, Moment now, const Random& random) {
  return sender.address + "/links/" + make_link(tx, kind, person, by, sender.key, now, random);
}

}  // namespace

Result<std::string> invite(db::Transaction& tx, const PersonId& person, const PersonId& by, const Sender& sender,
                           Moment now, const Random& random) {
  const auto found = people::find(tx, person);
  if (!found || found->erased_at) return fail(FailureKind::not_found, "");
  if (!found->is_active()) return fail(FailureKind::conflict, "This account is closed. Open it again first.");
  if (found->email.empty())
    return fail(FailureKind::invalid, "There is no e-mail address to send an invitation to. Add one first.", "email");
  const std::string school = school_name(tx);
  std::string address = link_address(tx, LinkKind::invitation, person, by, sender, now, random);
  TRY(send(tx, notifications::Kind::invitation, *found, "Your account at " + school,
           "Hello " + found->name + ",\n\n" + school +
               " has opened an account for you. Choose a password here, and you are in:\n\n" + address +
               "\n\nThe link works once, for seven days. If it has expired, ask for a new one at " + sender.address +
               "/forgotten.\n",
           now, random));
  return address;
}

Result<void> send_reset(db::Transaction& tx, std::string_view email, const Sender& sender, const Origin& origin,
                        Moment now, const Random& random) {
  const auto person = people::by_email(tx, email);
  if (!may_ask_for_link(tx, person ? std::optional(person->id) : std::nullopt, origin, now, random))
    return fail(FailureKind::conflict,
                "Many links were asked for from where you are. Please try again in a quarter of an hour.");
  if (!person || !person->is_active() || was_made_since(tx, person->id, LinkKind::reset, now.plus(-2min))) return {};
  const std::string school = school_name(tx);
  const std::string address = link_address(tx, LinkKind::reset, person->id, {}, sender, now, random);
  return send(tx, notifications::Kind::password, *person, "A new password for " + school,
              "Hello " + person->name + ",\n\nsomebody, probably you, asked for a new password for your account at " +
                  school + ". Choose it here:\n\n" + address +
                  "\n\nThe link works once, for an hour. If it was not you, nothing has changed and there is nothing "
                  "to do.\n",
              now, random);
}

Result<void> tell_of_wrong_codes(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  const auto found = people::find(tx, person);
  if (!found || found->email.empty()) return {};
  return send(tx, notifications::Kind::password, *found, "Wrong codes at your account at " + school_name(tx),
              "Hello " + found->name +
                  ",\n\nsomebody who knows your password typed several codes of your second factor that were wrong. "
                  "Your account was not opened with them.\n\nIf it was you: one of your recovery codes works at "
                  "once. If it was not: choose another password now, since somebody has yours.\n",
              now, random);
}

}  // namespace accounts
