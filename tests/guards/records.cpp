#include "records.h"

#include <catch2/catch.hpp>

#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/agenda/personal.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/rosters/rosters.h"
#include "rooms/sign_on/sign_on.h"

namespace guards {

namespace {

using Parts = std::map<std::string, std::string, std::less<>>;

const Day first_day = Day::read("2026-08-24").value();
constexpr int last_module = 4;

curriculum::Content programme() {
  curriculum::Content content;
  content.title = "Programme";
  content.digest = "one";
  content.pages.emplace_back();
  content.pages[0].path = "index.md";
  content.pages[0].address = "index.html";
  content.pages[0].title = "Start";
  content.modules = {{last_module, "Leading", 6, {}}};
  curriculum::Session session;
  session.title = "Negotiations";
  session.module = last_module;
  session.weeks = {1};
  session.weekday = curriculum::Weekday::tuesday;
  session.time = "13:00";
  session.minutes = 60;
  content.sessions.push_back(session);
  return content;
}

}  // namespace

Records::Records(const rooms::TestSchool& school) {
  const cohorts::Deed deed{{}, school.now, school.random};
  school.write([&](db::Transaction& tx) {
    REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@example.org"}, school.now,
                           school.random));
    edition_ = curriculum::import_edition(tx, programme(), {}, school.now, school.random).value().edition.id;
    term_ = cohorts::add_term(tx, {"2608", first_day, 6, 1}, deed).value().id;
    REQUIRE(cohorts::add_holiday(tx, term_, "Harvest", first_day.plus(30), first_day.plus(30), deed));
    track_ = cohorts::add_track(tx, "Back end", deed).value().id;
  });
  for (const Role role : all_roles)
    somebody_.emplace(role, make(school, role, "Somebody " + std::string(title_of(role))));
  sam_ = make(school, Role::student, "Sam Student");
}

Records::Somebody Records::make(const rooms::TestSchool& school, Role role, const std::string& name) const {
  return school.write([&](db::Transaction& tx) {
    const PersonId id = add_person(tx, school, role, name);
    Somebody made{
        id,
        accounts::open_session(tx, id, "password", true, {"198.51.100.7", "Firefox"}, school.now, school.random),
        {}};
    Parts& parts = made.records;
    parts["person"] = id.text();
    parts["role"] = people::role_history(tx, id).front().id.text();
    parts["session"] = accounts::sessions_of(tx, id, school.now).front().id;
    parts["token"] = accounts::make_link(tx, accounts::LinkKind::reset, id, {}, accounts::school_key(tx, school.random),
                                         school.now, school.random);
    parts["provider"] = "hub";
    parts["link"] = add_link(tx, school, id, name);
    parts["number"] = "1";
    parts["page"] = "index.html";
    parts["default"] = "panel";
    const people::Photo photo = people::photo_with("RIFF of " + name);
    REQUIRE(people::put_photo(tx, id, photo, school.now, school.random));
    parts["photo"] = photo.digest;
    add_letter(tx, school, parts, name);
    add_cohort(tx, school, parts, role, id);
    add_private(tx, school, parts, id);
    const auto file =
        rosters::read(rosters::Kind::people, "name,e-mail\nNed New,ned@example.org\n", "new.csv", first_day);
    parts["upload"] = rosters::stage(tx, file.value(), id, school.now, school.random).value();
    return made;
  });
}

PersonId Records::add_person(db::Transaction& tx, const rooms::TestSchool& school, Role role, const std::string& name) {
  const std::string email = crypto::digest(name).substr(0, 8) + "@example.org";
  return people::add(tx, {.name = name, .email = email, .roles = {{role}}}, {}, school.now, school.random).value();
}

std::string Records::add_link(db::Transaction& tx, const rooms::TestSchool& school, const PersonId& id,
                              const std::string& name) {
  const std::string email = crypto::digest(name).substr(0, 8) + "@example.org";
  REQUIRE(
      sign_on::person_of(tx, {"https://hub.example/user", id.text(), email, true}, "Hub", school.now, school.random));
  return sign_on::links_of(tx, id).front().id;
}

void Records::add_letter(db::Transaction& tx, const rooms::TestSchool& school, Parts& parts, const std::string& name) {
  const std::string email = crypto::digest(name).substr(0, 8) + "@example.org";
  parts["letter"] =
      outbox::post(tx, {.to = {name, email}, .subject = "Hello", .text = "Hello."}, school.now, school.random)
          .value()
          .text();
  const auto claim = outbox::claim(tx, "node", school.now);
  outbox::bounced(tx, claim.value(), "550 no such person", school.now, school.random);
  parts["bounce"] = outbox::bounces(tx, 1).front().id.text();
}

// Something shared, a request to be erased, and somebody the person is kept apart from, without knowing.
void Records::add_private(db::Transaction& tx, const rooms::TestSchool& school, Parts& parts, const PersonId& id) {
  const privacy::Item item{"guards.item", id.text()};
  parts["grant"] =
      privacy::grant(tx, {id, item, {}, {privacy::To::everyone, {}}, {}}, school.now, school.random).value().text();
  parts["request"] = privacy::ask_deletion(tx, id, school.now, school.random).text();
  const PersonId other = add_person(tx, school, Role::student, "Apart from " + id.text());
  const PersonId third = add_person(tx, school, Role::specialist, "Specialist for " + id.text());
  REQUIRE(privacy::keep_apart(tx, {id, other}, third, school.now, school.random));
  for (const privacy::Apart& pair : privacy::kept_apart(tx, third))
    if (pair.first == id || pair.second == id) parts["apart"] = pair.id.text();
}

// A cohort in the second week of module 4, with one student: the person, when they are one. Staff look after it.
void Records::add_cohort(db::Transaction& tx, const rooms::TestSchool& school, Parts& parts, Role role,
                         const PersonId& id) const {
  const cohorts::Deed deed{{}, school.now, school.random};
  const timetable::School zone{"America/Denver"};
  const PersonId student =
      role == Role::student ? id : add_person(tx, school, Role::student, "Student of " + id.text());
  const PersonId graduate = add_person(tx, school, Role::student, "Graduate of " + id.text());
  const std::string cohort = cohorts::add_cohort(tx, {id.text(), track_, term_, edition_}, deed).value().id;
  const std::string run = timetable::make_run(tx, {cohort, term_, last_module, first_day, 6}, zone, deed).value().id;
  parts["term"] = term_;
  parts["track"] = track_;
  parts["cohort"] = cohort;
  parts["run"] = run;
  const std::string group = cohorts::add_group(tx, run, "Otters", deed).value().id;
  parts["group"] = group;
  parts["student"] = student.text();
  parts["holiday"] = cohorts::holidays(tx).front().id;
  parts["assignment"] = cohorts::assign(tx, {id.text(), cohort, {}, {}, first_day}, deed).value().id;
  parts["enrolment"] = cohorts::enrol(tx, {student.text(), run, first_day}, deed).value().id;
  REQUIRE(cohorts::join_group(tx, group, student.text(), first_day, deed));
  const auto done = cohorts::enrol(tx, {graduate.text(), run, first_day}, deed).value();
  REQUIRE(cohorts::note_outcome(tx, done.id, cohorts::Outcome::graduated, first_day.plus(7), {}, deed));
  parts["seeker"] = cohorts::seeker_of(tx, graduate.text()).value().id;

  parts["occurrence"] =
      timetable::calendar_of_cohort(tx, cohort, school.now.plus(-std::chrono::hours(24 * 8)), school.now).front().id;
  const std::vector<attendance::NewNote> notes{{student.text(), attendance::State::absent, ""}};
  REQUIRE(attendance::note_attendance(tx, parts["occurrence"], notes, {"America/Denver"}, deed));
  const cohorts::Deed own{student.text(), school.now, school.random};
  parts["note"] = attendance::attendance_of(tx, parts["occurrence"]).front().id;
  REQUIRE(attendance::dispute(tx, parts["note"], "I was there.", own));
  parts["objection"] = attendance::disputes_of_person(tx, student.text()).front().id;
  parts["step"] = agenda::add_step(tx, student.text(), run, 2, "Write to Kim", own).value().id;
  const std::string event = timetable::add(tx, run,
                                           {.title = "Gear up",
                                            .kind = timetable::SessionKind::community_event,
                                            .starts_at = school.now.plus(std::chrono::hours(24)),
                                            .ends_at = school.now.plus(std::chrono::hours(25))},
                                           zone, deed)
                                .value()
                                .id;
  REQUIRE(timetable::join_team(tx, event, "host", student.text(), deed));
  parts["member"] = timetable::team(tx, event).front().id;
  parts["secret"] = agenda::make_feed(tx, {id.text(), school.now, school.random});
}

std::optional<std::string> Records::value(std::string_view parameter, std::optional<Role> asker, Whose whose) const {
  const Somebody& owner = whose == Whose::own && asker ? somebody_.at(*asker) : *sam_;
  const auto found = owner.records.find(parameter);
  return found == owner.records.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace guards
