// What the redactor finds in texts that are no JSON, and that no text takes it long.
import t from 'tap';
import { textWithout } from '../../../src/engine/requests/redact.js';

t.test('a secret is found wherever it is in JSON that breaks off', async (t) => {
  for (const text of [
    '{"list": [{"secret": "s3hidden"',
    '{"a": {"b": ["secret", {"c": 1, "token": "s3hidden", "x":',
    '{"say": "\\"quoted\\"", "apiKey": s3hidden, "x"',
    "{'password': 's3hidden",
    '{secret: s3hidden',
    '{"secret": {"value": "s3hidden", "more": ["s3hidden"',
    'https://user:s3hidden [... 9 more characters]',
  ]) {
    const shown = textWithout(text);
    t.notMatch(shown, /s3hidden/, text);
    t.match(shown, /REDACTED/);
  }
  const plain = '{"list": [{"tokenNumber": 5, "tokens": "not one", "x"';
  t.equal(textWithout(plain), plain, 'what is no secret stays');
});

t.test('fields of an uploaded form and elements of XML are found', async (t) => {
  const form = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain\r\n\r\ns3value\r\n--x--`;
  t.notMatch(textWithout(form('secret')), /s3value/);
  t.equal(textWithout(form('plain')), form('plain'));
  t.equal(textWithout('<a token="no"><secret kind="b">s3value</secret></a>').includes('s3value'), false);
});

// A megabyte of each would take an expression with nested repetitions minutes, so that this file would time out.
t.test('no text takes longer than in proportion to its length', async (t) => {
  const pieces = ['a', '<a', '"\\"', 'name="a"\n', 'name="a"; ', 'content-disposition: name="', '&a=b', '{ ', "'\\'"];
  for (const piece of pieces) {
    const text = `secret ${piece.repeat(1_000_000 / piece.length)}`;
    t.type(textWithout(text), 'string', `${JSON.stringify(piece)} repeated`);
  }
});
