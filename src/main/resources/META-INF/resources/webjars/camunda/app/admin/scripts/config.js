// Read before anything of Admin starts.
import "../../../assets/case-audit.js";

export default {
  app: { vendor: "Case audit", name: "Administration" },
  disableWelcomeMessage: true
};
