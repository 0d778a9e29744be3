// The SQL of curriculum. Owns the tables curriculum_*; no other room reads or writes them. Rows are only ever added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/curriculum/finding.h"

namespace curriculum {

// curriculum_store.cpp: editions, their pages and diagnostics. False when its number or digest is taken.
bool add_edition(db::Transaction& tx, const Edition& edition);
std::vector<Edition> all_editions(db::Transaction& tx);
std::optional<Edition> edition_numbered(db::Transaction& tx, int number);
std::optional<Edition> edition_with_id(db::Transaction& tx, std::string_view id);
std::optional<Edition> edition_with_digest(db::Transaction& tx, std::string_view digest);
std::optional<Edition> latest_edition(db::Transaction& tx);

void add_pages(db::Transaction& tx, std::string_view edition, const std::vector<Page>& pages);
std::vector<Page> pages_without_text(db::Transaction& tx, std::string_view edition);
std::optional<Page> page_with_text(db::Transaction& tx, std::string_view edition, std::string_view path);
Page page_in(const db::Row& row);  // without its HTML
void add_diagnostics(db::Transaction& tx, std::string_view edition, const std::vector<Diagnostic>& diagnostics);
std::vector<Diagnostic> diagnostics_of(db::Transaction& tx, std::string_view edition);

// words_store.cpp
void add_words(db::Transaction& tx, std::string_view edition, const std::vector<Page>& pages);
// Of the newest edition first; without their HTML, which read_texts() adds as the reader sees it.
struct Reader {
  Audience audience = Audience::everyone;
  std::optional<std::vector<int>> notes_of = {};  // staff: as find_pages() says
  bool reads_notes_of(std::optional<int> module) const;
};
std::vector<FoundPage> pages_with(db::Transaction& tx, const std::vector<std::string>& words,
                                  std::span<const std::string> editions, const Reader& reader);
void read_texts(db::Transaction& tx, std::vector<FoundPage>& found, const Reader& reader);

// files_store.cpp
void add_files(db::Transaction& tx, std::string_view edition, const std::vector<File>& files);
std::optional<File> file_with_bytes(db::Transaction& tx, std::string_view edition, std::string_view path);

// schedule_store.cpp
void add_schedule(db::Transaction& tx, std::string_view edition, const Content& content);
std::vector<Module> modules_of(db::Transaction& tx, std::string_view edition);
std::vector<Session> sessions_of(db::Transaction& tx, std::string_view edition);
std::vector<Deliverable> deliverables_of(db::Transaction& tx, std::string_view edition);
std::vector<Guide> guides_of(db::Transaction& tx, std::string_view edition);
std::vector<Lesson> lessons_of(db::Transaction& tx, std::string_view edition);

// standards_store.cpp
void add_standards(db::Transaction& tx, std::string_view edition, const Content& content);
std::vector<Competency> competencies_of(db::Transaction& tx, std::string_view edition);
std::vector<Outcome> outcomes_of(db::Transaction& tx, std::string_view edition);
std::vector<Target> targets_of(db::Transaction& tx, std::string_view edition);
std::vector<RubricEntry> rubric_of(db::Transaction& tx, std::string_view edition);

}  // namespace curriculum
