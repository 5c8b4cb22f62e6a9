import type { Law } from '#libs/catalogue';

/** The registry of a division as it signs: 温州市鹿城区市场监督管理局, 瑞安市市场监督管理局. */
export function registryName(law: Law, jurisdiction: string, on: string): string {
  const full = law.divisions.fullName(jurisdiction, on) ?? '';
  return `${full.replace(/^[^省]*省/u, '')}市场监督管理局`;
}
