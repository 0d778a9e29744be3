// Reads the sample feed with ical.js and compares what it finds. Usage: node read.mjs path/to/sample_feed
import { spawnSync } from "node:child_process";
import ICAL from "ical.js";

let passed = 0;
let failed = 0;
function is(sentence, found, expected) {
  if (JSON.stringify(found) === JSON.stringify(expected)) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED: ${sentence}\n  found    ${JSON.stringify(found)}\n  expected ${JSON.stringify(expected)}`);
}

const bytes = spawnSync(process.argv[2]).stdout;
const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const tree = ICAL.parse(text);
const feed = new ICAL.Component(tree);
const events = new Map(feed.getAllSubcomponents("vevent").map((one) => [one.getFirstPropertyValue("uid"), one]));
const event = (uid) => new ICAL.Event(events.get(uid));

// RFC 5545, 3.1: lines of at most 75 bytes, ended by CRLF, no other line end anywhere.
const lines = bytes.toString("latin1").split("\r\n");
is("lines end with CRLF alone", lines.filter((line) => /[\r\n]/.test(line)), []);
is("the last line is ended", lines.at(-1), "");
is("no line is longer than 75 bytes", lines.filter((line) => line.length > 75), []);
is("no letter is cut", lines.filter((line) => /^ [\x80-\xbf]/.test(line)), []);

// RFC 5545, 3.4 and 3.6: the components, and the properties that each must have exactly once.
is("there is one calendar and nothing else", [tree[0], tree[2].map((one) => one[0])], ["vcalendar", Array(4).fill("vevent")]);
is("version", feed.getFirstPropertyValue("version"), "2.0");
is("method", feed.getFirstPropertyValue("method"), "PUBLISH");
is("name", feed.getFirstPropertyValue("x-wr-calname"), "Ada, at school");
is("zone", feed.getFirstPropertyValue("x-wr-timezone"), "America/Denver");
is("every event is there, each under its own name", [...events.keys()],
   ["due@cairn", "hostile@cairn", "cancelled@cairn", "holidays@cairn"]);
for (const [uid, one] of events)
  for (const property of ["uid", "dtstamp", "dtstart", "summary", "sequence", "status", "last-modified", "transp"])
    is(`${uid} has one ${property}`, one.getAllProperties(property).length, 1);

is("an instant", [event("due@cairn").startDate.toString(), events.get("due@cairn").hasProperty("dtend")],
   ["2026-09-05T05:59:00Z", false]);
is("its words", event("due@cairn").summary, "Due: résumé draft");

const hostile = event("hostile@cairn");
is("hostile words come back", hostile.summary, 'Résumés; CVs, "letters": 50% \\ more END:VCALENDAR');
is("lines come back", hostile.description, "🏔 Zürich, 東京; \\n is no line end.\n".repeat(40));
is("a place comes back", hostile.location, "Room 3, second floor; or \\\\host");
is("an address comes back", events.get("hostile@cairn").getFirstPropertyValue("url"),
   "https://school.example.org/timetable/occurrences/a?b=c,d;e");
is("categories come back", events.get("hostile@cairn").getAllProperties("categories").map((one) => one.getValues()),
   [["mock interview practice"], ["required"]]);
is("when clocks are put back, moments stay", [hostile.startDate.toString(), hostile.endDate.toString()],
   ["2026-11-01T07:30:00Z", "2026-11-01T08:30:00Z"]);

is("a cancelled event", [events.get("cancelled@cairn").getFirstPropertyValue("status"), event("cancelled@cairn").sequence],
   ["CANCELLED", 4]);
const holidays = event("holidays@cairn");
is("whole days", [holidays.startDate.isDate, holidays.startDate.toString(), holidays.endDate.toString()],
   [true, "2026-12-24", "2027-01-02"]);
is("holidays take nobody's time", events.get("holidays@cairn").getFirstPropertyValue("transp"), "TRANSPARENT");

// Written again by the other program and read once more, nothing is lost.
is("it round-trips", ICAL.parse(ICAL.stringify(tree)), tree);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
