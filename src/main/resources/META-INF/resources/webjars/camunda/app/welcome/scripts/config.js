// Read before anything of Welcome starts.
import "../../../assets/case-audit.js";

export default {
  app: { vendor: "Case audit", name: "Welcome" },
  disableWelcomeMessage: true
};
