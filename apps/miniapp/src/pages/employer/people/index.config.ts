export default definePageConfig({ navigationBarTitleText: '岗位的人' });
