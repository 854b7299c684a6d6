// The code under test: a page with a button that submits a template, and the template's state.
import { createServer } from 'node:http';
import { announce, stateOf } from './shop.js';

const page = (state) => `<!doctype html>
<title>Shop</title>
<p>Spring sale: <output>${state}</output></p>
<form method="post"><button>Announce it</button></form>`;

export function createApp(api) {
  return createServer(async (request, response) => {
    if (request.method === 'POST') {
      await announce(api, 'spring_sale');
      response.writeHead(303, { location: '/' }).end();
    } else {
      const state = await stateOf(api, 'spring_sale').catch(() => 'not announced');
      response.setHeader('content-type', 'text/html').end(page(state));
    }
  });
}
