import { routes } from '@yizhan/contract';
import { createClient, memoryTokens } from '../src';
import { aProblem, fakeTransport } from './support';

it('works as the README says', async () => {
  const { transport } = fakeTransport(() => aProblem(429, 'identity.code_too_soon'));
  const shown: string[] = [];
  const showToast = (text: string): void => void shown.push(text);

  const tokens = memoryTokens();
  const client = createClient({ transport, baseUrl: '', tokens, newKey: () => 'key-1' });

  const result = await client.call(routes.identity.sendCode, { body: { phone: '13900000000' } });
  if (!result.ok) showToast(result.error.detail);

  expect(shown).toEqual(['说明']);
});
