#include "app/router.h"

#include <stdexcept>

#include "kernel/text.h"

namespace app {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  path.remove_prefix(1);
  return path.empty() ? std::vector<std::string_view>() : text::split(path, '/');
}

}  // namespace

Router::Router(web::Routes routes) : routes_(std::move(routes)) {
  for (const web::Route& route : routes_) add(route);
}

void Router::add(const web::Route& route) {
  Node* node = &root_;
  for (const std::string_view segment : segments_of(route.pattern)) {
    if (segment.starts_with('*')) {
      if (route.method != web::Method::get || node->rest != nullptr)
        throw std::logic_error("no second route, and no POST, takes the rest: " + std::string(route.pattern));
      node->rest = &route;
      return;
    }
    auto& next = segment.starts_with(':') ? node->open : node->named[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  const web::Route*& place = route.method == web::Method::post ? node->post : node->get;
  if (place != nullptr) throw std::logic_error("two routes for " + std::string(route.pattern));
  place = &route;
}

Match Router::find(web::Method method, std::string_view path) const {
  const auto segments = segments_of(path);
  const Node* node = &root_;
  std::vector<std::string_view> open;
  Rest rest;
  for (const std::string_view segment : segments) {
    if (node->rest != nullptr && !segment.empty())
      rest = {node->rest, open.size(), path.substr(static_cast<std::size_t>(segment.data() - path.data()))};
    const auto named = node->named.find(segment);
    if (named != node->named.end()) {
      node = named->second.get();
    } else if (node->open && !segment.empty()) {
      open.push_back(segment);
      node = node->open.get();
    } else {
      node = nullptr;
      break;
    }
  }
  const bool posts = method == web::Method::post;
  Match match;
  if (node != nullptr) {
    match.route = posts ? node->post : node->get;
    match.other_method = match.route == nullptr && (node->post != nullptr || node->get != nullptr);
  }
  if (match.route == nullptr && rest.route != nullptr && !match.other_method) {
    match.route = posts ? nullptr : rest.route;
    match.other_method = posts;
    open.resize(rest.open);
  }
  if (match.route == nullptr) return match;
  std::size_t next = 0;
  for (const std::string_view segment : segments_of(match.route->pattern)) {
    if (segment.starts_with(':')) match.path.emplace(segment.substr(1), open[next++]);
    if (segment.starts_with('*')) match.path.emplace(segment.substr(1), rest.path);
  }
  return match;
}

}  // namespace app
