const DEPTH_LIMIT = 40;
/** The longest filing anyone can mean has a tenth of it; checking the shape of more than this would keep everyone else waiting. */
const MOST_VALUES = 30_000;
const PATH_SHOWN = 200;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for; tab and line ends a person may paste
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;

export interface TextFault {
  code: string;
  path: string;
}

/** The first text of a JSON value that could not be kept as it came, with its path; also what is too deep or too much to look at. */
export function faultOfText(value: unknown): TextFault | undefined {
  const found = walk(value, '', { depth: 0, left: { values: MOST_VALUES } });
  return found && { ...found, path: found.path.slice(0, PATH_SHOWN) };
}

interface Place {
  depth: number;
  /** Shared by the whole walk. */
  left: { values: number };
}

function walk(value: unknown, path: string, { depth, left }: Place): TextFault | undefined {
  if (depth > DEPTH_LIMIT) return { code: 'request.too_deep', path };
  left.values -= 1;
  if (left.values < 0) return { code: 'request.too_much', path };
  if (typeof value === 'string') return faultOf(value, path);
  if (value === null || typeof value !== 'object') return undefined;
  const inside = { depth: depth + 1, left };
  if (Array.isArray(value)) return first(value.entries(), ([index, entry]) => walk(entry, `${path}[${index}]`, inside));
  return first(Object.entries(value), ([key, field]: [string, unknown]) => {
    const inner = path ? `${path}.${key}` : key;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return { code: 'request.invalid', path: inner };
    return faultOf(key, path) ?? walk(field, inner, inside);
  });
}

function faultOf(text: string, path: string): TextFault | undefined {
  if (!text.isWellFormed()) return { code: 'request.half_character', path };
  return CONTROL.test(text) ? { code: 'request.control_character', path } : undefined;
}

function first<E>(entries: Iterable<E>, look: (entry: E) => TextFault | undefined): TextFault | undefined {
  for (const entry of entries) {
    const found = look(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}
