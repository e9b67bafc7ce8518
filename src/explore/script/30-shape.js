// Shapes between two shapes: the d of a path on its way to another one.

const COUNTS = { M: 2, L: 2, C: 6, Z: 0 }; // numbers of each step that a painter writes

const readShape = d => ({ form: d.replace(/[^MLCZ]/g, ""), numbers: (d.match(/-?[\d.]+(?:e-?\d+)?/g) || []).map(Number) });

const writeShape = (form, numbers) => {
  let d = "", at = 0;
  for (const step of form) {
    d += step;
    for (let i = 0; i < COUNTS[step]; i++) d += (i ? " " : "") + Math.round(numbers[at++] * 100) / 100;
  }
  return d;
};

const between = (a, b, t) => a.map((number, i) => number + (b[i] - number) * t);

// Its pieces, each a point and curves from there on.
const piecesOf = shape => {
  const pieces = [];
  let at = 0, here, piece;
  for (const step of shape.form) {
    const numbers = shape.numbers.slice(at, at += COUNTS[step]);
    if (step === "M") {
      pieces.push(piece = { start: numbers, curves: [], close: "" });
      here = numbers;
      continue;
    }
    if (step === "Z") piece.close = "Z";
    const to = step === "Z" ? piece.start : numbers.slice(-2);
    piece.curves.push(step === "C" ? numbers : [...between(here, to, 1 / 3), ...between(here, to, 2 / 3), ...to]);
    here = to;
  }
  return pieces;
};

// Cuts the longest curve into two that look the same (de Casteljau) until there are so many.
const cutInto = (piece, count) => {
  while (piece.curves.length < count) {
    const starts = [piece.start, ...piece.curves.map(curve => curve.slice(4))];
    const lengths = piece.curves.map((curve, i) => Math.hypot(curve[4] - starts[i][0], curve[5] - starts[i][1]));
    const longest = lengths.indexOf(Math.max(...lengths));
    const half = (p, q) => between(p, q, 0.5);
    const p0 = starts[longest], [p1, p2, p3] = [0, 2, 4].map(i => piece.curves[longest].slice(i, i + 2));
    const a = half(p0, p1), b = half(p1, p2), c = half(p2, p3), ab = half(a, b), bc = half(b, c), middle = half(ab, bc);
    piece.curves.splice(longest, 1, [...a, ...ab, ...middle], [...bc, ...c, ...p3]);
  }
};

// Both with the same steps; null if they have not the same number of pieces.
const alike = (from, to) => {
  if (from.form === to.form) return { form: from.form, from: from.numbers, to: to.numbers };
  const ours = piecesOf(from), theirs = piecesOf(to);
  if (ours.length !== theirs.length || [...ours, ...theirs].some(piece => !piece.curves.length)) return null;
  ours.forEach((piece, i) => {
    const count = Math.max(piece.curves.length, theirs[i].curves.length);
    cutInto(piece, count);
    cutInto(theirs[i], count);
  });
  const flat = pieces => [].concat(...pieces.map(piece => piece.start.concat(...piece.curves)));
  return { form: theirs.map(piece => "M" + "C".repeat(piece.curves.length) + piece.close).join(""), from: flat(ours), to: flat(theirs) };
};

// Gives the shape at t from 0 to 1. What cannot be led to the other changes halfway.
P.morph = (from, to) => {
  const both = from === to ? null : alike(readShape(from), readShape(to));
  if (!both) return t => t < 0.5 ? from : to;
  return t => writeShape(both.form, between(both.from, both.to, t));
};
