// Read before anything of Tasklist starts.

// Left out: what the server refuses to everybody, what is always empty, and what asks for free text beside the form.
document.querySelector("base").setAttribute("cam-exclude-plugins", [
  "tasklist.task.detail:task-detail-history",
  "tasklist.task.detail:task-detail-description",
  "tasklist.task.action:task-action-comment",
  "tasklist.navbar.action:create-task-action"
].join(","));

import "../../../assets/case-audit.js";

export default {
  app: { vendor: "Case audit", name: "Tasks" },
  customScripts: ["scripts/case-audit", "scripts/drafts", "scripts/frame-numbers"],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "claims the currently selected task" },
    focusFilter: { key: "ctrl+shift+f", description: "set the focus to the first filter in the list" },
    focusList: { key: "ctrl+alt+l", description: "sets the focus to the first task in the list" },
    focusForm: { key: "ctrl+alt+f", description: "sets the focus to the first input field in a task form" },
    startProcess: { key: "ctrl+alt+p", description: "opens the start process modal dialog" }
  }
};
