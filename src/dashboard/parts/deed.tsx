// The foot of the page: the control call that the last click made, as curl and as a call of the library, to paste into a test.
import { base, lastDeed, token } from '../client.js';
import { quoted } from '../curl.js';
import { type Deed, libraryCallOf } from '../library-call.js';
import { Copy } from './copy.js';

export function curlOf({ method, path, body }: Deed): string {
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    ...(token.value ? ['-H', '"authorization: Bearer $ADMIN_TOKEN"'] : []),
    ...(body === undefined ? [] : ["-H 'content-type: application/json'", '-d', quoted(JSON.stringify(body))]),
    quoted(new URL(path.slice(1), base).href),
  ].join(' ');
}

export function LastDeed() {
  const deed = lastDeed.value;
  if (!deed) return null;
  const library = libraryCallOf(deed);
  return (
    <footer class="deed">
      <span>Last click</span>
      <code>
        {deed.method} {deed.path} {deed.body === undefined ? '' : JSON.stringify(deed.body)}
      </code>
      <Copy text={curlOf(deed)}>Copy curl</Copy>
      {library && <Copy text={library}>Copy TypeScript</Copy>}
    </footer>
  );
}
