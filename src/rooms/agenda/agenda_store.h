// The SQL of the agenda. Owns the tables agenda_*; no other room reads or writes them.
#pragma once

#include "platform/db/database.h"
#include "rooms/agenda/personal.h"

namespace agenda::store {

void add_reading(db::Transaction& tx, const Reading& reading, const Deed& deed);
std::vector<Reading> readings(db::Transaction& tx, std::string_view person);
// With the person, the earliest first.
std::vector<std::pair<std::string, Reading>> readings_of_page(db::Transaction& tx, std::string_view page,
                                                              std::span<const std::string> people);
void add_step(db::Transaction& tx, const Step& step, std::string_view person, std::string_view run, int week,
              const Deed& deed);
enum class StepEnd { done, dropped };
bool end_step(db::Transaction& tx, std::string_view step, StepEnd how, const Deed& deed);
bool is_step_of(db::Transaction& tx, std::string_view step, std::string_view person);
std::vector<Step> steps(db::Transaction& tx, std::string_view person, std::string_view run, int week);
void add_feed(db::Transaction& tx, const std::string& digest, const Deed& deed);
bool revoke_feed(db::Transaction& tx, const Deed& deed);
std::optional<std::string> feed_made_at(db::Transaction& tx, std::string_view person);
std::optional<std::string> person_of_feed(db::Transaction& tx, std::string_view digest);

}  // namespace agenda::store
