export default definePageConfig({ navigationBarTitleText: '招人' });
