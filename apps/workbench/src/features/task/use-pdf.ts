import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Piece } from './paper-text.ts';

/** A paper taken apart: its pages can be drawn and their text is known. */
export interface Pdf {
  readonly pages: readonly PdfPage[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Draws the page so many pixels wide. */
  readonly draw: (canvas: HTMLCanvasElement, width: number) => Promise<void>;
}

/** More of a scan nobody reads on a screen; the paper itself is one press away. */
const MOST_PAGES = 60;

export const usePdf = (address: string, wanted: boolean): UseQueryResult<Pdf> =>
  useQuery({
    queryKey: ['pdf', address],
    queryFn: ({ signal }) => openPdf(address, signal),
    enabled: wanted,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: 1,
  });

async function openPdf(address: string, signal: AbortSignal): Promise<Pdf> {
  const [{ getDocument }, answer] = await Promise.all([import('unpdf/pdfjs'), fetch(address, { signal })]);
  if (!answer.ok) throw new Error(`paper ${answer.status}`);
  const paper = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), isEvalSupported: false }).promise;
  const pages: PdfPage[] = [];
  for (let count = 1; count <= Math.min(paper.numPages, MOST_PAGES); count += 1) {
    const page = await paper.getPage(count);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): Piece[] =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width, height: item.height }]
        : [],
    );
    const draw = async (canvas: HTMLCanvasElement, wide: number): Promise<void> => {
      const viewport = page.getViewport({ scale: wide / width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
    };
    pages.push({ width, height, pieces, draw });
  }
  return { pages };
}
