import { placesOf } from '../../apps/workbench/src/features/task/paper-text.ts';

const page = { width: 600, height: 800 };
const piece = (text: string, x: number, y: number) => ({ text, x, y, width: text.length * 10, height: 10 });

it('finds a word inside a piece, at its part of it', () => {
  expect(placesOf([piece('住所：青鹭路18号', 100, 700)], ['青鹭路18号'], page)).toEqual([
    { left: 130 / 600, top: 1 - 710 / 800, width: 60 / 600, height: 12.5 / 800 },
  ]);
});

it('goes on over a line end, and does not mind blanks and width', () => {
  const boxes = placesOf([piece('住所：青鹭 路', 100, 700), piece('１８号301室', 100, 680)], ['青鹭路18号301室'], page);
  expect(boxes.map(({ left }) => left)).toEqual([130 / 600, 100 / 600]);
});

it('takes the first way of writing that is there, and nothing where none is', () => {
  expect(placesOf([piece('壹佰万元整', 0, 0)], ['100 万元', '壹佰万元整'], page)).toHaveLength(1);
  expect(placesOf([piece('章程', 0, 0)], ['青鹭路'], page)).toEqual([]);
});
