#include "kernel/base64.h"
#include "rooms/curriculum/curriculum_store.h"

namespace curriculum {

void add_files(db::Transaction& tx, std::string_view edition, const std::vector<File>& files) {
  for (const File& file : files) {
    tx.tell(R"sql(
      INSERT INTO curriculum_bytes (digest, base64)
      VALUES (:digest, :base64)
      ON CONFLICT (digest) DO NOTHING)sql",
            {{"digest", file.digest}, {"base64", text::base64_of(file.bytes)}});
    tx.tell(R"sql(
      INSERT INTO curriculum_files (edition_id, path, digest, staff_only)
      VALUES (:edition, :path, :digest, :staff_only))sql",
            {{"edition", edition},
             {"path", file.path},
             {"digest", file.digest},
             {"staff_only", file.audience == Audience::staff ? 1 : 0}});
  }
}

std::optional<File> file_with_bytes(db::Transaction& tx, std::string_view edition, std::string_view path) {
  const db::Rows rows = tx.ask(R"sql(
      SELECT f.digest, f.staff_only, b.base64
        FROM curriculum_files f
        JOIN curriculum_bytes b ON b.digest = f.digest
       WHERE f.edition_id = :edition AND f.path = :path)sql",
                               {{"edition", edition}, {"path", path}});
  if (rows.empty()) return std::nullopt;
  const db::Row& row = rows.front();
  return File{std::string(path), row.text("digest"),
              row.integer("staff_only") == 1 ? Audience::staff : Audience::everyone,
              text::bytes_in(row.text("base64"))};
}

}  // namespace curriculum
