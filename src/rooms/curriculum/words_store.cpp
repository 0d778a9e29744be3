// The words that pages are found by (CU9, CU10).
#include <algorithm>

#include "kernel/words.h"
#include "platform/db/listed.h"
#include "platform/db/text_index.h"
#include "rooms/curriculum/curriculum_store.h"
#include "rooms/curriculum/finding.h"

namespace curriculum {

namespace {

constexpr int most_rows = 500;

std::string words_of(const Page& page, std::string_view html) {
  return text::kept_words(page.title + "\n" + plain_text(html));
}

// Whose words of a page are theirs. Numbers, so they may stand in the question.
std::string readers_of_words(const Reader& reader) {
  if (reader.audience == Audience::everyone) return "'everyone'";
  if (!reader.notes_of) return "'staff'";
  std::string modules = "-1";
  for (const int module : *reader.notes_of) modules += ", " + std::to_string(module);
  return "CASE WHEN page.module IS NULL OR page.module IN (" + modules + ") THEN 'staff' ELSE 'everyone' END";
}

}  // namespace

void add_words(db::Transaction& tx, std::string_view edition, const std::vector<Page>& pages) {
  int number = 0;
  for (const Page& page : pages) {
    const auto add = [&](std::string_view reader, std::string_view html) {
      tx.tell(R"sql(
      INSERT INTO curriculum_words (id, edition_id, path, reader, words)
      VALUES (:id, :edition, :path, :reader, :words))sql",
              {{"id", std::string(edition) + "p" + std::to_string(++number)},
               {"edition", edition},
               {"path", page.path},
               {"reader", reader},
               {"words", words_of(page, html)}});
    };
    if (page.audience == Audience::staff) {
      add("staff", page.staff_html.empty() ? page.html : page.staff_html);
    } else if (page.staff_html.empty()) {
      add("both", page.html);
    } else {
      add("everyone", page.html);
      add("staff", page.staff_html);
    }
  }
}

bool Reader::reads_notes_of(std::optional<int> module) const {
  return audience == Audience::staff &&
         (!notes_of || !module || std::ranges::find(*notes_of, *module) != notes_of->end());
}

std::vector<FoundPage> pages_with(db::Transaction& tx, const std::vector<std::string>& words,
                                  std::span<const std::string> editions, const Reader& reader) {
  constexpr db::TextIndex index{"curriculum_words_text", "curriculum_words", "id", "words"};
  std::vector<db::Parameter> parameters{{"asked", db::asked_words(tx.engine(), words)}, {"most", most_rows}};
  const std::string readers = readers_of_words(reader);
  const std::string in = db::listed("edition", editions, parameters);
  std::vector<FoundPage> found;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT edition.number AS number, page.path AS path, page.address AS address, page.title AS title,
             page.module AS module, page.week AS week, page.staff_only AS staff_only, page.digest AS digest
        FROM curriculum_words kept
        JOIN curriculum_pages page ON page.edition_id = kept.edition_id AND page.path = kept.path
        JOIN curriculum_editions edition ON edition.id = kept.edition_id
       WHERE kept.edition_id IN ()sql" +
                                       in + R"sql() AND kept.reader IN ('both', )sql" + readers + R"sql()
         AND kept.id IN ()sql" + db::keys_with(tx.engine(), index, "asked") +
                                       R"sql()
       ORDER BY edition.number DESC, page.path
       LIMIT :most)sql",
                                   parameters))
    found.push_back({row.integer("number"), page_in(row), {}});
  return found;
}

void read_texts(db::Transaction& tx, std::vector<FoundPage>& found, const Reader& reader) {
  if (found.empty()) return;
  std::vector<db::Parameter> parameters;
  std::vector<std::string> paths;
  for (const FoundPage& one : found) paths.push_back(one.page.path);
  const std::string in = db::listed("path", paths, parameters);
  int oldest = found.front().edition, newest = oldest;
  for (const FoundPage& one : found) {
    oldest = std::min(oldest, one.edition);
    newest = std::max(newest, one.edition);
  }
  parameters.emplace_back("oldest", oldest);
  parameters.emplace_back("newest", newest);
  for (const db::Row& row : tx.ask(R"sql(
      SELECT edition.number AS number, page.path AS path, page.html AS html, page.staff_html AS staff_html
        FROM curriculum_editions edition
        JOIN curriculum_pages page ON page.edition_id = edition.id
       WHERE edition.number BETWEEN :oldest AND :newest AND page.path IN ()sql" +
                                       in + ")",
                                   parameters))
    for (FoundPage& one : found) {
      if (one.edition != row.integer("number") || one.page.path != row.text("path")) continue;
      const bool whole = reader.reads_notes_of(one.page.module) && !row.text("staff_html").empty();
      (whole ? one.page.staff_html : one.page.html) = row.text(whole ? "staff_html" : "html");
    }
}

int complete_words(db::Transaction& tx) {
  const db::Rows editions = tx.ask(R"sql(
      SELECT id
        FROM curriculum_editions edition
       WHERE NOT EXISTS (SELECT 1 FROM curriculum_words kept WHERE kept.edition_id = edition.id))sql");
  for (const db::Row& edition : editions) {
    std::vector<Page> pages = pages_without_text(tx, edition.text("id"));
    for (Page& page : pages) page = page_with_text(tx, edition.text("id"), page.path).value();
    add_words(tx, edition.text("id"), pages);
  }
  return static_cast<int>(editions.size());
}

}  // namespace curriculum
