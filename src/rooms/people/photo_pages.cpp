// /people/me/photo: the viewer's own; and where photos are served to whoever may see them (P17).

#include "platform/html/parts.h"
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

constexpr std::string_view field = "photo";
constexpr char was_made = '+', was_refused = '-';

std::string take_away_form(const web::Visit& visit) {
  return form_of(visit, "/people/me/photo/removal", "Take the photo away").small().html();
}

web::Page photo_page(web::Visit& visit, const Record& self, const std::vector<Failure>& refused) {
  html::Form form = form_of(visit, "/people/me/photo", self.photo.empty() ? "Put it there" : "Put it in its place");
  form.file({.name = std::string(field),
             .label = "Picture",
             .hint =
                 "JPEG, PNG or WebP, at most 5 MiB. Its middle square is kept, small, and nothing else of the file: "
                 "not where or when it was taken.",
             .required = true,
             .accept = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"})
      .cancel("/people/me");
  show_refused(form, visit, refused);
  const std::string now =
      "<div class=\"face\">" + html::avatar(self.name, photo_path(self.id, self.photo)) + "<div>" +
      (self.photo.empty() ? std::string("<p>Your initials stand in its place.</p>") : take_away_form(visit)) +
      "</div></div>";
  return {
      .title = "Your photo",
      .main = html::page_head({.title = "Your photo",
                               .lead = self.roles().any_of(staff)
                                           ? "You, the school's staff, students and alumni see it beside your name; "
                                             "mentors and volunteers do not."
                                           : "You and the school's staff see it beside your name; other students, "
                                             "mentors and volunteers do not."}) +
              html::card({.body_html = now}) + html::card({.title = "Another picture", .body_html = form.html()}),
      .crumbs = {{"You", "/people/me"}, {"Your photo", "/people/me/photo"}},
      .status = status_of(refused)};
}

Result<Record> self_of(web::Visit& visit) {
  auto self = find(visit.transaction, visit.viewer_id());
  if (!self) return fail(FailureKind::not_found, "There is no such person.");
  return *std::move(self);
}

Result<Photo> photo_in(const web::Preparation& preparation) {
  const auto posted =
      web::read_posted(preparation.request.header("Content-Type").value_or(""), preparation.request.body);
  if (!posted) return std::unexpected(posted.error());
  for (const web::Upload& one : posted->uploads)
    if (one.field == field) return made_photo(one.bytes);
  return made_photo("");
}

}  // namespace

web::Before photo_maker() {
  return [](const web::Preparation& preparation) -> Result<std::string> {
    const auto photo = photo_in(preparation);
    return photo ? was_made + photo->bytes : was_refused + photo.error().say;
  };
}

Result<web::Outcome> edit_photo(web::Visit& visit) { return photo_page(visit, TRY(self_of(visit)), {}); }

Result<web::Outcome> change_photo(web::Visit& visit) {
  const Record self = TRY(self_of(visit));
  const std::string_view prepared = visit.prepared;
  if (!prepared.starts_with(was_made)) {
    const std::string say = prepared.empty() ? "Choose a picture." : std::string(prepared.substr(1));
    return photo_page(visit, self, {{FailureKind::invalid, say, std::string(field)}});
  }
  TRY(put_photo(visit.transaction, self.id, photo_with(std::string(prepared.substr(1))), visit.now, visit.random));
  return web::SeeOther{"/people/me", "Your photo was saved."};
}

Result<web::Outcome> remove_photo(web::Visit& visit) {
  take_photo_away(visit.transaction, visit.viewer_id(), visit.now, visit.random);
  return web::SeeOther{"/people/me/photo", "Your photo is gone. Your initials stand in its place."};
}

Result<web::Outcome> show_photo(web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const auto asked = visit.path.find("photo");
  auto photo = visible(person, visit.viewer()).photo ? photo_of(visit.transaction, person.id) : std::nullopt;
  if (!photo || asked == visit.path.end() || photo->digest != asked->second)
    return fail(FailureKind::not_found, "There is no such page.");
  // A browser keeps it, and nobody between: another photo has another address.
  return web::Outcome(web::Response{
      .body = web::make_body(std::move(photo->bytes), "image/webp",
                             {.compress = false, .cache_control = "private, max-age=31536000, immutable"})});
}

}  // namespace people::pages
