import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { config } from './config.ts';

/** Keeps bytes by their content. A file is whole on disk before a row may name it; the same content is kept once. */
export abstract class FileStore {
  /** Keeps the bytes and gives their SHA-256 in hex, by which they are found again. */
  abstract put(bytes: Buffer): Promise<string>;
  abstract get(sha256: string): Promise<Buffer>;
}

@Injectable()
export class DiskFileStore extends FileStore {
  async put(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = pathOf(sha256);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    return sha256;
  }

  async get(sha256: string): Promise<Buffer> {
    return readFile(pathOf(sha256));
  }
}

function pathOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a kept file');
  return join(config().filesDir, sha256.slice(0, 2), sha256.slice(2));
}

/** The new name itself must survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
