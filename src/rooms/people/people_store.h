// The SQL of people. Owns the tables people_school, people_persons, people_photos, people_roles,
// people_words.
#pragma once

#include "platform/db/database.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"

namespace people {

// ---- the school ----

std::optional<School> read_school(db::Transaction& tx);
// False: there is one already.
bool add_school(db::Transaction& tx, const School& school, Moment now);
void set_school(db::Transaction& tx, const School& school);

// ---- persons ----

// False: the address or the external id is somebody's already.
bool add_person(db::Transaction& tx, const PersonId& id, const NewPerson& person, Moment now);
std::optional<Known> read_viewer(db::Transaction& tx, const PersonId& person);
std::optional<Record> person_by_id(db::Transaction& tx, const PersonId& id);
std::optional<Record> person_by_email(db::Transaction& tx, std::string_view key);
std::optional<Record> person_by_external_id(db::Transaction& tx, std::string_view external_id);
// Who is active and holds the role, once for each time it was granted; nobody when it is held more than
// so many times, and then without reading who they are.
std::vector<Holder> read_active_with(db::Transaction& tx, Role role, int most);
bool read_is_limit(db::Transaction& tx, std::string_view track);
// ":id0, :id1": as many places as the next power of two, so that there are few statements to prepare; the last id fills
// the rest. Not for no ids.
std::string listed(std::span<const PersonId> ids, std::vector<db::Parameter>& parameters);
std::map<PersonId, std::string> read_active_names(db::Transaction& tx, std::span<const PersonId> ids);
std::map<PersonId, std::string> read_holders(db::Transaction& tx, Roles roles, int most);
std::map<PersonId, Face> read_faces(db::Transaction& tx, std::span<const PersonId> ids);
bool is_email_of_another(db::Transaction& tx, const PersonId& person, std::string_view key);
bool is_external_id_of_another(db::Transaction& tx, const PersonId& person, std::string_view external_id);
std::vector<Record> persons_of(db::Transaction& tx, std::span<const PersonId> ids);  // in the order of their ids
std::vector<Record> all_persons(db::Transaction& tx);
int count_persons(db::Transaction& tx, const Query& query);
std::vector<Record> page_of_persons(db::Transaction& tx, const Query& query, int first);

// P19: whom a search may give. Nobody in `companions`: staff alone.
struct Scope {
  bool everybody = false;  // also who is deactivated, and by address
  std::vector<PersonId> companions = {};
};
// `words`: text::words_of the query, one at least; `address`: how an address would begin, or empty.
std::vector<Record> persons_with(db::Transaction& tx, const std::vector<std::string>& words, std::string_view address,
                                 const Scope& scope, int most);

// people_words.cpp
void put_words(db::Transaction& tx, const PersonId& person, std::string_view name);
void take_words(db::Transaction& tx, const PersonId& person);

void set_profile(db::Transaction& tx, const PersonId& person, const Profile& profile);
bool set_first_pronouns(db::Transaction& tx, const PersonId& person,
                        std::string_view pronouns);  // false: they have some
void set_account(db::Transaction& tx, const PersonId& person, const Account& account);
// False: not done, because they are the last administrator who can act (P10), or are deactivated already.
bool set_deactivated(db::Transaction& tx, const PersonId& person, Moment now);
bool set_active(db::Transaction& tx, const PersonId& person);  // false: they are active, or erased
// False: not done, because they are the last administrator who can act (P10), or are erased already.
bool set_erased(db::Transaction& tx, const PersonId& person, std::string_view name, Moment now);

// ---- photos ----

void set_photo(db::Transaction& tx, const PersonId& person, const Photo& photo, Moment now);
bool clear_photo(db::Transaction& tx, const PersonId& person);  // false: there was none
std::optional<Photo> read_photo(db::Transaction& tx, const PersonId& person);

// ---- roles ----

// False: they hold it already.
bool add_role(db::Transaction& tx, const GrantId& id, const PersonId& person, const RoleGrant& grant,
              const std::optional<PersonId>& by, Moment now);
std::vector<HeldRole> roles_ever_held(db::Transaction& tx, const PersonId& person);
// False: not done, because it is the last administrator's (P10), or they do not hold it.
bool set_ended(db::Transaction& tx, const PersonId& person, const GrantId& role, Moment now);
void end_all_roles(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace people
