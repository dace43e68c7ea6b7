// What style sheets cannot do. Read after config.js and before Tasklist starts.

// "Save" would leave a child's audit in the browser, readable to whoever uses it next.
const isDraft = key => /^(camForm|camunda-form):/.test(key);
Object.keys(localStorage).filter(isDraft).forEach(key => localStorage.removeItem(key));
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!isDraft(key)) {
    setItem.call(this, key, value);
  }
};

// Earliest due date first, unless somebody has chosen another order.
const [path, query] = (location.hash || "#/").split("?");
const search = new URLSearchParams(query);
if (!search.has("sorting")) {
  search.set("sorting", JSON.stringify([{ sortBy: "dueDate", sortOrder: "asc" }]));
  history.replaceState(null, "", path + "?" + search);
}

// The server names the field that it refuses by its key; people know the question.
new MutationObserver(changes => {
  for (const message of document.querySelectorAll(".alert .message:not([data-worded])")) {
    const refusal = /^Cannot (?:submit task form|instantiate process definition) [^ ]+: (.+)$/s.exec(message.textContent.trim());
    if (refusal) {
      message.dataset.worded = "";
      message.textContent = refusal[1].split("; ").map(problem => problem.replace(/^(\w+): /, worded)).join(" ");
      message.scrollIntoView({ block: "nearest" });
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

function worded(given, key) {
  const field = [...document.querySelectorAll("[id]")].find(element => new RegExp(`-Field_${key}(-\\w+)?$`).test(element.id));
  const label = field?.closest(".fjs-form-field")?.querySelector("label");
  return label ? `“${label.textContent.replace(/\*$/, "")}” – ` : given;
}
