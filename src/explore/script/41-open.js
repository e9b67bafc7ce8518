// Aggregates: actors that stand for several, their `members`. They follow upon the others in the list of actors; a
// picture of them has other actors than the landscape, and pictures that open one have its members in it.

// Aggregates of the actor.
P.aggregatesOf = (x, n) => {
  if (!x.aggregates) {
    x.aggregates = new Map();
    x.data.actors.forEach(({ members }, aggregate) => {
      for (const member of members || []) x.aggregates.set(member, [...x.aggregates.get(member) || [], aggregate]);
    });
  }
  return x.aggregates.get(n) || [];
};

// Who stands for the actor in the picture: itself if it is there, else an aggregate of it that is.
P.standIn = (x, p, n) => {
  const isThere = each => p.actors.has(each) && p.actors.get(each).pose >= 0;
  if (n === null || isThere(n)) return n;
  const other = P.aggregatesOf(x, n).find(isThere);
  return other === undefined ? n : other;
};

// What to change of the state to see the members of an aggregate, or an actor that the picture has no mark of its own
// for; null: there is no picture of that.
P.opening = (x, n) => {
  const { pictures, actors } = x.data;
  if (n === null || !pictures.some(data => data.by)) return null;
  const find = is => {
    const picture = pictures.findIndex(is);
    return picture < 0 ? null : { picture };
  };
  const opened = aggregate => find(data => data.opens === aggregate), whole = () => find(data => data.whole);
  if (!P.isOne(actors[n])) return opened(n) || (actors[n].opensFilter ? Object.assign(whole(), actors[n].opensFilter) : null);
  const p = x.picture();
  if (!p.data.by || p.actors.has(n)) return null;
  return P.aggregatesOf(x, n).map(opened).find(Boolean) || whole();
};
