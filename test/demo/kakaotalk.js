// KakaoTalk senders in every state, and the templates of one of them. Every business here is made up.
import { hex, ulid } from './ids.js';
import { ago, log, reviewer } from './time.js';

let phones = 101;

const details = (name, [top, middle, sub]) => ({
  adminPhoneNo: `+8210000000${phones++}`,
  name,
  logoImage: 'https://example.com/images/logo.png',
  topLevelCategoryCode: top,
  midLevelCategoryCode: middle,
  subLevelCategoryCode: sub,
});

const teahouse = ['011', '0004', '0001'];
const shop = ['006', '0001', '0001'];
const guesthouse = ['007', '0002', '0001'];
const school = ['002', '0001', '0001'];

const editLogs = {
  DRAFT: [['EDITED', '4d']],
  IN_PROGRESS: [
    ['EDITED', '3h'],
    ['IN_PROGRESS', '3h'],
  ],
  REJECTED: [
    ['EDITED', '6d'],
    ['IN_PROGRESS', '6d'],
    ['REJECTED', '5d', '프로필 이름이 사업자등록증과 다릅니다.'],
  ],
};

/** A sender that KakaoTalk has approved; `status` of its pending edit. */
function known(plusFriendId, name, category, state, status) {
  const content = details(name, category);
  return {
    id: ulid(plusFriendId, ago('70d')),
    plusFriendId,
    state,
    ...(status && { changes: { status, details: { ...content, name: `${name} 공식` } } }),
    details: content,
    created: ago('70d'),
    modified: ago(status ? '3h' : '20d'),
    hidden: {
      activities: log(
        ['CREATED', '72d'],
        ['IN_PROGRESS', '72d'],
        ['INACTIVE', '70d', undefined, reviewer],
        ...(['INACTIVE', 'VERIFYING'].includes(state) ? [] : [['ACTIVE', '69d']]),
        ...(editLogs[status] ?? []),
      ),
    },
  };
}

const unknown = (plusFriendId, name, category, status) => ({
  plusFriendId,
  changes: { status, details: details(name, category) },
  hidden: {
    activities: log(
      ['CREATED', '8d'],
      [status === 'DRAFT' ? 'DRAFT' : 'IN_PROGRESS', '8d'],
      ...(status === 'REJECTED' ? [['REJECTED', '7d', '카테고리가 업종과 맞지 않습니다.']] : []),
    ),
  },
});

const owner = '@havenbro_kr';

export const senders = [
  known(owner, '헤이븐브로', shop, 'ACTIVE'),
  known('@달빛찻집', '달빛찻집', teahouse, 'ACTIVE', 'DRAFT'),
  known('@온새로서점', '온새로서점', shop, 'ACTIVE', 'IN_PROGRESS'),
  known('@물결민박', '물결민박', guesthouse, 'ACTIVE', 'REJECTED'),
  known('@가온배움터', '가온배움터', school, 'INACTIVE'),
  known('@늘봄꽃가게', '늘봄꽃가게', shop, 'VERIFYING'),
  known('@솔바람여관', '솔바람여관', guesthouse, 'SUSPENDED'),
  known('@반짝세일나라', '반짝세일나라', shop, 'BLOCKED'),
  unknown('@새벽빵집', '새벽빵집', teahouse, 'DRAFT'),
  unknown('@도담도담학원', '도담도담학원', school, 'IN_PROGRESS'),
  unknown('@별자리상점', '별자리상점', shop, 'REJECTED'),
];

const verifying = senders.find(({ state }) => state === 'VERIFYING');
verifying.hidden.otp = { code: 730164, sent: ago('15m'), to: verifying.details.adminPhoneNo };
verifying.modified = ago('15m');

/** Senders of other companies, whose names cannot be used here. */
export const sendersElsewhere = [{ plusFriendId: '@havenbro_jp' }, { plusFriendId: '@은하수카페' }];

const content = (name, language, categoryCode, text, rest = {}) => ({
  language,
  messageType: 'BASIC',
  emphasizeType: 'EMPHASIZE_TYPE_NONE',
  categoryCode,
  securityFlag: false,
  name,
  content: text,
  buttons: [],
  ...rest,
});

const webLink = (name, path) => ({
  ordering: 1,
  type: 'WEB_LINK',
  name,
  linkMo: `https://example.com/m/${path}`,
  linkPc: `https://example.com/${path}`,
});

const inside = (approved, submitted, ...entries) => ({
  hidden: { plusFriendId: owner, submitted, approved, activities: log(['CREATED', '50d'], ...entries) },
});

/** A template with its code and times; `rest` contains its state. */
const template = (details, age, rest) => ({
  id: ulid(`template ${details.name}`, ago(age)),
  code: hex(`template ${details.name}`, 20),
  ...rest,
  created: ago('50d'),
  modified: ago(age),
});

const approved = (details, status, change) =>
  template(details, status ? '3h' : '45d', {
    state: 'APPROVED',
    ...(status && { changes: { status, details: { ...details, ...change } } }),
    details,
    ...inside(true, true, ['IN_PROGRESS', '50d'], ...(editLogs[status] ?? [])),
  });

const pending = (details, status) =>
  template(details, '2h', {
    changes: { status, details },
    ...inside(false, status !== 'DRAFT', [status, '2h']),
  });

const rejected = (details, comment) =>
  template(details, '30d', {
    state: 'REJECTED',
    details,
    ...inside(false, true, ['IN_PROGRESS', '32d'], ['REJECTED', '30d', comment]),
  });

const delivery = { ordering: 1, type: 'DELIVERY_SEARCH', name: '배송조회' };

export const templates = [
  approved(
    content('주문 완료', 'KO', '002001', '#{이름}님, 주문 #{주문번호}이 접수되었습니다.', {
      buttons: [webLink('주문 보기', 'orders')],
    }),
  ),
  approved(
    content('배송 출발', 'KO', '006001', '#{이름}님의 상품이 출발했습니다.\n운송장: #{운송장번호}', {
      buttons: [delivery],
    }),
  ),
  approved(
    content('배송 완료', 'KO', '006003', '상품이 #{장소}에 도착했습니다.', {
      emphasizeType: 'EMPHASIZE_TYPE_TEXT',
      title: '배송 완료',
      subtitle: '헤이븐브로',
    }),
  ),
  approved(
    content('인증번호', 'KO', '001002', '인증번호는 #{번호}입니다. 다른 사람에게 알려 주지 마세요.', {
      securityFlag: true,
    }),
  ),
  approved(
    content('방문 예약', 'KO', '003001', '#{날짜}에 방문합니다.', {
      emphasizeType: 'EMPHASIZE_TYPE_IMAGE',
      imageName: 'visit.png',
      imageUrl: 'https://example.com/images/visit.png',
      buttons: [webLink('예약 변경', 'visits'), { ordering: 2, type: 'BOT_FOR_CONSULTATION', name: '상담하기' }],
    }),
  ),
  approved(
    content('포인트 적립', 'KO', '009003', '#{포인트}점이 적립되었습니다.', {
      messageType: 'MIXED',
      extra: '포인트는 1년 동안 쓸 수 있습니다.',
      ad: '채널을 추가하고 소식을 받아 보세요.',
      buttons: [{ ordering: 1, type: 'CHANNEL_ID_ADDED', name: '채널 추가' }],
    }),
  ),
  approved(content('Order received', 'EN', '002001', 'Hello #{name}, we have received order #{number}.')),
  approved(content('재입고 알림', 'KO', '002005', '#{상품}이 다시 들어왔습니다.'), 'DRAFT', {
    content: '기다리시던 #{상품}이 다시 들어왔습니다.',
  }),
  approved(content('결제 안내', 'KO', '005002', '#{금액}원을 #{날짜}까지 결제해 주세요.'), 'IN_PROGRESS', {
    buttons: [webLink('결제하기', 'pay')],
  }),
  approved(content('약관 변경', 'KO', '007003', '#{날짜}부터 약관이 바뀝니다.'), 'REJECTED', {
    content: '약관이 바뀝니다. 할인도 있어요!',
  }),
  pending(content('설치 기사 배정', 'KO', '004005', '#{기사}님이 #{시간}에 방문합니다.'), 'IN_PROGRESS'),
  pending(content('만족도 조사', 'KO', '004006', '이용은 어떠셨나요?'), 'DRAFT'),
  rejected(content('여름 세일', 'KO', '999999', '모든 상품 30% 할인!'), '광고는 알림톡으로 보낼 수 없습니다.'),
];

templates[0].hidden.activities.push(...log(['COMMENT_ADDED', '25d', '버튼 이름을 바꿀 수 있을까요?']));
