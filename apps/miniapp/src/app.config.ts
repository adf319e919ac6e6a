/**
 * Every page of the app. The four tabs are the main package; everything else is a subpackage by
 * role, so that nobody downloads a desk they never open. Add a page as one line here; its folder
 * is `src/pages/<subpackage>/<page>/`.
 */
const subpackages: Record<string, string[]> = {
  account: [
    'data/index',
    'demo/index',
    'leave/index',
    'login/index',
    'missing/index',
    'notices/index',
    'password/index',
    'phone/index',
    'privacy/index',
    'profile/index',
    'security/index',
  ],
  job: ['detail/index', 'shifts/index'],
  case: ['detail/index', 'lookup/index', 'new/index', 'openings/index'],
  policy: ['calculator/index', 'desk/index', 'detail/index', 'list/index'],
  employer: ['company/index', 'inquiries/index', 'people/index', 'posting/index', 'register/index'],
  station: ['checkin/index', 'code/index', 'detail/index', 'near/index', 'people/index'],
  desk: ['audit/index', 'cases/index', 'import/index', 'people/index', 'review/index'],
  stats: ['figures/index'],
};

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/jobs/index', 'pages/cases/index', 'pages/me/index'],
  // WeChat refuses a subpackage without pages.
  subPackages: Object.keys(subpackages)
    .filter((name) => (subpackages[name] ?? []).length > 0)
    .map((name) => ({ root: `pages/${name}`, pages: subpackages[name] ?? [] })),
  window: {
    navigationBarTitleText: '驿站',
    navigationBarBackgroundColor: '#FAF6EF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF6EF',
    backgroundTextStyle: 'dark',
    enablePullDownRefresh: true,
  },
  // Drawn by our own TabBar inside Screen: it grows with large type and looks alike on both targets.
  tabBar: {
    custom: true,
    color: '#5B524A',
    selectedColor: '#B8352A',
    backgroundColor: '#FFFDF9',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/jobs/index', text: '找活' },
      { pagePath: 'pages/cases/index', text: '诉求' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用来按远近给您排出附近的驿站和活' } },
  requiredPrivateInfos: ['getLocation'],
  // WeChat shows its own privacy agreement before an interface that touches personal information; who
  // declines can do all by hand.
  __usePrivacyCheck__: true,
  // Moving pages would hold fixed bars to the page instead of the window.
  animation: false,
  lazyCodeLoading: 'requiredComponents',
});
