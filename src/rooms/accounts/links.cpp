// Links by mail: "<id>.<signature>", so that one that was made up is refused without a look at the database.
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/link_store.h"
#include "rooms/activity/activity.h"

using namespace std::chrono_literals;

namespace accounts {

namespace {

constexpr auto still_in_use = 10min;

std::unexpected<Failure> no_longer() {
  return fail(
      FailureKind::not_found,
      "This link was used already, has expired, or was replaced by a later one. Have a new one sent to you, or ask "
      "whoever invited you.");
}

std::string signed_part(std::string_view id) { return "link " + std::string(id); }

}  // namespace

std::string make_link(db::Transaction& tx, LinkKind kind, const PersonId& person, const std::optional<PersonId>& by,
                      std::string_view key, Moment now, const Random& random) {
  // AC7: expires, and ends those of its kind that were made before for the same person; but anybody can ask for a
  // reset, and may not take away the one that its owner is just using.
  revoke_links(tx, person, kind, kind == LinkKind::reset ? now.plus(-still_in_use) : now, now);
  const Link link{new_id<Link>(now, random).text(), kind, person,
                  now.plus(kind == LinkKind::invitation ? std::chrono::seconds(7 * 24h) : std::chrono::seconds(1h))};
  add_link(tx, link, by, now);
  activity::record(tx,
                   {by, person, kind == LinkKind::invitation ? "accounts.invited" : "accounts.reset_asked", link.id},
                   now, random);
  return link.id + "." + crypto::sign(signed_part(link.id), key);
}

Result<Link> open_link(db::Transaction& tx, std::string_view token, std::string_view key, Moment now) {
  const std::size_t dot = token.find('.');
  if (dot == std::string_view::npos) return no_longer();
  const std::string_view id = token.substr(0, dot);
  if (!crypto::is_signed(signed_part(id), token.substr(dot + 1), key)) return no_longer();
  auto link = find_link(tx, id, now);
  if (!link) return no_longer();
  return *std::move(link);
}

Result<void> use_link(db::Transaction& tx, const Link& link, Moment now) {
  if (!take_link(tx, link.id, now)) return no_longer();
  return {};
}

}  // namespace accounts
