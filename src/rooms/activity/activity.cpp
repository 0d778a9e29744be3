#include "rooms/activity/activity.h"

#include <stdexcept>

#include "rooms/activity/activity_store.h"

namespace activity {

namespace {

constexpr std::size_t longest_detail = 200;
constexpr std::string_view from_the_end = "~";  // behind every id

struct Recorded;

std::string_view start(const std::string& before) { return before.empty() ? from_the_end : before; }

}  // namespace

void record(db::Transaction& tx, const Event& event, Moment now, const Random& random) {
  // A3: An event names people by their ids only, and holds no text that people wrote.
  if (event.detail.size() > longest_detail) throw std::invalid_argument("an event's detail is no place for texts");
  add(tx, {new_id<Recorded>(now, random).text(), now, event});
}

std::vector<Happened> about(db::Transaction& tx, const PersonId& subject, int count, const std::string& before) {
  return events_of_subject(tx, subject.text(), start(before), count);
}

std::vector<Happened> done_by(db::Transaction& tx, const PersonId& actor, int count, const std::string& before) {
  return events_of_actor(tx, actor.text(), start(before), count);
}

std::vector<Happened> of_record(db::Transaction& tx, const std::string& record, int count) {
  return events_of_record(tx, record, count);
}

std::vector<Happened> latest(db::Transaction& tx, int count, const std::string& before) {
  return latest_events(tx, start(before), count);
}

}  // namespace activity
