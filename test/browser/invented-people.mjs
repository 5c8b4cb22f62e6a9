// People for browser tests: invented, with the sequences 996 to 999 and right check characters, another one each time, or the same from the same seed.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const FIRST = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const GIVEN = [...'澄远书砚若谷予宁乐山听松青鹭照微云舟望潮'];
const TRADE = [...'橘杏荔柚枇杷榴柿栗枣桑莓茉桂榕樟松柏桐枫芦荻荷菱苇蕙兰芷蘅芸'];
const any = (list, random) => list[Math.floor(random() * list.length)];
const two = (number) => String(number).padStart(2, '0');

/** Of people invented so far: a number has one holder, or the second cannot prove who they are. */
const given = new Set();

function newNumber(random) {
  let number;
  do number = residentNumber(random);
  while (given.has(number));
  given.add(number);
  return number;
}

function residentNumber(random) {
  const day = `${1960 + Math.floor(random() * 40)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  const body = `330302${day}${996 + Math.floor(random() * 4)}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let count = 0;

export function someone(random = Math.random) {
  count += 1;
  const login = `test-${Date.now().toString(36)}-${count}-${Math.floor(Math.random() * 46_656).toString(36)}`; // taken by nobody, whatever the seed
  return {
    name: any(FIRST, random) + any(GIVEN, random) + any(GIVEN, random),
    number: newNumber(random),
    login,
    password: `${login}-demo`,
    tradeName: `阿${any(TRADE, random)}${any(TRADE, random)}${any(TRADE, random)}`,
    door: 1 + Math.floor(random() * 900),
  };
}
