// Signing out, or a session that has ended, leads to the application's own login page; the web application's own login
// form is closed. It changes its address without an event, so that there is nothing to listen to.
const leave = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.assign("/login");
  }
};
window.setInterval(leave, 300);
