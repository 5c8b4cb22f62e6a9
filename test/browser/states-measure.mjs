// What a page may get wrong that can be measured. Each function runs inside the page and gives what it found, a sentence each.

/** Language, title, one h1, landmarks, and that the eye and the Tab key go the same way. */
export function frameFaults() {
  const root = document.documentElement;
  const faults = [];
  if (!/^(zh-CN|en)$/.test(root.lang)) faults.push(`the language is "${root.lang}"`);
  if (!document.title.trim()) faults.push('no title');
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  for (const [what, wanted] of Object.entries({ h1: 1, main: 1, 'header, [role=banner]': 1 })) {
    const count = [...document.querySelectorAll(what)].filter(isSeen).length;
    if (count !== wanted) faults.push(`${count} of ${what}`);
  }
  if (document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])')) faults.push('an order of its own for the Tab key');
  return faults;
}

/** What makes the page wider than its window, and text that is cut off. */
export function spills() {
  const faults = [];
  const over = document.documentElement.scrollWidth - window.innerWidth;
  const named = (one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''}${[...one.classList].map((name) => `.${name}`).join('')}`;
  const scrolls = (one) => one !== null && (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  if (over > 0) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > window.innerWidth + 0.5 && !scrolls(one.parentElement),
    );
    faults.push(`${over} px too wide: ${wide.slice(-3).map(named).join(', ')}`);
  }
  for (const one of document.body.querySelectorAll('h1, h2, h3, p, li, dt, dd, td, th, a, button, label, span, b, small, legend')) {
    const style = getComputedStyle(one);
    if (!/hidden|clip/.test(style.overflowX) || style.clipPath !== 'none' || style.position === 'absolute') continue;
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && one.textContent.trim())
      faults.push(`cut off: ${named(one)} "${one.textContent.trim().slice(0, 20)}"`);
  }
  return faults;
}

/** Targets smaller than they must be. A link within a sentence is exempt. */
export function smallTargets(least) {
  const faults = [];
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=combobox], [role=menuitem]';
  const boxes = new Map();
  for (const one of document.querySelectorAll(all)) {
    const whole = one.closest('label') ?? one.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper') ?? one;
    if (one.closest('.skip') || !one.checkVisibility({ visibilityProperty: true }) || whole.closest('[inert]')) continue;
    const style = getComputedStyle(whole);
    const sentence = style.display === 'inline' && (whole.parentElement?.textContent.trim().length ?? 0) > whole.textContent.trim().length;
    if (!sentence) boxes.set(whole, one);
  }
  for (const [whole, one] of boxes) {
    const { width, height } = whole.getBoundingClientRect();
    if (width === 0 || height === 0 || (width >= least - 0.5 && height >= least - 0.5)) continue;
    const said = (one.getAttribute('aria-label') ?? whole.textContent).trim().slice(0, 24);
    faults.push(`${Math.round(width)}×${Math.round(height)}: ${one.tagName.toLowerCase()}.${whole.className} "${said}"`);
  }
  return faults;
}

/** Text smaller than it must be. Papers are shown as they are printed. */
export function smallText(least) {
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || !one.checkVisibility() || one.closest('.vh, .skip, .licence .sealed, script, style, svg, option')) continue;
    const size = Number.parseFloat(getComputedStyle(one).fontSize);
    if (size < least - 0.01) faults.add(`${size.toFixed(1)} px: ${one.tagName.toLowerCase()}.${one.className} "${node.data.trim().slice(0, 16)}"`);
  }
  return [...faults];
}

/** In one column what comes next for the Tab key never stands above what came before. */
export function orderFaults() {
  const faults = [];
  const all = [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.closest('.vh'))
    .map((one) => ({ one: one.closest('label') ?? one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  for (let at = 1; at < all.length; at += 1) {
    const [before, after] = [all[at - 1], all[at]];
    if (after.box.bottom <= before.box.top + 1 && after.box.left < before.box.right - 1)
      faults.push(`"${after.one.textContent.trim().slice(0, 16)}" stands above "${before.one.textContent.trim().slice(0, 16)}"`);
  }
  return faults;
}

/** What can be focused and does not show it. `hard`: colours are the system's, so only an outline or an edge counts. */
export function hiddenFocus(hard) {
  const faults = [];
  const was = document.activeElement;
  const shown = (one) => {
    const { outlineStyle, outlineWidth, boxShadow, borderTopWidth, borderBottomWidth } = getComputedStyle(one);
    const outline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 ? `${outlineStyle}${outlineWidth}` : '';
    return `${outline}|${borderTopWidth}${borderBottomWidth}|${hard ? '' : boxShadow}`;
  };
  const around = (one) =>
    [
      one,
      one.nextElementSibling,
      one.parentElement,
      one.closest('label'),
      one.closest('.btn, .ant-select, .ant-input-affix-wrapper, .ant-segmented'),
    ].filter(Boolean);
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility() && !one.disabled && !one.closest('[inert]'))
    .slice(0, 80);
  for (const one of all) {
    one.blur();
    const before = around(one).map(shown);
    one.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== one) continue; // a question over the page keeps the focus
    const after = around(one).map(shown);
    if (!after.some((text, at) => text !== before[at]))
      faults.push(`no ring: ${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 16)}"`);
  }
  document.activeElement?.blur?.();
  was?.focus?.({ preventScroll: true });
  return faults;
}

/** What is chosen, pressed or current and would look like the others where colours are the system's. */
export function hiddenChoice() {
  const faults = [];
  const kept = (one) => {
    const style = getComputedStyle(one);
    const { textDecorationLine, fontWeight, borderTopWidth, borderTopStyle, borderLeftWidth, borderBottomWidth, outlineStyle } = style;
    const edge = [borderTopWidth, borderTopStyle, borderLeftWidth, borderBottomWidth, style.borderTopColor, style.backgroundColor].join();
    return [textDecorationLine, fontWeight, edge, outlineStyle, one.querySelectorAll('svg').length].join('|');
  };
  const chosen = '[aria-pressed=true], [aria-current]:not([aria-current=false]), [aria-selected=true], .ant-segmented-item-selected';
  for (const one of document.querySelectorAll(chosen)) {
    if (
      !one.checkVisibility() ||
      (one.querySelector('input:checked') instanceof HTMLInputElement && getComputedStyle(one.querySelector('input:checked')).opacity !== '0')
    )
      continue;
    const same = [...(one.closest('ul, nav, table, [role=tablist], [role=radiogroup], .pick') ?? one.parentElement).querySelectorAll(one.tagName)];
    const other = same.find(
      (each) =>
        each !== one &&
        !each.matches(chosen) &&
        each.className.replace(/\S*(?:selected|active)\S*/g, '').trim() === one.className.replace(/\S*(?:selected|active)\S*/g, '').trim(),
    );
    if (other && kept(other) === kept(one))
      faults.push(`chosen and not seen: ${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 16)}"`);
  }
  return faults;
}
