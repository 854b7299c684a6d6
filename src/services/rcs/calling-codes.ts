// Country calling codes that the ITU has assigned to no country and no network (E.164, list of assigned codes): a number that
// begins with one of them is nobody's.
const spare: ReadonlySet<string> = new Set(
  [
    '210',
    '214',
    '215',
    '217',
    '219',
    '259',
    '280',
    '281',
    '282',
    '283',
    '284',
    '285',
    '286',
    '287',
    '288',
    '289',
  ].concat(
    ['422', '424', '425', '426', '427', '428', '429', '693', '694', '695', '696', '697', '698', '699'],
    ['801', '802', '803', '804', '805', '806', '807', '809', '830', '831', '832', '833', '834', '835', '836', '837'],
    ['838', '839', '851', '854', '857', '858', '859', '890', '891', '892', '893', '894', '895', '896', '897', '898'],
    ['899', '978', '990', '999'],
  ),
);

/** Whether a number in E.164 format can belong to somebody. */
export const hasCountry = (number: string): boolean => !spare.has(number.slice(1, 4));
