// The corpus that ships agrees with the simulator, and the tool says where another one does not.
import { join } from 'node:path';
import t from 'tap';
import { fixtures } from '../../src/paths.js';
import { readCorpus, type Sample, tryCorpus } from './corpus.js';

const shipped = (name: string): Sample[] => readCorpus(join(fixtures, 'corpus', `${name}-templates.yaml`));

t.test('every template of the corpora is decided as it says', async (t) => {
  t.same(await tryCorpus(shipped('whatsapp')), []);
  t.same(await tryCorpus(shipped('kakaotalk')), []);
});

t.test('what the simulator decides otherwise is told with its reason', async (t) => {
  const components = [{ type: 'BODY', text: 'Your parcel will be with you on {{1}}', examples: ['Friday'] }];
  const plain = [{ type: 'BODY', text: 'Come and see our lamps' }];
  const samples: Sample[] = [
    { what: 'a date at the end', outcome: 'approved', components },
    { outcome: 'refused', code: '2388037', components },
    { outcome: 'refused', code: 'template_submit_error', components },
    { outcome: 'rejected', components: plain },
  ];
  t.match(await tryCorpus(samples), [
    /^1 \(a date at the end\): approved, but here refused 2388299: .*meta\.template\.variable-at-edge/,
    /^2: refused 2388037, but here refused 2388299: /,
    /^4: rejected, but here approved: /,
  ]);
  t.match(await tryCorpus(samples.slice(0, 1), 'off'), []);
});

t.test('a file of another form is refused with its faults', async (t) => {
  t.throws(() => readCorpus(join(fixtures, 'magic.yaml')), { message: /must have required property 'templates'/ });
});
