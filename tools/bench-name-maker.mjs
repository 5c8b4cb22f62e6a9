// Names as a register has them: lengths 45 / 35 / 20 per cent of two, three and four characters; few characters are in very many names
// (measured frequency falls like 1/rank); half are of individual businesses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

const POPULAR = '华鑫瑞恒达兴盛宏利丰泰安信德隆金盈祥顺和源润嘉诚佳美天海东南明新正大中科创联合众力强旺福康宝鸿顺友益惠亿万通远瓯越温';
const INDUSTRIES =
  '贸易 商贸 科技 信息科技 网络科技 鞋业 服饰 电器 电气 机械 阀门 建材 装饰 装饰工程 建筑工程 物流 货运 餐饮 餐饮管理 酒店 文化传播 文化传媒 广告 咨询 信息咨询 企业管理 投资管理 房地产 地产 置业 物业管理 汽车销售 汽车配件 五金 塑料 包装 印刷 皮革 眼镜 玩具 家具 食品 水产 农业开发 环保科技 新能源 医疗器械 教育科技 电子商务 电子'.split(
    ' ',
  );
const TRADES = '便利店 水果店 服装店 餐馆 小吃店 美发店 超市 五金店 饭店 面馆 鞋店 茶叶店 药店 母婴用品店 眼镜店 花店'.split(' ');
const PLACES = '温州 温州市 温州市鹿城区 温州市瓯海区 瑞安市 乐清市 永嘉县 平阳县 苍南县 浙江'.split(' ');
const FORMS = '有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 合伙企业（有限合伙）'.split(' ');

/** The popular first, then every character of the national standard's first level. */
function alphabet() {
  const listed = readFileSync(join(ROOT, 'libs/catalogue/data/standard-characters.tsv'), 'utf8')
    .split('\n')
    .flatMap((line) => /\p{Unified_Ideograph}/u.exec(line)?.[0] ?? []);
  return [...new Set([...POPULAR, ...listed.slice(0, 3500)])];
}

/** `next()` gives a name; `changed()` the next one with one character of its trade name changed. The same seed gives the same names. */
export function makeNames(seed) {
  const letters = alphabet();
  const weights = letters.map((_, rank) => 1 / (rank + 8));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const shares = weights.map(
    (
      (sum) => (weight) =>
        (sum += weight / total)
    )(0),
  );
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const letter = () => {
    const wanted = random();
    let [low, high] = [0, shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shares[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return letters[low];
  };
  /** The first of a list are the commonest. */
  const skewed = (list) => list[Math.floor(random() ** 1.7 * list.length)];
  const named = (tradeName, individual) => {
    const parts = individual
      ? { division: skewed(PLACES), tradeName, industryTerm: '', organizationalForm: skewed(TRADES) }
      : { division: skewed(PLACES), tradeName, industryTerm: skewed(INDUSTRIES), organizationalForm: skewed(FORMS) };
    const full = `${parts.division}${tradeName}${parts.industryTerm}${parts.organizationalForm}`;
    return {
      full,
      tradeName,
      parts: individual ? undefined : parts,
      entityType: individual ? 'INDIVIDUAL_BUSINESS' : typeOf(parts.organizationalForm),
    };
  };
  const tradeName = () => {
    const length = random();
    return Array.from({ length: length < 0.45 ? 2 : length < 0.8 ? 3 : 4 }, letter).join('');
  };
  return {
    next: () => named(tradeName(), random() < 0.5),
    changed: () => {
      const [first, ...rest] = [...tradeName()];
      return named(random() < 0.5 ? [letter(), ...rest].join('') : [first, ...rest.slice(1), letter()].join(''), random() < 0.5);
    },
  };
}

const typeOf = (form) =>
  form.startsWith('股份') ? 'JOINT_STOCK_COMPANY' : form.startsWith('合伙') ? 'LIMITED_PARTNERSHIP' : 'LIMITED_LIABILITY_COMPANY';
