// For the tests of KakaoTalk: valid bodies, and a sender that is ready to use.
import type { TestProject } from '../../simulator.js';

export const sendersPath = '/kakaotalk/senders';

export const senderBody = (plusFriendId: string, more: object = {}) => ({
  plusFriendId,
  details: {
    adminPhoneNo: '+821000000001',
    name: 'Hanbit Books',
    topLevelCategoryCode: '001',
    midLevelCategoryCode: '0001',
    subLevelCategoryCode: '0001',
  },
  ...more,
});

export const templateBody = (name: string, details: object = {}, more: object = {}) => ({
  details: { name, language: 'KO', content: 'Your order is on its way.', ...details },
  ...more,
});

export const templatesPath = (plusFriendId: string) => `${sendersPath}/${encodeURIComponent(plusFriendId)}/templates`;

/** A sender that KakaoTalk has approved; register and verify come next. */
export async function approvedSender(sim: TestProject, plusFriendId: string): Promise<string> {
  await sim.post(sendersPath, senderBody(plusFriendId));
  await sim.advance('2s');
  return `${sendersPath}/${encodeURIComponent(plusFriendId)}`;
}

/** Creates a sender in state ACTIVE and returns its path. */
export async function activeSender(sim: TestProject, plusFriendId: string): Promise<string> {
  const path = await approvedSender(sim, plusFriendId);
  await sim.post(`${path}/register`);
  await sim.post(`${path}/verify`, { code: 123456 });
  return path;
}
