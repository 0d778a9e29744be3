#include "rooms/sign_on/sign_on.h"

#include <algorithm>

#include "platform/crypto/crypto.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/sign_on/sign_on_store.h"

namespace sign_on {

namespace {

std::unexpected<Failure> refused(std::string say) { return fail(FailureKind::not_allowed, std::move(say)); }

std::unexpected<Failure> unknown(std::string_view label) {
  return refused("Nobody here is known by that account of " + std::string(label) +
                 ". Use the one whose e-mail address your school has, or sign in another way.");
}

std::unexpected<Failure> deactivated() {
  return refused("Your account here is deactivated. Ask whoever runs your programme.");
}

Result<PersonId> linked_person(db::Transaction& tx, const Link& link) {
  // SO9: who is deactivated does not sign in.
  const auto person = people::find(tx, link.person);
  if (!person || !person->is_active()) return deactivated();
  return link.person;
}

Result<PersonId> person_by_address(db::Transaction& tx, const Identity& identity, std::string_view label) {
  if (identity.email.empty()) return unknown(label);
  if (!identity.email_verified)
    return refused(std::string(label) + " has not verified your e-mail address. Verify it there, then try again.");
  const auto person = people::by_email(tx, identity.email);
  if (!person) return unknown(label);
  if (!person->is_active()) return deactivated();
  return person->id;
}

}  // namespace

bool was_used(db::Transaction& tx, std::string_view state) { return has_attempt(tx, crypto::digest(state)); }

bool use(db::Transaction& tx, std::string_view state, Moment until) {
  return add_attempt(tx, crypto::digest(state), until);
}

Result<PersonId> person_of(db::Transaction& tx, const Identity& identity, std::string_view label, Moment now,
                           const Random& random) {
  // SO6: by issuer and subject.
  if (const auto link = open_link(tx, identity.issuer, identity.subject)) return linked_person(tx, *link);
  // SO8: what its owner has ended opens nothing.
  const std::string ended = "You have ended the link with " + std::string(label) +
                            ". Sign in another way; on the page of your account you can link it again.";
  if (was_linked(tx, identity.issuer, identity.subject)) return refused(ended);
  const PersonId person = TRY(person_by_address(tx, identity, label));
  for (const Link& link : links_of(tx, person)) {
    if (link.issuer != identity.issuer) continue;
    if (link.ended_at) return refused(ended);
    // SO7: an address that moved on to another account there opens nothing.
    return refused("Your account here belongs to another account of " + std::string(label) +
                   ". Use that one, or end the link on the page of your account.");
  }
  const Link link{new_id<Link>(now, random).text(), person, identity.issuer, identity.subject, now, {}};
  if (!add_link(tx, link)) return unknown(label);
  activity::record(tx, {person, person, "sign_on.linked", link.id}, now, random);
  return person;
}

std::vector<Link> links_of(db::Transaction& tx, const PersonId& person) {
  std::vector<Link> latest;
  for (Link& link : links_ever(tx, person))
    if (std::ranges::find(latest, link.issuer, &Link::issuer) == latest.end()) latest.push_back(std::move(link));
  return latest;
}

std::vector<Link> all_links_of(db::Transaction& tx, const PersonId& person) { return links_ever(tx, person); }

Result<void> unlink(db::Transaction& tx, const PersonId& person, std::string_view link, Moment now,
                    const Random& random) {
  if (!end_link(tx, person, link, now)) return fail(FailureKind::not_found, "That link was ended already.");
  activity::record(tx, {person, person, "sign_on.unlinked", std::string(link)}, now, random);
  return {};
}

Result<void> link_again(db::Transaction& tx, const PersonId& person, std::string_view link, Moment now,
                        const Random& random) {
  const auto links = links_of(tx, person);
  const auto found = std::ranges::find(links, link, &Link::id);
  if (found == links.end()) return fail(FailureKind::not_found, "There is no such link.");
  Link again{new_id<Link>(now, random).text(), person, found->issuer, found->subject, now, {}};
  if (!found->ended_at || !add_link(tx, again)) return fail(FailureKind::conflict, "That account is linked already.");
  activity::record(tx, {person, person, "sign_on.linked", again.id}, now, random);
  return {};
}

void forget_attempts(db::Transaction& tx, Moment now) { delete_attempts(tx, now); }

void forget_person(db::Transaction& tx, const PersonId& person) { delete_links(tx, person); }

}  // namespace sign_on
