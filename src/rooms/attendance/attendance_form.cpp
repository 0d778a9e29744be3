#include "rooms/attendance/attendance_form.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "rooms/people/people.h"

namespace attendance::pages {

using namespace timetable::pages;

namespace {

constexpr std::array all_states{State::present, State::late,    State::left_early,
                                State::absent,  State::excused, State::voluntary};

struct Row {
  std::string id, name;
  bool is_in_run = true;
  std::optional<State> noted;
  bool noted_since_it_began = false;
};

std::vector<Row> rows_of(web::Visit& visit, const timetable::Occurrence& it) {
  std::vector<PersonId> people;
  std::vector<Row> rows;
  for (const Expected& one : expected_at(visit.transaction, it, school_of(visit))) {
    Row& row = rows.emplace_back(Row{one.person_id, "Somebody", one.is_in_run, {}});
    if (one.noted) {
      row.noted = one.noted->state;
      row.noted_since_it_began = Moment::read(one.noted->made_at).value() >= it.starts_at;
    }
    if (const auto id = PersonId::read(one.person_id)) people.push_back(*id);
  }
  const auto names = people::names_of(visit.transaction, people);
  for (Row& row : rows)
    if (const auto id = PersonId::read(row.id); id && names.contains(*id)) row.name = names.at(*id);
  std::ranges::sort(rows, {}, &Row::name);
  return rows;
}

// Writes the rows: a choice for each student, and a remark where the choice is not the usual one (AT8).
class Rows {
 public:
  // `presumed`: what is chosen for whom nothing was noted; empty: nothing.
  Rows(const web::Visit& visit, bool begun, std::string_view presumed, const std::optional<Failure>& refused)
      : visit_(visit), begun_(begun), presumed_(presumed), refused_(refused) {}

  void add(const Row& row) {
    const std::string usual(row.noted ? name_of(*row.noted) : presumed_);
    const std::string chosen = refused_ ? typed_in(row, usual) : usual;
    out_.put("<fieldset class=\"taken-row\"><legend>")
        .text(row.name)
        .text(row.is_in_run ? "" : " (not in this module run that day)")
        .put("</legend><div class=\"taken-choices\">");
    if (!row.noted) choice(row, "", "Not noted", chosen, usual);
    for (const State state : all_states)
      if (is_offered(row, state)) choice(row, name_of(state), state_words(state), chosen, usual);
    out_.put("</div>");
    why(row);
    out_.put("</fieldset>\n");
  }

  std::string html() { return "<div class=\"taken\">" + out_.take() + "</div>"; }

 private:
  bool is_offered(const Row& row, State state) const {
    return begun_ || may_be_said_before(state) || row.noted == state;
  }

  // What a refused form had in this row, as long as that is still offered: every row sends a choice (AT12).
  std::string typed_in(const Row& row, const std::string& usual) const {
    const std::string typed = visit_.form.text("state." + row.id);
    const std::optional<State> state = state_named(typed);
    if (state && is_offered(row, *state)) return typed;
    return row.noted ? usual : "";
  }

  void choice(const Row& row, std::string_view value, const std::string& words, const std::string& chosen,
              const std::string& usual) {
    out_.put("<label class=\"taken-choice\"><input type=\"radio\"")
        .attribute("name", "state." + row.id)
        .attribute("value", value)
        .flag("data-usual", value == usual)
        .flag("checked", value == chosen)
        .put("><span>")
        .text(words)
        .put("</span></label>");
  }

  // What a refused form has wrong in this row: what it was refused for, or that it lacks its reason, too (AT9).
  std::optional<std::string> wrong_in(const Row& row) const {
    if (!refused_) return {};
    if (refused_->field == "why." + row.id || refused_->field == "state." + row.id) return refused_->say;
    const std::optional<State> chosen = state_named(visit_.form.text("state." + row.id));
    if (!chosen || !row.noted || !lacks_reason(*row.noted, {row.id, *chosen, visit_.form.text("why." + row.id)}))
      return {};
    return std::string(say_why);
  }

  void why(const Row& row) {
    const std::string name = "why." + row.id;
    const std::optional<std::string> refused = wrong_in(row);
    out_.put("<div").attribute("class", refused ? "taken-why is-refused" : "taken-why").put(">");
    out_.put("<label class=\"form-label\"").attribute("for", name).put(">");
    out_.text((row.noted ? "Why it is corrected for " : "Remark on ") + row.name).put("</label>");
    if (refused)
      out_.put("<p class=\"form-message\"").attribute("id", name + "-message").put(">").text(*refused).put("</p>");
    out_.put("<input class=\"form-control\" type=\"text\" maxlength=\"500\"")
        .attribute("id", name)
        .attribute("name", name);
    if (refused) out_.put(" aria-invalid=\"true\"").attribute("aria-describedby", name + "-message");
    out_.attribute("value", refused_ ? visit_.form.text(name) : "").put("></div>");
  }

  const web::Visit& visit_;
  bool begun_;
  std::string_view presumed_;
  const std::optional<Failure>& refused_;
  html::Markup out_;
};

constexpr std::string_view state_field = "state.";

// "Ada, Ben and 3 more"; "somebody" for who is not known.
std::string named(web::Visit& visit, const std::vector<std::string>& ids) {
  constexpr std::size_t most = 5;
  std::vector<PersonId> people;
  for (std::size_t i = 0; i < ids.size() && i < most; ++i)
    if (const auto id = PersonId::read(ids[i])) people.push_back(*id);
  std::string words;
  for (const auto& [id, name] : people::names_of(visit.transaction, people))
    words += (words.empty() ? "" : ", ") + name;
  if (words.empty()) return "somebody";
  return ids.size() > most ? words + " and " + std::to_string(ids.size() - most) + " more" : words;
}

// AT12, of the page's own form, in which every row has a choice: whom any other names, note_attendance looks at.
Result<void> check_list(web::Visit& visit, const timetable::Occurrence& it) {
  if (!visit.form.has("begins")) return {};
  std::set<std::string> was, is;
  for (const auto& [name, value] : visit.form.list())
    if (name.starts_with(state_field)) was.insert(name.substr(state_field.size()));
  for (Expected& one : expected_at(visit.transaction, it, school_of(visit))) is.insert(std::move(one.person_id));
  std::vector<std::string> come, gone;
  std::ranges::set_difference(was, is, std::back_inserter(gone));
  std::ranges::set_difference(is, was, std::back_inserter(come));
  std::string what;
  if (visit.form.text("begins") != it.starts_at.text())
    what = "The date was moved meanwhile to " + when_words(it, school_of(visit).zone) + ".";
  if (!come.empty() || !gone.empty())
    what += (what.empty() ? "" : " ") + std::string("The list has changed meanwhile.");
  if (!come.empty()) what += " New in it: " + named(visit, come) + ".";
  if (!gone.empty()) what += " Not in it: " + named(visit, gone) + ".";
  if (what.empty()) return {};
  return fail(FailureKind::conflict,
              what + " Nothing was noted yet. What you chose still stands here: please look, and note it again.");
}

}  // namespace

std::string state_words(State state) {
  switch (state) {
    case State::present:
      return "Present";
    case State::late:
      return "Late";
    case State::left_early:
      return "Left early";
    case State::absent:
      return "Absent";
    case State::excused:
      return "Excused";
    case State::voluntary:
      return "Came voluntarily";
  }
  return "";
}

Result<std::vector<NewNote>> read_notes(web::Visit& visit, const timetable::Occurrence& it) {
  if (!it.cancelled) TRY(check_list(visit, it));
  std::vector<NewNote> notes;
  for (const auto& [name, value] : visit.form.list()) {
    if (!name.starts_with(state_field) || value.empty()) continue;
    const std::string person = name.substr(state_field.size());
    const std::optional<State> state = state_named(value);
    if (!state) return fail(FailureKind::invalid, "There is no such choice: please choose one of these.", name);
    notes.push_back({person, *state, visit.form.text("why." + person)});
  }
  return notes;
}

std::string attendance_card(web::Visit& visit, const timetable::Occurrence& it, const std::optional<Failure>& refused) {
  if (it.cancelled)  // AT2
    return refused ? html::card({.title = "Attendance",
                                 .body_html = html::alert({.tone = html::Tone::bad, .text = refused->say})})
                   : "";
  const std::vector<Row> rows = rows_of(visit, it);
  if (rows.empty())
    return html::card({.title = "Attendance",
                       .body_html = (refused ? html::alert({.tone = html::Tone::bad, .text = refused->say}) : "") +
                                    html::empty_state({.title = "Nobody is in this module run on that day",
                                                       .href = "/cohorts/" + it.cohort_id,
                                                       .label = "Enrol students"})});
  const auto noted = std::ranges::count_if(rows, [](const Row& row) { return row.noted.has_value(); });
  const bool begun = it.starts_at <= visit.now;
  const bool presumed = begun && std::ranges::none_of(rows, &Row::noted_since_it_began);  // AT8
  Rows table(visit, begun, presumed ? "present" : "", refused);
  for (const Row& row : rows) table.add(row);
  html::Form form = form_of(visit, path_of(it) + "/attendance", "Note attendance");
  form.hidden("begins", it.starts_at.text());  // AT12
  if (!begun)
    form.html_between("<p class=\"form-hint\">Before it begins, only who is excused can be noted.</p>");
  else if (presumed)
    form.html_between(
        "<p class=\"form-hint\">Everybody is present until you choose otherwise. Nothing is kept before you "
        "note it.</p>");
  form.html_between(table.html());
  if (refused) form.refused(*refused);
  return html::card({.title = "Attendance",
                     .body_html = html::disclosure("Who was there", form.html(), noted == 0 || refused),
                     .note = std::to_string(noted) + " of " + std::to_string(rows.size()) + " noted"});
}

}  // namespace attendance::pages
