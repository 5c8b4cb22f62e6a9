// Compares what came of a case with what it expects; says each difference in words.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const squeezed = (text) => (text ?? '').replace(/\s+/gu, '');
const keyOf = (row) => JSON.stringify(row);
const asSet = (rows) => [...new Set(rows.map(keyOf))].sort();

/** The differences, an empty list when there is none. */
export function compareCase(expect, result) {
  return [
    ...(expect.outcome === result.outcome ? [] : [`outcome: expected ${expect.outcome}, got ${result.outcome}`]),
    ...findings(expect.findings, result.findings),
    ...sets('preApprovals', expect.preApprovals, result.preApprovals),
    ...sets('postApprovals', expect.postApprovals, result.postApprovals),
    ...(expect.entityTypeCode && expect.entityTypeCode !== result.entityTypeCode
      ? [`entityTypeCode: expected ${expect.entityTypeCode}, got ${result.entityTypeCode}`]
      : []),
    ...(expect.licence ? licence(expect.licence, result.licence) : []),
    ...messages(expect, result),
    ...days(expect.note, result.note),
  ];
}

/** Blocking findings and those left to the officer are equal as sets; advice that is listed is there. */
function findings(expected, got) {
  const pick = (rows, severities) => asSet(rows.filter(({ severity }) => severities.includes(severity)).map(({ rule, path }) => ({ rule, path })));
  const [want, have] = [pick(expected, ['blocking', 'officerDecides']), pick(got, ['blocking', 'officerDecides'])];
  const advice = pick(got, ['advice']);
  return [
    ...want.filter((row) => !have.includes(row)).map((row) => `finding missing: ${row}`),
    ...have.filter((row) => !want.includes(row)).map((row) => `finding too many: ${row}`),
    ...pick(expected, ['advice'])
      .filter((row) => !advice.includes(row))
      .map((row) => `advice missing: ${row}`),
  ];
}

function sets(name, expected, got) {
  if (!expected) return [];
  const plain = (rows) => asSet((rows ?? []).map((row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))));
  return same(plain(expected), plain(got)) ? [] : [`${name}: expected ${plain(expected)}, got ${plain(got)}`];
}

function licence(expected, got) {
  if (!got) return ['no licence'];
  const differs = (field) =>
    expected[field] && expected[field] !== got[field] ? [`licence ${field}: expected ${expected[field]}, got ${got[field]}`] : [];
  const value = (label) => squeezed(got.fields[label]);
  return [
    ...['format', 'orientation', 'codeMode'].flatMap(differs),
    ...Object.entries(expected.exact).flatMap(([label, text]) =>
      value(label) === squeezed(text) ? [] : [`licence ${label}: expected ${text}, got ${got.fields[label]}`],
    ),
    ...Object.entries(expected.pattern).flatMap(([label, pattern]) =>
      new RegExp(pattern, 'u').test(value(label)) ? [] : [`licence ${label}: ${got.fields[label]} does not match ${pattern}`],
    ),
    ...Object.entries(expected.contains).flatMap(([label, pieces]) =>
      pieces.filter((piece) => !value(label).includes(squeezed(piece))).map((piece) => `licence ${label}: lacks ${piece}`),
    ),
    ...expected.absentLabels.filter((label) => label in got.fields).map((label) => `licence: ${label} is printed`),
  ];
}

/** Days that the case fixes and the product told. */
const days = (expected = {}, got = {}) =>
  Object.entries(expected).flatMap(([name, day]) =>
    got[name] === undefined || got[name] === day ? [] : [`note ${name}: expected ${day}, got ${got[name]}`],
  );

/** Each expected message once; where the filing did not succeed, none at all. */
function messages(expect, result) {
  const got = (result.messages ?? []).map(({ to, what, items }) => keyOf({ to, what, ...(items ? { items } : {}) }));
  if (!['licensed', 'deregistered', 'noticePublished'].includes(expect.outcome)) return got.map((message) => `message too many: ${message}`);
  return expect.messages.flatMap(({ to, what, items }) => {
    const wanted = keyOf({ to, what, ...(items ? { items: [...items].sort() } : {}) });
    const times = got.filter((message) => message === wanted).length;
    return times === 1 ? [] : [`message ${wanted}: sent ${times} times`];
  });
}
