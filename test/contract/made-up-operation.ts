import type { Operation, Parameter, Schema } from '../../src/contract/load.js';

let made = 0;

/** An operation that the contract does not have, for rules that no operation of the platform shows. */
export function madeUpOperation(parts: { body?: Schema; reply?: Schema; parameters?: Parameter[] }): Operation {
  return {
    id: `MadeUp${made++}_try_v1`,
    controller: 'MadeUp',
    action: 'try',
    service: 'control',
    method: 'POST',
    path: '/made-up',
    summary: '',
    parameters: parts.parameters ?? [],
    ...(parts.body && { body: { required: true, schema: parts.body } }),
    success: { status: 200, ...(parts.reply && { schema: parts.reply }) },
    errors: new Map(),
    hasEffect: false,
    rules: [],
  };
}
