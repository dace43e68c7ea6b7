// Read before anything of Admin starts.
export default {
  app: { vendor: "Case audit", name: "Administration" },
  disableWelcomeMessage: true
};
