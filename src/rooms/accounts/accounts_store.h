// The SQL of accounts: keys, sessions, passwords, failures. Owns the tables accounts_*; those of links and second
// factors are asked in link_store and second_factor_store.
#pragma once

#include "platform/db/database.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

std::string stored_key(db::Transaction& tx, std::string_view purpose);  // empty: none
// The one that is there already, if there is.
std::string add_key(db::Transaction& tx, std::string_view purpose, std::string_view key);
void replace_key(db::Transaction& tx, std::string_view purpose, std::string_view key);
void remove_key(db::Transaction& tx, std::string_view purpose);

void add_session(db::Transaction& tx, const Session& session, std::string_view digest);
std::optional<Session> find_session(db::Transaction& tx, std::string_view digest, Moment now);
std::vector<Session> open_sessions(db::Transaction& tx, const PersonId& person, Moment now);
bool was_opened_from(db::Transaction& tx, const PersonId& person, std::string_view address);
// How many were ended.
int end_one_session(db::Transaction& tx, const PersonId& person, std::string_view id, Moment now);
void end_session_by_digest(db::Transaction& tx, std::string_view digest, Moment now);
void end_all_sessions_but(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now);

std::string find_password(db::Transaction& tx, const PersonId& person);
// Nothing when the hash is another by now.
void replace_hash(db::Transaction& tx, const PersonId& person, std::string_view old_hash, std::string_view hash);
void put_password(db::Transaction& tx, const PersonId& person, std::string_view hash, Moment now);

struct Failures {
  int here, of_account, of_address;
};
// Of an account from an address since a moment, of the account from anywhere since another, of the address.
Failures count_failures(db::Transaction& tx, std::string_view account, std::string_view address, Moment recently,
                        Moment lately);
void add_failure(db::Transaction& tx, std::string_view id, std::string_view account, std::string_view address,
                 Moment now);
void delete_failures(db::Transaction& tx, Moment before);
void delete_ended_sessions(db::Transaction& tx, Moment before);

}  // namespace accounts
