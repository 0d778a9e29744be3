// A sentence at the bottom of the page, read out at once; gone with the next one or by its button.
export function say(sentence: string): void {
  document.querySelector(".said")?.remove();
  const box = document.createElement("div");
  box.className = "said alert is-bad";
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = sentence;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn btn-quiet";
  close.textContent = "Close";
  close.addEventListener("click", () => box.remove());
  box.append(words, close);
  document.body.append(box);
}
