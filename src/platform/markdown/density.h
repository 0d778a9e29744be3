// How much walking to and fro the paragraphs of a page cause when the library reads what stands in their lines. It is
// an upper bound: a line that may belong to the paragraph before it does.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace markdown {

// False when the page would be within the density even if it were one paragraph: all but hostile pages are.
bool may_be_dense(std::string_view source, std::int64_t density);

// The columns of the row of dashes that makes a table; 0 when the line, without its indentation, is none.
int delimiter_columns(std::string_view line);

class Density {
 public:
  // The next line, without its ending. Gives the sum so far: about what one bracket costs for one emphasis mark before
  // it is 1.
  std::int64_t add(std::string_view line);

 private:
  struct Paragraph {
    // Brackets walk all emphasis marks and openers of pictures before them, "@" what stands around it.
    std::int64_t brackets = 0, marks = 0, ats = 0;
    // "<?", "<!X" and "<![CDATA[" look for their end as far as the paragraph goes, a row of dashes at all before it.
    std::int64_t openers = 0, bytes = 0;

    std::int64_t walked() const { return brackets * marks + ats * ats / 32; }
  };

  bool begins_item(std::string_view text, int indentation);
  bool is_row(std::string_view text, int indentation);
  void count(std::string_view line);

  Paragraph now_;
  std::int64_t sum_ = 0;
  std::vector<int> items_;  // where the text of the open list items begins
  bool after_blank_ = true;
  bool declared_ = false;  // "<!X": what looks like a table may be inside it, and end with any ">"
  // A table is known by a row with "|" behind a blank line and a row of dashes that fits it.
  int header_columns_ = 0, table_indentation_ = 0;
  bool in_table_ = false;
};

}  // namespace markdown
