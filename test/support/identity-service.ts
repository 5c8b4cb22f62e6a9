import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface IdentityService {
  url: string;
  /** What was asked, newest last. */
  asked: { path: string; body: Record<string, unknown> }[];
  close: () => Promise<void>;
}

type Reply = (response: ServerResponse, body: Record<string, unknown>, request: IncomingMessage) => void;

const believes: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ outcome: 'same' }));
};

/** Stands for the city's proof of identity: believes everyone, or answers as it is told. */
export async function startIdentityService(reply: Reply = believes): Promise<IdentityService> {
  const asked: IdentityService['asked'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
      asked.push({ path: `${request.method} ${request.url}`, body });
      reply(response, body, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
