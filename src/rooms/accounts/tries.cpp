#include "rooms/accounts/tries.h"

#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts_store.h"
#include "rooms/accounts/letters.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"

using namespace std::chrono_literals;

namespace accounts {

namespace {

constexpr int most_here = 5, most_where_known = 20, most_of_account = 20, most_of_address = 100;
constexpr int most_codes = 20, codes_to_tell = 5;
constexpr int most_links = 20;
constexpr auto recently = 15min;
constexpr auto lately = 60min;
constexpr auto a_day = 24h;

struct Tried;

std::string password_of(std::string_view email) { return crypto::digest("account " + people::email_key(email)); }
std::string codes_of(const PersonId& person) { return crypto::digest("codes " + person.text()); }
std::string inside_of(const PersonId& person) { return crypto::digest("inside " + person.text()); }

bool is_known(const std::optional<PersonId>& person, const Origin& origin) {
  return person && origin.known.knows(*person);
}

// Where it was tried: a known browser is counted by itself, whatever its address.
std::string place_of(const std::optional<PersonId>& person, const Origin& origin) {
  if (is_known(person, origin)) return crypto::digest("browser " + origin.known.id);
  return crypto::digest("address " + origin.address);
}

void note(db::Transaction& tx, const std::string& account, const std::string& place, Moment now, const Random& random) {
  add_failure(tx, new_id<Tried>(now, random).text(), account, place, now);
}

}  // namespace

bool may_try_password(db::Transaction& tx, std::string_view email, const std::optional<PersonId>& person,
                      const Origin& origin, Moment now) {
  const Failures failed =
      count_failures(tx, password_of(email), place_of(person, origin), now.plus(-recently), now.plus(-lately));
  // AC4: a browser that they signed in from is held up by what was tried there alone; at an address that they signed in
  // from, by what was tried for them there. So nobody locks another out, though all of a school has one address.
  if (is_known(person, origin)) return failed.here < most_here;
  if (person && was_opened_from(tx, *person, origin.address)) return failed.here < most_where_known;
  return failed.here < most_here && failed.of_account < most_of_account && failed.of_address < most_of_address;
}

void note_wrong_password(db::Transaction& tx, std::string_view email, const std::optional<PersonId>& person,
                         const Origin& origin, Moment now, const Random& random) {
  note(tx, password_of(email), place_of(person, origin), now, random);
}

bool may_try_code(db::Transaction& tx, const PersonId& person, const Origin& origin, Moment now) {
  const Failures failed =
      count_failures(tx, codes_of(person), place_of(person, origin), now.plus(-recently), now.plus(-a_day));
  // AC6: whoever comes so far knows the password; a code is one of a million, and they might try for days.
  return failed.here < most_here && (is_known(person, origin) || failed.of_account < most_codes);
}

Result<void> note_wrong_code(db::Transaction& tx, const PersonId& person, const Origin& origin, Moment now,
                             const Random& random) {
  const std::string place = place_of(person, origin);
  note(tx, codes_of(person), place, now, random);
  const int today = count_failures(tx, codes_of(person), place, now.plus(-recently), now.plus(-a_day)).of_account;
  if (today % codes_to_tell != 0) return {};
  activity::record(tx, {{}, person, "accounts.codes_wrong"}, now, random);
  return today == codes_to_tell ? tell_of_wrong_codes(tx, person, now, random) : Result<void>();
}

bool may_change_secrets(db::Transaction& tx, const PersonId& person, Moment now) {
  return count_failures(tx, inside_of(person), "", now.plus(-recently), now.plus(-recently)).of_account < most_here;
}

void note_wrong_password_inside(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  note(tx, inside_of(person), "", now, random);
  if (!may_change_secrets(tx, person, now))
    activity::record(tx, {person, person, "accounts.password_guessed"}, now, random);
}

bool may_ask_for_link(db::Transaction& tx, const std::optional<PersonId>& person, const Origin& origin, Moment now,
                      const Random& random) {
  const std::string asked = crypto::digest("link"), place = crypto::digest("link from " + place_of(person, origin));
  const bool may = count_failures(tx, asked, place, now.plus(-recently), now.plus(-recently)).here < most_links;
  if (may) note(tx, asked, place, now, random);
  return may;
}

}  // namespace accounts
