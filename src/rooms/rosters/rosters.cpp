#include "rooms/rosters/rosters.h"

#include <algorithm>

#include "rooms/accounts/accounts.h"
#include "rooms/activity/activity.h"
#include "rooms/rosters/judged.h"
#include "rooms/rosters/rosters_store.h"

using namespace std::chrono_literals;

namespace rosters {

namespace {

constexpr auto life = 24h;  // RO9
constexpr int biggest_page = 200;

constexpr std::array<std::string_view, all_kinds.size()> kind_names{"people", "enrolments", "attendance"};
constexpr std::array<std::string_view, all_verdicts.size()> verdict_names{"create",  "update",   "unchanged",
                                                                          "refused", "conflict", "note"};

template <class Names>
auto index_of(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

std::unexpected<Failure> nothing_waits() {
  return fail(FailureKind::not_found,
              "This file does not wait any more: it was brought in, discarded or is a day old.");
}

// The lines that depend on who and what is there, and where each of them stands in the file.
struct Open {
  std::vector<Line> lines;
  std::vector<std::size_t> at;
};

Open open_lines(const std::vector<Line>& lines) {
  Open open;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].cells.empty()) continue;
    open.lines.push_back(lines[i]);
    open.at.push_back(i);
  }
  return open;
}

Judged judge(db::Transaction& tx, Kind kind, const Open& open, Moment now) {
  switch (kind) {
    case Kind::people:
      return judge_people(tx, open.lines, now);
    case Kind::enrolments:
      return judge_enrolments(tx, open.lines);
    case Kind::attendance:
      return judge_attendance(tx, open.lines, now);
  }
  return {};
}

std::string in_words(const Fate& fate) { return std::string(name_of(fate.verdict)) + ": " + fate.say; }

// RO6: How many rows became something else than is kept; these are kept as they are now, with what was shown before.
int keep_changes(db::Transaction& tx, std::string_view upload, const Open& open, const std::vector<Fate>& fates) {
  int changed = 0;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    const Fate& shown = open.lines[i].fate;
    if (fates[i] == shown) continue;
    if (changed++ == 0) store::clear_before(tx, upload);
    store::set_fate(tx, upload, static_cast<int>(open.at[i]) + 1, fates[i], in_words(shown));
  }
  return changed;
}

Result<void> carry_out(Hands& hands, const Open& open, const std::vector<Deed>& deeds) {
  for (const Deed& deed : deeds) {
    const Result<void> done = deed.carry_out(hands);
    if (done) continue;
    const Line& line = open.lines[deed.line];
    return fail(FailureKind::conflict, line.file + ", row " + std::to_string(line.row) + ", " + line.fate.who + ": " +
                                           done.error().say + " Nothing was changed.");
  }
  return {};
}

int count_of(const std::vector<Fate>& fates, Verdict verdict) {
  return static_cast<int>(std::ranges::count(fates, verdict, &Fate::verdict));
}

// RO8
Result<int> invite(Hands& hands, const accounts::Sender& sender) {
  if (hands.created.size() > most_invitations)
    return fail(FailureKind::invalid,
                "At most " + std::to_string(most_invitations) + " people are invited at once. Nothing was changed.");
  for (const PersonId& person : hands.created)
    TRY(accounts::invite(hands.tx, person, hands.by, sender, hands.now, hands.random));
  return static_cast<int>(hands.created.size());
}

}  // namespace

std::string_view name_of(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::optional<Kind> kind_named(std::string_view name) {
  const std::size_t at = index_of(kind_names, name);
  return at < all_kinds.size() ? std::optional(all_kinds.at(at)) : std::nullopt;
}
std::string_view name_of(Verdict verdict) { return verdict_names.at(static_cast<std::size_t>(verdict)); }
std::optional<Verdict> verdict_named(std::string_view name) {
  const std::size_t at = index_of(verdict_names, name);
  return at < all_verdicts.size() ? std::optional(all_verdicts.at(at)) : std::nullopt;
}

// RO3, RO4
Result<std::string> stage(db::Transaction& tx, std::string_view read, const PersonId& by, Moment now,
                          const Random& random) {
  ReadFile file = unpack_file(read);
  const Open open = open_lines(file.lines);
  std::vector<Fate> fates = judge(tx, file.kind, open, now).fates;
  for (std::size_t i = 0; i < fates.size(); ++i) file.lines[open.at[i]].fate = std::move(fates[i]);
  store::remove_of(tx, by);
  const Upload upload{new_id<Upload>(now, random).text(), file.kind, file.name, now, by, {}};
  store::add(tx, upload, file.lines);
  return upload.id;
}

Result<Preview> preview(db::Transaction& tx, std::string_view upload, const Query& query) {
  auto found = store::waiting(tx, upload);
  if (!found) return nothing_waits();
  const store::Counts counts = store::counts(tx, upload);
  Preview out{.upload = *std::move(found), .counts = counts.by_verdict, .changed = counts.changed};
  for (const int count : out.counts) out.total += count;
  if (query.verdict) out.total = out.count(*query.verdict);
  if (query.changed) out.total = out.changed;
  Query asked = query;
  if (asked.changed) asked.verdict.reset();
  asked.page_size = std::clamp(asked.page_size, 1, biggest_page);
  const int pages = std::max(1, (out.total + asked.page_size - 1) / asked.page_size);
  out.rows = store::rows(tx, upload, asked, (std::clamp(asked.page, 1, pages) - 1) * asked.page_size);
  return out;
}

Result<Done> confirm(db::Transaction& tx, std::string_view upload, const accounts::Sender* invitations,
                     const PersonId& by, Moment now, const Random& random) {
  const auto waiting = store::waiting(tx, upload);
  if (!waiting) return nothing_waits();
  const Open open = open_lines(store::lines(tx, upload));
  const Judged judged = judge(tx, waiting->kind, open, now);
  Done done{.changed = keep_changes(tx, upload, open, judged.fates)};
  if (done.changed > 0) return done;
  Hands hands{tx, by, now, random};
  TRY(carry_out(hands, open, judged.deeds));
  done.created = count_of(judged.fates, Verdict::create);
  done.updated = count_of(judged.fates, Verdict::update);
  if (invitations != nullptr) done.invited = TRY(invite(hands, *invitations));
  if (!store::set_done(tx, upload, done, now)) return nothing_waits();
  activity::record(tx,
                   {by,
                    {},
                    "rosters.brought_in",
                    std::string(upload),
                    std::string(name_of(waiting->kind)) + " created " + std::to_string(done.created) + " updated " +
                        std::to_string(done.updated)},
                   now, random);
  return done;
}

Result<void> discard(db::Transaction& tx, std::string_view upload) {
  if (!store::remove(tx, upload)) return nothing_waits();
  return {};
}

void forget(db::Transaction& tx, Moment now) { store::remove_made_before(tx, now.plus(-life)); }

void discard_all(db::Transaction& tx) { store::remove_all_waiting(tx); }

std::vector<Upload> uploads(db::Transaction& tx, int count) { return store::uploads(tx, count); }

}  // namespace rosters
