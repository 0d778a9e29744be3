// How many SQL statements every page costs: the same for a small school and a large one, and as the table says.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/school.h"
#include "counting.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/web/awaited.h"
#include "sample.h"

namespace {

constexpr int small_school = 40, large_school = 400;
constexpr int of_front_door = 2, of_each_room = 2;

// What is asked of some pages besides what they show unasked.
constexpr std::array questions{std::pair{"/timetable", "view=month"}, std::pair{"/timetable", "view=list"},
                               std::pair{"/people", "find=a"},        std::pair{"/people", "sort=name&page=2"},
                               std::pair{"/activity", "page=2"},      std::pair{"/find", "q=career"}};

struct Page {
  const web::Route* route;
  std::string query;
  std::string name() const { return std::string(route->pattern) + (query.empty() ? "" : "?" + query); }
};

// What one page cost one visitor.
struct Cost {
  int status = 0;
  std::vector<std::string> statements;
  std::set<std::string> rooms;  // beyond the front door

  bool is_page() const { return status == 200; }
  bool is_over(bool signed_in) const {
    return static_cast<int>(statements.size()) >
           (signed_in ? of_front_door : 0) + of_each_room * static_cast<int>(rooms.size());
  }
};

sign_on::Provider hub() {
  sign_on::Provider one{.name = "hub",
                        .label = "Hub",
                        .kind = sign_on::Kind::oauth2,
                        .issuer = "https://hub.example/user",
                        .client_id = "cairn"};
  one.authorization_endpoint = "https://hub.example/auth";
  return one;
}

class Asker {
 public:
  explicit Asker(int students)
      : sample_(students),
        owners_(sample_.school().database()),
        counting_(sample_.school().database()),
        school_(
            counting_, [now = sample_.school().now] { return now.seconds(); }, crypto::system_random(),
            {.address = "https://school.example", .sign_on = {hub()}, .effort = crypto::Effort::least, .workers = 1}) {}

  std::vector<Page> pages() const {
    std::vector<Page> found;
    for (const web::Route& one : school_.routes()) {
      if (one.method != web::Method::get) continue;
      found.push_back({&one, ""});
      for (const auto& [pattern, query] : questions)
        if (one.pattern == pattern) found.push_back({&one, query});
    }
    std::ranges::sort(found, {}, &Page::name);
    return found;
  }

  Cost ask(const Page& page, std::optional<Role> role) {
    const std::string cookie = role ? "__Host-cairn=" + sample_.token_of(*role) : "";
    web::Request request;
    request.method = web::Method::get;
    request.path = path_of(*page.route, role);
    request.query = page.query;
    const std::string target = request.path + "?" + page.query;
    request.target = target;
    request.remote = "198.51.100.7";
    request.fields = {{"Host", "school.example"}, {"Cookie", cookie}};
    counting_.take();
    const int status = web::awaited(school_.answer(request)).status;
    Cost cost{status, counting_.take(), {}};
    for (std::size_t i = role ? of_front_door : 0; i < cost.statements.size(); ++i)
      cost.rooms.merge(owners_.of(cost.statements[i]));
    return cost;
  }

 private:
  std::string path_of(const web::Route& route, std::optional<Role> role) const {
    std::string path;
    for (const std::string_view part : text::split(route.pattern.substr(1), '/')) {
      const bool is_open = part.starts_with(':') || part.starts_with('*');
      const auto value = is_open ? sample_.value(part.substr(1), role) : std::string(part);
      if (!value) FAIL("sample.cpp knows no record for \"" << part << "\" of " << route.pattern);
      path += "/" + *value;
    }
    return path;
  }

  statements::Sample sample_;
  statements::Owners owners_;
  statements::Counting counting_;
  app::School school_;
};

std::vector<std::optional<Role>> everybody() {
  std::vector<std::optional<Role>> all{std::nullopt};
  all.insert(all.end(), all_roles.begin(), all_roles.end());
  return all;
}

std::string_view name_of_column(std::optional<Role> role) { return role ? name_of(*role) : "nobody"; }

std::string padded(std::string word, std::size_t width) {
  word.resize(std::max(width, word.size()), ' ');
  return word + " ";
}

std::string cell(const Cost& cost, bool signed_in) {
  if (!cost.is_page()) return "-";
  return std::to_string(cost.statements.size()) + (cost.is_over(signed_in) ? "!" : "");
}

// One line for each page, in their order.
std::vector<std::string> lines(const std::vector<Page>& pages, const std::vector<std::vector<Cost>>& costs) {
  std::string head = padded("page", 44);
  for (const auto role : everybody()) head += padded(std::string(name_of_column(role)), 0);
  std::vector<std::string> all{head + "rooms"};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string line = padded(pages[i].name(), 44);
    std::set<std::string> rooms;
    for (std::size_t j = 0; j < costs[i].size(); ++j) {
      const auto role = everybody()[j];
      line += padded(cell(costs[i][j], role.has_value()), name_of_column(role).size());
      if (costs[i][j].is_page()) rooms.insert(costs[i][j].rooms.begin(), costs[i][j].rooms.end());
    }
    for (const std::string& room : rooms) line += room + " ";
    all.emplace_back(text::trim_end(line));
  }
  return all;
}

std::vector<std::vector<Cost>> costs_in(Asker& asker) {
  std::vector<std::vector<Cost>> all;
  for (const Page& page : asker.pages()) {
    std::vector<Cost>& row = all.emplace_back();
    for (const auto role : everybody()) row.push_back(asker.ask(page, role));
  }
  return all;
}

// A statement without how many values its lists have: "IN (:id0, :id1)" as "IN (…)".
std::string shape(std::string_view sql) {
  std::string out;
  for (auto list = sql.find(" IN (:"); list != std::string_view::npos; list = sql.find(" IN (:")) {
    out.append(sql.substr(0, list)).append(" IN (…)");
    sql.remove_prefix(std::min(sql.size(), sql.find(')', list) + 1));
  }
  return text::collapse_spaces(out.append(sql));
}

std::map<std::string, long> times_asked(const Cost& cost) {
  std::map<std::string, long> times;
  for (const std::string& sql : cost.statements) ++times[shape(sql)];
  return times;
}

// What the one school is asked more often than the other. Once more is fine: nobody's name is looked up for an empty
// list, and one statement reads the names of several lists.
std::string more_often(const Cost& in, const Cost& than_in) {
  std::string out;
  auto other = times_asked(than_in);
  for (const auto& [sql, times] : times_asked(in))
    if (times > other[sql] + 1)
      out += "\n  " + std::to_string(times) + " times, not " + std::to_string(other[sql]) + ": " + sql;
  return out;
}

// What a page asks again and again: once for each of something that the two schools may have equally many of. Twice is
// fine: two editions are compared.
std::string repeated(const Cost& cost) {
  constexpr long often = 3;
  for (const std::string& one : cost.statements)
    if (const auto times = std::ranges::count(cost.statements, one); times >= often)
      return std::to_string(times) + " times: " + text::collapse_spaces(one);
  return "";
}

std::string committed() {
  std::ifstream file(STATEMENTS_TABLE);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

// They show nothing in a school that is set up, whoever asks.
bool is_no_page(std::string_view pattern) {
  return pattern == "/set-up" || pattern.starts_with("/programme") || pattern.starts_with("/sign-on/:provider");
}

}  // namespace

TEST_CASE("every page costs as many statements in a large school as in a small one, and as the committed table says") {
  Asker small(small_school), large(large_school);
  const auto pages = small.pages();
  const auto few = costs_in(small), many = costs_in(large);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!is_no_page(pages[i].route->pattern) && std::ranges::none_of(few[i], &Cost::is_page))
      FAIL_CHECK(pages[i].name() << " shows nothing to anybody: it needs a record in sample.cpp");
    for (std::size_t j = 0; j < few[i].size(); ++j) {
      const Cost &one = few[i][j], &other = many[i][j];
      const std::string grown = more_often(other, one), shrunk = more_often(one, other);
      if (one.status != other.status || !grown.empty() || !shrunk.empty())
        FAIL_CHECK(pages[i].name() << " for " << name_of_column(everybody()[j]) << ", " << one.status
                                   << " in a small school, " << other.status << " in a large one" << grown << shrunk);
      if (const std::string again = repeated(other); !again.empty()) FAIL_CHECK(pages[i].name() << " asks " << again);
    }
  }

  const auto is = lines(pages, many);
  if (std::getenv("CAIRN_REBASELINE") != nullptr) {
    std::ofstream file(STATEMENTS_TABLE);
    for (const std::string& line : is) file << line << "\n";
  }
  const std::string table = committed();
  const auto was = text::split(text::trim_end(table), '\n');
  for (const std::string& line : is)
    if (std::ranges::find(was, line) == was.end()) FAIL_CHECK("is not in the table: " << line);
  for (const std::string_view line : was)
    if (std::ranges::find(is, line) == is.end()) FAIL_CHECK("is no longer so:     " << line);
}
