// A module of the programme as a desk shows it; a student's calendar and a specialist's cohort, of the demo's school.
import { launch, open, serve } from "../../tests/browser/support.mjs";
import { become, startSchool } from "../../tests/browser/school_support.mjs";

const browser = await launch();
const desk = { viewport: { width: 1280, height: 900 }, colorScheme: "light" };

async function take(name, address, asker = null, link = null) {
  const { page, close } = await open(browser, desk);
  const cookies = [...(asker?.cookies ?? [])].map(([key, value]) => ({ name: key, value, url: asker.base.replace("http:", "https:"), secure: true }));
  await page.context().addCookies(cookies);
  await page.goto(address);
  if (link) await page.locator("main tbody").getByRole("link", { name: link }).click();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `docs/screenshots/${name}.png` });
  await close();
}

const server = await serve();
await take("module", server.base + "module-2/index.html");
server.close();

const school = await startSchool("demo");
await take("calendar", school.base + "/timetable?view=month", await become(school.base, "Student in module 3"));
await take("cohort", school.base + "/cohorts", await become(school.base, "Career specialist"), /Front end B/);
await school.stop();
await browser.close();
