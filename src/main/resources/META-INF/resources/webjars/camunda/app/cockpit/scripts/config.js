// Read before anything of Cockpit starts.
import "../../../assets/case-audit.js";

// Whoever only watches sees no buttons for what the server refuses them.
const me = await fetch(new URL("../../../api/admin/auth/user/default", import.meta.url));
const administers = me.ok && (await me.json()).authorizedApps.includes("admin");
document.documentElement.classList.toggle("only-watches", !administers);

export default {
  app: { vendor: "Case audit", name: "Oversight" },
  disableWelcomeMessage: true
};
