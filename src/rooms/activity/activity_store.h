// The SQL of activity. Owns the table activity_events.
#pragma once

#include <string_view>

#include "platform/db/database.h"
#include "rooms/activity/activity.h"

namespace activity {

void add(db::Transaction& tx, const Happened& event);
// The latest first; only those with an id below `before`.
std::vector<Happened> events_of_subject(db::Transaction& tx, std::string_view id, std::string_view before, int count);
std::vector<Happened> events_of_actor(db::Transaction& tx, std::string_view id, std::string_view before, int count);
std::vector<Happened> events_of_record(db::Transaction& tx, std::string_view record, int count);
std::vector<Happened> latest_events(db::Transaction& tx, std::string_view before, int count);

}  // namespace activity
