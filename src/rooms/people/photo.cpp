#include "rooms/people/photo.h"

#include "platform/crypto/crypto.h"
#include "platform/image/image.h"
#include "platform/sniff/sniff.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/people/people_store.h"

namespace people {

namespace {

constexpr std::string_view field = "photo";

std::unexpected<Failure> refused(std::string say) {
  return fail(FailureKind::invalid, std::move(say), std::string(field));
}

std::optional<image::Format> format_of(std::string_view file) {
  const auto kind = sniff::kind_of(file);
  if (!kind) return {};
  switch (*kind) {
    case sniff::Kind::jpeg:
      return image::Format::jpeg;
    case sniff::Kind::png:
      return image::Format::png;
    case sniff::Kind::webp:
      return image::Format::webp;
    default:
      return {};
  }
}

}  // namespace

// P17: what the file is, its bytes say; what is kept of it are a square's pixels.
Result<Photo> made_photo(std::string_view file) {
  if (file.empty()) return refused("Choose a picture.");
  if (file.size() > largest_photo) return refused("A photo has at most 5 MiB. Please make it smaller first.");
  const auto format = format_of(file);
  if (!format) return refused("This is no JPEG, PNG or WebP picture, whatever it is called.");
  auto square = image::square(file, *format, photo_side);
  if (!square) return refused(square.error().say);
  return photo_with(*std::move(square));
}

Photo photo_with(std::string bytes) {
  std::string digest = crypto::digest(bytes);
  return {std::move(bytes), std::move(digest)};
}

Result<void> put_photo(db::Transaction& tx, const PersonId& person, const Photo& photo, Moment now,
                       const Random& random) {
  const auto before = find(tx, person);
  if (!before || before->erased_at) return fail(FailureKind::not_found, "There is no such person.");
  if (before->photo == photo.digest) return {};
  set_photo(tx, person, photo, now);
  activity::record(tx, {person, person, "people.photo_put"}, now, random);
  return {};
}

bool take_photo_away(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  if (!clear_photo(tx, person)) return false;
  activity::record(tx, {person, person, "people.photo_taken_away"}, now, random);
  return true;
}

std::optional<Photo> photo_of(db::Transaction& tx, const PersonId& person) { return read_photo(tx, person); }

std::string photo_path(const PersonId& person, std::string_view digest) {
  if (digest.empty()) return {};
  return "/people/" + person.text() + "/photo/" + std::string(digest);
}

std::map<PersonId, Face> faces_of(db::Transaction& tx, std::span<const PersonId> people) {
  return read_faces(tx, people);
}

}  // namespace people
