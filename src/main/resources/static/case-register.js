// Sends an extract with its progress, and follows an import until it is over.

const upload = document.getElementById("upload");
upload?.addEventListener("submit", event => {
  event.preventDefault();
  const file = upload.elements.file.files[0];
  if (file.size > Number(upload.dataset.limit)) {
    problem(["The file is larger than this system takes."]);
    return;
  }
  const progress = document.getElementById("upload-progress");
  const status = progress.querySelector("[role=status]");
  const button = upload.querySelector("button");
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => {
    const percent = Math.floor(loaded / total * 100);
    progress.querySelector("progress").value = percent;
    // Said aloud by screen readers, so not too often.
    status.textContent = percent < 100 ? `${percent - percent % 10} %` : "Reading the file …";
  };
  request.onload = () => {
    if (request.status === 201) {
      location.href = request.getResponseHeader("Location");
    } else {
      over(reasons(request));
    }
  };
  request.onerror = () => over(["The connection was cut off. Try again; if it happens again, the file may be too large."]);
  const over = faults => {
    progress.hidden = true;
    button.disabled = false;
    problem(faults);
  };
  document.getElementById("upload-problem").hidden = true;
  progress.hidden = false;
  button.disabled = true;
  request.open("POST", upload.action);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-CSRF-TOKEN", upload.elements._csrf.value);
  const form = new FormData();
  form.append("source", upload.elements.source.value);
  form.append("file", file);
  request.send(form);
});

function reasons(request) {
  try {
    const answer = JSON.parse(request.responseText);
    const faults = answer.rows?.map(row => (row.line > 1 ? `Line ${row.line} ` : "") + (row.column ? `“${row.column}” ` : "") + row.reason)
      ?? answer.errors?.map(error => `${error.field} ${error.reason}`);
    return faults?.length ? faults : [answer.detail ?? "It could not be taken. Reload this page and try again."];
  } catch {
    return ["It could not be taken. Reload this page and try again; you may have been logged out."];
  }
}

function problem(faults) {
  const summary = document.getElementById("upload-problem");
  summary.querySelector("ul").replaceChildren(...faults.map(fault => {
    const item = document.createElement("li");
    item.textContent = fault.charAt(0).toUpperCase() + fault.slice(1);
    return item;
  }));
  summary.hidden = false;
  summary.scrollIntoView({ block: "nearest" });
}

const running = document.getElementById("running");
if (running) {
  const bar = document.getElementById("imported");
  const words = document.getElementById("rows-read");
  const number = new Intl.NumberFormat("en-GB");
  const look = async () => {
    try {
      const { state, rowsRead, rowsTotal } = await (await fetch(running.dataset.progress, { headers: { Accept: "application/json" } })).json();
      if (state !== "RUNNING") {
        location.reload();
        return;
      }
      bar.value = rowsRead;
      words.textContent = rowsRead < rowsTotal ? `${number.format(rowsRead)} of ${number.format(rowsTotal)}`
        : "All rows are read; the register is being brought up to date";
    } catch {
      // The next look may do better.
    }
    setTimeout(look, 1000);
  };
  look();
}
