#include "rooms/timetable/effective.h"

#include <algorithm>

namespace timetable {

namespace {

// T14: whether it takes place, as one change follows the other.
class Standing {
 public:
  Standing(const Occurrence& it, std::span<const Change> changes) : holiday_(it.closed) {
    if (it.need == Need::due || it.need == Need::own_pace) holiday_.reset();
    const auto last = std::find_if(changes.rbegin(), changes.rend(),
                                   [&](const Change& one) { return one.closed && one.closed == holiday_; });
    since_ = last == changes.rend() ? nullptr : &*last;
    if (!since_) close();  // it was, when it was made
  }

  void take(const Change& change) {
    if (change.kind == "cancel") by_staff_ = change.why;
    if (change.kind == "restore") {
      by_staff_.reset();
      closed_ = false;
    }
    if (change.kind == "move") closed_ = !change.starts_at && holiday_;
    if (&change == since_) close();
  }

  std::optional<std::string> cancelled() const { return by_staff_ ? by_staff_ : closed_ ? holiday_ : std::nullopt; }

 private:
  void close() { closed_ = holiday_.has_value(); }

  std::optional<std::string> holiday_, by_staff_ = {};
  const Change* since_ = nullptr;  // what closed it
  bool closed_ = false;
};

}  // namespace

void take_effect(Occurrence& it, std::span<const Change> changes) {
  it.starts_at = it.planned_starts;
  it.ends_at = it.planned_ends;
  Standing standing(it, changes);
  for (const Change& change : changes) {
    if ((change.kind == "move" || change.kind == "add") && change.starts_at && change.ends_at) {
      it.starts_at = *change.starts_at;
      it.ends_at = *change.ends_at;
    }
    if (change.kind == "move" && !change.starts_at) {  // T17
      it.starts_at = it.planned_starts;
      it.ends_at = it.planned_ends;
    }
    standing.take(change);
    if (change.kind == "retitle") it.title = change.title.value_or(it.title);
    if (change.kind == "annotate" || change.kind == "add") {
      it.place = change.place.value_or("");
      it.note = change.note.value_or("");
    }
    if (change.kind == "choose") {
      it.topic = change.topic;
      it.format = change.format;
    }
    if (change.kind == "involve") it.group_id = change.group_id;
  }
  it.cancelled = standing.cancelled();
  it.changes = static_cast<int>(changes.size());
}

Occurrence planned(const schedule::Dated& dated, Moment now) {
  Occurrence out{.planned_starts = dated.starts_at,
                 .planned_ends = dated.ends_at,
                 .starts_at = dated.starts_at,
                 .ends_at = dated.ends_at,
                 .changed_at = now};
  out.key = dated.key;
  out.item = dated.item;
  plan_anew(out, dated);
  take_effect(out, {});
  return out;
}

void plan_anew(Occurrence& it, const schedule::Dated& dated) {
  it.title = dated.title;
  it.kind = dated.kind;
  it.need = dated.need;
  it.week = dated.week;
  it.assumed = dated.assumed;
  it.closed = dated.closed;
  it.moved_from = dated.moved_from;
  it.page = dated.page;
  it.guide = dated.guide;
  it.topics = dated.topics;
  it.formats = dated.formats;
  it.roles = dated.roles;
  it.artefact = dated.artefact;
  it.for_staff = dated.for_staff;
  it.planned_starts = dated.starts_at;
  it.planned_ends = dated.ends_at;
  it.gone = false;
}

}  // namespace timetable
