// The folder of a preview, kept compiled: after a change only the pages that changed are read again.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/load.h"
#include "compiler/compile.h"
#include "compiler/site/bodies.h"

namespace app {

// What one state of the folder gives. Never changes; requests may go on with it while the next one is made.
struct Compiled {
  std::shared_ptr<const compiler::Compilation> done;  // without diagnostics: they are found beside it
  std::shared_future<compiler::Diagnostics> found;
  std::vector<std::string> assets;
  std::string folder;
  std::vector<std::shared_ptr<const compiler::Source>> settings_files;

  const compiler::Diagnostics& diagnostics() const { return found.get(); }  // waits until they are there
  const compiler::Source* source(std::string_view path) const;
};

class Workspace {
 public:
  // A Failure when `path` cannot be read at all.
  static Result<std::unique_ptr<Workspace>> open(const std::string& path);

  const std::string& folder() const { return folder_; }
  std::shared_ptr<const Compiled> current() const { return current_; }
  const compiler::SearchWords& words() const { return words_; }

  // Compiles anew after these files changed (relative paths, as files::Watch tells them; an empty one: anything may
  // have). False when nothing of the programme changed.
  bool update(const std::vector<std::string>& changed);

 private:
  explicit Workspace(std::string path) : path_(std::move(path)) {}
  Result<void> load_all(const std::vector<std::string>& changed);
  bool only_known_pages(const std::vector<std::string>& changed) const;
  void read_again(const std::vector<std::string>& changed);
  void finish();
  std::expected<std::shared_ptr<const compiler::Page>, compiler::Diagnostic> read(const std::string& path);

  std::string path_, folder_;
  compiler::SearchWords words_;
  compiler::Settings settings_;
  std::map<std::string, std::shared_ptr<const compiler::Page>> pages_;  // those that can be read
  std::map<std::string, compiler::Diagnostic> unreadable_;
  std::vector<std::string> assets_, other_pages_;
  compiler::Diagnostics troubles_;
  std::vector<std::shared_ptr<const compiler::Source>> settings_files_;
  std::shared_ptr<const Compiled> current_;
};

}  // namespace app
