#include "rooms/outbox/outbox_store.h"

namespace outbox {

std::string_view name_of(State state) {
  switch (state) {
    case State::waiting:
      return "waiting";
    case State::held:
      return "held";
    case State::sent:
      return "sent";
    case State::refused:
      return "refused";
    case State::given_up:
      return "given_up";
  }
  return {};
}

namespace {

Moment moment(const db::Row& row, std::string_view column) { return Moment::read(row.text(column)).value(); }
LetterId letter_id(const db::Row& row, std::string_view column) { return LetterId::read(row.text(column)).value(); }

State state_named(std::string_view name) {
  for (const State state : {State::held, State::sent, State::refused, State::given_up})
    if (name_of(state) == name) return state;
  return State::waiting;
}

// Letters with their state, which follows from what happened to them and to their address.
std::string known() {
  return R"sql(
        (SELECT letter.id, to_name, to_address, reply_name, reply_address, subject, text, posted_at, due_at, attempts,
                letter.words,
                CASE WHEN sent_at IS NOT NULL THEN 'sent'
                     WHEN refused_at IS NOT NULL THEN 'refused'
                     WHEN given_up_at IS NOT NULL THEN 'given_up'
                     WHEN bounce.id IS NOT NULL THEN 'held'
                     ELSE 'waiting' END AS state
           FROM outbox_letters AS letter
           LEFT JOIN outbox_bounces AS bounce
             ON bounce.address_key = letter.to_key AND bounce.cleared_at IS NULL) AS known)sql";
}

std::optional<Addressee> reply_of(const db::Row& row) {
  if (row.text("reply_address").empty()) return {};
  return Addressee{row.text("reply_name"), row.text("reply_address")};
}

Listed read_listed(const db::Row& row) {
  return {letter_id(row, "id"),       {row.text("to_name"), row.text("to_address")},
          row.text_if_any("subject"), state_named(row.text("state")),
          moment(row, "posted_at"),   moment(row, "due_at"),
          row.integer("attempts"),    row.text("words")};
}

}  // namespace

Trouble trouble(db::Transaction& tx, Moment failed_since, Moment waiting_since) {
  const auto rows = tx.ask(R"sql(
      SELECT (SELECT count(*) FROM outbox_bounces WHERE cleared_at IS NULL) AS bounced,
             (SELECT count(*) FROM outbox_letters AS letter
               WHERE forgotten_at IS NULL AND posted_at > :failed AND (refused_at IS NOT NULL OR given_up_at IS NOT NULL)
                 AND NOT EXISTS (SELECT 1 FROM outbox_bounces AS bounce
                                  WHERE bounce.address_key = letter.to_key AND bounce.cleared_at IS NULL)) AS failed,
             (SELECT count(*) FROM outbox_letters AS letter
               WHERE sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL AND posted_at <= :waiting
                 AND NOT EXISTS (SELECT 1 FROM outbox_bounces AS bounce
                                  WHERE bounce.address_key = letter.to_key AND bounce.cleared_at IS NULL)) AS waiting)sql",
                           {{"failed", failed_since.text()}, {"waiting", waiting_since.text()}});
  return {rows[0].integer("bounced"), rows[0].integer("failed"), rows[0].integer("waiting")};
}

void add_letter(db::Transaction& tx, const LetterId& id, const Letter& letter, const std::string& to_key, Moment now) {
  const Addressee reply = letter.reply_to.value_or(Addressee{});
  tx.tell(R"sql(
      INSERT INTO outbox_letters (id, to_name, to_address, to_key, reply_name, reply_address, subject, text,
                                  posted_at, due_at, attempts, words)
      VALUES (:id, :to_name, :to_address, :to_key, :reply_name, :reply_address, :subject, :text, :now, :now, 0, ''))sql",
          {{"id", id.text()},
           {"to_name", letter.to.name},
           {"to_address", letter.to.address},
           {"to_key", to_key},
           {"reply_name", reply.name},
           {"reply_address", reply.address},
           {"subject", letter.subject},
           {"text", letter.text},
           {"now", now.text()}});
}

void give_up_before(db::Transaction& tx, Moment posted, std::string_view words, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET given_up_at = :now, words = CASE WHEN words = '' THEN :words ELSE words END
       WHERE sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL
         AND posted_at <= :posted
         AND (claimed_until IS NULL OR claimed_until <= :now))sql",
          {{"posted", posted.text()}, {"words", words}, {"now", now.text()}});
}

std::optional<Claim> claim_first_due(db::Transaction& tx, const std::string& node, Moment oldest, Moment now,
                                     Moment until) {
  // The condition stands in the UPDATE, so that of two nodes that chose the same letter only one changes it.
  const auto rows = tx.ask(R"sql(
      UPDATE outbox_letters
         SET claimed_by = :node, claimed_until = :until, attempts = attempts + 1
       WHERE id = (SELECT id
                     FROM outbox_letters AS letter
                    WHERE sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL
                      AND due_at <= :now AND posted_at > :oldest
                      AND (claimed_until IS NULL OR claimed_until <= :now)
                      AND NOT EXISTS (SELECT 1
                                        FROM outbox_bounces AS bounce
                                       WHERE bounce.address_key = letter.to_key AND bounce.cleared_at IS NULL)
                    ORDER BY due_at, id
                    LIMIT 1)
         AND (claimed_until IS NULL OR claimed_until <= :now)
      RETURNING id, to_name, to_address, reply_name, reply_address, subject, text, posted_at, attempts)sql",
                           {{"node", node}, {"until", until.text()}, {"oldest", oldest.text()}, {"now", now.text()}});
  if (rows.empty()) return {};
  const db::Row& row = rows[0];
  return Claim{letter_id(row, "id"),
               {{row.text("to_name"), row.text("to_address")}, reply_of(row), row.text("subject"), row.text("text")},
               moment(row, "posted_at"),
               node,
               row.integer("attempts")};
}

void add_attempt(db::Transaction& tx, const Claim& claim, std::string_view fate, const std::string& words, Moment now) {
  tx.tell(R"sql(
      INSERT INTO outbox_attempts (letter_id, attempt, node, at, fate, words)
      VALUES (:letter, :attempt, :node, :now, :fate, :words)
      ON CONFLICT (letter_id, attempt) DO NOTHING)sql",
          {{"letter", claim.id.text()},
           {"attempt", claim.attempt},
           {"node", claim.node},
           {"now", now.text()},
           {"fate", fate},
           {"words", words}});
}

void set_sent(db::Transaction& tx, const LetterId& id, const std::string& words, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET sent_at = :now, words = :words, claimed_until = NULL
       WHERE id = :id AND sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL)sql",
          {{"id", id.text()}, {"words", words}, {"now", now.text()}});
}

void set_refused(db::Transaction& tx, const LetterId& id, const std::string& words, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET refused_at = :now, words = :words, claimed_until = NULL
       WHERE id = :id AND sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL)sql",
          {{"id", id.text()}, {"words", words}, {"now", now.text()}});
}

void set_given_up(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET given_up_at = :now, words = :words, claimed_until = NULL
       WHERE id = :id AND attempts = :attempt
         AND sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL)sql",
          {{"id", claim.id.text()}, {"attempt", claim.attempt}, {"words", words}, {"now", now.text()}});
}

void set_due(db::Transaction& tx, const Claim& claim, const std::string& words, Moment due) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET due_at = :due, words = :words, claimed_until = NULL
       WHERE id = :id AND attempts = :attempt
         AND sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL)sql",
          {{"id", claim.id.text()}, {"attempt", claim.attempt}, {"words", words}, {"due", due.text()}});
}

std::vector<Listed> letters_in(db::Transaction& tx, const States& states, int count, int skip) {
  const auto rows = tx.ask(
      "SELECT id, to_name, to_address, subject, state, posted_at, due_at, attempts, words FROM " + known() + R"sql(
       WHERE :state = '' OR state = :state OR state = :other
       ORDER BY id DESC
       LIMIT :count OFFSET :skip)sql",
      {{"state", states.one}, {"other", states.other}, {"count", count}, {"skip", skip}});
  std::vector<Listed> letters;
  for (const db::Row& row : rows) letters.push_back(read_listed(row));
  return letters;
}

int count_letters(db::Transaction& tx, const States& states) {
  if (states.one.empty()) return tx.ask("SELECT count(*) AS n FROM outbox_letters")[0].integer("n");
  return tx
      .ask("SELECT count(*) AS n FROM " + known() + " WHERE state = :state OR state = :other",
           {{"state", states.one}, {"other", states.other}})[0]
      .integer("n");
}

std::optional<Detail> letter_with(db::Transaction& tx, const LetterId& id) {
  const auto rows = tx.ask(
      "SELECT id, to_name, to_address, reply_name, reply_address, subject, text, state, posted_at, due_at, attempts, "
      "words FROM " +
          known() + " WHERE id = :id",
      {{"id", id.text()}});
  if (rows.empty()) return {};
  return Detail{read_listed(rows[0]), reply_of(rows[0]), rows[0].text_if_any("text"), {}};
}

std::vector<Attempt> attempts_of(db::Transaction& tx, const LetterId& id) {
  std::vector<Attempt> attempts;
  for (const db::Row& row :
       tx.ask("SELECT attempt, at, fate, words FROM outbox_attempts WHERE letter_id = :letter ORDER BY attempt",
              {{"letter", id.text()}}))
    attempts.push_back({row.integer("attempt"), moment(row, "at"), row.text("fate"), row.text("words")});
  return attempts;
}

void add_bounce(db::Transaction& tx, const Bounce& bounce, const std::string& address_key) {
  tx.tell(R"sql(
      INSERT INTO outbox_bounces (id, address, address_key, letter_id, words, bounced_at)
      VALUES (:id, :address, :key, :letter, :words, :at)
      ON CONFLICT (address_key) WHERE cleared_at IS NULL DO NOTHING)sql",
          {{"id", bounce.id.text()},
           {"address", bounce.address},
           {"key", address_key},
           {"letter", bounce.letter.text()},
           {"words", bounce.words},
           {"at", bounce.bounced_at.text()}});
}

std::vector<Bounce> open_bounces(db::Transaction& tx, int count) {
  const auto rows = tx.ask(R"sql(
      SELECT id, address, words, bounced_at, letter_id
        FROM outbox_bounces
       WHERE cleared_at IS NULL
       ORDER BY bounced_at DESC, id DESC
       LIMIT :count)sql",
                           {{"count", count}});
  std::vector<Bounce> bounces;
  for (const db::Row& row : rows)
    bounces.push_back({BounceId::read(row.text("id")).value(), row.text("address"), row.text("words"),
                       moment(row, "bounced_at"), letter_id(row, "letter_id")});
  return bounces;
}

bool is_open_bounce(db::Transaction& tx, const std::string& address_key) {
  return !tx.ask("SELECT id FROM outbox_bounces WHERE address_key = :key AND cleared_at IS NULL",
                 {{"key", address_key}})
              .empty();
}

bool set_cleared(db::Transaction& tx, const BounceId& id, const PersonId& by, Moment now) {
  return tx.tell("UPDATE outbox_bounces SET cleared_at = :now, cleared_by = :by WHERE id = :id AND cleared_at IS NULL",
                 {{"id", id.text()}, {"by", by.text()}, {"now", now.text()}}) == 1;
}

int clear_texts_before(db::Transaction& tx, Moment posted, Moment now) {
  return tx.tell(R"sql(
      UPDATE outbox_letters
         SET subject = NULL, text = NULL, forgotten_at = :now,
             given_up_at = CASE WHEN sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL THEN :now
                                ELSE given_up_at END
       WHERE posted_at < :posted AND forgotten_at IS NULL)sql",
                 {{"posted", posted.text()}, {"now", now.text()}});
}

void clear_attempts_to(db::Transaction& tx, const std::string& key) {
  tx.tell(R"sql(
      UPDATE outbox_attempts
         SET words = ''
       WHERE letter_id IN (SELECT id FROM outbox_letters WHERE to_key = :key))sql",
          {{"key", key}});
}

void clear_bounces_of(db::Transaction& tx, const std::string& key, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_bounces
         SET address = '', address_key = '', words = '', cleared_at = COALESCE(cleared_at, :now)
       WHERE address_key = :key)sql",
          {{"key", key}, {"now", now.text()}});
}

void clear_replies_to(db::Transaction& tx, const std::string& key) {
  tx.tell("UPDATE outbox_letters SET reply_name = '', reply_address = '' WHERE lower(reply_address) = :key",
          {{"key", key}});
}

void clear_letters_to(db::Transaction& tx, const std::string& key, Moment now) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET to_name = '', to_address = '', to_key = '', reply_name = '', reply_address = '',
             subject = NULL, text = NULL, words = '', forgotten_at = COALESCE(forgotten_at, :now),
             given_up_at = CASE WHEN sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL THEN :now
                                ELSE given_up_at END
       WHERE to_key = :key)sql",
          {{"key", key}, {"now", now.text()}});
}

}  // namespace outbox
