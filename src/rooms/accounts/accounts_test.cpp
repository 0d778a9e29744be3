#include "rooms/accounts/accounts.h"
#include "rooms/accounts/kept.h"

#include <catch2/catch.hpp>

#include "platform/crypto/crypto.h"
#include "rooms/activity/activity.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/test_school.h"

using namespace std::chrono_literals;
using accounts::LinkKind;
using rooms::TestSchool;

namespace {

const accounts::Origin home{"198.51.100.7", "Firefox"}, elsewhere{"203.0.113.9", "curl"};
const std::string key(32, 'k');

// The browser of somebody who signed in from it, wherever it is.
accounts::Origin known(const PersonId& person, const accounts::Origin& where = elsewhere) {
  const std::string cookie = accounts::known_browser_cookie({}, person, key, crypto::system_random());
  return {where.address, where.browser, accounts::read_known_browser(cookie, key)};
}

struct School : TestSchool {
  explicit School(db::Engine engine)
      : TestSchool(engine), ada(write([&](db::Transaction& tx) {
          return people::set_up(tx, {"School", "America/Denver"}, {"Ada Byron", "ada@example.org"}, now, random)
              .value();
        })) {
    write([&](db::Transaction& tx) { accounts::set_password(tx, ada, "hash", "", now, random); });
  }
  accounts::Login login(const accounts::Origin& origin, Moment at, std::string_view email = "ada@example.org") const {
    return read([&](db::Transaction& tx) { return accounts::login(tx, email, origin, at); });
  }
  void fail_from(const accounts::Origin& origin, int times, std::string_view email = "ada@example.org") const {
    write([&](db::Transaction& tx) {
      for (int i = 0; i < times; ++i) accounts::note_failure(tx, email, origin, now, random);
    });
  }
  std::string open(const accounts::Origin& origin = home) const {
    return write(
        [&](db::Transaction& tx) { return accounts::open_session(tx, ada, "password", false, origin, now, random); });
  }
  bool is_open(const std::string& token, Moment at) const {
    return read([&](db::Transaction& tx) { return accounts::session(tx, crypto::digest(token), at).has_value(); });
  }
  PersonId ada;
};

}  // namespace

TEST_CASE("AC1: a password that others would try first is refused at its field") {
  for (const std::string_view bad :
       {"", "short", "ninechars", "MyPassword1!", "qwertyuiop99", "Byron-1815-x", "xx-ada.b@-ee", "1234567890",
        "1111111111", "          ", "football123", "ääääääääää", "Passw0rd2026"}) {
    INFO(bad);
    const auto refused = accounts::check_password(bad, "Ada Byron", "ada.b@example.org");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == "password");
  }
  CHECK(accounts::check_password("ten letters", "Ada Byron", "ada@example.org"));
  CHECK(accounts::check_password("ångström ä", "Ada Byron", "ada@example.org"));
  const std::string long_one = "ab" + std::string(1022, 'x');
  CHECK(accounts::check_password(long_one, "", ""));
  CHECK_FALSE(accounts::check_password(long_one + "x", "", ""));
}

TEST_CASE("AC2: a session is found by the digest of its token, and no token is kept") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string token = school.open();
  CHECK(school.is_open(token, school.now));
  CHECK_FALSE(school.is_open(token + "x", school.now));
  school.read([&](db::Transaction& tx) {
    for (const auto& row : tx.ask("SELECT id, token_digest FROM accounts_sessions")) {
      CHECK(row.text("token_digest") != token);
      CHECK(row.text("id") != token);
    }
  });
}

TEST_CASE("AC3: a session ends after 14 days, by signing out, and by being revoked") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string first = school.open(), second = school.open(elsewhere), third = school.open();
  CHECK(school.is_open(first, school.now.plus(14 * 24h - 1s)));
  CHECK_FALSE(school.is_open(first, school.now.plus(14 * 24h)));

  school.write([&](db::Transaction& tx) { accounts::end_session_with(tx, crypto::digest(first), school.now); });
  CHECK_FALSE(school.is_open(first, school.now));

  const PersonId grace = school.person("Grace");
  school.write([&](db::Transaction& tx) {
    const auto open = accounts::sessions_of(tx, school.ada, school.now);
    REQUIRE(open.size() == 2);
    const auto& revoked = open[0].address == elsewhere.address ? open[0] : open[1];
    CHECK_FALSE(accounts::end_session(tx, grace, revoked.id, school.now, school.random));
    CHECK(accounts::end_session(tx, school.ada, revoked.id, school.now, school.random));
    CHECK_FALSE(accounts::end_session(tx, school.ada, revoked.id, school.now, school.random));
  });
  CHECK_FALSE(school.is_open(second, school.now));
  CHECK(school.is_open(third, school.now));
}

TEST_CASE("AC4: who fails five times from one address waits there, and nowhere else") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.fail_from(elsewhere, 4);
  CHECK_FALSE(school.login(elsewhere, school.now).throttled);
  school.fail_from(elsewhere, 1);
  CHECK(school.login(elsewhere, school.now).throttled);
  CHECK(school.login(elsewhere, school.now.plus(14min)).throttled);
  CHECK_FALSE(school.login(elsewhere, school.now.plus(15min)).throttled);
  CHECK_FALSE(school.login(home, school.now).throttled);
}

TEST_CASE("AC4: nobody locks the owner out: who signed in from an address before still can") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.open(home);
  for (int i = 0; i < 10; ++i) school.fail_from({"203.0.113." + std::to_string(i), ""}, 4);
  CHECK(school.login(elsewhere, school.now).throttled);
  CHECK_FALSE(school.login(home, school.now).throttled);
}

TEST_CASE("AC4: an address that fails for many accounts is stopped for all of them") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  for (int i = 0; i < 50; ++i) school.fail_from(elsewhere, 2, "somebody" + std::to_string(i) + "@example.org");
  CHECK(school.login(elsewhere, school.now).throttled);
  CHECK_FALSE(school.login(home, school.now).throttled);
}

TEST_CASE("AC4: a browser that somebody signed in from is not held up by others, though all share its address") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const accounts::Origin mine = known(school.ada);
  school.fail_from(elsewhere, 30);
  for (int i = 0; i < 50; ++i) school.fail_from(elsewhere, 2, "invented" + std::to_string(i) + "@example.org");
  CHECK(school.login(elsewhere, school.now).throttled);
  CHECK_FALSE(school.login(mine, school.now).throttled);
  CHECK(school.login(mine, school.now, "invented1@example.org").throttled);
  CHECK(school.login(known(school.person("Grace")), school.now).throttled);

  school.fail_from(mine, 5);
  CHECK(school.login(mine, school.now).throttled);
  CHECK_FALSE(school.login(known(school.ada), school.now).throttled);
  CHECK_FALSE(school.login(mine, school.now.plus(15min)).throttled);
}

TEST_CASE("AC4: at an address that somebody signed in from, some wrong tries of others do not hold them up") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.open(elsewhere);
  school.fail_from(elsewhere, 5);
  for (int i = 0; i < 50; ++i) school.fail_from(elsewhere, 2, "invented" + std::to_string(i) + "@example.org");
  CHECK_FALSE(school.login(elsewhere, school.now).throttled);
  school.fail_from(elsewhere, 15);
  CHECK(school.login(elsewhere, school.now).throttled);
}

TEST_CASE("AC4: a known browser shows a cookie that the school signed, for eight people at most") {
  const School school(db::Engine::sqlite);
  const auto chance = crypto::system_random();
  const std::string cookie = accounts::known_browser_cookie({}, school.ada, key, chance);
  const auto read = accounts::read_known_browser(cookie, key);
  CHECK(read.knows(school.ada));
  for (const std::string& bad :
       {std::string(), std::string("."), std::string("x.y"), cookie + "x", "x" + cookie, std::string(5000, '.')})
    CHECK(accounts::read_known_browser(bad, key).people.empty());
  CHECK(accounts::read_known_browser(cookie, std::string(32, 'o')).people.empty());

  auto browser = accounts::read_known_browser(cookie, key);
  for (int i = 0; i < 8; ++i)
    browser = accounts::read_known_browser(
        accounts::known_browser_cookie(browser, school.person("P" + std::to_string(i)), key, chance), key);
  CHECK(browser.id == read.id);
  CHECK(browser.people.size() == 8);
  CHECK_FALSE(browser.knows(school.ada));
}

TEST_CASE("AC12: who is signed in tries their own password five times, then waits, and it is written down") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto may = [&](Moment at) {
    return school.read([&](db::Transaction& tx) { return accounts::may_change_secrets(tx, school.ada, at); });
  };
  for (int i = 0; i < 5; ++i) {
    CHECK(may(school.now));
    school.write(
        [&](db::Transaction& tx) { accounts::note_wrong_password_inside(tx, school.ada, school.now, school.random); });
  }
  CHECK_FALSE(may(school.now));
  CHECK(may(school.now.plus(15min)));
  CHECK_FALSE(school.login(elsewhere, school.now).throttled);
  school.read([&](db::Transaction& tx) {
    CHECK(std::ranges::count(activity::about(tx, school.ada, 9), "accounts.password_guessed",
                             [](const activity::Happened& one) { return one.event.kind; }) == 1);
  });
}

TEST_CASE("AC1: a hash is made anew with more effort only while it is the one that was compared") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto renewed = [&](const std::string& old_hash) {
    return school.write([&](db::Transaction& tx) {
      accounts::renew_hash(tx, school.ada, old_hash, "more effort");
      return accounts::password_hash(tx, school.ada);
    });
  };
  const std::string token = school.open();
  CHECK(renewed("another") == "hash");
  CHECK(renewed("hash") == "more effort");
  CHECK(school.is_open(token, school.now));
}

TEST_CASE("AC9: who is deactivated does not sign in, and an address is found whatever its case") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId bo = school.write([&](db::Transaction& tx) {
    return people::add(tx, {.name = "Bo", .email = "Bo@Example.org"}, school.ada, school.now, school.random).value();
  });
  CHECK(school.login(home, school.now, "bo@example.ORG").person == bo);
  school.write([&](db::Transaction& tx) { CHECK(people::deactivate(tx, bo, school.ada, school.now, school.random)); });
  CHECK_FALSE(school.login(home, school.now, "bo@example.org").person);
  school.write(
      [&](db::Transaction& tx) { CHECK_FALSE(accounts::sign_in(tx, bo, "", home, school.now, school.random)); });
}

TEST_CASE("signing in with a password that was changed meanwhile is refused") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    CHECK_FALSE(accounts::sign_in(tx, school.ada, "older hash", home, school.now, school.random));
    const auto opened = accounts::sign_in(tx, school.ada, "hash", home, school.now, school.random);
    REQUIRE(opened);
    CHECK_FALSE(opened->session.empty());
    CHECK(opened->challenge.empty());
  });
}

TEST_CASE("AC6: with a second factor, a right password opens nothing before a right code") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  std::string secret;
  const auto code_at = [&](Moment at) {
    return crypto::totp(crypto::from_base32(secret), at.seconds().time_since_epoch().count());
  };
  std::vector<std::string> recovery;
  school.write([&](db::Transaction& tx) {
    secret = accounts::begin_second_factor(tx, school.ada, school.now, school.random);
    CHECK(accounts::begin_second_factor(tx, school.ada, school.now, school.random) == secret);
    CHECK_FALSE(accounts::confirm_second_factor(tx, school.ada, "000000", "", school.now, school.random));
    recovery =
        accounts::confirm_second_factor(tx, school.ada, code_at(school.now), "", school.now, school.random).value();
  });
  CHECK(recovery.size() == 10);
  const auto challenge = [&](int minutes = 0) {
    return school.write([&](db::Transaction& tx) {
      const Moment at = school.now.plus(minutes * 1min);
      const auto opened = accounts::sign_in(tx, school.ada, "hash", home, at, school.random).value();
      CHECK(opened.session.empty());
      return opened.challenge;
    });
  };
  const auto answer = [&](const std::string& open, const std::string& code, Moment at,
                          const accounts::Origin& origin = home) {
    return school.write([&](db::Transaction& tx) {
      return accounts::answer_challenge(tx, open, code, origin, at, school.random).has_value();
    });
  };
  SECTION("a code is taken once") {
    const Moment later = school.now.plus(60s);
    CHECK_FALSE(answer(challenge(), code_at(school.now), school.now));  // it confirmed the factor
    const std::string first = challenge();
    CHECK(answer(first, code_at(later), later));
    CHECK_FALSE(answer(first, code_at(later.plus(60s)), later.plus(60s)));
    CHECK_FALSE(answer(challenge(), code_at(later), later));
  }
  SECTION("a challenge allows five tries and lasts ten minutes") {
    const std::string tried = challenge();
    for (int i = 0; i < 5; ++i) CHECK_FALSE(answer(tried, "000000", school.now));
    CHECK_FALSE(answer(tried, recovery[0], school.now));
    CHECK_FALSE(answer(challenge(), recovery[0], school.now.plus(10min)));
    CHECK(answer(challenge(), recovery[0], school.now.plus(9min)));
  }
  SECTION("a recovery code works once, however it is typed") {
    std::string typed = " " + recovery[3] + " ";
    for (char& c : typed)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    CHECK(answer(challenge(), typed, school.now));
    CHECK_FALSE(answer(challenge(), recovery[3], school.now));
    CHECK(school.read([&](db::Transaction& tx) { return accounts::recovery_codes_left(tx, school.ada); }) == 9);
    CHECK(answer(challenge(), recovery[4].substr(0, 5) + recovery[4].substr(6), school.now));
  }
  const auto told = [&] {
    return school.read([&](db::Transaction& tx) {
      std::ptrdiff_t events = 0;
      for (const auto& one : activity::about(tx, school.ada, 200)) events += one.event.kind == "accounts.codes_wrong";
      return std::pair(events, outbox::letters(tx, {}, 1, 10).page.size());
    });
  };
  const Moment next = school.now.plus(60s);
  SECTION("wrong codes are counted across challenges, and those of the app are then not taken there") {
    for (int i = 0; i < 5; ++i) CHECK_FALSE(answer(challenge(), "000000", school.now));
    CHECK_FALSE(answer(challenge(), code_at(next), next));
    CHECK(answer(challenge(15), code_at(next.plus(15min)), next.plus(15min)));
  }
  SECTION("the owner goes on in a browser that they signed in from, and with recovery codes") {
    for (int i = 0; i < 40; ++i)
      CHECK_FALSE(answer(challenge(), "000000", school.now, {"203.0.113." + std::to_string(i), ""}));
    CHECK_FALSE(answer(challenge(), code_at(next), next, home));
    CHECK(answer(challenge(), code_at(next), next, known(school.ada)));
    CHECK(answer(challenge(), recovery[7], next, home));
  }
  SECTION("the owner is told of wrong codes, by mail once in a day") {
    for (int i = 0; i < 4; ++i) CHECK_FALSE(answer(challenge(), "000000", school.now));
    CHECK(told() == std::pair(std::ptrdiff_t{0}, std::size_t{0}));
    for (int i = 0; i < 40; ++i)
      CHECK_FALSE(answer(challenge(), "000000", school.now, {"203.0.113." + std::to_string(i), ""}));
    CHECK(told() == std::pair(std::ptrdiff_t{4}, std::size_t{1}));
  }
  SECTION("its owner removes it only where they showed it") {
    const std::string without = school.open(), with = school.write([&](db::Transaction& tx) {
      return accounts::open_session(tx, school.ada, "password", true, home, school.now, school.random);
    });
    const auto remove_in = [&](const std::string& token, const std::string& code) {
      return school.write([&](db::Transaction& tx) {
        return accounts::remove_own_second_factor(tx, school.ada, crypto::digest(token), code, home, school.now,
                                                  school.random)
            .has_value();
      });
    };
    CHECK_FALSE(remove_in(without, recovery[0]));
    CHECK_FALSE(remove_in("nobody's", recovery[0]));
    CHECK_FALSE(challenge().empty());
    CHECK_FALSE(remove_in(with, ""));
    CHECK_FALSE(remove_in(with, "000000"));
    CHECK(remove_in(with, recovery[0]));
    school.read([&](db::Transaction& tx) {
      CHECK(accounts::second_factor(tx, school.ada) == accounts::SecondFactor::none);
      CHECK_FALSE(accounts::session(tx, crypto::digest(with), school.now)->second_factor);
    });
  }
  SECTION("removed, it is not asked for any more") {
    school.write([&](db::Transaction& tx) {
      accounts::remove_second_factor(tx, school.ada, school.ada, school.now, school.random);
      CHECK_FALSE(accounts::sign_in(tx, school.ada, "hash", home, school.now, school.random)->session.empty());
    });
  }
}

TEST_CASE("AC7: a link works once, for its time, until a later one is made") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto make = [&](LinkKind kind, std::chrono::minutes later = 0min) {
    return school.write([&](db::Transaction& tx) {
      return accounts::make_link(tx, kind, school.ada, school.ada, key, school.now.plus(later), school.random);
    });
  };
  const auto opens = [&](const std::string& token, Moment at) {
    return school.read([&](db::Transaction& tx) { return accounts::open_link(tx, token, key, at).has_value(); });
  };
  const std::string invitation = make(LinkKind::invitation), first = make(LinkKind::reset);
  CHECK(opens(invitation, school.now.plus(7 * 24h - 1s)));
  CHECK_FALSE(opens(invitation, school.now.plus(7 * 24h)));
  CHECK_FALSE(opens(first, school.now.plus(1h)));
  const std::string second = make(LinkKind::reset, 10min);
  CHECK_FALSE(opens(first, school.now));
  CHECK(opens(second, school.now));
  CHECK(opens(invitation, school.now));

  SECTION("what was made up, cut or signed with another key is none") {
    CHECK_FALSE(opens("", school.now));
    CHECK_FALSE(opens(second.substr(0, second.size() - 1), school.now));
    CHECK_FALSE(opens(invitation.substr(0, 26) + second.substr(26), school.now));
    CHECK_FALSE(school.read([&](db::Transaction& tx) {
      return accounts::open_link(tx, second, std::string(32, 'x'), school.now).has_value();
    }));
  }
  SECTION("used, it is used up") {
    school.write([&](db::Transaction& tx) {
      const auto link = accounts::open_link(tx, second, key, school.now).value();
      CHECK(link.person == school.ada);
      CHECK(accounts::use_link(tx, link, school.now));
      CHECK_FALSE(accounts::use_link(tx, link, school.now));
    });
    CHECK_FALSE(opens(second, school.now));
  }
}

TEST_CASE("AC8: a new password ends all links and all other sessions") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string invitation = school.write([&](db::Transaction& tx) {
    return accounts::make_link(tx, LinkKind::invitation, school.ada, school.ada, key, school.now, school.random);
  });
  const std::string here = school.open(), other = school.open(elsewhere);
  school.write([&](db::Transaction& tx) {
    accounts::set_password(tx, school.ada, "new hash", crypto::digest(here), school.now, school.random);
  });
  school.read([&](db::Transaction& tx) { CHECK_FALSE(accounts::open_link(tx, invitation, key, school.now)); });
  CHECK(school.is_open(here, school.now));
  CHECK_FALSE(school.is_open(other, school.now));
}

TEST_CASE("AC10: the set-up token is there only while there is no school, and the last one made counts") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    const std::string first = accounts::new_set_up_token(tx, school.random).value();
    const std::string second = accounts::new_set_up_token(tx, school.random).value();
    CHECK_FALSE(accounts::is_set_up_token(tx, first));
    CHECK(accounts::is_set_up_token(tx, second));
    CHECK_FALSE(accounts::is_set_up_token(tx, ""));
    CHECK(accounts::set_up(tx, {"School", "UTC", "Ada", "ada@example.org"}, "hash", school.now, school.random));
    CHECK_FALSE(accounts::is_set_up_token(tx, second));
    CHECK_FALSE(accounts::new_set_up_token(tx, school.random));
  });
}

TEST_CASE("the school's key is made once") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    const std::string first = accounts::school_key(tx, school.random);
    CHECK(first.size() == 32);
    CHECK(accounts::school_key(tx, school.random) == first);
  });
}

TEST_CASE(
    "letters: an invitation holds a link that opens; a reset is sent to who has that address, and not twice at once") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const accounts::Sender sender{key, "https://school.example"};
  const auto texts = [&] {
    return school.read([](db::Transaction& tx) {
      std::vector<std::string> all;
      for (const auto& listed : outbox::letters(tx, {}, 1, 10).page)
        all.push_back(*outbox::letter(tx, listed.id)->text);
      return all;
    });
  };
  school.write([&](db::Transaction& tx) {
    const std::string address = accounts::invite(tx, school.ada, school.ada, sender, school.now, school.random).value();
    REQUIRE(address.starts_with("https://school.example/links/"));
    CHECK(accounts::open_link(tx, address.substr(29), key, school.now)->kind == LinkKind::invitation);
    CHECK(accounts::send_reset(tx, "nobody@example.org", sender, home, school.now, school.random));
    CHECK(accounts::send_reset(tx, "ADA@example.org", sender, home, school.now, school.random));
    CHECK(accounts::send_reset(tx, "ada@example.org", sender, home, school.now, school.random));
  });
  CHECK(texts().size() == 2);
  school.write([&](db::Transaction& tx) {
    CHECK(accounts::send_reset(tx, "ada@example.org", sender, home, school.now.plus(3min), school.random));
  });
  CHECK(texts().size() == 3);
}

TEST_CASE("AC7: many links are asked for from one address in vain, by others in vain too; a known browser gets one") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const accounts::Sender sender{key, "https://school.example"};
  const auto ask = [&](const std::string& email, const accounts::Origin& origin) {
    return school.write([&](db::Transaction& tx) {
      return accounts::send_reset(tx, email, sender, origin, school.now, school.random).has_value();
    });
  };
  for (int i = 0; i < 20; ++i) CHECK(ask("invented" + std::to_string(i) + "@example.org", home));
  CHECK_FALSE(ask("invented@example.org", home));
  CHECK_FALSE(ask("ada@example.org", home));
  CHECK(ask("ada@example.org", known(school.ada, home)));
  CHECK(ask("invented@example.org", elsewhere));
}

TEST_CASE("AC7: a link that was just sent goes on working when somebody asks for another") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto reset_at = [&](Moment at) {
    return school.write([&](db::Transaction& tx) {
      return accounts::make_link(tx, LinkKind::reset, school.ada, {}, key, at, school.random);
    });
  };
  const auto works = [&](const std::string& token, Moment at) {
    return school.read([&](db::Transaction& tx) { return accounts::open_link(tx, token, key, at).has_value(); });
  };
  const std::string first = reset_at(school.now);
  const Moment soon = school.now.plus(9min), later = school.now.plus(10min);
  CHECK(works(reset_at(soon), soon));
  CHECK(works(first, soon));
  CHECK(works(reset_at(later), later));
  CHECK_FALSE(works(first, later));
}

TEST_CASE("what ended long ago is forgotten") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.open();
  school.fail_from(home, 3);
  school.write([&](db::Transaction& tx) {
    accounts::forget_failures(tx, school.now.plus(24h));
    accounts::forget_ended(tx, school.now.plus(24h * 15));
  });
  school.read([&](db::Transaction& tx) {
    CHECK(tx.ask("SELECT count(*) AS n FROM accounts_sessions")[0].integer("n") == 0);
    CHECK(tx.ask("SELECT count(*) AS n FROM accounts_failures")[0].integer("n") == 0);
  });
}

TEST_CASE("AC6: who was proven elsewhere is asked for the second factor, unless one was shown there") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto sign_in = [&](bool shown) {
    return school.write([&](db::Transaction& tx) {
      return accounts::sign_in_by(tx, school.ada, "sign-on", shown, home, school.now, school.random);
    });
  };
  const auto session_of = [&](const std::string& token) {
    return school.read([&](db::Transaction& tx) { return accounts::session(tx, crypto::digest(token), school.now); });
  };
  CHECK(session_of(sign_in(false).session)->opened_by == "sign-on");
  const auto codes = school.write([&](db::Transaction& tx) {
    const std::string secret = accounts::begin_second_factor(tx, school.ada, school.now, school.random);
    const std::string code = crypto::totp(crypto::from_base32(secret), school.now.seconds().time_since_epoch().count());
    return accounts::confirm_second_factor(tx, school.ada, code, "", school.now, school.random).value();
  });
  CHECK(session_of(sign_in(true).session)->second_factor);
  const auto opened = sign_in(false);
  CHECK(opened.session.empty());
  const std::string token = school.write([&](db::Transaction& tx) {
    return accounts::answer_challenge(tx, opened.challenge, codes[0], home, school.now, school.random).value();
  });
  CHECK(session_of(token)->opened_by == "sign-on");
  CHECK(session_of(token)->second_factor);
}

TEST_CASE("AC6: the session in which a second factor is set up has it; others that were opened without one end") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string here = school.open(), there = school.open(elsewhere);
  const std::string shown = school.write([&](db::Transaction& tx) {
    return accounts::open_session(tx, school.ada, "sign-on", true, elsewhere, school.now, school.random);
  });
  const auto confirm = [&](const std::string& code) {
    return school.write([&](db::Transaction& tx) {
      return accounts::confirm_second_factor(tx, school.ada, code, crypto::digest(here), school.now, school.random)
          .has_value();
    });
  };
  const std::string secret = school.write(
      [&](db::Transaction& tx) { return accounts::begin_second_factor(tx, school.ada, school.now, school.random); });
  CHECK_FALSE(confirm("000000"));
  CHECK(school.is_open(there, school.now));
  CHECK(confirm(crypto::totp(crypto::from_base32(secret), school.now.seconds().time_since_epoch().count())));
  school.read(
      [&](db::Transaction& tx) { CHECK(accounts::session(tx, crypto::digest(here), school.now)->second_factor); });
  CHECK_FALSE(school.is_open(there, school.now));
  CHECK(school.is_open(shown, school.now));
}

TEST_CASE("AC11: people read what is kept of their signing in, and of whoever is erased nothing stays") {
  const School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const std::string token = school.open();
  const auto kept = [&] {
    return school.read([&](db::Transaction& tx) { return accounts::personal_data(tx, school.ada); });
  };
  school.write([&](db::Transaction& tx) {
    (void)accounts::make_link(tx, LinkKind::invitation, school.ada, school.ada, key, school.now, school.random);
  });
  const auto before = kept();
  CHECK(before.password_set_at);
  REQUIRE(before.sessions.size() == 1);
  CHECK(before.sessions[0].browser == home.browser);
  REQUIRE(before.links.size() == 1);
  CHECK(before.links[0].kind == "invitation");
  school.write([&](db::Transaction& tx) { accounts::forget_person(tx, school.ada); });
  const auto after = kept();
  CHECK_FALSE(after.password_set_at);
  CHECK(after.sessions.empty());
  CHECK(after.links.empty());
  CHECK_FALSE(school.is_open(token, school.now));
  CHECK(school.read([&](db::Transaction& tx) { return accounts::password_hash(tx, school.ada); }).empty());
}
