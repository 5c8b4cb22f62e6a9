import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Loading, useWords } from '#libs/ui';
import { placesOf } from './paper-text.ts';
import { usePdf, type PdfPage } from './use-pdf.ts';

interface PdfPaperProps {
  address: string;
  title: string;
  /** How the fact that is looked at may be written here. */
  words: readonly string[];
  page: number;
  zoomed: boolean;
  /** How many pages there are, and on which of them the words stand. */
  learn: (pages: number, found: number | null) => void;
}

/** A page of a paper with the fact lit that is looked at on the form. */
export function PdfPaper({ address, title, words, page, zoomed, learn }: PdfPaperProps): ReactNode {
  const { t } = useWords();
  const pdf = usePdf(address, true);
  const key = words.join('\n');
  const found = pdf.data ? pdf.data.pages.findIndex((one) => placesOf(one.pieces, words, one).length > 0) : -1;
  const pages = pdf.data?.pages.length ?? 0;
  useEffect(() => {
    if (pages > 0) learn(pages, found < 0 ? null : found);
    // The words are compared by their text: a new list of the same words is nothing new to learn.
  }, [pages, found, key]);
  const shown = pdf.data?.pages[Math.min(page, pages - 1)];
  if (!shown) return pdf.error ? <iframe className="paper-view" src={address} title={title} /> : <Loading lines={8} />;
  return (
    <div
      className="paper-page"
      data-zoomed={zoomed || undefined}
      tabIndex={0}
      role="img"
      aria-label={t('case.page', { title, page: page + 1, pages })}
    >
      <div className="paper-whole">
        <Drawn page={shown} zoomed={zoomed} />
        {placesOf(shown.pieces, words, shown).map((box) => (
          <mark
            key={`${box.left} ${box.top}`}
            className="lit"
            style={{ left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}

function Drawn({ page, zoomed }: { page: PdfPage; zoomed: boolean }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const here = canvas.current;
    if (!here) return;
    let gone = false;
    // Drawn beside what stands here, so that nothing flickers when a page is turned.
    const beside = document.createElement('canvas');
    void page.draw(beside, Math.max(here.clientWidth, 300) * Math.min(window.devicePixelRatio || 1, 2)).then(() => {
      if (gone) return;
      here.width = beside.width;
      here.height = beside.height;
      here.getContext('2d')?.drawImage(beside, 0, 0);
      setDrawn(true);
    });
    return () => {
      gone = true;
    };
  }, [page, zoomed]);
  return <canvas ref={canvas} data-drawn={drawn || undefined} style={{ aspectRatio: `${page.width} / ${page.height}` }} />;
}
