export default definePageConfig({ navigationBarTitleText: '人员和角色' });
