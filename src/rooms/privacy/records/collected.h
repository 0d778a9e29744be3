// Everything that the rooms keep about one person, as they give it.
#pragma once

#include "rooms/accounts/kept.h"
#include "rooms/activity/activity.h"
#include "rooms/agenda/kept.h"
#include "rooms/attendance/kept.h"
#include "rooms/cohorts/kept.h"
#include "rooms/notifications/notifications.h"
#include "rooms/outbox/kept.h"
#include "rooms/people/people.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/sign_on/sign_on.h"
#include "rooms/timetable/kept.h"

namespace privacy {

struct Collected {
  people::Record person;
  std::vector<people::HeldRole> roles;
  accounts::PersonalData account;
  std::vector<sign_on::Link> linked;
  std::vector<outbox::PersonalLetter> letters;
  std::vector<notifications::Declined> declined;
  cohorts::PersonalData cohorts;
  timetable::PersonalData timetable;
  attendance::PersonalData attendance;
  agenda::PersonalData agenda;
  std::vector<Grant> grants;
  std::vector<Request> requests;
};
Result<Collected> collected(db::Transaction& tx, const PersonId& person);

// What happened and who looked: may be many, so only the latest of each.
inline constexpr int most_events = 20'000;
struct Past {
  std::vector<activity::Happened> about, done;
  std::vector<Look> looks_at, looks_by;
  std::map<PersonId, std::string> names;  // of who looked
};
Past past(db::Transaction& tx, const PersonId& person);

}  // namespace privacy
