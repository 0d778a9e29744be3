// "/" leads to the box that searches the school: the page's own, the header's, or on a narrow screen the link to it.
export function startSearch(): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    const typing = at instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const boxes = document.querySelectorAll<HTMLElement>("#find-query, #everywhere, .search-button");
    const box = [...boxes].find((one) => one.offsetParent !== null);
    if (!box) return;
    event.preventDefault();
    box.focus();
    if (box instanceof HTMLInputElement) box.select();
  });
}
