// A program with the hosts of the API written into it; ADMIN is the control API of the simulator.
const credentials = `Basic ${Buffer.from('key:secret').toString('base64')}`;

async function call(url, authorization, body) {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const type = typeof body === 'object' ? 'application/json' : 'application/x-www-form-urlencoded';
  const headers = { ...(authorization && { authorization }), ...(text && { 'content-type': type }) };
  const response = await fetch(url, { method: text ? 'POST' : 'GET', headers, body: text });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

const template = {
  name: 'spring_sale',
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Spring is here.' }] },
};

async function main() {
  const { access_token } = await call(
    'https://auth.sinch.com/oauth2/token',
    credentials,
    'grant_type=client_credentials',
  );
  const templates = 'https://provisioning.api.sinch.com/v1/projects/shop/whatsapp/templates';
  await call(templates, `Bearer ${access_token}`, template);
  await call(`${process.env.ADMIN}/projects/shop/clock/advance`, undefined, { by: '2s' });
  const { state } = await call(`${templates}/spring_sale/languages/EN_US`, `Bearer ${access_token}`);
  console.log(state);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
