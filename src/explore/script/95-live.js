// Only in pages that `paysage serve` gives: they follow what is written, and tell what is wrong with it.
//
// A stream of the server says when there is another page, and which mistakes there are. It is closed while the page
// is hidden, since a browser has six connections to a server for all tabs together; the page that is shown again says
// which one it is, and so misses nothing.
{
  // What the page is made by: with another script or style sheet it has to begin anew.
  const makingOf = page => ["style", "body > script:not([type])"].map(which => page.querySelector(which).textContent).join("\n");
  const running = makingOf(document);
  const words = (document.documentElement.lang || "").startsWith("fr") ? {
    mistakes: "Les données contiennent des erreurs : voici la dernière page sans erreur.", details: "Erreurs",
    gone: "Le serveur ne répond plus : la page reste telle quelle." } : {
    mistakes: "The data have mistakes: this is the last good page.", details: "Mistakes",
    gone: "The server has gone: the page stays as it is." };
  const FIRST_WAIT = 500, LONGEST_WAIT = 30000;
  let source = null, timer = 0, wait = FIRST_WAIT, failures = 0, isAsking = false, asksAgain = false;

  const epochOf = page => {
    const meta = page.querySelector("meta[name=paysage-epoch]");
    return meta ? meta.content : "0";
  };
  let epoch = epochOf(document);

  // ---- What is told ----

  const element = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  // What is read aloud is one line; the mistakes themselves are there for who wants them.
  const line = element("p", { role: "alert", "aria-live": "polite" });
  const text = element("pre", { tabindex: "0" });
  const details = element("details", { open: "" }, element("summary", {}, words.details), text);
  const banner = element("section", { class: "paysage-banner", "aria-label": words.details, hidden: "" }, line, details);
  document.body.append(banner);

  let mistakes = "";
  const tell = () => {
    const isGone = failures > 1, message = isGone ? words.gone : mistakes ? words.mistakes : "";
    if (line.textContent !== message) line.textContent = message;
    // Lines of the data stay as they are, above their carets; what is said of them is broken to the width.
    const lines = mistakes.split("\n").map(each => element("span", / \| /.test(each) ? { class: "data" } : {}, each + "\n"));
    text.replaceChildren(...lines);
    details.hidden = mistakes === "";
    banner.hidden = message === "";
  };

  // ---- Another page in the place of this one ----

  // Pictures that are the same stay, so that nothing flickers.
  const keepPictures = (old, root) => {
    const pictures = new Map([...old.querySelectorAll("img")].map(image => [image.getAttribute("src"), image]));
    for (const image of root.querySelectorAll("img")) {
      const same = pictures.get(image.getAttribute("src"));
      if (same) image.replaceWith(same);
    }
  };
  const replace = page => {
    if (makingOf(page) !== running) return location.reload();
    epoch = epochOf(page);
    if (window.paysage) return window.paysage.replace(page);
    const old = document.querySelector(".paysage"), root = document.adoptNode(page.querySelector(".paysage"));
    const scroll = [window.scrollX, window.scrollY];
    keepPictures(old, root);
    old.replaceWith(root);
    document.title = page.title;
    window.scrollTo(...scroll);
  };
  const ask = async () => {
    if (isAsking) { asksAgain = true; return; }
    isAsking = true;
    try {
      do {
        asksAgain = false;
        const answer = await fetch(location.pathname, { cache: "no-store" });
        if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      } while (asksAgain);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // The server has gone: the stream tells, too, and asks again.
    } finally {
      isAsking = false;
    }
  };

  // ---- The stream ----

  const close = () => {
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  };
  const open = () => {
    close();
    if (document.hidden) return;
    source = new EventSource("/events?page=" + location.pathname + "&epoch=" + epoch);
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      failures = 0;
      tell();
      // The cookie has what the address said; so the address can be shown to others.
      if (location.search.includes("token=")) history.replaceState(history.state, "", location.pathname + location.hash);
    });
    source.addEventListener("changed", ask);
    source.addEventListener("mistakes", event => { mistakes = event.data; tell(); });
    source.addEventListener("mended", () => { mistakes = ""; tell(); });
    source.addEventListener("error", () => {
      close();
      failures++;
      tell();
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 1.6, LONGEST_WAIT);
    });
  };
  document.addEventListener("visibilitychange", () => {
    wait = FIRST_WAIT;
    if (document.hidden) close(); else open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", event => { if (event.persisted) open(); });
  open();
}
