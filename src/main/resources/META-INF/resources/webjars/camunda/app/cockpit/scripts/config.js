// Read before anything of Cockpit starts.
export default {
  app: { vendor: "Case audit", name: "Oversight" },
  disableWelcomeMessage: true
};
