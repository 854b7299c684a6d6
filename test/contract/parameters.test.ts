import fc from 'fast-check';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { checkParameters } from '../../src/contract/validate.js';
import { madeUpOperation } from './made-up-operation.js';

const listTemplates = contract.operations.get('WhatsappTemplatesController_listTemplates_v1')!;
const deleteTemplate = contract.operations.get('WhatsappTemplatesController_deleteTemplateByNameAndLanguage_v1')!;
const list = (query: Record<string, unknown>) => checkParameters(listTemplates, { projectId: 'p' }, query);

t.test('a list is sent as repeated values, with commas or as one value', async () => {
  const states = fc.uniqueArray(fc.constantFrom('APPROVED', 'PAUSED', 'REJECTED', 'PENDING'), { minLength: 1 });
  fc.assert(
    fc.property(states, (filterStates) => {
      const forms = [filterStates, filterStates.join(','), [filterStates.join(',')]];
      if (filterStates.length === 1) forms.push(filterStates[0]!);
      return forms.every((form) => {
        const { query, violations } = list({ filterStates: form });
        return violations.length === 0 && String(query.filterStates) === String(filterStates);
      });
    }),
  );
});

t.test('an empty value counts as absent, an unknown name is dropped', async (t) => {
  t.strictSame(list({ templateName: '', filterStates: '', pageSize: '', no_such_parameter: '1' }), {
    params: { projectId: 'p' },
    query: {},
    violations: [],
  });
  t.strictSame(list({ filterStates: 'APPROVED,,PAUSED' }).query, { filterStates: ['APPROVED', 'PAUSED'] });
});

t.test('a page size is a whole number within its limits', async () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double({ noNaN: true }), fc.string()), (given) => {
      const text = String(given);
      const { query, violations } = list({ pageSize: text });
      if (text === '') return violations.length === 0;
      const fine = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 1000;
      return fine ? query.pageSize === Number(text) : violations[0]?.field === 'pageSize';
    }),
  );
});

t.test('the message about a page size says what is wrong', async (t) => {
  const messagesOf = (pageSize: unknown) => list({ pageSize }).violations.map((violation) => violation.message);
  t.same(messagesOf('many'), ['pageSize must be an integer number']);
  t.same(messagesOf('1.5'), ['pageSize must be an integer number']);
  t.same(messagesOf('0'), ['pageSize must not be less than 1']);
  t.same(messagesOf('1001'), ['pageSize must not be greater than 1000']);
  t.same(messagesOf(['1', '2']), ['pageSize must be an integer number']);
});

t.test('a value of a filter is one of the documented ones', async (t) => {
  t.match(list({ filterStates: ['APPROVED', 'GONE'] }).violations, [
    {
      in: 'query',
      field: 'filterStates.1',
      message: /^each value in filterStates must be one of the following values: /,
    },
  ]);
});

t.test('a flag is true or false, with its documented default if absent', async (t) => {
  const path = { projectId: 'p', templateName: 'x', languageCode: 'EN' };
  const flag = (query: Record<string, string>) => checkParameters(deleteTemplate, path, query);
  t.strictSame(flag({}).query, { deleteSubmitted: false });
  t.strictSame(flag({ deleteSubmitted: 'true' }).query, { deleteSubmitted: true });
  t.strictSame(flag({ deleteSubmitted: 'false' }).query, { deleteSubmitted: false });
  t.match(flag({ deleteSubmitted: 'yes' }).violations, [{ message: 'deleteSubmitted must be a boolean value' }]);
});

t.test('a value in the path is checked as well', async (t) => {
  const path = { projectId: 'p', templateName: 'x', languageCode: 'XX' };
  t.match(checkParameters(deleteTemplate, path, {}).violations, [
    {
      in: 'path',
      field: 'languageCode',
      message: /^languageCode must be one of the following values: AF, (?!.*UNRECOGNIZED)/,
    },
  ]);
});

t.test('a phone number in the path keeps its plus', async (t) => {
  const operation = contract.operations.get('RcsSendersController_deleteTestNumber_v1')!;
  const path = { projectId: 'p', senderId: '00000000-0000-4000-8000-000000000000', testNumber: '+46701740605' };
  t.strictSame(checkParameters(operation, path, {}), { params: path, query: {}, violations: [] });
});

t.test('a missing required parameter is reported, and numbers are converted', async (t) => {
  const operation = madeUpOperation({
    parameters: [
      { name: 'since', in: 'query', required: true, schema: { type: 'integer' } },
      { name: 'limits', in: 'query', required: false, schema: { type: 'array', items: { type: 'number' } } },
      { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
    ],
  });
  t.match(checkParameters(operation, {}, {}).violations, [{ message: 'since must be an integer number' }]);
  t.strictSame(checkParameters(operation, {}, { since: '-3', limits: '1,2.5' }), {
    params: {},
    query: { since: -3, limits: [1, 2.5] },
    violations: [],
  });
});
