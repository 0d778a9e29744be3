// The folder that "cairn site" writes: made anew each time, never over somebody else's files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace app {

class OutputFolder {
 public:
  // An empty or missing folder, or one that an earlier run made (it holds ".cairn-site", which lists its files).
  // invalid for any other; not_allowed when it cannot be made.
  static Result<OutputFolder> open(const std::string& path);

  // Makes the folders that these files lie in, and writes down what will be there, so that a run which is cut short
  // leaves a folder that the next one may replace.
  Result<void> prepare(std::vector<std::string> files);
  // More files in the same manner, when their names are known later.
  Result<void> prepare_more(const std::vector<std::string>& files);
  // From several threads, for files named before.
  Result<void> write(std::string_view file, std::string_view bytes) const;
  // Takes away what an earlier run made and this one did not.
  void remove_stale() const;

 private:
  std::string path_;
  std::vector<std::string> before_;  // sorted
  std::vector<std::string> now_;     // sorted
};

}  // namespace app
