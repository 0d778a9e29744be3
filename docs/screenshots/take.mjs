// A module of the programme, as a desk shows it.
import { launch, open, serve } from "../../tests/browser/support.mjs";

const pictures = [
  { name: "module", path: "module-2/index.html", viewport: { width: 1280, height: 860 }, colorScheme: "light" },
];

const server = await serve();
const browser = await launch();
for (const { name, path, ...options } of pictures) {
  const { page, close } = await open(browser, options);
  await page.goto(server.base + path);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `docs/screenshots/${name}.png` });
  await close();
}
await browser.close();
server.close();
