export default definePageConfig({ navigationBarTitleText: '雇主登记' });
