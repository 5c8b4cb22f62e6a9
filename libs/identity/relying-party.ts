import { config } from '#libs/platform';

/** Passkeys belong to the host of PUBLIC_URL; a page of another host, however alike, gets none of them. */
export function relyingParty(): { rpId: string; origin: string } {
  const { hostname, origin } = new URL(config().publicUrl);
  return { rpId: hostname, origin };
}

/** The challenge that the browser says to have been given; empty in what is no answer of a browser. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    return typeof said === 'object' && said !== null && 'challenge' in said && typeof said.challenge === 'string' ? said.challenge : '';
  } catch {
    return '';
  }
}
