// For tests: a whole site from pages given as text.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compiler/site/site.h"

namespace compiler {

using Files = std::vector<std::pair<std::string, std::string>>;

// A whole site from pages given as (path, text).
struct Made {
  std::shared_ptr<const Compilation> done;
  SearchWords words;
  std::unique_ptr<Bodies> bodies;
  std::unique_ptr<Site> site;

  explicit Made(const Files& files, Settings settings = {}, std::vector<std::string> assets = {}) {
    Input input;
    for (const auto& [path, text] : files) input.pages.push_back(path);
    input.assets = assets;
    input.settings = settings;
    input.read = [&](std::size_t i) { return Source(files[i].first, files[i].second); };
    bodies = std::make_unique<Bodies>(input.pages, input.assets, settings);
    done = std::make_shared<const Compilation>(compile(std::move(input), [&](const ParsedPage& parsed) {
      bodies->render(parsed);
      words.collect(parsed);
    }));
    site = std::make_unique<Site>(done, bodies->addresses(), std::vector<LookFile>{{"cairn.css", "x"}}, words,
                                  bodies.get());
  }
  std::string at(std::string_view path) const {
    const SiteFile* file = site->find(path);
    REQUIRE(file != nullptr);
    return site->bytes(*file);
  }
  std::string search(std::string_view name) const {
    for (const SearchFile& file : site->search())
      if (file.name == name) return file.bytes;
    return {};
  }
};

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace compiler
