import t from 'tap';
import { wrongFileIn } from '../../src/contract/file-types.js';
import { contract } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

const operation = (id: string) => contract.operations.get(`${id}_v1`)!;

t.test('the ending of a URL tells that a file is of a type that its field does not take', (t) => {
  const create = operation('KakaotalkSendersController_createSender');
  const wrong = (logoImage: unknown) => wrongFileIn(create, { details: { logoImage } })?.type;
  t.equal(wrong('https://example.com/a.gif'), 'image/gif');
  t.equal(wrong('https://example.com/A.WEBP?size=1.png#x.png'), 'image/webp');
  for (const url of [
    'a.png',
    'a.JPG',
    'a.jpeg?v=a.gif',
    'gif',
    'a.gif/',
    'a.php',
    'a.gif.asp',
    'a.3gp',
    '.gif.png',
    '',
  ])
    t.equal(wrong(`https://example.com/${url}`), undefined, url);
  for (const value of ['a.gif', 'https://a.gif', null, 5, {}]) t.equal(wrong(value), undefined, String(value));
  t.equal(wrongFileIn(create, 'text'), undefined);
  t.equal(wrongFileIn(operation('WebhookWebhookController_createWebhook'), { target: 'https://a.b/c.gif' }), undefined);
  t.end();
});

t.test('media of headers and cards are checked, links of buttons are not, nor what says its type', (t) => {
  const create = operation('WhatsappTemplatesController_createTemplate');
  const header = (url: string, more = {}) => ({ type: 'HEADER', format: 'IMAGE', example: { url, ...more } });
  const wrong = (...components: object[]) => wrongFileIn(create, { details: { components } })?.field;
  t.equal(wrong({ type: 'BODY', text: 'a' }, header('https://a.b/c.gif')), 'details.components.1.example.url');
  const cards = [{ components: [header('https://a.b/c.mp4')] }, { components: [header('https://a.b/c.pdf')] }];
  t.equal(wrong({ type: 'CAROUSEL', cards }), 'details.components.0.cards.1.components.0.example.url');
  t.equal(wrong(header('https://a.b/c.pdf')), undefined);
  t.equal(wrong(header('https://a.b/c.gif', { mimeType: 'IMAGE/PNG' })), undefined);
  t.equal(wrong({ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'See it', url: 'https://a.b/c.gif' }] }), undefined);
  t.end();
});

t.test('a file of a wrong type is refused with the code that the operation documents', async (t) => {
  const sim = await simulator(t);
  const details = { adminPhoneNo: '+821000000001', name: 'Hanbit', topLevelCategoryCode: '001' };
  const codes = { midLevelCategoryCode: '0001', subLevelCategoryCode: '0001' };
  const sender = (logoImage: string) => ({ plusFriendId: '@hanbit', details: { ...details, ...codes, logoImage } });
  t.match(await sim.post('/kakaotalk/senders', sender('https://example.com/logo.gif')), {
    status: 400,
    body: {
      errorCode: 'file_invalid_mime_type',
      message: /^details\.logoImage: /,
      resolution: /image\/jpeg, image\/png/,
    },
  });
  t.equal((await sim.post('/kakaotalk/senders', sender('https://example.com/logo.png'))).status, 201);
  await sim.advance('2s');
  const template = { name: 'a', language: 'KO', content: 'a', imageName: 'a', imageUrl: 'https://example.com/a.webp' };
  t.match(await sim.post('/kakaotalk/senders/@hanbit/templates', { details: template }), {
    status: 424,
    body: {
      errorCode: 'template_kakaotalk_validation_error',
      message: /details\.imageUrl is of type image\/webp/,
    },
  });
});
