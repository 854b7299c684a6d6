// Programs as users have them: the host of the API is written into each. They print the status of one call.

/** A call of the API with credentials, as every program makes it. */
export const url = 'https://provisioning.api.sinch.com/v1/projects/p/webhooks';

export interface Program {
  /** Name of its file. */
  file: string;
  text: string;
  /** Runs it; `$FILE` stands for its path. */
  command: readonly string[];
  /** Says whether the program can run here; by default it can. */
  needs?: readonly string[];
  /** The packages of Debian that make it run. */
  packages?: string;
}

const headers = `{ authorization: 'Basic ' + btoa('key:secret') }`;
const node = ['node', '$FILE'];
const commonjs = (name: string, text: string): Program => ({ file: `${name}.cjs`, text, command: node });
const esm = (name: string, text: string): Program => ({ file: `${name}.mjs`, text, command: node });

const byFetch = `fetch('${url}', { headers: ${headers} }).then(({ status }) => console.log(status));`;

/** Every way in which Node programs call. */
export const nodePrograms: readonly Program[] = [
  esm('fetch', byFetch),
  commonjs('fetch', byFetch),
  esm(
    'https',
    `import { get } from 'node:https'; get('${url}', { headers: ${headers} }, (response) => console.log(response.resume().statusCode));`,
  ),
  commonjs(
    'https-agent',
    `const https = require('https');
     const agent = new https.Agent({ keepAlive: true, ca: require('tls').rootCertificates });
     https.request({ hostname: 'provisioning.api.sinch.com', path: '/v1/projects/p/webhooks', agent, headers: ${headers} }, (response) => {
       console.log(response.statusCode);
       response.resume().on('end', () => agent.destroy());
     }).end();`,
  ),
  commonjs(
    'http',
    `require('http').get('${url.replace('https', 'http')}', { headers: ${headers} }, (response) => console.log(response.resume().statusCode));`,
  ),
  esm(
    'http2',
    `import { connect } from 'node:http2';
     const session = connect('https://provisioning.api.sinch.com');
     const stream = session.request({ ':path': '/v1/projects/p/webhooks', ...${headers} });
     stream.on('response', (headers) => console.log(headers[':status'])).resume().on('end', () => session.close());`,
  ),
  esm(
    'tls',
    `import { connect } from 'node:tls';
     const socket = connect(443, 'provisioning.api.sinch.com', { servername: 'provisioning.api.sinch.com' });
     socket.write('GET /v1/projects/p/webhooks HTTP/1.0\\r\\nauthorization: Basic a2V5OnNlY3JldA==\\r\\n\\r\\n');
     socket.once('data', (chunk) => console.log(String(chunk).split(' ')[1])).on('close', () => process.exit());`,
  ),
  esm('undici-fetch', `import { fetch } from 'undici'; ${byFetch}`),
  commonjs(
    'undici-request',
    `require('undici').request('${url}', { headers: ${headers} }).then(({ statusCode, body }) => (console.log(statusCode), body.dump()));`,
  ),
  esm(
    'undici-agent',
    `import { Agent, request } from 'undici';
     const dispatcher = new Agent({ allowH2: true, connect: { timeout: 5000 } });
     const { statusCode, body } = await request('${url}', { dispatcher, headers: ${headers} });
     console.log(statusCode); await body.dump(); await dispatcher.close();`,
  ),
  esm(
    'undici-proxy',
    `import { EnvHttpProxyAgent, request } from 'undici';
     const dispatcher = new EnvHttpProxyAgent();
     const { statusCode, body } = await request('${url}', { dispatcher, headers: ${headers} });
     console.log(statusCode); await body.dump(); await dispatcher.close();`,
  ),
  esm(
    'axios',
    `import axios from 'axios'; axios.get('${url}', { headers: ${headers} }).then(({ status }) => console.log(status));`,
  ),
  commonjs(
    'axios',
    `require('axios').get('${url}', { headers: ${headers}, proxy: false }).then(({ status }) => console.log(status));`,
  ),
  esm(
    'got',
    `import got from 'got'; got('${url}', { headers: ${headers} }).then((response) => console.log(response.resume().statusCode));`,
  ),
  esm(
    'got-http2',
    `import got from 'got'; got('${url}', { http2: true, headers: ${headers} }).then((response) => console.log(response.resume().statusCode));`,
  ),
  esm('node-fetch', `import fetch from 'node-fetch'; ${byFetch}`),
  esm(
    'worker',
    `import { Worker } from 'node:worker_threads';
     new Worker(${JSON.stringify(byFetch)}, { eval: true });`,
  ),
  commonjs(
    'child',
    `const { fork, spawnSync } = require('child_process');
     if (process.argv[2]) ${byFetch}
     else fork(__filename, ['again']);`,
  ),
];

export const otherPrograms: readonly Program[] = [
  {
    file: 'curl.sh',
    text: `curl -sS -o /dev/null -w '%{http_code}\\n' -u key:secret ${url}`,
    command: ['bash', '$FILE'],
    needs: ['curl', '--version'],
    packages: 'curl',
  },
  {
    file: 'with_urllib.py',
    text: `import urllib.request
call = urllib.request.Request("${url}", headers={"Authorization": "Basic a2V5OnNlY3JldA=="})
print(urllib.request.urlopen(call).status)
`,
    command: ['python3', '$FILE'],
    needs: ['python3', '--version'],
    packages: 'python3',
  },
  {
    file: 'with_requests.py',
    text: `import requests
print(requests.get("${url}", auth=("key", "secret")).status_code)
`,
    command: ['python3', '$FILE'],
    needs: ['python3', '-c', 'import requests'],
    packages: 'python3-requests',
  },
  {
    file: 'with_httpx.py',
    text: `import httpx
print(httpx.get("${url}", auth=("key", "secret")).status_code)
`,
    command: ['python3', '$FILE'],
    needs: ['python3', '-c', 'import httpx'],
    packages: 'python3-httpx',
  },
  {
    file: 'main.go',
    text: `package main

import (
	"fmt"
	"net/http"
)

func main() {
	request, _ := http.NewRequest("GET", "${url}", nil)
	request.SetBasicAuth("key", "secret")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.StatusCode)
}
`,
    command: ['go', 'run', '$FILE'],
    needs: ['go', 'version'],
    packages: 'golang-go',
  },
  {
    file: 'Main.java',
    text: `import java.net.URI;
import java.net.http.*;

public class Main {
  public static void main(String[] words) throws Exception {
    var call = HttpRequest.newBuilder(URI.create("${url}")).header("Authorization", "Basic a2V5OnNlY3JldA==").build();
    System.out.println(HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()).statusCode());
  }
}
`,
    command: ['java', '$FILE'],
    needs: ['java', '--list-modules', 'jdk.compiler'],
    packages: 'default-jdk-headless',
  },
  {
    file: 'curl.php',
    text: `<?php
$call = curl_init('${url}');
curl_setopt_array($call, [CURLOPT_USERPWD => 'key:secret', CURLOPT_RETURNTRANSFER => true]);
if (curl_exec($call) === false) fwrite(STDERR, curl_error($call));
echo curl_getinfo($call, CURLINFO_HTTP_CODE), "\\n";
`,
    command: ['php', '$FILE'],
    needs: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    packages: 'php-cli php-curl',
  },
  {
    file: 'net_http.rb',
    text: `require 'net/http'
uri = URI('${url}')
call = Net::HTTP::Get.new(uri)
call.basic_auth('key', 'secret')
puts Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(call) }.code
`,
    command: ['ruby', '$FILE'],
    needs: ['ruby', '--version'],
    packages: 'ruby',
  },
];
