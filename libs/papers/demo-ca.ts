import 'reflect-metadata';
import { createHash, createPrivateKey, randomBytes, sign, webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { SigningKey } from './cades.ts';

/** A certificate authority for demonstrations: its papers look and verify like real ones and mean nothing. */
export interface DemoCa {
  /** Its own certificate in DER: what a verifier of these papers trusts. */
  readonly certificate: Buffer;
  /** The key of a signer; the same name and identity have the same key for ever. The identity stands in the certificate, so it is no personal number. */
  keyOf(name: string, identity?: string): Promise<SigningKey>;
}

/** Spans every day that a registry clock may be set to. */
const NOT_BEFORE = new Date('2014-01-01T00:00:00+08:00');
const NOT_AFTER = new Date('2049-12-31T23:59:59+08:00');
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** Keys of many people do not fill the memory: the oldest is read from the folder again. */
const KEPT = 500;
const CERTIFICATE = 'certificate.pem';
const KEY = 'key.pem';
/** X.520 serialNumber: tells people of one name apart. */
const SERIAL_NUMBER = '2.5.4.5';
const CA_NAME = 'CN=一窗演示根证书 OneWindow Demo CA, O=一窗演示（无法律效力）, C=CN';

interface Identity {
  readonly certificate: Buffer;
  readonly key: string;
}

/** The demo authority kept in a folder, made there when the folder has none. Any number of processes may ask at once. */
export async function ensureDemoCa(dir: string): Promise<DemoCa> {
  const ca = await keptIn(join(dir, 'ca'), makeCa);
  const keys = new Map<string, Promise<SigningKey>>();
  return {
    certificate: ca.certificate,
    keyOf(name, identity) {
      const whose = identity === undefined ? name : `${name} ${identity}`;
      let key = keys.get(whose);
      if (!key) {
        key = keptIn(join(dir, `signer-${sha256(whose).slice(0, 16)}`), () => makeSigner(ca, name, identity)).then((made) => signingKey(made, ca));
        keys.set(whose, key);
        key.catch(() => keys.delete(whose));
        const [oldest] = keys.keys();
        if (keys.size > KEPT && oldest !== undefined) keys.delete(oldest);
      }
      return key;
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function signingKey({ certificate, key }: Identity, ca: Identity): SigningKey {
  const privateKey = createPrivateKey(key);
  return { certificate, chain: [ca.certificate], algorithm: 'ecdsa-p256', sign: async (bytes) => sign('sha256', bytes, privateKey) };
}

/** Reads an identity, or makes one beside its place and moves it there whole. Whoever comes second finds the folder taken and uses what is in it. */
async function keptIn(folder: string, make: () => Promise<Identity>): Promise<Identity> {
  const kept = await read(folder);
  if (kept) return kept;
  const made = await make();
  const temporary = `${folder}.${randomBytes(8).toString('hex')}.tmp`;
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  await writeFile(join(temporary, CERTIFICATE), new x509.X509Certificate(new Uint8Array(made.certificate)).toString('pem'), { flush: true });
  await writeFile(join(temporary, KEY), made.key, { mode: 0o600, flush: true });
  try {
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const other = await read(folder);
    if (other) return other;
    throw error;
  }
  return made;
}

/** The folder came into being whole, so whoever sees one file of it sees all. */
async function read(folder: string): Promise<Identity | null> {
  if (!existsSync(join(folder, KEY))) return null;
  const [pem, key] = await Promise.all([readFile(join(folder, CERTIFICATE), 'utf8'), readFile(join(folder, KEY), 'utf8')]);
  return { certificate: Buffer.from(new x509.X509Certificate(pem).rawData), key };
}

async function makeCa(): Promise<Identity> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: CA_NAME,
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return identityOf(certificate, keys);
}

async function makeSigner(ca: Identity, name: string, identity?: string): Promise<Identity> {
  const issuer = new x509.X509Certificate(new Uint8Array(ca.certificate));
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: [
        { CN: [name] },
        ...(identity === undefined ? [] : [{ [SERIAL_NUMBER]: [identity] }]),
        { O: ['一窗演示（无法律效力）'] },
        { C: ['CN'] },
      ],
      issuer: issuer.subject,
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: await webcrypto.subtle.importKey('pkcs8', pemBytes(ca.key), ALGORITHM, false, ['sign']),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
        await x509.AuthorityKeyIdentifierExtension.create(issuer, false, webcrypto),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return identityOf(certificate, keys);
}

const generateKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

/** A positive number of 16 bytes. */
const serial = (): string => `4${randomBytes(16).toString('hex').slice(1)}`;

async function identityOf(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<Identity> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: Buffer.from(certificate.rawData), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
}

const pemBytes = (pem: string): ArrayBuffer => x509.PemConverter.decodeFirst(pem);
