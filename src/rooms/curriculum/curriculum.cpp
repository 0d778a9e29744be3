#include "rooms/curriculum/curriculum.h"

#include <algorithm>

#include "rooms/activity/activity.h"
#include "rooms/curriculum/content/lasting_keys.h"
#include "rooms/curriculum/curriculum_store.h"

namespace curriculum {

namespace {

int count_of(const Content& content, std::string_view severity) {
  return static_cast<int>(std::ranges::count(content.diagnostics, severity, &Diagnostic::severity));
}

Edition next_edition(const Content& content, int number, const std::optional<PersonId>& who, Moment now,
                     const Random& random) {
  return {new_id<Edition>(now, random).text(),
          number,
          content.title,
          content.digest,
          now.text(),
          who,
          static_cast<int>(content.pages.size()),
          count_of(content, "warning"),
          count_of(content, "note")};
}

std::unexpected<Failure> no_such_edition() {
  return fail(FailureKind::not_found, "There is no such edition of the programme.");
}

}  // namespace

Result<Imported> import_edition(db::Transaction& tx, Content content, const std::optional<PersonId>& who, Moment now,
                                const Random& random) {
  // CU3: The same files imported again are the same edition.
  if (auto same = edition_with_digest(tx, content.digest)) return Imported{*std::move(same), false};

  // CU2: A programme with errors is not imported. Whoever made the content has listed them.
  if (count_of(content, "error") > 0)
    return fail(FailureKind::invalid, "The programme has errors; correct them and import it again.");
  if (content.pages.empty()) return fail(FailureKind::invalid, "There are no pages in it.");
  if (content.modules.empty())
    return fail(FailureKind::invalid,
                "There is no module in it: pages lie in folders such as module-1, or programme.yaml names its modules. "
                "Is it the programme's own folder?");

  // CU4: What stays the same thing keeps its key.
  const auto before = latest_edition(tx);
  give_keys(content, before ? curriculum::content(tx, before->id) : Content{});

  // CU1: Numbered in the school; the database settles who is first.
  const Edition edition = next_edition(content, before ? before->number + 1 : 1, who, now, random);
  if (!add_edition(tx, edition))
    return fail(FailureKind::conflict, "Somebody else is importing the programme at this moment. Please try again.");

  // CU5: As it is, nothing made up.
  add_schedule(tx, edition.id, content);
  add_standards(tx, edition.id, content);
  add_pages(tx, edition.id, content.pages);
  add_words(tx, edition.id, content.pages);  // CU9
  add_files(tx, edition.id, content.files);
  add_diagnostics(tx, edition.id, content.diagnostics);
  activity::record(tx, {who, {}, "curriculum.imported", edition.id, "edition " + std::to_string(edition.number)}, now,
                   random);
  return Imported{edition, true};
}

std::vector<Edition> editions(db::Transaction& tx) { return all_editions(tx); }

Result<Edition> edition(db::Transaction& tx, int number) {
  if (auto found = edition_numbered(tx, number)) return *std::move(found);
  return no_such_edition();
}

Result<Edition> edition_of(db::Transaction& tx, std::string_view id) {
  if (auto found = edition_with_id(tx, id)) return *std::move(found);
  return no_such_edition();
}

std::optional<Edition> newest_edition(db::Transaction& tx) { return latest_edition(tx); }

std::vector<Module> modules(db::Transaction& tx, std::string_view edition) { return modules_of(tx, edition); }
std::vector<Session> sessions(db::Transaction& tx, std::string_view edition) { return sessions_of(tx, edition); }
std::vector<Deliverable> deliverables(db::Transaction& tx, std::string_view edition) {
  return deliverables_of(tx, edition);
}
std::vector<Competency> competencies(db::Transaction& tx, std::string_view edition) {
  return competencies_of(tx, edition);
}
std::vector<Outcome> outcomes(db::Transaction& tx, std::string_view edition) { return outcomes_of(tx, edition); }
std::vector<Target> targets(db::Transaction& tx, std::string_view edition) { return targets_of(tx, edition); }
std::vector<RubricEntry> rubric(db::Transaction& tx, std::string_view edition) { return rubric_of(tx, edition); }
std::vector<Guide> guides(db::Transaction& tx, std::string_view edition) { return guides_of(tx, edition); }
std::vector<Lesson> lessons(db::Transaction& tx, std::string_view edition) { return lessons_of(tx, edition); }
std::vector<Diagnostic> diagnostics(db::Transaction& tx, std::string_view edition) {
  return diagnostics_of(tx, edition);
}

std::vector<Page> pages(db::Transaction& tx, std::string_view edition) {
  std::vector<Page> found = pages_without_text(tx, edition);
  std::ranges::sort(found, {}, &Page::path);
  return found;
}

Result<Page> page(db::Transaction& tx, std::string_view edition, std::string_view path, Audience reader) {
  auto found = page_with_text(tx, edition, path);
  // CU6: What is for staff is not there for others.
  if (!found || (found->audience == Audience::staff && reader != Audience::staff))
    return fail(FailureKind::not_found, "There is no such page in the programme.");
  if (reader != Audience::staff) found->staff_html.clear();
  return *std::move(found);
}

Result<File> file(db::Transaction& tx, std::string_view edition, std::string_view path, Audience reader) {
  auto found = file_with_bytes(tx, edition, path);
  if (!found || (found->audience == Audience::staff && reader != Audience::staff))  // CU6
    return fail(FailureKind::not_found, "There is no such page in the programme.");
  return *std::move(found);
}

Content content(db::Transaction& tx, std::string_view edition) {
  Content all;
  if (const auto found = edition_with_id(tx, edition)) {
    all.title = found->title;
    all.digest = found->digest;
  }
  all.modules = modules_of(tx, edition);
  all.competencies = competencies_of(tx, edition);
  all.outcomes = outcomes_of(tx, edition);
  all.targets = targets_of(tx, edition);
  all.rubric = rubric_of(tx, edition);
  all.sessions = sessions_of(tx, edition);
  all.deliverables = deliverables_of(tx, edition);
  all.guides = guides_of(tx, edition);
  all.lessons = lessons_of(tx, edition);
  all.pages = pages(tx, edition);
  all.diagnostics = diagnostics_of(tx, edition);
  return all;
}

}  // namespace curriculum
