// Finds where a link's target stands in the source. Markdown's own positions are those of the label, and off by some
// columns in tables and lazy lines, and by some lines behind a tag that goes over several. So targets are looked up in
// the text, in the order in which they come, each behind the one before.
#pragma once

#include <cstddef>
#include <string_view>

#include "compiler/source/source.h"

namespace compiler {

class LinkLocator {
 public:
  explicit LinkLocator(const Source& source) : source_(source), text_(source.text()) {}

  struct Found {
    Position position;
    std::size_t offset = std::string_view::npos;  // npos: not found, the position is where Markdown says
    std::size_t length = 0;
    bool bare = false;
  };

  // The target of "[label](target)", which Markdown says begins on `line` at byte `column`.
  Found target(std::string_view target, int line, int column);
  // An address that may stand in the text itself; `shown` is the text that the link shows.
  Found address(std::string_view target, std::string_view shown, int line, int column);
  // `literal` as it stands.
  Found literal(std::string_view literal, int line, int column);

 private:
  std::string_view window(int line) const;
  Found found(std::size_t offset, std::size_t length);
  Found not_found(int line, int column);

  const Source& source_;
  std::string_view text_;
  std::size_t cursor_ = 0;                // behind the last target found
  std::size_t budget_ = 4 * 1024 * 1024;  // bytes that may be searched in vain, for pages made to be slow
};

}  // namespace compiler
