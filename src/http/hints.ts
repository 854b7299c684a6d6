// Steps: what a request probably meant although the platform ignores it. Hints do not change what happens: they go into the
// header `x-mock-hint` of the answer, and into the journal.
import { type UnknownField, under } from '../contract/known-fields.js';
import { nearestName } from '../contract/nearest-name.js';
import { Refusal } from './errors.js';
import type { Exchange, InWorld } from './exchange.js';

/** The name of a query array as PHP and some clients write it: `filterStates[]`, `filterStates[0]`. */
const bracketed = /^(.+?)(?:\[.*)$/;

/** Unknown parameters are ignored, whatever `--unknown-fields` says; only hints depend on it. */
export function hintAtParameters(exchange: InWorld): void {
  const { operation, request, world, hints } = exchange;
  if (world.setting('unknownFields') === 'drop') return;
  const given = Object.keys(request.query);
  if (given.length === 0) return;
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  for (const name of given) {
    // Parameters of the simulator itself: see prefer.ts.
    if (known.includes(name) || name.startsWith('__')) continue;
    const array = bracketed.exec(name)?.[1];
    if (array !== undefined && known.includes(array)) {
      hints.push(`unknown parameter '${name}'; write '${array}', several times or with commas`);
      continue;
    }
    const meant = nearestName(array ?? name, known);
    if (meant !== undefined) hints.push(`unknown parameter '${name}'; did you mean '${meant}'?`);
  }
}

const isJson = (type: string): boolean => /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(type);

/** A body under another type is read as JSON all the same; the platform is not known to do so. */
export function checkContentType({ operation, request, world, hints }: InWorld): void {
  if (!operation.body || !request.body?.text) return;
  const type = request.headers['content-type'];
  if (type === 'application/json' || (type !== undefined && isJson(type))) return;
  if (world.setting('contentType') === 'strict') {
    throw new Refusal('unsupported_media_type', {
      value: type === undefined ? 'without a valid Content-Type' : `with ${type}`,
    });
  }
  const said = type === undefined ? 'it has no valid Content-Type' : `its Content-Type is ${type}`;
  hints.push(`the body is read as JSON although ${said}; send Content-Type: application/json`);
}

/** Fields beyond this number are not compared with the known ones. */
const compared = 100;

/** Hints at unknown fields of a body that are near known ones, or that other forms of it have; the rest is just dropped. */
export function hintAtFields({ hints }: Exchange, unknown: readonly UnknownField[]): void {
  for (const { within, name, known, elsewhere } of unknown.slice(0, compared)) {
    const meant = nearestName(name, known()) ?? nearestName(name, elsewhere());
    if (meant === undefined) continue;
    const only = known().includes(meant)
      ? ''
      : `only other forms of ${within === '' ? 'the body' : `'${within}'`} have it`;
    const question = meant === name ? '' : `did you mean '${under(within, meant)}'?`;
    hints.push(`unknown field '${under(within, name)}'; ${[question, only].filter(Boolean).join(' ')}`);
  }
}
