#include "rooms/timetable/clashes.h"

#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {

Occurrence on(const char* id, Need need, const char* from, const char* until) {
  Occurrence it{.planned_starts = moment(from),
                .planned_ends = moment(until),
                .starts_at = moment(from),
                .ends_at = moment(until),
                .changed_at = moment(from)};
  it.id = id;
  it.run_id = "run";
  it.need = need;
  return it;
}
constexpr const char* ten = "2026-09-10T10:00:00Z";
constexpr const char* eleven = "2026-09-10T11:00:00Z";
constexpr const char* noon = "2026-09-10T12:00:00Z";

std::vector<std::string> found(std::vector<Occurrence> all, const char* now = "2026-09-01T00:00:00Z") {
  std::vector<std::string> out;
  for (const Clash& one : clashes(std::move(all), moment(now))) out.push_back(one.first.id + one.second.id);
  return out;
}
using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("T16: a session over work time, and two that are required at one time, stand in each other's way") {
  const Occurrence a = on("a", Need::required, ten, noon), b = on("b", Need::required, ten, eleven),
                   c = on("c", Need::required, eleven, noon), work = on("w", Need::work_time, ten, eleven),
                   optional = on("o", Need::optional, ten, eleven), due = on("d", Need::due, eleven, eleven);
  CHECK(found({a, b, c}) == Found{"ab", "ac"});
  CHECK(found({b, c}).empty());  // one after the other
  CHECK(found({work, optional}) == Found{"wo"});
  CHECK(found({a, optional}).empty());
  CHECK(found({a, due}).empty());
  CHECK(found({work, work}).empty());
  CHECK(found({a, b}, noon).empty());  // it is over
}

TEST_CASE("T16: what is cancelled, gone, for staff, of another run or another group is in nobody's way") {
  const Occurrence a = on("a", Need::required, ten, noon);
  const auto with = [&](auto change) {
    Occurrence b = on("b", Need::required, ten, noon);
    change(b);
    return found({a, b});
  };
  CHECK(with([](Occurrence&) {}) == Found{"ab"});
  CHECK(with([](Occurrence& b) { b.cancelled = "Ill."; }).empty());
  CHECK(with([](Occurrence& b) { b.gone = true; }).empty());
  CHECK(with([](Occurrence& b) { b.for_staff = true; }).empty());
  CHECK(with([](Occurrence& b) { b.run_id = "other"; }).empty());
  CHECK(with([](Occurrence& b) { b.group_id = "Otters"; }) == Found{"ab"});
}
