// Signing in goes by our own page only; the web applications' login is shut. They show it after signing out and when
// the session has come to its end.
new MutationObserver(() => {
  if (document.querySelector(".form-signin")) {
    location.replace(new URL("../../login", import.meta.url));
  }
}).observe(document.documentElement, { childList: true, subtree: true });

// Lets the style sheets leave out what this person may not use anyway.
fetch(new URL("../api/admin/auth/user/default", import.meta.url)).then(response => response.json()).then(({ authorizedApps }) => {
  document.documentElement.classList.toggle("is-administrator", authorizedApps.includes("admin"));
  document.documentElement.classList.toggle("sees-cockpit", authorizedApps.includes("cockpit"));
});

// The web applications fetch their labels too late for their first window, which then shows names such as DUE_DATE.
const application = document.querySelector("base").getAttribute("app-name");
const locales = new URL(`../app/${application}/locales/`, import.meta.url).pathname;
const store = JSON.parse(localStorage.getItem("camunda-web") || "{}");
const labels = `${locales}_locales_data_en_${window.bust}`;
if (!store[labels]) {
  const response = await fetch(`${locales}en.json?bust=${window.bust}`);
  if (response.ok) {
    store[labels] = await response.text();
    localStorage.setItem("camunda-web", JSON.stringify(store));
  }
}
