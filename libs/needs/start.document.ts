import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, type Language } from '#libs/platform';
import { html, Html } from './html.ts';

/**
 * Before the first picture: what the person chose in the portal earlier. Afterwards: a changed answer fetches the result anew. Without it the
 * form is sent by its button.
 */
const SCRIPT = `(()=>{const d=document,r=d.documentElement,k='onewindow.view';let v={};try{v=JSON.parse(localStorage.getItem(k)||'{}')}catch{}
const u=new URL(location.href);const keep=c=>{try{localStorage.setItem(k,JSON.stringify({...v,...c}))}catch{}};
if(v.larger===true)r.dataset.view='elder';if(v.theme==='light'||v.theme==='dark')r.dataset.theme=v.theme;
if(!u.searchParams.has('lang')&&(v.language==='en'||v.language==='zh')&&!r.lang.startsWith(v.language)){u.searchParams.set('lang',v.language);location.replace(u)}
d.addEventListener('DOMContentLoaded',()=>{const f=d.querySelector('form');let n=0,t;
const go=()=>{const m=++n,a='/?'+new URLSearchParams(new FormData(f));d.getElementById('res').setAttribute('aria-busy','true');
fetch(a).then(x=>x.ok?x.text():Promise.reject()).then(x=>{if(m!==n)return;const p=new DOMParser().parseFromString(x,'text/html');
d.getElementById('res').innerHTML=p.getElementById('res').innerHTML;d.getElementById('res').removeAttribute('aria-busy');history.replaceState(null,'',a);
for(const s of['data-elder','data-lang'])d.querySelector('['+s+']').href=p.querySelector('['+s+']').href},()=>d.getElementById('res').removeAttribute('aria-busy'))};
f.addEventListener('input',e=>{clearTimeout(t);t=setTimeout(go,e.target.type==='text'?500:0)});
d.querySelector('[data-lang]').addEventListener('click',e=>keep({language:e.currentTarget.dataset.lang}));
const b=d.querySelector('[data-elder]');b.addEventListener('click',()=>keep({larger:!new URL(location.href).searchParams.has('view')&&r.dataset.view!=='elder'}));
if(v.larger===true&&!u.searchParams.has('view'))f.insertAdjacentHTML('afterbegin','<input type="hidden" name="view" value="elder">')})})()`;

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only its own style and this very script run. */
export const START_POLICY = [
  "default-src 'self'",
  `script-src ${sha256(SCRIPT)}`,
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join(';');

let style: string | undefined;

/** The portal's own style sheet, as it was built; without a built portal the page is plain. */
function portalStyle(): string {
  if (style !== undefined) return style;
  const root = join(config().webDir, 'portal');
  const page = existsSync(join(root, 'index.html')) ? readFileSync(join(root, 'index.html'), 'utf8') : '';
  const sheets = [...page.matchAll(/href="\/(assets\/[\w.-]+\.css)"/g)].map(([, file]) => readFileSync(join(root, file ?? ''), 'utf8'));
  style = sheets.join('\n');
  return style;
}

/** The whole document: its style inside, so that nothing else is fetched before it can be read. */
export function startDocument(body: Html, { language, larger, title }: { language: Language; larger: boolean; title: string }): string {
  const view = larger ? html` data-view="elder"` : '';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}" ${view}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Html(portalStyle())}
        </style>
        ${new Html(`<script>${SCRIPT}</script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`.text.replace(/\n\s+/g, '\n');
}
