import * as fc from 'fast-check';
import { foldCharacter, foldText } from '../src';

it('does what the README shows', () => {
  expect(foldText('收服裝費２００')).toBe('收服装费200');
  expect(foldText('進廠交押⾦')).toBe('进厂交押金');
  expect(foldCharacter('①')).toBe('1');
});

it.each([
  ['⼯⼈', '工人'],
  ['押\uf90a', '押金'],
  ['ＡＢＣ', 'abc'],
  ['身份証', '身份证'],
  ['體檢', '体检'],
  ['㎏', 'kg'],
  ['𠚺', '𠚺'],
  ['', ''],
])('folds %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('changes nothing the second time', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => foldText(foldText(text)) === foldText(text),
    ),
  ));
