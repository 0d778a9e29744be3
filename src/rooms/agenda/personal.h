// What a person keeps in their agenda: readings acknowledged, steps for the week, a calendar feed (rules AG4 to AG7).
#pragma once

#include <map>

#include "platform/calendar/icalendar.h"
#include "rooms/agenda/agenda.h"

namespace agenda {

struct Reading {
  std::string edition_id, page, digest, made_at;
};
// "I have read it": the version with that digest (curriculum::Page).
Result<void> acknowledge(db::Transaction& tx, std::string_view edition_id, const std::string& page,
                         const std::string& digest, const Deed& deed);
std::vector<Reading> readings(db::Transaction& tx, std::string_view person_id);
bool has_read(db::Transaction& tx, std::string_view person_id, std::string_view page, std::string_view digest);

// AG4: what a run has for its students to read, has begun, and this one has not read as it is now.
struct Unread {
  Occurrence what;
  std::optional<Moment> read_before = {};  // an earlier version of it
};
std::vector<Unread> unread(db::Transaction& tx, const cohorts::Enrolment& enrolment, Moment now);
// Of some people who has read a page, by person: this version of it, else the last one that they read.
std::map<std::string, Reading, std::less<>> readers_of(db::Transaction& tx, std::string_view page,
                                                       std::string_view digest, std::span<const std::string> people);

struct Step {
  std::string id, says, made_at;
  std::optional<std::string> done_at;
};
Result<Step> add_step(db::Transaction& tx, std::string_view person_id, std::string_view run_id, int week,
                      const std::string& says, const Deed& deed);
// Of the person who does it alone.
Result<void> finish_step(db::Transaction& tx, std::string_view step_id, const Deed& deed);
Result<void> drop_step(db::Transaction& tx, std::string_view step_id, const Deed& deed);
std::vector<Step> steps(db::Transaction& tx, std::string_view person_id, std::string_view run_id, int week);

// A new secret for the address of the person's feed; the one before is revoked. It is told this once.
std::string make_feed(db::Transaction& tx, const Deed& deed);
Result<void> revoke_feed(db::Transaction& tx, const Deed& deed);
std::optional<std::string> feed_made_at(db::Transaction& tx, std::string_view person_id);
// Whose feed a secret opens; not_found for one that was never given or is revoked.
Result<std::string> person_of_feed(db::Transaction& tx, std::string_view secret);
// What is in it, from 90 days ago to 400 days ahead. `base`: "https://school.example.org". Staff read their cohorts.
calendar::Feed feed_of(db::Transaction& tx, std::string_view person_id, const std::string& name, const School& school,
                       const std::string& base, Moment now);

}  // namespace agenda
