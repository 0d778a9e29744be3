#include "rooms/timetable/effective.h"

namespace timetable {

void take_effect(Occurrence& it, std::span<const Change> changes) {
  it.starts_at = it.planned_starts;
  it.ends_at = it.planned_ends;
  it.cancelled = it.closed && it.need != Need::due && it.need != Need::own_pace ? it.closed : std::nullopt;
  for (const Change& change : changes) {
    if ((change.kind == "move" || change.kind == "add") && change.starts_at && change.ends_at) {
      it.starts_at = *change.starts_at;
      it.ends_at = *change.ends_at;
    }
    if (change.kind == "cancel") it.cancelled = change.why;
    if (change.kind == "restore") it.cancelled.reset();
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
