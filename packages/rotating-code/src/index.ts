export { base64url, fromBase64url } from './bytes';
export * from './drift';
export * from './errors';
export {
  type CodeKey,
  currentKey,
  isKeyValid,
  makeKey,
  type NewKey,
  nextKeyDue,
  type RandomBytes,
  ROTATION_SETTINGS,
  type RotationSettings,
  SECRET_BYTES,
  type Validity,
} from './keys';
export * from './offline';
export * from './personal-code';
export {
  type CodeError,
  keyIdOf,
  placeCode,
  readText,
  refuseReplay,
  type ShownCode,
  type UsedCode,
  type VerifiedCode,
  verifyDigits,
  verifyText,
} from './place-code';
export * from './settings';
export {
  makeSignedPass,
  makeSigningKey,
  type NewSigningKey,
  type PersonVerifier,
  type PlaceVerifier,
  personVerifierOf,
  readSignedText,
  type SignedPass,
  type SigningKey,
  signedPersonalCode,
  signedPlaceCode,
  verifierOf,
  verifySignedPersonal,
  verifySignedText,
} from './signed-code';
export { hotp, stepAt, type TotpHash } from './totp';
