// Read before anything of Cockpit starts.
import "../../../assets/case-audit.js";

export default {
  app: { vendor: "Case audit", name: "Oversight" },
  disableWelcomeMessage: true
};
