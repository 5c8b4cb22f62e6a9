import { fitText, SONG, type Fitted } from '#libs/papers';
import type { FaceField, LicenceFace } from './licence-face.ts';
import { mm } from './licence-frame.ts';
import type { ColumnTemplate, SheetTemplate } from './licence-template.ts';

export interface LaidField extends FaceField {
  readonly fitted: Fitted;
  /** First baseline, in points. */
  readonly y: number;
}

export interface LaidColumn {
  readonly look: ColumnTemplate;
  readonly fields: readonly LaidField[];
}

/** Gives each field its place. Rows stand apart as far as all columns allow, up to the template's limit. */
export function layColumns(face: LicenceFace, template: SheetTemplate): LaidColumn[] {
  const push = mm((face.numbers.length - 1) * template.number.pitch);
  const tight = template.columns.map((look) => layColumn(face, look, push, mm(look.rowGap)));
  const spare = tight.map(({ look, fields }) => {
    const last = fields.at(-1);
    const end = last ? last.y + (last.fitted.lines.length - 1) * last.fitted.size * look.leading : 0;
    return last?.fitted.size === look.size ? (mm(look.y + look.height) - end) / (fields.length + 1) : 0;
  });
  const wider = Math.min(...spare, ...template.columns.map((look) => mm(look.rowGapMost - look.rowGap)));
  return wider > 0 ? template.columns.map((look) => layColumn(face, look, push, mm(look.rowGap) + wider)) : tight;
}

/** One field below the other, the last with all the room that is left. */
function layColumn(face: LicenceFace, look: ColumnTemplate, push: number, rowGap: number): LaidColumn {
  const fields = look.fields.includes('*') ? face.fields : look.fields.flatMap((name) => face.fields.filter(({ field }) => field === name));
  const width = mm(look.width - look.label.width - look.label.gap);
  let top = mm(look.y) + push;
  const laid = fields.map((field, index): LaidField => {
    const most = look.size * (1 + (look.most - 1) * look.leading);
    const height = index === fields.length - 1 ? mm(look.y + look.height) - top : most;
    const fitted = fitText(field.value, { width, height, largest: look.size, smallest: look.smallest, leading: look.leading }, SONG);
    const y = top + look.size;
    top = y + (Math.max(fitted.lines.length, 1) - 1) * fitted.size * look.leading + rowGap;
    return { ...field, fitted, y };
  });
  return { look, fields: laid };
}
