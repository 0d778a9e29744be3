// The words of a text as they are searched: whoever keeps them and whoever asks for them make them here, so that both
// agree whatever the database thinks a word is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

// Folded (folded.h), letters and digits alone, in the order of the text, each once: "Ana-Lucía O'Brien, Ana" is "ana",
// "lucia", "o", "brien". A word has at most 40 bytes: what goes on behind them is cut off. Signs, pictures and invalid
// bytes part words. A change of this function needs the kept words made again.
std::vector<std::string> words_of(std::string_view s);

// The words to be kept of a text, with a space between them; what an apostrophe parts also in one piece ("obrien"). At
// most 200,000 bytes: what does not fit is left out.
std::string kept_words(std::string_view s);

}  // namespace text
