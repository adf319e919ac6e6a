export { Box } from './Box';
export { MomentInput } from './MomentInput';
export type * from './props';
export { Select } from './Select';
export { Tap } from './Tap';
export { TextBox } from './TextBox';
export { TextInput } from './TextInput';
