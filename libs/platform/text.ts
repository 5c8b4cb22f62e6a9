const DEPTH_LIMIT = 40;
// Control characters other than tab and line ends, which a person may paste into a long field.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;

/** The first text of a JSON value that could not be kept as it came, with its path. */
export function faultOfText(value: unknown, path = '', depth = 0): { code: string; path: string } | undefined {
  if (depth > DEPTH_LIMIT) return { code: 'request.too_deep', path };
  if (typeof value === 'string') return faultOf(value, path);
  if (Array.isArray(value)) return first(value.map((entry, index) => () => faultOfText(entry, `${path}[${index}]`, depth + 1)));
  if (value === null || typeof value !== 'object') return undefined;
  return first(
    Object.entries(value).map(([key, field]) => () => {
      const inner = path ? `${path}.${key}` : key;
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') return { code: 'request.invalid', path: inner };
      return faultOf(key, path) ?? faultOfText(field, inner, depth + 1);
    }),
  );
}

function faultOf(text: string, path: string): { code: string; path: string } | undefined {
  if (!text.isWellFormed()) return { code: 'request.half_character', path };
  return CONTROL.test(text) ? { code: 'request.control_character', path } : undefined;
}

function first<T>(tries: (() => T | undefined)[]): T | undefined {
  for (const attempt of tries) {
    const found = attempt();
    if (found !== undefined) return found;
  }
  return undefined;
}
