// The document that people take along. What changes here changes docs/personal-data.schema.json and
// docs/personal-data.example.json.
#include <string_view>

#include "platform/archive/archive.h"
#include "platform/json/json.h"
#include "rooms/activity/activity.h"
#include "rooms/people/photo.h"
#include "rooms/privacy/records/collected.h"
#include "rooms/privacy/records/your_data.h"

namespace privacy {

namespace {

constexpr std::string_view format = "cairn-personal-data 1";
constexpr std::string_view photo_file = "photo.webp";

constexpr std::string_view explanation =
    "Everything that your school's Cairn keeps about you.\n\n"
    "personal-data.json holds it all; a photo stands beside it. Moments are in UTC (\"2026-09-01T16:00:00Z\"), days "
    "are days at the school.\n"
    "Passwords, keys of second factors and tokens are not in it: they are kept in a form that nobody can read, or\n"
    "would let whoever finds this file sign in as you. What is about others is not in it either.\n"
    "Of events and looks it has the latest 20,000 of each kind.\n\n"
    "The file is yours. Keep it where you would keep a diary.\n";

json::Value text(const std::string& text) { return {text}; }
json::Value text_or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }
json::Value moment(const std::optional<Moment>& moment) { return moment ? json::Value(moment->text()) : json::Value(); }

template <class Range, class Make>
json::Array each(const Range& range, Make make) {
  json::Array all;
  for (const auto& one : range) all.emplace_back(make(one));
  return all;
}

json::Object role_json(const people::HeldRole& held) {
  return {{"role", std::string(name_of(held.grant.role))},
          {"track", text_or_null(held.grant.track)},
          {"module", held.grant.module == 0 ? json::Value() : json::Value(held.grant.module)},
          {"granted_at", held.granted_at.text()},
          {"ended_at", moment(held.ended_at)}};
}

json::Object person_json(const Collected& all) {
  const people::Record& person = all.person;
  return {{"id", person.id.text()},
          {"name", person.name},
          {"email", text_or_null(person.email)},
          {"external_id", text_or_null(person.external_id)},
          {"pronouns", text_or_null(person.pronouns)},
          {"pronouns_shown", person.pronouns_shown},
          {"zone", person.zone},
          {"links", json::list(person.links)},
          {"photo", person.photo.empty() ? json::Value() : json::Value(std::string(photo_file))},
          {"created_at", person.created_at.text()},
          {"deactivated_at", moment(person.deactivated_at)},
          {"roles", each(all.roles, role_json)}};
}

json::Object account_json(const accounts::PersonalData& account, const std::vector<sign_on::Link>& linked) {
  return {{"password_set_at", moment(account.password_set_at)},
          {"second_factor_since", moment(account.second_factor_since)},
          {"recovery_codes_left", account.recovery_codes_left},
          {"sessions", each(account.sessions,
                            [](const auto& one) {
                              return json::Object{{"opened_by", one.opened_by},
                                                  {"second_factor", one.second_factor},
                                                  {"browser", one.browser},
                                                  {"address", one.address},
                                                  {"created_at", one.created_at.text()},
                                                  {"expires_at", one.expires_at.text()},
                                                  {"ended_at", moment(one.ended_at)}};
                            })},
          {"links", each(account.links,
                         [](const auto& one) {
                           return json::Object{{"kind", one.kind},
                                               {"email", text_or_null(one.email)},
                                               {"created_at", one.created_at.text()},
                                               {"expires_at", one.expires_at.text()},
                                               {"used_at", moment(one.used_at)},
                                               {"revoked_at", moment(one.revoked_at)}};
                         })},
          {"linked", each(linked, [](const sign_on::Link& one) {
             return json::Object{{"issuer", one.issuer},
                                 {"subject", one.subject},
                                 {"linked_at", one.linked_at.text()},
                                 {"ended_at", moment(one.ended_at)}};
           })}};
}

json::Object letter_json(const outbox::PersonalLetter& letter) {
  return {{"to_name", letter.to_name}, {"to_address", letter.to_address},      {"subject", letter.subject},
          {"text", letter.text},       {"posted_at", letter.posted_at.text()}, {"sent_at", moment(letter.sent_at)}};
}

json::Object declined_json(const notifications::Declined& one) {
  return {{"kind", one.kind}, {"declined_at", one.declined_at.text()}, {"ended_at", moment(one.ended_at)}};
}

json::Object enrolment_json(const cohorts::PersonalData::Enrolment& one) {
  return {{"cohort", one.cohort},
          {"module", one.module},
          {"attempt", one.attempt},
          {"from_day", one.from_day},
          {"made_at", one.made_at},
          {"voided_at", one.voided_at},
          {"void_why", one.void_why},
          {"outcomes", each(one.outcomes, [](const auto& noted) {
             return json::Object{
                 {"outcome", noted.outcome}, {"on_day", noted.on_day}, {"why", noted.why}, {"made_at", noted.made_at}};
           })}};
}

json::Object school_json(const cohorts::PersonalData& data) {
  json::Value seeking;
  if (data.seeking)
    seeking = json::Object{{"from_day", data.seeking->from_day},
                           {"employed_on", data.seeking->employed_on},
                           {"reviews_held", json::list(data.seeking->reviews_held)}};
  return {{"enrolments", each(data.enrolments, enrolment_json)},
          {"project_groups", each(data.groups,
                                  [](const auto& one) {
                                    return json::Object{
                                        {"name", one.name}, {"from_day", one.from_day}, {"until_day", one.until_day}};
                                  })},
          {"seeking", seeking},
          {"graduations_taken_back", json::list(data.graduations_taken_back)},
          {"assignments", each(data.assignments, [](const auto& one) {
             return json::Object{{"cohort", one.cohort},
                                 {"track", one.track},
                                 {"module", one.module},
                                 {"from_day", one.from_day},
                                 {"until_day", one.until_day}};
           })}};
}

// Dates, attendance and agenda: to the person they are one.
json::Object timetable_json(const Collected& all) {
  return {
      {"attendance", each(all.attendance.attendance,
                          [](const auto& one) {
                            return json::Object{{"session", one.session},
                                                {"starts_at", one.starts_at},
                                                {"state", one.state},
                                                {"why", one.why},
                                                {"made_at", one.made_at}};
                          })},
      {"disputes", each(all.attendance.disputes,
                        [](const auto& one) {
                          return json::Object{{"session", one.session},
                                              {"says", one.says},
                                              {"made_at", one.made_at},
                                              {"answer", one.answer},
                                              {"answered_at", one.answered_at}};
                        })},
      {"readings", each(all.agenda.readings,
                        [](const auto& one) { return json::Object{{"page", one.page}, {"made_at", one.made_at}}; })},
      {"steps", each(all.agenda.steps,
                     [](const auto& one) {
                       return json::Object{{"week", one.week},
                                           {"says", one.says},
                                           {"made_at", one.made_at},
                                           {"done_at", one.done_at},
                                           {"dropped_at", one.dropped_at}};
                     })},
      {"teams",
       each(all.timetable.parts,
            [](const auto& one) {
              return json::Object{
                  {"session", one.session}, {"role", one.role}, {"made_at", one.made_at}, {"ended_at", one.ended_at}};
            })},
      {"handed_in", each(all.timetable.artefacts,
                         [](const auto& one) {
                           return json::Object{
                               {"session", one.session}, {"address", one.address}, {"made_at", one.made_at}};
                         })},
      {"calendar_addresses", each(all.agenda.feeds, [](const auto& one) {
         return json::Object{{"made_at", one.made_at}, {"revoked_at", one.revoked_at}};
       })}};
}

std::string_view name_of(To to) {
  switch (to) {
    case To::person:
      return "person";
    case To::role:
      return "role";
    case To::cohort:
      return "cohort";
    case To::group:
      return "group";
    case To::everyone:
      return "everyone";
  }
  return {};
}

json::Object grant_json(const Grant& grant) {
  return {{"item_kind", grant.item.kind},
          {"item", grant.item.id},
          {"label", text_or_null(grant.label)},
          {"audience", name_of(grant.audience.to)},
          {"whom", text_or_null(grant.audience.whom)},
          {"granted_at", grant.granted_at.text()},
          {"until", moment(grant.until)},
          {"revoked_at", moment(grant.revoked_at)}};
}

json::Object look_json(const Look& look) {
  return {{"at", look.at.text()},
          {"item_kind", look.item.kind},
          {"item", look.item.id},
          {"by_grant", look.grant.has_value()}};
}

json::Object privacy_json(const Collected& all, const Past& before) {
  return {{"shares", each(all.grants, grant_json)},
          {"looks_at_yours", each(before.looks_at,
                                  [&](const Look& one) {
                                    json::Object look = look_json(one);
                                    look.emplace_back("who", before.names.at(one.viewer));
                                    return look;
                                  })},
          {"looks_by_you", each(before.looks_by, look_json)},
          {"requests_to_be_erased", each(all.requests, [](const Request& one) {
             return json::Object{{"asked_at", one.asked_at.text()}, {"withdrawn_at", moment(one.withdrawn_at)}};
           })}};
}

json::Object event_json(const activity::Happened& one) {
  return {{"at", one.at.text()},
          {"kind", one.event.kind},
          {"record", text_or_null(one.event.record)},
          {"detail", text_or_null(one.event.detail)}};
}

json::Value document(const Collected& all, const Past& before, const std::string& school, Moment now) {
  return json::Object{{"format", format},
                      {"school", text(school)},
                      {"made_at", now.text()},
                      {"person", person_json(all)},
                      {"account", account_json(all.account, all.linked)},
                      {"letters", each(all.letters, letter_json)},
                      {"mail_turned_off", each(all.declined, declined_json)},
                      {"school_record", school_json(all.cohorts)},
                      {"timetable", timetable_json(all)},
                      {"privacy", privacy_json(all, before)},
                      {"events_about_you", each(before.about, event_json)},
                      {"events_by_you", each(before.done, event_json)}};
}

}  // namespace

Result<std::string> personal_json(db::Transaction& tx, const PersonId& person, Moment now) {
  const Collected all = TRY(collected(tx, person));
  const auto school = people::school(tx);
  return json::write(document(all, past(tx, person), school ? school->name : std::string(), now),
                     json::Layout::indented);
}

Result<std::string> download(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  std::string document = TRY(personal_json(tx, person, now));
  activity::record(tx, {person, person, "privacy.downloaded"}, now, random);
  std::vector<archive::Entry> entries = {{"README.txt", std::string(explanation)},
                                         {"personal-data.json", std::move(document)}};
  if (auto photo = people::photo_of(tx, person)) entries.push_back({std::string(photo_file), std::move(photo->bytes)});
  return archive::write_zip(entries, now);
}

}  // namespace privacy
