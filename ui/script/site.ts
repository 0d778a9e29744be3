// What makes a page quicker to use; every page works without it.
import { startSearch } from "./search";
import { themeButton } from "./theme_button";

// The contents mark the section that is being read.
function followContents(): void {
  const links = new Map<string, HTMLAnchorElement>();
  document.querySelectorAll<HTMLAnchorElement>(".site-contents a").forEach((link) => {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  });
  if (links.size === 0 || !("IntersectionObserver" in window)) return;
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter((one) => one !== null);
  const mark = (): void => {
    let current = headings[0];
    for (const heading of headings) if (heading.getBoundingClientRect().top < 140) current = heading;
    links.forEach((link, id) => {
      if (id === current?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  new IntersectionObserver(mark, { rootMargin: "-120px 0px -60% 0px" }).observe(document.querySelector("main")!);
  addEventListener("scroll", mark, { passive: true });
  mark();
}

// The page at hand is in view in the navigation.
function showPlace(): void {
  const nav = document.getElementById("cairn-nav");
  const current = nav?.querySelector<HTMLElement>('[aria-current]');
  if (nav && current && current.offsetTop > nav.clientHeight - 80) nav.scrollTop = current.offsetTop - nav.clientHeight / 3;
}

themeButton();
followContents();
showPlace();
startSearch();
