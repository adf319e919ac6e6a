import { ProfileForm } from '../src/features/account/ProfileForm';
import { fakeApi, ok } from './support/api';
import { aProfile } from './support/people';
import { show } from './support/show';

it('saves a name', async () => {
  const api = fakeApi({
    'identity.updateMe': (call) => ok({ ...aProfile(), displayName: call.body.displayName }),
  });
  const { change, tap } = show(<ProfileForm profile={aProfile()} onChanged={() => undefined} />);
  change('称呼', '王小明');
  await tap('保存');
  expect(api.calls('identity.updateMe')).toMatchObject([{ body: { displayName: '王小明' } }]);
});
