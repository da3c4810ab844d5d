import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyWebhook, WebhookVerificationError } from './webhook.ts';

const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const other = 'whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=';
const now = new Date('2026-06-12T14:05:40Z');
const seconds = now.getTime() / 1000;
const body = '{"id":"evt_1","type":"test.ping","createdAt":"2026-06-12T14:05:40Z","data":{"endpointId":"whe_ü"}}';

const macOf = (key: string, t = seconds, text = body) => createHmac('sha256', key).update(`${t}.${text}`).digest('hex');
const signed = (signature: string) => ({ body, headers: { 'x-layers-signature': signature } });
const good = signed(`t=${seconds},v1=${macOf(secret)}`);

describe('verifyWebhook', () => {
  it('gives the event of a delivery, its body as text or bytes, its headers of either kind', async () => {
    const event = { id: 'evt_1', type: 'test.ping', data: { endpointId: 'whe_ü' } };
    const headers = new Headers({ 'X-Layers-Signature': `t=${seconds},v1=${macOf(secret)}` });
    await expect(verifyWebhook(good, { secret, now })).resolves.toMatchObject(event);
    await expect(verifyWebhook({ body, headers }, { secret, now })).resolves.toMatchObject(event);
    const bytes = new TextEncoder().encode(body);
    await expect(verifyWebhook({ ...good, body: bytes }, { secret, now })).resolves.toMatchObject(event);
  });

  it('takes either signature, and either secret, while one is rotated', async () => {
    const both = signed(`t=${seconds},v1=${macOf(other)},v1=${macOf(secret)}`);
    await expect(verifyWebhook(both, { secret, now })).resolves.toMatchObject({ id: 'evt_1' });
    await expect(verifyWebhook(both, { secret: other, now })).resolves.toMatchObject({ id: 'evt_1' });
    await expect(verifyWebhook(good, { secret: [other, secret], now })).resolves.toMatchObject({ id: 'evt_1' });
  });

  it('takes clocks that are five minutes apart, and no more', async () => {
    const at = (offset: number) => ({ secret, now: new Date(now.getTime() + offset * 1000) });
    await expect(verifyWebhook(good, at(300))).resolves.toMatchObject({ id: 'evt_1' });
    await expect(verifyWebhook(good, at(-300))).resolves.toMatchObject({ id: 'evt_1' });
    for (const offset of [301, -301])
      await expect(verifyWebhook(good, at(offset))).rejects.toThrow(WebhookVerificationError);
    await expect(verifyWebhook(good, { ...at(900), toleranceSeconds: 900 })).resolves.toMatchObject({ id: 'evt_1' });
  });

  it.each<[string, { body: string; headers: Record<string, string> }]>([
    ['no header', { body, headers: {} }],
    ['no time', signed(`v1=${macOf(secret)}`)],
    ['no signature', signed(`t=${seconds}`)],
    ['another secret', signed(`t=${seconds},v1=${macOf(other)}`)],
    ['another time', signed(`t=${seconds + 1},v1=${macOf(secret)}`)],
    ['another body', { ...good, body: body.replace('evt_1', 'evt_2') }],
    ['a cut signature', signed(`t=${seconds},v1=${macOf(secret).slice(0, 62)}`)],
    ['a body that is no event', { ...signed(`t=${seconds},v1=${macOf(secret, seconds, '[]')}`), body: '[]' }],
  ])('refuses %s', async (_what, received) => {
    await expect(verifyWebhook(received, { secret, now })).rejects.toThrow(WebhookVerificationError);
  });
});
