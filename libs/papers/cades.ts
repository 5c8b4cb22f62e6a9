import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

/** A private key that can sign, wherever it lies, and its certificates in DER. An HSM or a key service stands behind this. */
export interface SigningKey {
  readonly certificate: Buffer;
  /** The issuers' certificates, put into the signature so that anyone can build the path. */
  readonly chain: readonly Buffer[];
  readonly algorithm: 'ecdsa-p256' | 'rsa';
  /** Signs SHA-256 of the bytes; ECDSA as a DER pair, RSA as PKCS #1 v1.5. */
  sign(bytes: Buffer): Promise<Buffer>;
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  rsa: '1.2.840.113549.1.1.1',
} as const;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The bytes in a buffer of their own, as asn1js wants them. */
export const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const parsed = new WeakMap<Buffer, pkijs.Certificate>();

/** A signer's certificates are the same for every paper: each is parsed once. */
function certificateFrom(der: Buffer): pkijs.Certificate {
  const certificate = parsed.get(der) ?? pkijs.Certificate.fromBER(exact(der));
  parsed.set(der, certificate);
  return certificate;
}

const octets = (bytes: Buffer): asn1.OctetString => new asn1.OctetString({ valueHex: exact(bytes) });
const attribute = (type: string, value: asn1.BaseBlock): pkijs.Attribute => new pkijs.Attribute({ type, values: [value] });

/**
 * A detached CMS signature as PAdES baseline B-B asks (ETSI EN 319 142-1): content type, digest and signing certificate
 * are signed, no signing time is (it stands in the PDF's field), attributes in the order of DER.
 */
export async function cadesSignature(covered: Buffer, key: SigningKey): Promise<Buffer> {
  const certificate = certificateFrom(key.certificate);
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256Algorithm(),
    signatureAlgorithm:
      key.algorithm === 'rsa'
        ? new pkijs.AlgorithmIdentifier({ algorithmId: OID.rsa, algorithmParams: new asn1.Null() })
        : new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaSha256 }),
  });
  const attributes = inDerOrder([
    attribute(OID.contentType, new asn1.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, octets(sha256(covered))),
    attribute(OID.signingCertificateV2, signingCertificate(key.certificate, certificate)),
  ]);
  const signedBytes = new asn1.Set({ value: attributes.map((one) => one.toSchema()) }).toBER(false);
  signer.signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes, encodedValue: signedBytes });
  signer.signature = octets(await key.sign(Buffer.from(signedBytes)));
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256Algorithm()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate, ...key.chain.map(certificateFrom)],
    signerInfos: [signer],
  });
  const content = new pkijs.ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) });
  return Buffer.from(content.toSchema().toBER(false));
}

const sha256Algorithm = (): pkijs.AlgorithmIdentifier => new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 });

function inDerOrder(attributes: readonly pkijs.Attribute[]): pkijs.Attribute[] {
  return attributes
    .map((one) => ({ one, der: Buffer.from(one.toSchema().toBER(false)) }))
    .sort((a, b) => Buffer.compare(a.der, b.der))
    .map(({ one }) => one);
}

/** ESSCertIDv2 with the default hash: ties the signature to this certificate and no other of the same key (RFC 5035). */
function signingCertificate(der: Buffer, certificate: pkijs.Certificate): asn1.Sequence {
  const issuer = new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 4 }, value: [certificate.issuer.toSchema()] });
  const issuerSerial = new asn1.Sequence({ value: [new asn1.Sequence({ value: [issuer] }), certificate.serialNumber] });
  const identifier = new asn1.Sequence({ value: [octets(sha256(der)), issuerSerial] });
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [identifier] })] });
}
