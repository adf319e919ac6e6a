export default definePageConfig({ navigationBarTitleText: '督办数据' });
