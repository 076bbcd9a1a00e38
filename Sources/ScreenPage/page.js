"use strict";

const part = (id) => document.getElementById(id);
const canvas = part("screen");
let kiosk = { token: "", buttons: [] };

// --- Presses go to the kiosk in order, one request at a time; what comes meanwhile goes together with the next one.

const waiting = [];
let isSending = false;

async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Page-Token": kiosk.token },
    body: JSON.stringify(body),
    keepalive: true,
  });
  if (!answer.ok) say(await answer.text());
}

async function sendTouches() {
  if (isSending) return;
  isSending = true;
  try {
    while (waiting.length > 0) {
      const now = performance.now();
      const steps = waiting.splice(0, 32).map(({ time, ...step }) => ({ ...step, age: Math.max(0, Math.round(now - time)) }));
      await send("/touch", { steps });
    }
  } catch {
    waiting.length = 0;
  } finally {
    isSending = false;
  }
}

// --- The screen: pointers are fingers.

const held = new Set();

function touch(event, phase) {
  if (phase === "down") {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    held.add(event.pointerId);
  } else if (!held.has(event.pointerId)) {
    return;
  }
  if (phase === "up" || phase === "cancel") held.delete(event.pointerId);
  const box = canvas.getBoundingClientRect();
  const share = (position, from, size) => Math.round(Math.min(Math.max((position - from) / size, 0), 1) * 32767);
  const step = {
    pointer: event.pointerId, phase, time: event.timeStamp,
    x: share(event.clientX, box.left + canvas.clientLeft, canvas.clientWidth),
    y: share(event.clientY, box.top + canvas.clientTop, canvas.clientHeight),
  };
  // Of moves that wait, the last one tells all.
  const last = waiting.at(-1);
  if (phase === "move" && last?.phase === "move" && last.pointer === step.pointer) waiting.pop();
  waiting.push(step);
  sendTouches();
}

for (const [name, phase] of [["pointerdown", "down"], ["pointermove", "move"], ["pointerup", "up"], ["pointercancel", "cancel"]]) {
  canvas.addEventListener(name, (event) => touch(event, phase));
}
canvas.addEventListener("contextmenu", (event) => event.preventDefault());

let wanted = 0;
let shown = -1;
let isLoading = false;

// Draws the newest picture; those that come while one is on its way are passed over.
async function draw() {
  if (isLoading) return;
  isLoading = true;
  try {
    while (shown !== wanted) {
      const number = wanted;
      const answer = await fetch("/screen.png", { cache: "no-cache" });
      shown = number;
      if (!answer.ok) continue;
      const picture = await createImageBitmap(await answer.blob());
      if (canvas.width !== picture.width) canvas.width = picture.width;
      if (canvas.height !== picture.height) canvas.height = picture.height;
      canvas.getContext("2d").drawImage(picture, 0, 0);
      picture.close();
      canvas.dataset.picture = number;
    }
  } catch {
    shown = -1;
  } finally {
    isLoading = false;
  }
}

// --- The pad: buttons and keys.

const captions = {
  5: ["พึงพอใจมากที่สุด", "Most satisfied"], 4: ["พึงพอใจมาก", "Very satisfied"],
  3: ["พึงพอใจปานกลาง", "Moderately satisfied"], 2: ["พึงพอใจน้อย", "Slightly satisfied"],
  1: ["พึงพอใจน้อยที่สุด", "Least satisfied"],
};
const levels = { 3: [1, 3, 5], 4: [1, 2, 4, 5], 5: [1, 2, 3, 4, 5] };
const mouths = { 5: "M15 28q9 12 18 0", 4: "M16 30q8 6 16 0", 3: "M16 32h16", 2: "M16 34q8 -6 16 0", 1: "M15 36q9 -12 18 0" };
const focusKeys = {
  ArrowRight: "next", ArrowDown: "next", ArrowLeft: "previous", ArrowUp: "previous", Enter: "choose", " ": "choose", r: "repeat", R: "repeat",
};

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function face(level) {
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const drawing = make("svg", { viewBox: "0 0 48 48", class: `face level-${level}`, "aria-hidden": "true" });
  drawing.append(
    make("circle", { cx: 24, cy: 24, r: 22, class: "skin" }), make("circle", { cx: 17, cy: 19, r: 2.5, class: "eye" }),
    make("circle", { cx: 31, cy: 19, r: 2.5, class: "eye" }), make("path", { d: mouths[level] }));
  return drawing;
}

function padButton({ name, rating }) {
  const level = levels[rating.scale][rating.score - 1];
  const [thai, english] = captions[level];
  const button = element("button", "", { type: "button", id: name });
  button.append(face(level), element("span", thai), element("span", english, { lang: "en" }), element("kbd", rating.score));
  button.addEventListener("click", () => press(name, `${thai} · ${english}`));
  return button;
}

async function press(name, caption) {
  const button = part(name);
  button?.classList.add("pressed");
  setTimeout(() => button?.classList.remove("pressed"), 200);
  try {
    await send("/pad", { button: name });
    if (caption) say(`กดแล้ว · Pressed: ${caption}`);
  } catch {
    say("กดไม่ได้ · The press did not reach the kiosk.");
  }
}

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const focus = document.activeElement === canvas && focusKeys[event.key] && `focus-${focusKeys[event.key]}`;
  if (focus && kiosk.buttons.some(({ name }) => name === focus)) {
    event.preventDefault();
    press(focus);
  } else {
    part(`rate-${event.key}`)?.click();
  }
});

function say(text) { part("said").textContent = text; }

// --- The paper.

function showTickets(names) {
  const list = part("tickets");
  const known = new Map([...list.children].map((item) => [item.dataset.name, item]));
  const isNew = names.length > 0 && known.size > 0 && !known.has(names[0]);
  list.replaceChildren(...names.map((name) => {
    if (known.has(name)) return known.get(name);
    const item = element("li", "");
    item.dataset.name = name;
    const title = name.replace(/\.png$/, "");
    item.append(element("img", "", { src: `/tickets/${encodeURIComponent(name)}`, alt: `บัตรคิว · Ticket ${title}` }));
    return item;
  }));
  part("no-ticket").hidden = names.length > 0;
  if (isNew) say("บัตรใหม่ออกแล้ว · A new ticket came out.");
}

// --- Beginning, and again whenever the kiosk has been started anew.

async function load() {
  kiosk = await (await fetch("/kiosk.json", { cache: "no-store" })).json();
  part("site-thai").textContent = kiosk.thai;
  part("site-english").textContent = kiosk.english === kiosk.thai ? "" : kiosk.english;
  const rates = kiosk.buttons.filter(({ rating }) => rating);
  part("buttons").replaceChildren(...rates.map(padButton));
  part("pad").hidden = rates.length === 0;
  part("focus-hint").hidden = rates.length === kiosk.buttons.length;
  part("paper").hidden = !kiosk.showsTickets;
  part("links").replaceChildren(...kiosk.links.map(({ thai, english, address }) => {
    const item = element("li", "");
    const link = element("a", `${thai} `, { href: address, target: "_blank", rel: "noopener" });
    link.append(element("span", english, { lang: "en" }));
    item.append(link);
    return item;
  }));
  part("pages").hidden = kiosk.links.length === 0;
  shown = -1;
  draw();
}

const events = new EventSource("/events");
events.addEventListener("open", async () => {
  try {
    await load();
    part("trouble").hidden = true;
  } catch {
    part("trouble").hidden = false;
  }
});
events.addEventListener("error", () => { part("trouble").hidden = false; });
events.addEventListener("screen", (event) => { wanted = Number(event.data); draw(); });
events.addEventListener("tickets", (event) => showTickets(JSON.parse(event.data)));
