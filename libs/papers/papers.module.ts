import { Module, type Provider } from '@nestjs/common';
import { config } from '#libs/platform';
import { ensureDemoCa, type DemoCa } from './demo-ca.ts';
import { setFontFolders } from './font.ts';
import { DemoSigner } from './signer.ts';

/** Signs papers. A city puts its licensed authority's signer here; everything else stays. */
export const PAPER_SIGNER = Symbol('PaperSigner');
/** Certificates (DER) that a checked paper may chain to. */
export const PAPER_TRUST = Symbol('PaperTrust');
const DEMO_CA = Symbol('DemoCa');

const keys: Provider[] = [
  {
    provide: DEMO_CA,
    useFactory: (): Promise<DemoCa> => {
      setFontFolders(config().fontDirs);
      return ensureDemoCa(config().caDir);
    },
  },
  { provide: PAPER_SIGNER, useFactory: (ca: DemoCa) => new DemoSigner(ca), inject: [DEMO_CA] },
  { provide: PAPER_TRUST, useFactory: (ca: DemoCa) => [ca.certificate], inject: [DEMO_CA] },
];

@Module({ providers: keys, exports: [PAPER_SIGNER, PAPER_TRUST] })
export class PapersModule {}
