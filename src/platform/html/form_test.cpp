#include "platform/html/form.h"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using html::Form;

TEST_CASE("Form: without a script, too, a dangerous deed is asked about, by a box that must be ticked") {
  html::Form form("/end", "End it");
  CHECK_THAT(form.html(), !Contains("noscript"));
  form.danger("End the <role>?");
  CHECK_THAT(form.html(), Contains("<noscript>") && Contains("required>") && Contains("End the &lt;role&gt;? Yes."));
}

TEST_CASE("A field has a label and a hint that are told with it") {
  const std::string form = Form("/people/new", "Save")
                               .email({.name = "email",
                                       .label = "E-mail",
                                       .hint = "They sign in with it.",
                                       .required = true,
                                       .autocomplete = "email"})
                               .html();
  CHECK_THAT(form, Contains("<form class=\"form\" id=\"form-people-new\" action=\"/people/new\" method=\"post\">"));
  CHECK_THAT(form, Contains("<label class=\"form-label\" for=\"form-people-new-email\">E-mail</label>"));
  CHECK_THAT(form, Contains("<p class=\"form-hint\" id=\"form-people-new-email-hint\">They sign in with it.</p>"));
  CHECK_THAT(form, Contains("type=\"email\" id=\"form-people-new-email\" name=\"email\" required "
                            "aria-describedby=\"form-people-new-email-hint\" value=\"\" autocomplete=\"email\" "
                            "maxlength=\"200\""));
}

TEST_CASE("What is needed says so in words, unless everything is") {
  Form some("/x", "Save");
  some.text({.name = "a", .label = "A", .required = true}).text({.name = "b", .label = "B"});
  CHECK_THAT(some.html(), Contains("A <span class=\"form-mark\">required</span></label>"));
  CHECK_THAT(some.html(), !Contains("B <span"));

  Form all("/x", "Save");
  for (const char* name : {"a", "b", "c"}) all.text({.name = name, .label = name, .required = true});
  CHECK_THAT(all.html(), Contains("Every field is needed."));
  CHECK_THAT(all.html(), !Contains("form-mark"));
}

TEST_CASE("A refused form keeps what was typed, and says why at the field and above") {
  Form form("/x", "Save");
  form.text({.name = "name", .label = "Name", .value = "Ana"})
      .password({.name = "password", .label = "Password"})
      .checkbox({.name = "on", .label = "On", .checked = true})
      .typed({{"name", "<Bo> & \"co\""}, {"password", "secret"}})
      .refused({FailureKind::invalid, "This name is taken.", "name"});
  const std::string html = form.html();
  CHECK_THAT(html, Contains("value=\"&lt;Bo&gt; &amp; &quot;co&quot;\""));
  CHECK_THAT(html, Contains("aria-describedby=\"form-x-name-message\" aria-invalid=\"true\""));
  CHECK_THAT(html, Contains("role=\"alert\" tabindex=\"-1\" autofocus>"));
  CHECK_THAT(html, Contains("<a href=\"#form-x-name\">This name is taken.</a>"));
  CHECK(html.find("This name is taken.") < html.find("form-message"));
  CHECK_THAT(html, !Contains("secret"));
  CHECK_THAT(html, !Contains("checked"));
}

TEST_CASE("A failure about no field of the form is told above, without a link") {
  const std::string html = Form("/x", "Save")
                               .text({.name = "a", .label = "A"})
                               .refused({FailureKind::conflict, "Too late.", "other"})
                               .html();
  CHECK_THAT(html, Contains("<li>Too late.</li>"));
  CHECK_THAT(html, !Contains("aria-invalid"));
}

TEST_CASE("A text area keeps its newlines, the first one too") {
  const std::string html =
      Form("/x", "Save").textarea({.name = "a", .label = "A", .value = "\none\n\ttwo </textarea>"}).html();
  CHECK_THAT(html, Contains(">\n\none\n\ttwo &lt;/textarea&gt;</textarea>"));
}

TEST_CASE("Choices: select, radios and boxes show what was chosen") {
  const std::vector<html::Option> days{{"mon", "Monday"}, {"tue", "Tuesday"}};
  Form form("/x", "Save");
  form.select({.name = "s", .label = "S", .value = "tue", .options = days})
      .radios({.name = "r", .label = "R", .value = "mon", .required = true, .options = days})
      .checkboxes({.name = "c", .label = "C", .value = "tue", .options = days});
  CHECK_THAT(form.html(), Contains("<option value=\"\">None</option>"));
  CHECK_THAT(form.html(), Contains("<option value=\"tue\" selected>Tuesday</option>"));
  CHECK_THAT(form.html(), Contains("type=\"radio\" value=\"mon\" checked required id=\"form-x-r-0\" name=\"r\""));
  CHECK_THAT(form.html(), Contains("checked id=\"form-x-c-1\" name=\"c.tue\""));

  form.typed({{"s", "mon"}, {"r", "tue"}, {"c.mon", "on"}});
  CHECK_THAT(form.html(), Contains("<option value=\"mon\" selected>Monday</option>"));
  CHECK_THAT(form.html(), Contains("value=\"tue\" checked required id=\"form-x-r-1\""));
  CHECK_THAT(form.html(), Contains("checked id=\"form-x-c-0\" name=\"c.mon\""));
  CHECK_THAT(form.html(), !Contains("checked id=\"form-x-c-1\""));
}

TEST_CASE("A needed choice that nobody made yet asks for one") {
  const std::string html =
      Form("/x", "Save").select({.name = "s", .label = "S", .required = true, .options = {{"a", "A"}}}).html();
  CHECK_THAT(html, Contains("<option value=\"\">Choose…</option>"));
}

TEST_CASE("A file makes an upload; after a refusal it has to be chosen again") {
  Form form("/x", "Send");
  form.file({.name = "roster", .label = "Roster", .accept = ".csv"}).typed({});
  CHECK_THAT(form.html(), Contains("enctype=\"multipart/form-data\""));
  CHECK_THAT(form.html(), Contains("Choose the file again."));
}

TEST_CASE("Nothing typed leaves the place it was put in") {
  const std::string evil = "\"><script>x</script>";
  Form form("javascript:alert(1)", evil);
  form.hidden(evil, evil).text({.name = evil, .label = evil, .hint = evil, .value = evil}).section(evil, evil);
  form.select({.name = "s", .label = evil, .options = {{evil, evil, evil, evil}}}).danger(evil).cancel(evil, evil);
  form.refused({FailureKind::invalid, evil, evil});
  CHECK_THAT(form.html(), !Contains("<script"));
  CHECK_THAT(form.html(), Contains("action=\"#\""));
}
