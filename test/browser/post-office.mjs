// A mail server that keeps what it gets in a folder.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** Resolves when it listens: `{ url, folder, close }`. */
export async function openPostOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-mails-'));
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        writeFileSync(join(folder, `${(count += 1)}.txt`), Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, folder, close };
}
