#include "rooms/privacy/records/deletion.h"

#include <algorithm>

#include "rooms/accounts/kept.h"
#include "rooms/activity/activity.h"
#include "rooms/agenda/kept.h"
#include "rooms/attendance/kept.h"
#include "rooms/cohorts/kept.h"
#include "rooms/notifications/notifications.h"
#include "rooms/outbox/kept.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion_store.h"
#include "rooms/sign_on/sign_on.h"
#include "rooms/timetable/kept.h"

namespace privacy {

namespace {

constexpr int most_requests = 200;

std::unexpected<Failure> not_open() {
  return fail(FailureKind::not_found, "This request was withdrawn or carried out already.");
}

// Letters know addresses, not people. Those to a former address of theirs are found by the name, and left alone where
// the address is somebody else's now.
void forget_letters(db::Transaction& tx, const std::string& name, const std::string& email, Moment now) {
  if (!email.empty()) outbox::forget_address(tx, email, now);
  for (const std::string& address : outbox::addresses_of(tx, name))
    if (!people::by_email(tx, address)) outbox::forget_address(tx, address, now);
}

}  // namespace

namespace {

RequestId request(db::Transaction& tx, const PersonId& person, const PersonId& by, Moment now, const Random& random) {
  const RequestId id = new_id<Request>(now, random);
  if (!store::add(tx, {id, person, now, {}, {}})) {
    const auto all = store::requests_of(tx, person);
    return std::ranges::find_if(all, &Request::is_open)->id;
  }
  activity::record(tx, {by, person, "privacy.deletion_asked", id.text()}, now, random);
  return id;
}

}  // namespace

RequestId ask_deletion(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  return request(tx, person, person, now, random);
}

Result<RequestId> ask_deletion_for(db::Transaction& tx, const PersonId& person, const PersonId& by, Moment now,
                                   const Random& random) {
  const auto whose = people::find(tx, person);
  if (!whose || whose->erased_at) return fail(FailureKind::not_found, "There is nobody to erase.");
  if (whose->is_active() && !whose->email.empty())
    return fail(FailureKind::conflict, whose->name + " can sign in, and ask under \"Your data\".");
  return request(tx, person, by, now, random);
}

Result<void> withdraw_deletion(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  const auto all = store::requests_of(tx, person);
  const auto open = std::ranges::find_if(all, &Request::is_open);
  if (open == all.end() || !store::set_withdrawn(tx, open->id, now)) return not_open();
  activity::record(tx, {person, person, "privacy.deletion_withdrawn", open->id.text()}, now, random);
  return {};
}

std::vector<Request> requests_of(db::Transaction& tx, const PersonId& person) { return store::requests_of(tx, person); }

std::vector<OpenRequest> open_requests(db::Transaction& tx) {
  std::vector<OpenRequest> open;
  std::vector<PersonId> people;
  for (Request& request : store::open_requests(tx, most_requests)) {
    people.push_back(request.person);
    open.push_back({std::move(request), {}});
  }
  const auto names = people::names_of(tx, people);
  for (OpenRequest& one : open) one.name = names.at(one.request.person);
  return open;
}

Result<OpenRequest> open_request(db::Transaction& tx, const RequestId& id) {
  const auto found = store::request(tx, id);
  if (!found || !found->is_open()) return not_open();
  const auto person = people::find(tx, found->person).value();
  return OpenRequest{*found, person.name, person.email};
}

Result<void> carry_out(db::Transaction& tx, const RequestId& request, const PersonId& by, Moment now,
                       const Random& random) {
  const OpenRequest open = TRY(open_request(tx, request));
  const PersonId& person = open.request.person;
  // PR13: The last administrator is not erased: people say so.
  TRY(people::erase(tx, person, by, now, random));
  // PR12: Afterwards no table holds what names them, what they wrote or what was written about them.
  accounts::forget_person(tx, person);
  sign_on::forget_person(tx, person);
  notifications::forget_person(tx, person);
  forget_letters(tx, open.name, open.email, now);
  cohorts::forget_person(tx, person.text());
  timetable::forget_person(tx, person.text());
  attendance::forget_person(tx, person.text());
  agenda::forget_person(tx, person.text(), now.text());
  forget_person(tx, person, now);
  forget_apart(tx, person, now);
  if (!store::set_done(tx, request, by, now)) return not_open();
  activity::record(tx, {by, person, "privacy.deletion_done", request.text()}, now, random);
  return {};
}

}  // namespace privacy
