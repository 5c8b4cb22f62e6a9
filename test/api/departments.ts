import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Departments {
  url: string;
  /** Every request as it came: method and address, headers, body. */
  received: { line: string; headers: string; body: string }[];
  close: () => Promise<void>;
}

/** The other departments: each takes what it gets and acknowledges. */
export async function startDepartments(): Promise<Departments> {
  const received: Departments['received'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ line: `${request.method} ${request.url}`, headers: request.rawHeaders.join('\n'), body: Buffer.concat(parts).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ received: true, number: 'X'.repeat(9) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
