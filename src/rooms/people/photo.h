// A person's photo: a small square beside the name (P17).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace people {

inline constexpr std::size_t largest_photo = std::size_t{5} << 20;  // of the file that is given, in bytes
inline constexpr int photo_side = 256;                              // in pixels, of what is kept

struct Photo {
  std::string bytes;   // WebP
  std::string digest;  // of the bytes; part of its address
};

// P17: from a file that somebody gave, whatever it is called. invalid at "photo". Takes up to half a second: before the
// transaction.
Result<Photo> made_photo(std::string_view file);

// One that was made before: its bytes, and their digest.
Photo photo_with(std::string bytes);

// In place of the one there was; the same again changes nothing. not_found when there is no such person.
Result<void> put_photo(db::Transaction& tx, const PersonId& person, const Photo& photo, Moment now,
                       const Random& random);
// Nothing is left of it. False when there was none.
bool take_photo_away(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);

std::optional<Photo> photo_of(db::Transaction& tx, const PersonId& person);
// Where it is served to whoever may see it; a new photo has a new address. Empty without a digest.
std::string photo_path(const PersonId& person, std::string_view digest);

// What a list shows of people: the name and the digest of the photo, empty when there is none. In one statement; those
// that there are not are left out. Whether the photo may be shown is Visible::photo; staff see everybody's.
struct Face {
  std::string name, photo;
  bool is_active = true;    // neither deactivated nor erased
  bool works_here = false;  // is active, and holds a role of staff
};
std::map<PersonId, Face> faces_of(db::Transaction& tx, std::span<const PersonId> people);

}  // namespace people
