import { createTransport, type Transporter } from 'nodemailer';
import { config } from '#libs/platform';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Makes the Message-ID: a mail that a crash sends twice is known as one. */
  readonly id: string;
}

/** `refused`: the server will never take it; `off`: no mail is configured. */
export type MailOutcome = 'sent' | 'refused' | 'off';

export const isMailAddress = (text: string): boolean => /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/.test(text);

const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Sends one mail by SMTP; call it from a handler, which may run twice. A failure that may pass is thrown, for the outbox to try
 * again, without the address in its words. The sender is `from` in SMTP_URL, or no-reply at the host of PUBLIC_URL.
 */
export async function sendMail({ to, subject, text, id }: Mail): Promise<MailOutcome> {
  const { smtpUrl, publicUrl } = config();
  if (smtpUrl === null) return 'off';
  const host = new URL(publicUrl).hostname;
  const from = new URL(smtpUrl).searchParams.get('from') ?? `no-reply@${host}`;
  const post = postTo(smtpUrl);
  try {
    await post.sendMail({ from, to, subject, text, textEncoding: 'base64', messageId: `<${id}@${host}>` });
    return 'sent';
  } catch (error) {
    return refusedOrThrow(error);
  } finally {
    post.close();
  }
}

/** Plain text from our own templates: nothing in a mail may make the server open a file or an address. */
const postTo = (url: string): Transporter => createTransport({ url, ...TIMES, disableFileAccess: true, disableUrlAccess: true });

function refusedOrThrow(error: unknown): 'refused' {
  // What nodemailer throws carries these; what else may be thrown has none of them.
  const { code = 'unknown', responseCode = 0, command = '' } = (error ?? {}) as { code?: string; responseCode?: number; command?: string };
  // A lasting answer to the recipient or the content; one to our own greeting or login is ours to repair.
  if (responseCode >= 500 && /^(RCPT|DATA|MAIL)/.test(command)) return 'refused';
  throw new Error(`mail was not sent: ${code} ${responseCode}`);
}
