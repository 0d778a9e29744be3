#include "rooms/notifications/notifications.h"

#include <algorithm>
#include <array>

#include "rooms/activity/activity.h"
#include "rooms/notifications/notifications_store.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/contacts.h"

namespace notifications {

namespace {

// N1, N3
constexpr std::array<About, 3> all_kinds{
    {{Kind::invitation, "invitation", "Invitations", "When the school opens an account for you.",
      "Without it you could not get in."},
     {Kind::password, "password", "Passwords", "When somebody asks for a new password for your account.",
      "It is how you get in again, and how you learn that somebody else tries."},
     {Kind::changes, "changes", "Changes of dates",
      "When a session or due date in your calendar is moved or cancelled, or takes place after all.", ""}}};

const About& about(Kind kind) { return *std::ranges::find(all_kinds, kind, &About::kind); }

// N5
std::string with_way_out(const std::string& text, const About& kind, const std::string& address) {
  return text + "\n-- \nYou get this mail because changes of your dates are mailed to you at once (" +
         std::string(kind.title) + "). Choose otherwise here: " + address + "/notifications\n";
}

}  // namespace

std::span<const About> kinds() { return all_kinds; }

// N2: without a choice it is sent.
std::vector<Choice> choices_of(db::Transaction& tx, const PersonId& person) {
  const auto declined = store::declined_by(tx, person);
  std::vector<Choice> choices;
  for (const About& one : all_kinds)
    choices.push_back({one.kind, std::ranges::none_of(declined, [&](const Declined& row) {
                         return row.kind == one.name && !row.ended_at;
                       })});
  return choices;
}

Result<void> choose(db::Transaction& tx, const PersonId& person, const Choice& choice, Moment now,
                    const Random& random) {
  const About& kind = about(choice.kind);
  // N3: some cannot be turned off.
  if (!kind.always.empty()) {
    if (choice.wanted) return {};
    return fail(FailureKind::invalid, "These mails are always sent.", std::string(kind.name));
  }
  const bool changed =
      choice.wanted ? store::end(tx, person, kind.name, now) : store::decline(tx, person, kind.name, now, random);
  if (changed)
    activity::record(
        tx,
        {person, person, choice.wanted ? "notifications.wanted" : "notifications.declined", "", std::string(kind.name)},
        now, random);
  return {};
}

std::vector<Declined> declined_by(db::Transaction& tx, const PersonId& person) {
  return store::declined_by(tx, person);
}

void forget_person(db::Transaction& tx, const PersonId& person) { store::forget(tx, person); }

Result<void> write(db::Transaction& tx, Kind kind, const std::string& name, const std::string& address,
                   const Words& words, Moment now, const Random& random) {
  if (about(kind).always.empty()) throw std::logic_error("notifications: this kind is asked for by person");
  TRY(outbox::post(tx, {.to = {name, address}, .subject = words.subject, .text = words.text}, now, random));
  return {};
}

Result<int> write(db::Transaction& tx, Kind kind, std::span<const PersonId> people,
                  const std::function<Words(const std::string& name, const std::string& zone)>& words,
                  const std::string& address, Moment now, const Random& random) {
  const About& what = about(kind);
  const auto declined = store::who_declined(tx, what.name);
  int written = 0;
  // N6: contacts are of those who are active and have an address.
  for (const people::Contact& to : people::contacts_of(tx, people)) {
    if (what.always.empty() && declined.contains(to.id)) continue;
    const Words said = words(to.name, to.zone);
    const std::string text = what.always.empty() ? with_way_out(said.text, what, address) : said.text;
    TRY(outbox::post(tx, {.to = {to.name, to.email}, .subject = said.subject, .text = text}, now, random));
    ++written;
  }
  return written;
}

}  // namespace notifications
