// What style sheets cannot do. Read after config.js and before Tasklist starts.

// "Save" would leave a child's audit in the browser, readable to whoever uses it next.
const DRAFT = "camForm:";
Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!String(key).startsWith(DRAFT)) {
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

// Lets the style sheet leave out what this person may not use anyway.
const me = new URL("../../../api/admin/auth/user/default", import.meta.url);
fetch(me).then(response => response.json()).then(({ authorizedApps }) => {
  document.documentElement.classList.toggle("is-administrator", authorizedApps.includes("admin"));
  document.documentElement.classList.toggle("sees-cockpit", authorizedApps.includes("cockpit"));
});
