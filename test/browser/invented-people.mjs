// People for browser tests: invented, with the sequences 996 to 999 and right check characters, another one each time.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const FIRST = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const GIVEN = [...'澄远书砚若谷予宁乐山听松青鹭照微云舟望潮'];
const TRADE = [...'橘杏荔柚枇杷榴柿栗枣桑莓茉桂榕樟松柏桐枫芦荻荷菱苇蕙兰芷蘅芸'];
const any = (list) => list[Math.floor(Math.random() * list.length)];
const two = (number) => String(number).padStart(2, '0');

function residentNumber() {
  const day = `${1960 + Math.floor(Math.random() * 40)}${two(1 + Math.floor(Math.random() * 12))}${two(1 + Math.floor(Math.random() * 28))}`;
  const body = `330302${day}${996 + Math.floor(Math.random() * 4)}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

export const someone = () => ({
  name: any(FIRST) + any(GIVEN) + any(GIVEN),
  number: residentNumber(),
  login: `test-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`,
  tradeName: `阿${any(TRADE)}${any(TRADE)}${any(TRADE)}`,
  door: 1 + Math.floor(Math.random() * 900),
});
