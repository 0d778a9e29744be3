// Serves the files of a folder from memory, for measuring the server by itself: serve_folder FOLDER PORT [THREADS]
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

#include "platform/files/files.h"
#include "platform/web/server.h"

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "usage: serve_folder FOLDER PORT [THREADS]\n"), 2;
  const std::string folder = arguments[1];
  const auto listing = files::list(folder);
  if (!listing) return std::fprintf(stderr, "%s\n", listing.error().say.c_str()), 2;
  std::unordered_map<std::string, web::BodyPtr> bodies;
  for (const files::Entry& entry : listing->entries) {
    auto bytes = files::read(folder + "/" + entry.path, 64 << 20);
    if (!bytes) continue;
    const web::BodyPtr body = web::make_body(*std::move(bytes), web::content_type_for(entry.path));
    if (entry.path == "index.html") bodies["/"] = body;
    if (entry.path.ends_with("/index.html")) bodies["/" + entry.path.substr(0, entry.path.size() - 10)] = body;
    bodies["/" + entry.path] = body;
  }
  web::Settings settings;
  settings.port = static_cast<std::uint16_t>(std::atoi(arguments[2]));
  settings.threads = count > 3 ? static_cast<unsigned>(std::atoi(arguments[3])) : 2;
  settings.stop_on_signals = true;
  const auto missing = web::plain_response(404);
  auto server = web::Server::open(settings, [&](const web::Request& request) -> web::Response {
    const auto found = bodies.find(request.path);
    if (found == bodies.end()) return missing;
    return {.body = found->second};
  });
  if (!server) return std::fprintf(stderr, "%s\n", server.error().say.c_str()), 2;
  std::printf("http://127.0.0.1:%d/\n", (*server)->port());
  std::fflush(stdout);
  (*server)->run();
}
