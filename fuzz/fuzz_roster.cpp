// Rosters of any bytes: one table, or a folder of OneRoster's files. Every row has one fate, and carried out it changes
// nothing the next time.
#include "fuzz_input.h"
#include "kernel/text.h"
#include "platform/archive/archive.h"
#include "rooms/roster_files/history.h"
#include "rooms/roster_files/roster_files.h"

namespace {

using namespace roster_files;

const Day today = *Day::read("2026-09-15");

PersonId id_of(std::size_t number) {
  id::RandomBytes random{};
  random[9] = static_cast<unsigned char>(number);
  random[8] = static_cast<unsigned char>(number >> 8);
  return PersonId::make(std::chrono::milliseconds(1), random);
}

// The school after everybody who is new was added to nobody.
std::vector<Existing> added(const Roster& roster, const std::vector<Fate>& all) {
  std::vector<Existing> people;
  for (const Fate& fate : all) {
    fuzz::require(fate.verdict != Verdict::update, "nobody is there who could change");
    if (fate.verdict != Verdict::create) continue;
    const Listed& p = roster.people[*fate.person];
    people.push_back({id_of(people.size()), p.external_id, p.name, p.email, fate.roles, p.track, p.cohort, p.pronouns,
                      p.zone, p.starts_on});
  }
  return people;
}

void require_sound(const Result<Roster>& roster) {
  if (!roster) {
    fuzz::require(!roster.error().say.empty(), "a refusal says why");
    return;
  }
  const std::vector<Fate> first = fates(*roster, {});
  for (const Fate& fate : first) {
    fuzz::require(!fate.sentence.empty() && fate.place.row > 0, "a fate has a row and a sentence");
    fuzz::require(text::first_invalid_utf8(fate.sentence) == std::string::npos, "a sentence can be shown");
  }
  for (const Fate& fate : fates(*roster, added(*roster, first)))
    fuzz::require(fate.verdict != Verdict::create && fate.verdict != Verdict::update,
                  "the second time nothing changes");
}

Result<Roster> read_folder(std::string_view bytes) {
  std::vector<archive::Entry> entries;
  for (fuzz::File& file : fuzz::folder_of(bytes)) entries.push_back({file.path, file.bytes});
  const auto zip = archive::write_zip(entries, *Moment::read("2026-09-01T16:00:00Z"));
  if (!zip) return std::unexpected(zip.error());
  return read_oneroster(*zip, today);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require_sound(read_people(bytes, "people.csv"));
  require_sound(read_folder(bytes));
  read_attendance(bytes, "attendance.csv");
  read_enrolments(bytes, "enrolments.csv");
  return 0;
}
