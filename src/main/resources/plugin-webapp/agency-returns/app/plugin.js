// Cockpit's panel "Agency returns" and the tab "Chase" of a process instance. Plain DOM, no build step; everything
// shown is text from the server, which formats dates and has checked who asks.

const ID = "agency-returns";

const SHOWN = [
  ["waiting", "Still waiting for returns"],
  ["overdue", "Overdue"],
  ["due-this-week", "Due this week"],
  ["escalated", "Escalated to the chair"],
  ["undelivered", "Messages not delivered"],
  ["complete", "Nothing outstanding"],
  ["all", "Everything"],
];

/** Column heading, key to sort by, and whether a first click sorts downwards. */
const COLUMNS = [
  ["Round", "round", true],
  ["Agency", "agency", false],
  ["Expected", "expected", true],
  ["In", "in", true],
  ["With the agency", "waiting", true],
  ["Due this week"],
  ["Overdue"],
  ["Longest delay", "delay", false],
  ["Reminders sent"],
  ["Escalated", "escalated", true],
  ["Not delivered"],
  ["Whom to ring"],
];

const BEGIN = { round: "", agency: "", only: "waiting", sort: "delay", order: "asc", page: 1 };

// Kept while Cockpit is open, so that the way back from an instance leads to the same rows.
let query = { ...BEGIN };
let charted = "";

// ---------------------------------------------------------------------------------------------------------- building

/** Makes an element: attributes by name, "on…" as listeners, then children; a child that is null is left out. */
function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function count(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/**
 * A table that stays a table for screen readers when narrow windows show its rows as blocks.
 * @param heads  texts or elements
 * @param rows   arrays of cells, or finished rows
 */
function table(caption, heads, rows, className = "") {
  return el("table", { class: `ar-table ${className}`, role: "table" },
    el("caption", {}, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads.map((head) =>
      head instanceof Element ? head : el("th", { scope: "col", role: "columnheader" }, head)))),
    el("tbody", { role: "rowgroup" }, rows.map((row) => (Array.isArray(row) ? line(heads, row) : row))));
}

function line(heads, cells) {
  return el("tr", { role: "row" }, cells.map((cell, position) =>
    el(position === 0 ? "th" : "td", {
      role: position === 0 ? "rowheader" : "cell",
      scope: position === 0 ? "row" : null,
      "data-label": heads[position] instanceof Element ? heads[position].dataset.label : heads[position],
    }, cell === null || cell === undefined || cell === "" ? none() : cell)));
}

function none() {
  return el("span", { class: "ar-none" }, el("span", { "aria-hidden": "true" }, "–"),
    el("span", { class: "ar-hidden" }, "none"));
}

/** Late is said in words and by a sign, never by colour alone. */
function late(days, since) {
  return el("span", { class: "ar-late" }, el("span", { "aria-hidden": "true" }, "! "),
    days === 0 ? "Less than a working day" : count(days, "working day"),
    since ? el("span", { class: "ar-since" }, ` since ${since}`) : null);
}

// ------------------------------------------------------------------------------------------------------------ asking

/** An answer that a person can act on. */
class Told extends Error {}

async function ask(api, path, parameters) {
  let response;
  try {
    response = await fetch(address(api, path, parameters), { headers: { Accept: "application/json" } });
  } catch {
    throw new Told("The server cannot be reached. Check your connection and try again.");
  }
  if (response.status === 401) {
    throw new Told("You have been logged out. Reload this page and log in again.");
  }
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Told(response.status < 500 && answer.message ? answer.message
      : "This could not be read just now. Try again; if it stays so, tell your administrator.");
  }
  return response.json();
}

function address(api, path, parameters = {}) {
  const search = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== null));
  return `${api.cockpitApi}/plugin/${ID}/${api.engine}/${path}${search.size ? `?${search}` : ""}`;
}

/** The last question of each place: an answer to an earlier one that comes late is not shown. */
const asked = new WeakMap();

/** Shows what a promise brings, and while it is awaited or fails says so. */
async function show(place, promised, draw, again) {
  asked.set(place, promised);
  place.setAttribute("aria-busy", "true");
  if (!place.hasChildNodes()) {
    place.append(el("p", { class: "ar-quiet" }, "Reading …"));
  }
  let parts;
  try {
    const answer = await promised;
    parts = asked.get(place) === promised ? [draw(answer)].flat().filter((part) => part !== null) : [];
  } catch (problem) {
    if (!(problem instanceof Told)) {
      console.error(problem);
    }
    parts = [el("div", { class: "ar-problem", role: "alert" },
      el("p", {}, problem instanceof Told ? problem.message : "This could not be shown. Reload the page."),
      el("button", { type: "button", class: "btn btn-default", onclick: again }, "Try again"))];
  }
  if (asked.get(place) === promised) {
    place.replaceChildren(...parts);
    place.removeAttribute("aria-busy");
  }
}

function instanceLink(id, words, tab) {
  return el("a", { href: `#/process-instance/${id}/runtime${tab ? `?tab=${tab}` : ""}` }, words);
}

// ------------------------------------------------------------------------------------------------------------- panel

function panel(node, api) {
  const root = el("div", { class: "ar" });
  node.append(root);
  const load = () => show(root, ask(api, "overview"), (overview) => {
    onTop(root);
    return draw(api, overview);
  }, load);
  load();
}

/** Cockpit puts panels of others last; what a manager comes for belongs first, in reading order too. */
function onTop(root) {
  const section = root.closest("section.deprecate");
  if (section && section.previousElementSibling) {
    section.parentElement.prepend(section);
  }
}

function draw(api, overview) {
  document.body.classList.toggle("ar-overseer", !overview.administers);
  const rows = el("div", { class: "ar-rows" });
  const status = el("p", { class: "ar-status", role: "status" });
  const download = el("a", { class: "btn btn-default", download: "agency-returns.csv" }, "Download these rows (CSV)");
  const load = async (focus) => {
    download.href = address(api, "standing.csv", { ...query, page: "" });
    await show(rows, ask(api, "standing", query), (standing) => standingTable(api, standing, change, status),
      () => load());
    if (focus) {
      rows.querySelector(focus)?.focus();
    }
  };
  const change = (changed, focus) => {
    query = { ...query, page: 1, ...changed };
    load(focus);
  };
  const filters = filterForm(overview, change);
  load();
  return [
    el("div", { class: "ar-head" },
      el("h2", {}, "Agency returns"),
      el("p", { class: "ar-quiet" }, overview.today)),
    el("ul", { class: "ar-tiles" },
      tile(overview.concernsOpen, "concern open", "concerns open", "about a child at risk now"),
      tile(overview.actionsOverdue, "action overdue", "actions overdue", "agreed by a panel")),
    filters,
    status,
    rows,
    el("p", {}, download),
    rounds(overview),
    chartSection(api, overview),
  ];
}

function tile(number, one, many, about) {
  return el("li", {}, el("strong", {}, String(number)), ` ${number === 1 ? one : many} `,
    el("span", { class: "ar-quiet" }, about));
}

function filterForm(overview, change) {
  const choose = (label, name, choices) => {
    const select = el("select", {
      id: `ar-${name}`, class: "form-control",
      onchange: (event) => change({ [name]: event.target.value }),
    }, choices.map(([value, words]) => el("option", { value, selected: value === query[name] }, words)));
    return el("div", { class: "ar-field" }, el("label", { for: `ar-${name}` }, label), select);
  };
  const form = el("form", { class: "ar-filters", onsubmit: (event) => event.preventDefault() },
    choose("Show", "only", SHOWN),
    choose("Round", "round", [["", "All rounds"], ...overview.roundChoices.map((c) => [c.value, c.words])]),
    choose("Agency", "agency", [["", "All agencies"], ...overview.agencyChoices.map((c) => [c.value, c.words])]),
    el("button", {
      type: "button", class: "btn btn-default",
      onclick: () => {
        for (const name of ["only", "round", "agency"]) {
          form.querySelector(`#ar-${name}`).value = BEGIN[name];
        }
        change({ ...BEGIN });
      },
    }, "Clear filters"));
  return form;
}

function standingTable(api, standing, change, status) {
  if (standing.lines.length === 0) {
    status.textContent = "";
    return el("p", { class: "ar-empty" }, empty());
  }
  const first = (standing.page - 1) * 20 + 1;
  const all = `${standing.more ? "more than " : ""}${count(standing.inAll, "row")}`;
  status.textContent = (standing.pages < 2 ? all : `${first} to ${first + standing.lines.length - 1} of ${all}`)
    + ", one for each agency in a round.";
  const heads = COLUMNS.map(([label, key, downwards]) => heading(label, key, downwards, change));
  return [
    table("Returns by round and agency", heads, standing.lines.flatMap((row) => standingRow(api, heads, row)), "ar-main"),
    pager(standing, change),
  ];
}

function empty() {
  if (query.round || query.agency) {
    return "No returns fit these filters. Clear the filters to see all that are waited for.";
  }
  return {
    waiting: "No returns are waited for. They show here once a round’s cases are confirmed and families have agreed.",
    overdue: "No return is overdue.",
    "due-this-week": "No return is due in the rest of this week.",
    escalated: "No return had to be escalated to the chair.",
    undelivered: "Every message about a return was delivered, as far as the mail servers told.",
    complete: "No agency has handed in everything yet.",
    all: "No returns have been asked for yet.",
  }[query.only];
}

function heading(label, key, downwards, change) {
  if (!key) {
    return el("th", { scope: "col", role: "columnheader", "data-label": label }, label);
  }
  const sorted = query.sort === key;
  // The longest delay has the earliest date: what the server calls ascending reads downwards.
  const descending = (query.order === "desc") !== (key === "delay");
  const next = sorted ? (query.order === "desc" ? "asc" : "desc") : (downwards ? "desc" : "asc");
  return el("th", {
    scope: "col", role: "columnheader", "data-label": label,
    "aria-sort": sorted ? (descending ? "descending" : "ascending") : "none",
  }, el("button", {
    type: "button", class: "ar-sort", "data-sort": key,
    onclick: () => change({ sort: key, order: next }, `[data-sort="${key}"]`),
  }, label, el("span", { "aria-hidden": "true" }, sorted ? (descending ? " ▼" : " ▲") : " ↕")));
}

function standingRow(api, heads, row) {
  const details = el("tr", { role: "row", class: "ar-details", hidden: true },
    el("td", { role: "cell", colspan: heads.length }));
  const toggle = el("button", {
    type: "button", class: "ar-toggle", "aria-expanded": "false",
    onclick: () => {
      const open = toggle.getAttribute("aria-expanded") === "false";
      toggle.setAttribute("aria-expanded", String(open));
      details.hidden = !open;
      if (open) {
        const place = details.firstElementChild;
        const load = () => show(place, ask(api, "returns", { round: row.round, agency: row.agencyCode }),
          (returns) => returnsOf(row, returns), load);
        load();
      }
    },
  }, el("span", { "aria-hidden": "true", class: "ar-arrow" }), row.agency,
    el("span", { class: "ar-hidden" }, `: show the returns in ${row.round}`));
  const main = line(heads, [
    row.round,
    toggle,
    row.expected,
    row.received,
    row.waiting || "",
    row.dueThisWeek || "",
    row.overdue ? el("strong", {}, String(row.overdue)) : "",
    row.daysLate !== null ? late(row.daysLate, row.lateSince)
      : row.nextDueOn ? el("span", { class: "ar-quiet" }, `Due ${row.nextDueOn}`) : "",
    row.reminders || "",
    row.escalated || "",
    row.undelivered ? el("span", { class: "ar-late" }, el("span", { "aria-hidden": "true" }, "! "),
      String(row.undelivered)) : "",
    row.auditors.length ? [names(row.auditors),
      row.deputies.length ? el("span", { class: "ar-since" }, ` or ${names(row.deputies)}`) : null]
      : el("span", { class: "ar-quiet" }, "Nobody is named"),
  ]);
  return [main, details];
}

function returnsOf(row, returns) {
  const heads = ["Return", "State", "Due on", "Late", "In on", "Chair asked on"];
  return el("div", { class: "ar-inner" },
    contacts(row),
    returns.length === 0 ? el("p", { class: "ar-empty" }, "No returns are left: the families withdrew.")
      : table(`Returns of ${row.agency} in ${row.round}`, heads, returns.map((one) => [
        one.processInstanceId ? instanceLink(one.processInstanceId, one.reference, CHASE_TAB) : one.reference,
        one.state,
        one.dueOn,
        one.daysLate === null ? "" : late(one.daysLate),
        one.receivedOn,
        one.escalatedOn,
      ])),
    returns.some((one) => one.processInstanceId)
      ? el("p", { class: "ar-quiet" }, "A return’s link leads to its process and to what was sent about it. "
        + "A return without a link is finished: its process has ended.") : null);
}

function names(people) {
  return people.map((one) => one.name).join(", ");
}

function contacts(row) {
  const person = (role) => (who) => el("li", {}, `${role}: `, el("strong", {}, who.name), who.mail ? ", " : null,
    who.mail ? el("a", { href: `mailto:${who.mail}` }, who.mail) : null);
  return el("ul", { class: "ar-contacts" },
    row.auditors.length ? row.auditors.map(person("Answers for the agency today")) : el("li", {}, "Nobody is named for the agency."),
    row.deputies.length ? row.deputies.map(person("Deputy")) : el("li", {}, "No deputy is named."));
}

function pager(standing, change) {
  if (standing.pages < 2) {
    return null;
  }
  const step = (page, words, key) => el("button", {
    type: "button", class: "btn btn-default", "data-page": key, disabled: page < 1 || page > standing.pages,
    onclick: () => change({ page }, `[data-page="${key}"]`),
  }, words);
  return el("nav", { class: "ar-pager", "aria-label": "Pages" },
    step(standing.page - 1, "Previous page", "previous"),
    el("span", {}, `Page ${standing.page} of ${standing.more ? "more than " : ""}${standing.pages}`),
    step(standing.page + 1, "Next page", "next"));
}

// ------------------------------------------------------------------------------------------------------------ rounds

function rounds(overview) {
  const heads = ["Round", "Theme", "Returns in", "Concerns open", "Actions overdue", "Cases drawn on", "Published on",
    "From draw to publication"];
  return el("div", {},
    el("h3", {}, "Rounds"),
    overview.rounds.length === 0
      ? el("p", { class: "ar-empty" }, "No round has come to the audit of its cases yet.")
      : table("The latest rounds whose cases were or are audited", heads, overview.rounds.map((round) => [
        el("a", { href: `/rounds/${encodeURIComponent(round.reference)}` }, round.reference),
        round.title,
        `${round.received} of ${round.expected}`,
        round.concernsOpen || "",
        round.actionsOverdue || "",
        round.drawnOn,
        round.publishedOn ?? "Not yet",
        round.days === null ? "" : round.publishedOn ? count(round.days, "day") : `${count(round.days, "day")} so far`,
      ])));
}

function chartSection(api, overview) {
  const withReturns = overview.rounds.filter((round) => round.expected > 0);
  if (withReturns.length === 0) {
    return null;
  }
  if (!withReturns.some((round) => round.reference === charted)) {
    charted = (withReturns.find((round) => round.waiting > 0) ?? withReturns[0]).reference;
  }
  const place = el("div", { class: "ar-chart" });
  const load = () => show(place, ask(api, "progress", { round: charted }), chart, load);
  load();
  return el("div", {},
    el("h3", {}, "Returns in against returns due"),
    el("div", { class: "ar-field" }, el("label", { for: "ar-charted" }, "Round"),
      el("select", {
        id: "ar-charted", class: "form-control",
        onchange: (event) => {
          charted = event.target.value;
          load();
        },
      }, withReturns.map((round) => el("option", {
        value: round.reference, selected: round.reference === charted,
      }, `${round.reference}: ${round.title}`)))),
    place);
}

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 40;
const RIGHT = 120;
const TOP = 20;
const BOTTOM = 36;
const DAY = 86_400_000;

/** Two step lines told apart by dash, mark and label; the same numbers as a table below. */
function chart(progress) {
  if (progress.days.length === 0) {
    return el("p", { class: "ar-empty" }, "No returns have been asked for in this round yet.");
  }
  const days = progress.days.map((day) => ({ ...day, at: Date.parse(day.day) }));
  const start = days[0].at - DAY;
  const end = Math.max(days[days.length - 1].at, start + 7 * DAY);
  const x = (at) => LEFT + ((at - start) / (end - start)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - (value / progress.expected) * (HEIGHT - TOP - BOTTOM);
  const today = Date.parse(progress.today);
  const known = days.filter((day) => day.at <= today);
  const steps = (points, key) => points.reduce((path, day) => `${path} H ${x(day.at)} V ${y(day[key])}`,
    `M ${x(start)} ${y(0)}`);
  const inSoFar = known.length ? known[known.length - 1].in : 0;
  const words = `Of ${count(progress.expected, "return")} in ${progress.round}, ${inSoFar} `
    + `${inSoFar === 1 ? "is" : "are"} in and ${known.length ? known[known.length - 1].due : 0} were due by now.`;
  const ticks = [...new Set([0, Math.round(progress.expected / 2), progress.expected])];
  // Labels at the lines' ends must not lie on each other.
  const dueAt = y(days[days.length - 1].due);
  let inAt = y(inSoFar);
  if (Math.abs(inAt - dueAt) < 18) {
    inAt = dueAt + 18 > HEIGHT - BOTTOM ? dueAt - 18 : dueAt + 18;
  }
  return [
    el("p", {}, words),
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words, class: "ar-svg" },
      ticks.map((tick) => svg("g", {},
        svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick), class: "ar-grid" }),
        svg("text", { x: LEFT - 8, y: y(tick) + 4, "text-anchor": "end" }, String(tick)))),
      today >= start && today <= end
        ? svg("g", {},
          svg("line", { x1: x(today), x2: x(today), y1: TOP - 6, y2: HEIGHT - BOTTOM, class: "ar-today" }),
          svg("text", { x: x(today) - 4, y: TOP - 8, "text-anchor": "end" }, "today")) : null,
      svg("path", { d: steps(days, "due"), class: "ar-due" }),
      svg("path", { d: `${steps(known, "in")} H ${x(Math.min(Math.max(today, start), end))}`, class: "ar-in" }),
      changes(days, "due").map((day) => svg("rect", {
        x: x(day.at) - 4, y: y(day.due) - 4, width: 8, height: 8, class: "ar-due-mark",
      })),
      changes(known, "in").map((day) => svg("circle", { cx: x(day.at), cy: y(day.in), r: 4, class: "ar-in-mark" })),
      svg("text", { x: WIDTH - RIGHT + 10, y: dueAt + 4 }, `Due: ${days[days.length - 1].due}`),
      svg("text", { x: WIDTH - RIGHT + 10, y: inAt + 4, class: "ar-strong" }, `In: ${inSoFar}`),
      svg("text", { x: LEFT, y: HEIGHT - 10 }, days[0].date),
      svg("text", { x: WIDTH - RIGHT, y: HEIGHT - 10, "text-anchor": "end" }, days.length > 1
        ? days[days.length - 1].date : "")),
    el("details", {},
      el("summary", {}, "The same as a table"),
      table(`Returns due and in, ${progress.round}`, ["By the end of", "Due", "In"],
        days.map((day) => [day.date, String(day.due), day.at <= today ? String(day.in) : ""]))),
  ];
}

/** The days on which a line rises. */
function changes(days, key) {
  return days.filter((day, position) => day[key] !== (position === 0 ? 0 : days[position - 1][key]));
}

// --------------------------------------------------------------------------------------------------------- chase tab

const CHASE_TAB = "agency-returns-chase";

function chaseTab(node, api, processInstanceId) {
  const root = el("div", { class: "ar ar-tab" });
  node.append(root);
  const load = () => show(root, ask(api, "chase", { instance: processInstanceId }), chases, load);
  load();
}

function chases(all) {
  if (all.length === 0) {
    return el("p", { class: "ar-empty" }, "Nothing is chased here. The chase of a return shows on the process of that "
      + "return, which the dashboard’s panel “Agency returns” leads to.");
  }
  return all.map((chase) => el("div", {},
    el("h3", {}, chase.what),
    el("p", {}, chase.standing),
    el("p", {}, el("strong", {}, "What comes next: "), chase.next),
    chase.messages.length === 0 ? el("p", { class: "ar-empty" }, "Nothing has been sent yet.")
      : table("What was sent, the latest first", ["Message", "To", "To go out on", "What became of it"],
        chase.messages.map((message) => [message.message, message.to, message.on,
          message.trouble ? el("span", { class: "ar-late" }, el("span", { "aria-hidden": "true" }, "! "),
            message.fate) : message.fate]))));
}

// ----------------------------------------------------------------------------------------------------------- offered

export default [
  {
    id: "agency-returns-panel",
    pluginPoint: "cockpit.dashboard",
    priority: 100,
    render: (node, { api }) => panel(node, api),
  },
  {
    id: CHASE_TAB,
    pluginPoint: "cockpit.processInstance.runtime.tab",
    priority: 8,
    properties: { label: "Chase" },
    render: (node, { api, processInstanceId }) => chaseTab(node, api, processInstanceId),
  },
];
