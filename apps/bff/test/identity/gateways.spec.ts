import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TencentSms } from '../../src/modules/identity/gateways/sms';
import { WechatGateway } from '../../src/modules/identity/gateways/wechat';
import { WechatStandIn } from '../../src/modules/identity/gateways/wechat-stand-in';

const keys = {
  secretId: 'AKIDEXAMPLE',
  secretKey: 'secret',
  sdkAppId: '1400000000',
  signName: '荆州驿站',
  templateId: '1110',
  region: 'ap-guangzhou',
};

/** Works the signature out anew from what arrived, as the provider does. */
function signatureOf(request: IncomingMessage, body: string): string {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const header = (name: string) => String(request.headers[name]);
  const seconds = Number(header('x-tc-timestamp'));
  const date = new Date(seconds * 1000).toISOString().slice(0, 10);
  const signed = ['content-type', 'host', 'x-tc-action'];
  const canonical = [
    request.method,
    request.url,
    '',
    ...signed.map((name) => `${name}:${header(name).toLowerCase()}`),
    '',
    signed.join(';'),
    sha(body),
  ].join('\n');
  const text = ['TC3-HMAC-SHA256', seconds, `${date}/sms/tc3_request`, sha(canonical)].join('\n');
  const day = hmac(`TC3${keys.secretKey}`, date);
  return hmac(hmac(hmac(day, 'sms'), 'tc3_request'), text).toString('hex');
}

describe('the SMS gateway', () => {
  const received: { body: unknown; signed: boolean }[] = [];
  let server: Server;
  let answer: object = { Response: { SendStatusSet: [{ Code: 'Ok' }] } };

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const signed = request.headers.authorization?.endsWith(signatureOf(request, body)) ?? false;
      received.push({ body: JSON.parse(body), signed });
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const gateway = () => {
    const { port } = server.address() as AddressInfo;
    return new TencentSms({ ...keys, baseUrl: `http://127.0.0.1:${port}` });
  };

  it('signs what it sends', async () => {
    expect(await gateway().sendCode('13900001234', '012345', 5, Date.UTC(2026, 10, 23))).toBe(true);
    expect(received).toEqual([
      {
        signed: true,
        body: {
          PhoneNumberSet: ['+8613900001234'],
          SmsSdkAppId: keys.sdkAppId,
          SignName: keys.signName,
          TemplateId: keys.templateId,
          TemplateParamSet: ['012345', '5'],
        },
      },
    ]);
  });

  it.each([
    [
      'the number',
      { Response: { SendStatusSet: [{ Code: 'FailedOperation.PhoneNumberInBlacklist' }] } },
    ],
    ['the key', { Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } }],
    ['everything', {}],
  ])('says so when the provider refuses %s', async (_, refusal) => {
    answer = refusal;
    expect(await gateway().sendCode('13900001234', '012345', 5, Date.now())).toBe(false);
  });

  it('says so when nobody answers', async () => {
    const nowhere = new TencentSms({ ...keys, baseUrl: 'http://127.0.0.1:9' });
    expect(await nowhere.sendCode('13900001234', '012345', 5, Date.now())).toBe(false);
  });
});

describe('the WeChat gateway', () => {
  const standIn = new WechatStandIn();
  beforeAll(() => standIn.start());
  afterAll(() => standIn.stop());

  it.each([
    ['the app id', { appId: 'other' }, 'dev-a.1'],
    ['the secret', { secret: 'other' }, 'dev-a.2'],
    ['the code', {}, 'forged'],
  ])('is refused for %s', async (_, change, code) => {
    const gateway = new WechatGateway({ ...standIn.config, ...change });
    expect(await gateway.exchange(code)).toEqual({ state: 'rejected' });
  });

  it('takes silence for what it is', async () => {
    const gateway = new WechatGateway({ ...standIn.config, baseUrl: 'http://127.0.0.1:9' });
    expect(await gateway.exchange('dev-a.3')).toEqual({ state: 'unavailable' });
  });
});
