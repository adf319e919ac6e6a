export default definePageConfig({ navigationBarTitleText: '谁看过您的身份' });
