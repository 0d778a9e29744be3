#include "records.h"

#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"

namespace guards {

Records::Records(const rooms::TestSchool& school) {
  school.write([&](db::Transaction& tx) {
    return people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@example.org"}, school.now,
                          school.random)
        .value();
  });
  school.write([&](db::Transaction& tx) {
    curriculum::Content content;
    content.title = "Programme";
    content.digest = "one";
    content.pages.emplace_back();
    content.pages[0].path = "index.md";
    content.pages[0].address = "index.html";
    content.pages[0].title = "Start";
    (void)curriculum::import_edition(tx, content, {}, school.now, school.random).value();
  });
  for (const Role role : all_roles)
    somebody_.emplace(role, make(school, role, "Somebody " + std::string(title_of(role))));
  sam_ = make(school, Role::student, "Sam Student");
}

Records::Somebody Records::make(const rooms::TestSchool& school, Role role, const std::string& name) const {
  return school.write([&](db::Transaction& tx) {
    const std::string email = crypto::digest(name).substr(0, 8) + "@example.org";
    const PersonId id =
        people::add(tx, {.name = name, .email = email, .roles = {{role}}}, {}, school.now, school.random).value();
    Somebody made{
        id,
        accounts::open_session(tx, id, "password", true, {"198.51.100.7", "Firefox"}, school.now, school.random),
        {}};
    made.records["person"] = id.text();
    made.records["role"] = people::role_history(tx, id).front().id.text();
    made.records["session"] = accounts::sessions_of(tx, id, school.now).front().id;
    made.records["token"] = accounts::make_link(tx, accounts::LinkKind::reset, id, {},
                                                accounts::school_key(tx, school.random), school.now, school.random);
    made.records["letter"] =
        outbox::post(tx, {.to = {name, email}, .subject = "Hello", .text = "Hello."}, school.now, school.random)
            .value()
            .text();
    const auto claim = outbox::claim(tx, "node", school.now);
    outbox::bounced(tx, claim.value(), "550 no such person", school.now, school.random);
    made.records["number"] = "1";
    made.records["page"] = "index.html";
    made.records["bounce"] = outbox::bounces(tx, 1).front().id.text();
    return made;
  });
}

std::optional<std::string> Records::value(std::string_view parameter, std::optional<Role> asker, Whose whose) const {
  const Somebody& owner = whose == Whose::own && asker ? somebody_.at(*asker) : *sam_;
  const auto found = owner.records.find(parameter);
  return found == owner.records.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace guards
