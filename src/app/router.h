// Which route a request means: by its method and the segments of its path.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/web/visit.h"

namespace app {

struct Match {
  const web::Route* route = nullptr;  // null: no route has that path and method
  std::map<std::string, std::string, std::less<>> path;
  bool other_method = false;  // the path is there, with another method
};

class Router {
 public:
  // std::logic_error for two routes of one method that take the same paths.
  explicit Router(web::Routes routes);

  // HEAD finds what GET finds. A segment that a pattern names goes before one that it leaves open: "/people/new" before
  // "/people/:person"; what takes all that is left goes behind both.
  Match find(web::Method method, std::string_view path) const;
  const web::Routes& routes() const { return routes_; }

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> named;
    std::unique_ptr<Node> open;
    const web::Route* get = nullptr;
    const web::Route* post = nullptr;
    const web::Route* rest = nullptr;  // takes all that is left
  };
  struct Rest {
    const web::Route* route = nullptr;
    std::size_t open = 0;   // how many open segments stand before it
    std::string_view path;  // what it takes
  };
  void add(const web::Route& route);

  web::Routes routes_;
  Node root_;
};

}  // namespace app
