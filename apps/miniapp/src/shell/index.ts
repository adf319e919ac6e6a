export { client } from './client';
export { type Draft, useDraft } from './drafts';
export { askBeforeLeaving } from './leaving';
export { go, goBack, goSignIn, type PathParams, replaceWith, type TabPath } from './navigation';
export { paths } from './paths';
export { setLargeType, useLargeType } from './preferences';
export {
  accountDeleted,
  loadProfile,
  type SessionView,
  setProfile,
  signedIn,
  signOut,
  signOutEverywhere,
  switchRole,
  useSession,
} from './session';
export { toast } from './toast';
export { forgetTyped, useTyped } from './typed';
export { type Command, type CommandOptions, useCommand } from './useCommand';
export { aroundList, type Listed, useList } from './useList';
export { useNow } from './useNow';
export { useParams } from './useParams';
export { type NearPlace, type PlaceNow, usePlace, usePlaceNow } from './usePlace';
export { type Screened, type ScreenState, useScreen } from './useScreen';
export { useSettled } from './useSettled';
export { useWide } from './useWide';
