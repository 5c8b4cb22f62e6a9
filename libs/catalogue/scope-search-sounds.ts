import { pinyin } from 'pinyin-pro';
import { EVERYDAY_WORDS } from './scope-search-words.ts';

interface Sounded {
  readonly word: string;
  /** Toneless, run together: `fandian`. */
  readonly sound: string;
  readonly initials: string;
}

let sounded: readonly Sounded[] | undefined;

/** The everyday words as they are typed by who types sounds; made at the first such question. */
function everydaySounds(): readonly Sounded[] {
  sounded ??= Object.keys(EVERYDAY_WORDS).map((word) => {
    const sounds = pinyin(word, { toneType: 'none', type: 'array', v: true });
    return { word, sound: sounds.join(''), initials: sounds.map((sound) => sound.charAt(0)).join('') };
  });
  return sounded;
}

/** The sounds of the little words around a trade: 开一家…, 卖…, …的生意. 些 and 点 are left out, for 鞋 and 店 sound like them. */
const BEFORE = /^(?:wo)?(?:xiang|yao|dasuan)?(?:qu)?(?:kaiban|kaishe|jingying|congshi|kai|ban|mai|zuo|gao)(?:yi?(?:ge|jia|jian))?/;
const AFTER = /(?:de)?(?:shengyi|maimai|xiangmu|gongsi|mendian|dianpu|xiaodian|getihu)$/;
/** The same in initials: 卖, 开, 做, 办. */
const VERBS = /^[mkzb]/;
const LONG_ENOUGH = 4;

/** Letters without the sounds of little words, as `xie` in `maixie`; empty when nothing is left or nothing went. */
export function bareSounds(letters: string): string {
  const bare = letters.replace(BEFORE, '').replace(AFTER, '');
  return bare === letters ? '' : bare;
}

/** Everyday words that these letters may be: said in full, begun, or by their initials with or without a verb before them. */
export function everydayBySound(letters: string): readonly string[] {
  const said = [letters, bareSounds(letters)].filter((one) => one !== '');
  const initials = [letters, letters.replace(VERBS, '')].filter((one) => one.length > 1);
  const whole = everydaySounds().filter(({ sound }) => said.some((one) => one === sound || (sound.length >= LONG_ENOUGH && one.includes(sound))));
  const longest = whole.filter(({ sound }) => !whole.some((other) => other.sound !== sound && other.sound.includes(sound)));
  if (longest.length > 0) return longest.map(({ word }) => word);
  const begun = everydaySounds().filter(({ sound }) => said.some((one) => one.length > 2 && sound.startsWith(one)));
  return [...begun, ...everydaySounds().filter((one) => initials.includes(one.initials))].map(({ word }) => word);
}
