import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DemoIdentityView } from '#libs/contract';

const FILE = resolve('libs/identity/data/demo-identities.json');
let read: DemoIdentityView[] | undefined;

/** Whom the demonstration's identity server (tools/identity-server.mjs, the same file) answers in a way of their own. */
export const demoIdentityViews = (): DemoIdentityView[] => (read ??= parse(readFileSync(FILE, 'utf8')));

function parse(text: string): DemoIdentityView[] {
  // The file is ours, and the server beside it reads the same; how that answers is not for the page.
  const people = JSON.parse(text) as DemoIdentityView[];
  return people.map(({ name, documentType, number, issuingCountry, what }) => ({
    ...{ name, documentType, number, what },
    ...(issuingCountry ? { issuingCountry } : {}),
  }));
}
