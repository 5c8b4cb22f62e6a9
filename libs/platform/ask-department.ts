import { config } from './config.ts';

const PATIENCE_MS = 10_000;

/**
 * Sends JSON to a department and gives its answer. The key makes a repetition the same request. Anything but 200 with JSON is an
 * error, which the queue tries again; it names department and status only.
 */
export async function askDepartment(
  department: string,
  what: 'messages' | 'codes' | 'enquiries',
  key: string,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${config().departmentsUrl}/${encodeURIComponent(department)}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${department} answered ${response.status}`);
  }
  const answer: unknown = await response.json();
  if (answer === null || typeof answer !== 'object') throw new Error(`${department} answered no object`);
  return answer as Record<string, unknown>;
}
