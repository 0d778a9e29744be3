// What the preview answers: the site of the latest compilation, from memory, and what authors see beside it.
//
//   /module_four/negotiations.html   the pages as "cairn site" writes them; every other form of address that Jekyll
//                                    would resolve leads there
//   /-/diagnostics                   what is wrong, by file, with the line it is about
//   /-/changes                       server-sent events: the version at hand, again after each change
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "app/workspace.h"
#include "platform/web/server.h"

namespace app {

class Preview {
 public:
  explicit Preview(Workspace& workspace);
  ~Preview();

  // Shows what the workspace holds now, and has open pages show it, too. From one thread at a time. Gives the version
  // before, which the caller lets go of when there is time: with thousands of pages that takes a while.
  std::shared_ptr<const void> show();
  // From any thread.
  web::Response answer(const web::Request& request);

 private:
  struct Shown;
  web::Response page_at(const std::shared_ptr<Shown>& shown, std::string_view path, std::string_view query) const;
  web::Response own(const std::shared_ptr<Shown>& shown, std::string_view path, std::string_view query) const;

  Workspace& workspace_;
  std::string started_;  // tells this run's versions from another's
  std::size_t version_ = 0;
  std::atomic<std::shared_ptr<Shown>> shown_;
  std::shared_ptr<web::Events> changes_;
};

}  // namespace app
