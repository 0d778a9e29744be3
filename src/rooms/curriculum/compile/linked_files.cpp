#include "rooms/curriculum/compile/linked_files.h"

#include <map>

#include "compiler/site/addresses.h"
#include "platform/crypto/crypto.h"
#include "rooms/curriculum/compile/programme_facts.h"

namespace curriculum {

namespace {

std::map<std::string, Audience> linked_paths(const compiler::Compilation& done) {
  std::map<std::string, Audience> paths;
  for (const auto& page : done.pages) {
    const Audience audience = audience_of(*page);
    for (const compiler::LinkUse& link : page->links.links) {
      const compiler::Resolved found = done.site_map.resolve(page->path(), link.target);
      if (found.destination != compiler::Destination::asset || !compiler::Addresses::is_copied(found.path)) continue;
      const auto place = paths.emplace(found.path, audience).first;
      if (audience == Audience::everyone) place->second = audience;
    }
  }
  return paths;
}

}  // namespace

std::vector<File> linked_files(const compiler::Compilation& done, const ReadFile& read) {
  std::vector<File> files;
  std::size_t all = 0;
  for (const auto& [path, audience] : linked_paths(done)) {
    auto bytes = read(path, largest_file);
    if (!bytes || all + bytes->size() > most_file_bytes) continue;
    all += bytes->size();
    files.push_back({path, crypto::digest(*bytes), audience, *std::move(bytes)});
  }
  return files;
}

}  // namespace curriculum
