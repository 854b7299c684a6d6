// Changes to the code that Ajv writes, for which it has no options.
import { soughtFaults } from './first-faults.js';

/**
 * Lets loops over elements and properties end after enough faults. Ajv copies the faults found so far for each element that
 * has another one.
 */
export function boundLoops(source: string): string {
  return source.replace(
    /\bfor\((?:const key\d+ in \w+|let (i\d+)=0; \1<len\d+; \1\+\+)\)\{/g,
    (loop) => `${loop}if(errors >= ${soughtFaults})break;`,
  );
}

/** Counts the code points of a text only where the number of its UTF-16 units, which it has at hand, does not tell enough. */
export function shortLengths(source: string): string {
  return source.replace(/\b(func\d+\((data\d*)\)) ([<>]) (\d+)/g, (comparison, _count, data, sign, limit) =>
    sign === '>' ? `(${data}.length > ${limit} && ${comparison})` : `(${data}.length < 2 * ${limit} && ${comparison})`,
  );
}

const parameters = '{instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}';
const passed =
  /\{instancePath(?::[^{}]*?)?,parentData(?::([^,{}]+))?,parentDataProperty(?::[^{}]*?)?,rootData,dynamicAnchors\}/g;

/** Code that only tells whether a value is valid: it passes on the parent of a value, without its path. */
export function withoutErrors(source: string): string {
  const plain = source
    .replaceAll(`${parameters}){`, 'parentData){const instancePath="";')
    .replace(passed, (_, parent = 'parentData') => parent);
  const left = /\b(?:parentDataProperty|rootData|dynamicAnchors)\b.*/.exec(plain);
  if (left) throw new Error(`Ajv writes other code than expected: ${left[0].slice(0, 100)}`);
  return plain;
}
