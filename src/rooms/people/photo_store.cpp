// The part of the store that keeps photos.
#include "kernel/base64.h"
#include "rooms/people/people_store.h"

namespace people {

void set_photo(db::Transaction& tx, const PersonId& person, const Photo& photo, Moment now) {
  tx.tell("DELETE FROM people_photos WHERE person_id = :person", {{"person", person.text()}});
  tx.tell(R"sql(
      INSERT INTO people_photos (person_id, digest, base64, put_at)
      VALUES (:person, :digest, :base64, :now))sql",
          {{"person", person.text()},
           {"digest", photo.digest},
           {"base64", text::base64_of(photo.bytes)},
           {"now", now.text()}});
  tx.tell("UPDATE people_persons SET photo = :digest WHERE id = :person",
          {{"digest", photo.digest}, {"person", person.text()}});
}

bool clear_photo(db::Transaction& tx, const PersonId& person) {
  tx.tell("UPDATE people_persons SET photo = NULL WHERE id = :person AND photo IS NOT NULL",
          {{"person", person.text()}});
  return tx.tell("DELETE FROM people_photos WHERE person_id = :person", {{"person", person.text()}}) == 1;
}

std::optional<Photo> read_photo(db::Transaction& tx, const PersonId& person) {
  const auto rows =
      tx.ask("SELECT digest, base64 FROM people_photos WHERE person_id = :person", {{"person", person.text()}});
  if (rows.empty()) return {};
  return Photo{text::bytes_in(rows[0].text("base64")), rows[0].text("digest")};
}

}  // namespace people
