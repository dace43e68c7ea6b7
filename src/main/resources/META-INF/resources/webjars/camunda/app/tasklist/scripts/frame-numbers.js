// Shows within the form that agrees a scope how many cases fit it, as it changes. The form's link names what is filled
// in by now and leads to the same numbers as a page; without this script it still does.

const PAUSE = 400;
let shown = "";
let timer;
let request;

new MutationObserver(() => {
  const link = document.querySelector('.fjs-form a[href*="/frame?"]');
  if (!link) {
    shown = "";
    return;
  }
  link.target = "_blank";
  const box = boxAfter(link);
  const href = link.getAttribute("href");
  if (href !== shown) {
    shown = href;
    box.setAttribute("aria-busy", "true");
    clearTimeout(timer);
    timer = setTimeout(() => show(href, box), PAUSE);
  }
}).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["href"]
});

// Beside the text, which the form writes anew with each answer.
function boxAfter(link) {
  const element = link.closest(".fjs-form-field");
  let box = element.parentElement.querySelector(".frame-numbers-box");
  if (!box) {
    box = document.createElement("div");
    box.className = "frame-numbers-box";
    box.setAttribute("aria-live", "polite");
    element.after(box);
    shown = "";
  }
  return box;
}

async function show(href, box) {
  request?.abort();
  request = new AbortController();
  try {
    const response = await fetch(href.replace("/frame?", "/frame/numbers?"), {
      signal: request.signal, headers: { Accept: "text/html" }
    });
    const page = response.ok && new DOMParser().parseFromString(await response.text(), "text/html");
    const numbers = page && page.querySelector(".frame-numbers");
    box.replaceChildren(numbers || document.createTextNode("The numbers cannot be shown now."));
    box.removeAttribute("aria-busy");
  } catch (e) {
    if (e.name !== "AbortError") {
      box.replaceChildren(document.createTextNode("The numbers cannot be shown now."));
      box.removeAttribute("aria-busy");
    }
  }
}
