export default definePageConfig({ navigationBarTitleText: '请您核实' });
