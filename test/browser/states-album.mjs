// Pictures of every state at both widths, by day and by night, and one page that shows them all.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join('artifacts', 'states');
const WIDTHS = { 375: { width: 375, height: 800 }, 1280: { width: 1280, height: 860 } };

/** An album that takes pictures, or one that takes none. */
export function openAlbum(takes) {
  const pictures = [];
  if (takes) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
  }
  return {
    async picture(page, { place, route, name }) {
      if (!takes) return;
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const [width, viewport] of Object.entries(WIDTHS)) {
          await page.setViewportSize(viewport);
          const file = `${[place, route, name, width, colorScheme].join(' ').replace(/[^\w\u4e00-\u9fff]+/g, '-')}.png`;
          await page.screenshot({ path: join(FOLDER, file), fullPage: true });
          pictures.push({ state: `${place} ${route} · ${name}`, file, width, colorScheme });
        }
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WIDTHS[1280]);
    },
    close() {
      if (takes) writeFileSync(join(FOLDER, 'index.html'), sheet(pictures));
    },
  };
}

/** One row a state; a picture opens whole. */
function sheet(pictures) {
  const states = [...new Set(pictures.map(({ state }) => state))];
  const cell = ({ file, width, colorScheme }) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${width} ${colorScheme}"></a>`;
  const row = (state) =>
    `<section><h2>${state}</h2><p>${pictures
      .filter((one) => one.state === state)
      .map(cell)
      .join('')}</p></section>`;
  const style = 'body{font:14px sans-serif;margin:1rem}p{display:flex;gap:1rem;align-items:start}img{max-height:30rem;border:1px solid #999}';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>States</title><style>${style}</style><h1>${states.length} states</h1>${states.map(row).join('')}</html>`;
}
