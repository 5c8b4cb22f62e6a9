// The thread of `npm run bench:names` that enters names, one transaction each, until it is told to stop.
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { makeNames } from './bench-name-maker.mjs';
import { productOf } from './bench-name-product.mjs';

const product = await productOf();
const db = await new product.DataSource(product.databaseOptions(workerData.url, product.ENTITIES, 1)).initialize();
const law = await product.lawNow(db.manager);
const maker = makeNames(workerData.seed);
let running = true;
parentPort.once('message', () => (running = false));
parentPort.postMessage('ready');

const from = performance.now();
let count = 0;
for (; running; count++) {
  const { full, parts, entityType } = maker.next();
  await db.transaction(async (tx) => {
    const entity = { id: randomUUID(), entityType, registry: '330302', state: 'registered', legacy: {} };
    await tx.insert(product.RegisterEntity, entity);
    const keys = product.nameKeys(full, law.names, parts);
    await product.enterName(tx, { ...entity, entityId: entity.id, full, keys, parts, individual: entityType === 'INDIVIDUAL_BUSINESS' });
  });
  await new Promise((done) => setTimeout(done, 5));
}
await db.destroy();
parentPort.postMessage({ names: count, aSecond: Math.round((count / (performance.now() - from)) * 1000) });
