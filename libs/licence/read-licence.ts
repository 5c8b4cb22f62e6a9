import type { Law } from '#libs/catalogue';
import { readPaper, type PaperReading } from '#libs/papers';
import { licenceLabels } from './licence-face.ts';

/** Reads a licence back from its PDF: what is printed beside each label. Throws `UnreadablePdfError` for what is no PDF. */
export const readLicence = (pdf: Buffer, law: Pick<Law, 'entityTypes'>): Promise<PaperReading> => readPaper(pdf, licenceLabels(law));
