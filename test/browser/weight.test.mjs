// How much script and style a person on a slow line loads, from the manifest of the build: the journey of an applicant as one, each page further by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const BUILT = 'dist/web/portal';
const JOURNEY_KB = 260;
const FURTHER_KB = 60;
const LANGUAGES = ['zh', 'en'];
/** What an applicant opens from an empty account to the licence. */
const JOURNEY = [
  'src/features/account/sign-up-page.tsx',
  'src/features/filing/begin-page.tsx',
  'src/features/filing/filing-routes.tsx',
  'src/app/sign-page.tsx',
  'src/app/mine-page.tsx',
  'src/features/inbox/inbox-page.tsx',
  'src/features/licence/licence-page.tsx',
];

const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8'));
const words = (name) => /(?:^|\/)words\.(\w+)\.json$/.exec(name)?.[1];
const isPage = (name) => /(?:-page|-routes|-topic)\.tsx$/.test(name);

/** Script and style that come with a part: what it stands on, and what it loads itself unless that is a page or another language. */
function filesOf(name, language, seen = new Set(), files = new Set()) {
  if (seen.has(name)) return files;
  seen.add(name);
  const part = manifest[name];
  assert.ok(part, `${name} is not in the build`);
  for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
  const later = (part.dynamicImports ?? []).filter((one) => !isPage(one) && (words(one) ?? language) === language);
  for (const one of [...(part.imports ?? []), ...later]) filesOf(one, language, seen, files);
  return files;
}

const weight = new Map();
const weightOf = (file) => {
  if (!weight.has(file)) weight.set(file, gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length);
  return weight.get(file);
};
const kilobytes = (files) => [...files].reduce((sum, file) => sum + weightOf(file), 0) / 1_000;

const pages = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry && isPage(name));
/** The pages of the journey and the pages inside them. */
const inside = (name) => [name, ...(manifest[name].dynamicImports ?? []).filter(isPage).flatMap(inside)];
const journey = new Set(JOURNEY.flatMap(inside));

for (const language of LANGUAGES) {
  const first = filesOf('index.html', language);
  void test(`the journey of an applicant in ${language} weighs at most ${JOURNEY_KB} KB`, (t) => {
    const files = new Set([...first, ...[...journey].flatMap((name) => [...filesOf(name, language)])]);
    t.diagnostic(`first page ${kilobytes(first).toFixed(1)} KB, whole journey ${kilobytes(files).toFixed(1)} KB`);
    assert.ok(kilobytes(files) <= JOURNEY_KB, `${kilobytes(files).toFixed(1)} KB: ${[...files].map((one) => `${one} ${weightOf(one)}`).join(', ')}`);
  });

  void test(`each page in ${language} adds at most ${FURTHER_KB} KB to what is loaded`, (t) => {
    const heaviest = { name: '', size: 0 };
    for (const name of pages) {
      const size = kilobytes([...filesOf(name, language)].filter((file) => !first.has(file)));
      if (size > heaviest.size) Object.assign(heaviest, { name, size });
      assert.ok(size <= FURTHER_KB, `${name} adds ${size.toFixed(1)} KB`);
    }
    t.diagnostic(`heaviest of ${pages.length}: ${heaviest.name} ${heaviest.size.toFixed(1)} KB`);
  });

  void test(`who reads ${language} loads the texts of no other language`, () => {
    const loaded = [...first].filter((file) => /words\./.test(file));
    assert.equal(loaded.length, 2, loaded.join(', '));
  });
}

void test('no script or style is left out of the count', () => {
  const counted = new Set(LANGUAGES.flatMap((language) => ['index.html', ...pages].flatMap((name) => [...filesOf(name, language)])));
  const built = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  assert.deepEqual(
    built.filter((file) => /\.(?:js|css)$/.test(file) && !counted.has(file)),
    [],
  );
});
