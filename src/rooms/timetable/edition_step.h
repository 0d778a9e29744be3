// One run on its way to other dates: another edition (T4), another holiday (T11), other days (T17). It compares, and
// with a deed does it.
#pragma once

#include "rooms/timetable/timetable.h"

namespace timetable {

// T17: what staff changed of a time stays beside what is planned, or goes where that is planned otherwise now.
enum class Staffs : std::uint8_t { stays, goes };

class EditionStep {
 public:
  // Without a deed it only compares. What differs is added to `out`; `why` stands in the history of each date.
  EditionStep(db::Transaction& tx, const cohorts::Run& run, const School& school, Moment now, const Deed* deed,
              EditionMove& out, std::string why = {}, Staffs staffs = Staffs::stays)
      : tx_(tx), run_(run), school_(school), now_(now), deed_(deed), out_(out), why_(std::move(why)), staffs_(staffs) {}

  // Only these dates, of those that are there.
  void take_changed(const std::vector<schedule::Dated>& changed, const std::vector<Occurrence>& there);
  void take(const schedule::Schedule& schedule);
  // All of the run, also what staff added.
  void take_out();
  // T16: what will hold after take().
  std::vector<Clash> clashes() &&;

 private:
  Occurrence foreseen(const Occurrence* there, const schedule::Dated& dated) const;
  void take_added(Occurrence one);
  void add(const schedule::Dated& dated);
  void change(Occurrence one, const schedule::Dated& dated);
  void remove(Occurrence one);
  bool undoes(const Occurrence& one, bool moved) const;
  void note(const Occurrence& before, Occurrence after, const std::optional<std::string>& closed_since_now,
            const std::optional<Moment>& gone_at, bool undone) const;
  void keep(const Occurrence& of, std::vector<Change>& changes, Change made) const;

  db::Transaction& tx_;
  const cohorts::Run& run_;
  const School& school_;
  Moment now_;
  const Deed* deed_;
  EditionMove& out_;
  std::string why_;
  Staffs staffs_;
  std::vector<Occurrence> foreseen_ = {};
};

}  // namespace timetable
