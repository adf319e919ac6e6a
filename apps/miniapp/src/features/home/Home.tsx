import type { Home as HomeView } from '@yizhan/contract';
import { Box, Part, SampleDataBadge, Tiles } from '../../components';
import { go, paths, useSession } from '../../shell';
import { JobsNear } from './JobsNear';
import { MyCases, MyEntitlements, MyShift, Notices } from './Mine';
import { NearestStation } from './NearestStation';

/** What concerns this person today, the most pressing first. */
export function Home({ view }: { readonly view: HomeView }) {
  return (
    <Box className="yz-split">
      <Box className="yz-stack">
        <Notices part={view.notices} />
        <Part part={view.shift} title="我的下一班">
          {(shift) => shift && <MyShift shift={shift} />}
        </Part>
        <Ways />
        <Part part={view.cases} title="我的诉求">
          {(cases) => <MyCases cases={cases} />}
        </Part>
        <Part part={view.entitlements} title="您可能享受的政策">
          {(entitlements) => <MyEntitlements entitlements={entitlements} />}
        </Part>
      </Box>
      <Box className="yz-stack">
        <Part part={view.station} title="附近驿站">
          {(station) => station && <NearestStation station={station} />}
        </Part>
        <Part part={view.jobs} title="附近的活">
          {(jobs) => <JobsNear jobs={jobs} />}
        </Part>
        {view.sample && <SampleDataBadge />}
      </Box>
    </Box>
  );
}

/** Who works here checks in; who is new here may as well be looking for people. */
function Ways() {
  const { signedIn, roles } = useSession();
  const isEmployer = roles.includes('employer');
  const hire = {
    key: 'hire',
    icon: 'people',
    text: '招人',
    onTap: () => go(isEmployer ? paths.company : paths.registerEmployer),
  } as const;
  const check = {
    key: 'check',
    icon: 'scan',
    text: '签到',
    onTap: () => go(paths.checkIn),
  } as const;
  return (
    <Tiles
      label="办事"
      tiles={[
        { key: 'jobs', icon: 'work', text: '找活', onTap: () => go(paths.jobs) },
        signedIn && !isEmployer ? check : hire,
        { key: 'policies', icon: 'policy', text: '查政策', onTap: () => go(paths.policies) },
        { key: 'case', icon: 'voice', text: '提诉求', onTap: () => go(paths.newCase) },
      ]}
    />
  );
}
