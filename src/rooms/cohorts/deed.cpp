#include "rooms/cohorts/deed.h"

#include "platform/calendar/zone.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"

namespace cohorts {

namespace {
struct Record;
}

std::string Deed::new_id() const { return ::new_id<Record>(now, random).text(); }

Day day_of(db::Transaction& tx, const Deed& deed) {
  const std::optional<people::School> school = people::school(tx);
  return calendar::local_of(deed.now, school ? school->zone : "UTC").day;
}

void happened(db::Transaction& tx, const Deed& deed, std::string_view kind, std::string_view record,
              std::string_view subject, std::string_view detail) {
  activity::record(tx,
                   {deed.who ? PersonId::read(*deed.who) : std::nullopt, PersonId::read(subject), std::string(kind),
                    std::string(record), std::string(detail)},
                   deed.now, deed.random);
}

}  // namespace cohorts
