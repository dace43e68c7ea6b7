// Keeps on the server what somebody has typed into a task's form and not sent yet. The server puts it back when the same
// person opens the form again, on whatever computer; the browser keeps nothing.

const EVERY = 2500;
const AGAIN = 10_000;
/** More than this a browser does not send for a page that is being left. */
const MOST_ON_LEAVING = 60_000;

const api = new URL("../../../api/task-draft/", import.meta.url);
const thisWindow = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
const drafts = new Map();

new MutationObserver(() => {
  for (const [container, draft] of drafts) {
    if (!container.isConnected) {
      drafts.delete(container);
      draft.leave();
    }
  }
  for (const container of document.querySelectorAll(".fjs-container")) {
    const form = drafts.has(container) ? null : formIn(container.__k);
    if (form?._getState().data?.draftTask) {
      drafts.set(container, keepDraft(form, container));
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    drafts.forEach(draft => draft.leave());
  }
});
addEventListener("pagehide", () => {
  // A field hands over what is typed a moment late, or when it is left.
  document.activeElement?.blur();
  drafts.forEach(draft => draft.leave());
});
addEventListener("beforeunload", event => {
  if ([...drafts.values()].some(draft => draft.isAtRisk())) {
    event.preventDefault();
  }
});

/** The form that Tasklist keeps to itself: found where the form hands its services to its fields. */
function formIn(node) {
  const form = node?.props?.value?.getService?.("form", false);
  return form || (node?.__k ?? []).reduce((found, child) => found || formIn(child), null);
}

function keepDraft(form, container) {
  const { draftTask, draftRevision = null, draftKeptAt } = form._getState().data;
  const keys = form.get("formFieldRegistry").getAll().map(field => field.key).filter(Boolean);
  let kept = answers();
  let timer = null;
  let sending = null;
  let atRisk = false;
  let submitted = false;
  let stopped = false;

  form.on("changed", () => {
    submitted = false;
    later(EVERY);
  });
  // What is sent off needs no draft, unless the server refuses it.
  form.on("submit", () => {
    submitted = true;
    clearTimeout(timer);
    timer = null;
    later(2 * EVERY);
  });
  if (draftKeptAt) {
    say(`Your draft of ${day(draftKeptAt)} at ${time(draftKeptAt)} is back. Only you can read it.`);
  }

  return {
    isAtRisk: () => atRisk,
    leave() {
      if (!submitted) {
        send(true);
      }
    }
  };

  /** Of hidden questions too: whoever changes an answer for a moment loses nothing. */
  function answers() {
    const { data } = form._getState();
    return JSON.stringify(Object.fromEntries(keys.map(key => [key, data[key] ?? null])));
  }

  function later(wait) {
    if (!stopped && timer === null && answers() !== kept) {
      timer = setTimeout(send, wait);
    }
  }

  async function send(leaving = false) {
    clearTimeout(timer);
    timer = null;
    const typed = answers();
    if (stopped || typed === kept || !leaving && !container.isConnected) {
      return;
    }
    if (sending !== null && (!leaving || sending === typed)) {
      later(EVERY);
      return;
    }
    sending = typed;
    try {
      const body = new Blob([`{"window":"${thisWindow}","seenRevision":${draftRevision},"answers":${typed}}`]);
      const response = await fetch(new URL(draftTask, api), {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token() },
        keepalive: leaving && body.size < MOST_ON_LEAVING,
        body
      });
      if (response.ok) {
        kept = typed;
        atRisk = false;
        say(`Draft kept at ${time((await response.json()).keptAt)}. Only you can read it.`);
      } else {
        refused(response.status, await response.json().catch(() => ({})));
      }
    } catch {
      notKept("the server cannot be reached. We go on trying; please leave this window open.");
      later(AGAIN);
    } finally {
      sending = null;
      later(EVERY);
    }
  }

  function refused(status, { errors = [] }) {
    if (status === 400) {
      notKept(errors.map(({ field, reason }) => `“${labelOf(field)}” ${reason}`).join("; ") + ".");
      kept = answers();
    } else if (status === 409) {
      stop("you have gone on with this form in another window. Reload the page to see that, and copy first what you "
        + "typed here.");
    } else if (status === 404) {
      stop("the task was completed or withdrawn. Copy what you typed if you still need it.");
    } else if (status === 401 || status === 403) {
      stop("you are logged out, or the task is no longer asked of you. Copy what you typed, and log in again.");
    } else {
      notKept("something went wrong on the server. We go on trying; please leave this window open.");
      later(AGAIN);
    }
  }

  function labelOf(key) {
    return form.get("formFieldRegistry").getAll().find(field => field.key === key)?.label ?? key;
  }

  function stop(why) {
    stopped = true;
    notKept(why);
  }

  function notKept(why) {
    atRisk = true;
    say(`Your draft could not be kept: ${why}`);
  }

  function say(words) {
    if (!container.isConnected) {
      return;
    }
    let note = container.parentElement.querySelector(".draft-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "draft-note";
      note.setAttribute("role", "status");
      container.after(note);
    }
    note.classList.toggle("not-kept", atRisk);
    if (note.textContent !== words) {
      note.textContent = words;
    }
  }
}

function token() {
  return /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

function time(instant) {
  return new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function day(instant) {
  return new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
