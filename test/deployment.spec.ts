import { readFileSync } from 'node:fs';

const compose = readFileSync('docker-compose.yml', 'utf8');
const configuration = readFileSync('libs/platform/config.ts', 'utf8');
const image = readFileSync('Dockerfile', 'utf8');

/** What every process must be given. */
const required = [...configuration.matchAll(/given\('([A-Z_]+)'\)/g)].map(([, name = '']) => name);

describe("a city's installation", () => {
  it('gives the processes everything they refuse to start without', () => {
    const given = [...compose.matchAll(/^ {4}([A-Z_]+):/gm), ...image.matchAll(/\b([A-Z_]+)=/g)].map(([, name = '']) => name);
    expect(required.length).toBeGreaterThan(5);
    expect(required.filter((name) => !given.includes(name))).toEqual([]);
  });

  it('holds no secret, and does not start without one', () => {
    const secrets = ['SECRET_KEYS', 'INDEX_KEY', 'SESSION_SECRET', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD'];
    for (const name of secrets) {
      expect(compose).toContain(`\${${name}:?`);
      expect(compose).not.toContain(`\${${name}:-`);
    }
  });

  it('never is a demo', () => expect(compose + image).not.toMatch(/\bDEMO\b/));

  it('keeps the queue in a Redis that throws nothing away', () => {
    expect(compose).toMatch(/--appendonly\n\s+- 'yes'/);
    expect(compose).toMatch(/--maxmemory-policy\n\s+- noeviction/);
  });

  it('runs two copies of API and worker over one volume of files', () => {
    expect(compose.match(/deploy: \{ replicas: 2 \}/g)).toHaveLength(2);
    expect(compose.match(/files:\/var\/lib\/onewindow/g)).toHaveLength(1);
  });
});
