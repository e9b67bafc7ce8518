// The page in another of the landscape's languages: the texts that C has written in the first one, and the choice.

// "Français", as those who read it call it.
const nameOfLanguage = code => {
  try {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch (error) {
    return code;
  }
};

P.parts.push(x => {
  const { root, data } = x, { languages } = data;
  if (languages.length < 2) return;
  const select = x.el("select", { change: () => x.set({ lang: Number(select.value) }) },
    ...languages.map((code, n) => x.el("option", { value: n, lang: code }, nameOfLanguage(code))));
  x.toolRow.append(select);

  // Each heading stands before the table or list that has the key of its word as a class.
  const heads = [...root.querySelectorAll(".tables > h2")].map(head => {
    const next = head.nextElementSibling;
    return { head, region: next.getAttribute("role") === "region" ? next : null, word: (next.querySelector("table") || next).classList[0] };
  });
  const note = root.querySelector("header .note"), part = root.querySelector("header .part");

  x.on((state, before) => {
    select.value = state.lang;
    if (state.lang === (before.lang === undefined ? 0 : before.lang)) return;
    root.lang = x.lang();
    root.dir = data.directions[state.lang];
    root.querySelector("h1").textContent = x.t(data.title);
    if (note) note.textContent = x.t(data.note);
    if (part) part.textContent = x.t(data.part);
    for (const { head, region, word } of heads) {
      head.textContent = x.w(word);
      if (region) region.setAttribute("aria-label", x.w(word));
    }
    root.querySelectorAll(".sources > li").forEach((item, n) => item.replaceChildren(...P.sourceLine(x, n).childNodes));
    if (!x.isAddressed) return;
    document.documentElement.lang = x.lang();
    document.documentElement.dir = root.dir;
    document.title = x.t(data.title);
  });
  x.on((state, before) => { if (state.lang !== before.lang) select.setAttribute("aria-label", x.w("language")); });
});
