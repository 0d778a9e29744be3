#include "rooms/privacy/pages/privacy_pages.h"

#include "rooms/privacy/pages/page_parts.h"

namespace privacy {

namespace {

constexpr auto get = web::Method::get, post = web::Method::post;
const auto anybody = web::Guard::signed_in();
const auto administrator = web::Guard::only({Role::administrator});
const auto careers = web::Guard::only(career_team);

}  // namespace

web::Routes routes(const PageSettings& settings) {
  return {{get, "/privacy", anybody, pages::show_your_data},
          {get, "/privacy/looks", anybody, pages::show_looks},
          {get, "/privacy/history", anybody, pages::show_own_history},
          // Who took everything along is written down.
          {get, "/privacy/download", anybody, pages::download_everything, web::Writes::views},
          {post, "/privacy/grants/:grant/revoke", anybody, pages::revoke_grant},
          {get, "/privacy/deletion", anybody, pages::show_deletion},
          {post, "/privacy/deletion", anybody, pages::ask_for_deletion},
          {post, "/privacy/deletion/withdraw", anybody, pages::withdraw},
          {get, "/privacy/requests", administrator, pages::show_requests},
          {post, "/privacy/requests", administrator, pages::note_request},
          {get, "/privacy/requests/:request", administrator, pages::show_request},
          {post, "/privacy/requests/:request", administrator,
           [settings](web::Visit& visit) { return pages::carry_out_request(visit, settings); }},
          {get, "/privacy/retention", administrator, pages::show_retention},
          {post, "/privacy/retention", administrator, pages::change_retention},
          {get, "/privacy/keep-apart", careers, pages::show_kept_apart},
          {post, "/privacy/keep-apart", careers, pages::add_kept_apart},
          {post, "/privacy/keep-apart/:apart/end", careers, pages::end_kept_apart},
          {get, "/activity", administrator, pages::show_activity}};
}

}  // namespace privacy
