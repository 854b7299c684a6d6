// Tries templates of which it is known what Meta or KakaoTalk decided: each in a project of its own, up to its review.
import { createApplication } from '../../src/app.js';
import type { Config } from '../../src/config/settings.js';
import { readConfig } from '../../src/config.js';
import { FaultyFixture, mustFulfil, readYaml } from '../../src/fixtures/scenarios.js';

export interface Sample {
  what?: string;
  outcome: 'approved' | 'refused' | 'rejected';
  /** Meta's error subcode or the API's errorCode of a refusal, or the code of a rejection. */
  code?: string;
  language?: string;
  category?: string;
  allowCategoryChange?: boolean;
  /** Of WhatsApp. */
  components?: object[];
  /** Of KakaoTalk, without a name. */
  details?: object;
}

/** What became of a sample here. `codes`: all codes that name the reason. */
interface Verdict {
  outcome: Sample['outcome'];
  codes: string[];
  reason: string;
}

/** The samples of a file. Throws FaultyFixture. */
export function readCorpus(file: string): Sample[] {
  const content = readYaml(file);
  mustFulfil('corpus', file, content);
  return (content as { templates: Sample[] }).templates;
}

/** One line for each sample that the simulator decides otherwise. */
export async function tryCorpus(
  samples: readonly Sample[],
  platformRules: Config['platformRules'] = 'on',
): Promise<string[]> {
  const config = readConfig({ clock: 'frozen', review: 'auto', logLevel: 'silent', platformRules }, {});
  const { app, close } = await createApplication(config);
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: any }> => {
    const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;
    const answer = await app.inject({ method, url, headers: { authorization }, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const advance = (project: string) => call('POST', `/__admin/projects/${project}/clock/advance`, { by: '2s' });
  const decideKakaoTalk = async ({ details }: Sample, project: string): Promise<Verdict> => {
    const senders = `/v1/projects/${project}/kakaotalk/senders`;
    const category = { topLevelCategoryCode: '001', midLevelCategoryCode: '0001', subLevelCategoryCode: '0001' };
    const profile = { adminPhoneNo: '+821000000001', name: 'Sample', ...category };
    await call('POST', senders, { plusFriendId: '@sample', details: profile });
    await advance(project);
    await call('POST', `${senders}/@sample/register`);
    await call('POST', `${senders}/@sample/verify`, { code: 123456 });
    const templates = `${senders}/@sample/templates`;
    const sent = await call('POST', templates, { details: { name: 'sample', language: 'KO', ...details } });
    if (sent.status !== 201) return { outcome: 'refused', codes: [sent.body.errorCode], reason: sent.body.resolution };
    await advance(project);
    const { state } = (await call('GET', `${templates}/${sent.body.code}`)).body;
    if (state === 'APPROVED') return { outcome: 'approved', codes: [], reason: 'no rule of those that are on objects' };
    return { outcome: 'rejected', codes: [], reason: 'by the review' };
  };
  const decide = async (sample: Sample, project: string): Promise<Verdict> => {
    if (sample.details) return decideKakaoTalk(sample, project);
    const { language = 'EN_US', category = 'MARKETING', allowCategoryChange = false, components } = sample;
    const templates = `/v1/projects/${project}/whatsapp/templates`;
    const content = { name: 'sample', language, category, allowCategoryChange, details: { components } };
    const sent = await call('POST', templates, content);
    if (sent.status !== 201) {
      const { errorCode, resolution, additionalInformation } = sent.body;
      const subcode = additionalInformation?.metaError?.subcode;
      return { outcome: 'refused', codes: subcode ? [subcode, errorCode] : [errorCode], reason: resolution };
    }
    await advance(project);
    const { state, rejectionCode } = (await call('GET', `${templates}/sample/languages/${language}`)).body;
    if (state === 'APPROVED') return { outcome: 'approved', codes: [], reason: 'no rule of those that are on objects' };
    return { outcome: 'rejected', codes: [rejectionCode], reason: 'by the review' };
  };
  try {
    const lines: string[] = [];
    for (const [index, sample] of samples.entries()) {
      const verdict = await decide(sample, `sample-${index + 1}`);
      if (agrees(sample, verdict)) continue;
      const title = `${index + 1}${sample.what === undefined ? '' : ` (${sample.what})`}`;
      lines.push(`${title}: ${sample.outcome} ${sample.code ?? ''}`.trimEnd().concat(`, but here ${shown(verdict)}`));
    }
    return lines;
  } finally {
    await close();
  }
}

const agrees = ({ outcome, code }: Sample, verdict: Verdict): boolean =>
  verdict.outcome === outcome && (code === undefined || verdict.codes.includes(code));

const shown = ({ outcome, codes: [code], reason }: Verdict): string =>
  `${outcome}${code === undefined ? '' : ` ${code}`}: ${reason}`;

export { FaultyFixture };
