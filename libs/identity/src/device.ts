const programs: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, '火狐'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

const first = (table: readonly (readonly [RegExp, string])[], text: string) =>
  table.find(([form]) => form.test(text))?.[1];

/**
 * A device in words, from what a browser says of itself (RFC 9110, 10.1.5): enough to tell one's own
 * phone from a stranger's.
 */
export function deviceInWords(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  return [first(systems, text), first(programs, text)].filter(Boolean).join(' · ') || '未知设备';
}
