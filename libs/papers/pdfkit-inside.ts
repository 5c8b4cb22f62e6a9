/** The parts of pdfkit 0.20.2 that we reach into and that its types leave out. Its version is pinned; the specs of this library notice a change. */
export interface PdfkitInside {
  readonly info: Record<string, unknown>;
  readonly _root: { readonly data: { readonly AcroForm: { readonly data: FormData } } };
  readonly page: {
    readonly height: number;
    readonly dictionary: PdfReference;
    readonly annotations: PdfReference[];
    readonly xobjects: Record<string, PdfReference>;
  };
  /** Writes the XMP from `info`, without escaping it. */
  _addInfo(): void;
  initForm(): void;
  ref(data: Record<string, unknown>): PdfReference;
  addContent(operators: string): void;
}

export interface PdfReference {
  readonly data: Record<string, unknown>;
  end(content?: Buffer): void;
}

interface FormData {
  readonly Fields: PdfReference[];
  NeedAppearances: boolean;
  SigFlags?: number;
}

/** The same object seen with the parts above: there is no typed way to them. */
export const inside = (document: PDFKit.PDFDocument): PdfkitInside => document as unknown as PdfkitInside;
