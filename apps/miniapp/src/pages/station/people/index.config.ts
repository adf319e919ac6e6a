export default definePageConfig({ navigationBarTitleText: '今天到站的人' });
