// Read before anything of Welcome starts.
export default {
  app: { vendor: "Case audit", name: "Welcome" },
  disableWelcomeMessage: true
};
