#include "rooms/people/people_pages.h"

#include "rooms/people/page_parts.h"

namespace people {

namespace {

constexpr auto get = web::Method::get, post = web::Method::post;
const auto anybody = web::Guard::signed_in();
const auto any_staff = web::Guard::only(staff);
const auto administrator = web::Guard::only({Role::administrator});

}  // namespace

web::Routes routes(const PageSettings& settings) {
  // For pages that grant roles.
  const auto with = [&settings](auto handler) {
    return [settings, handler](web::Visit& visit) { return handler(settings, visit); };
  };
  return {{get, "/people", any_staff, pages::show_list},
          {get, "/people/me", anybody, with(pages::show_me)},
          {get, "/people/me/edit", anybody, pages::edit_profile},
          {post, "/people/me/edit", anybody, pages::change_profile},
          {get, "/people/me/photo", anybody, pages::edit_photo},
          {.method = post,
           .pattern = "/people/me/photo",
           .guard = anybody,
           .action = pages::change_photo,
           .before = pages::photo_maker(),
           .most_bytes = largest_photo + std::size_t{64} * 1024},
          {post, "/people/me/photo/removal", anybody, pages::remove_photo},
          {get, "/people/new", administrator, with(pages::new_person)},
          {post, "/people/new", administrator, with(pages::add_person)},
          {get, "/people/school", administrator, pages::edit_school},
          {post, "/people/school", administrator, pages::change_school},
          {get, "/people/:person", anybody, with(pages::show_person)},
          {get, "/people/:person/photo/:photo", anybody, pages::show_photo},
          {get, "/people/:person/edit", administrator, pages::edit_account},
          {post, "/people/:person/edit", administrator, pages::change_account},
          {post, "/people/:person/roles", administrator, with(pages::grant_role)},
          {post, "/people/:person/roles/:role/end", administrator, with(pages::end_role_of)},
          {get, "/people/:person/deactivate", administrator, with(pages::ask_deactivate)},
          {post, "/people/:person/deactivate", administrator, with(pages::deactivate_person)},
          {post, "/people/:person/reactivate", administrator, with(pages::reactivate_person)}};
}

}  // namespace people
