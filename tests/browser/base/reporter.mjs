// What the tests tell: a line for each that fails, and what was said on the way; at last "N passed, M failed".

// What went wrong, and the line of the test.
const sentence = ({ cause, message }) => {
  const told = cause?.message ?? message, place = /([\w-]+\.mjs:\d+):\d+\)?$/m.exec((cause?.stack ?? "").replaceAll(/^.*\/base\/.*$/gm, ""));
  return `${told.trim()}${place ? ` (${place[1]})` : ""}`;
};

export default async function* report(events) {
  let passed = 0, failed = 0;
  for await (const { type, data } of events) {
    if (data?.details?.type === "suite")
      continue;
    if (type === "test:pass")
      passed++;
    else if (type === "test:fail") {
      failed++;
      yield `FAILED: ${data.name}: ${sentence(data.details.error)}\n`;
    } else if (type === "test:stdout" || type === "test:stderr")
      yield data.message;
    else if (type === "test:diagnostic" && data.nesting > 0)
      yield `${data.message}\n`;
  }
  yield `${passed} passed, ${failed} failed\n`;
}
