import type { Failure } from '@yizhan/client';
import { type Profile, routes, type Session } from '@yizhan/contract';
import type { Role } from '@yizhan/identity/vocabulary';
import { storage } from '../platform/storage';
import { client, sessionStore } from './client';
import { forgetDrafts } from './drafts';
import { forgetKept } from './keep';
import { setLargeType } from './preferences';
import { createStore, useStore } from './store';
import { forgetAllTyped } from './typed';

const PROFILE = 'profile';
const ROLE = 'role';
const LAST_USER = 'lastUser';

const profileStore = createStore<Profile | null>(storage.read<Profile>(PROFILE));
const roleStore = createStore<Role | null>(storage.read<Role>(ROLE));

// A session may also end at the server. Drafts stay then: the person will sign in again to send them.
sessionStore.subscribe(() => {
  if (sessionStore.get() === null) forgetPerson();
});

export interface SessionView {
  readonly signedIn: boolean;
  readonly profile: Profile | null;
  /** Roles that are held, each once. */
  readonly roles: readonly Role[];
  /** The role whose desk is open; null for a visitor. */
  readonly role: Role | null;
  /** Must do so before anything else. */
  readonly mustChangePassword: boolean;
}

/** Who is using the app. */
export function useSession(): SessionView {
  const session = useStore(sessionStore);
  const profile = useStore(profileStore);
  const chosen = useStore(roleStore);
  const roles = session && profile ? rolesOf(profile) : [];
  return {
    signedIn: session !== null,
    profile: session ? profile : null,
    roles,
    role: chosen && roles.includes(chosen) ? chosen : (roles[0] ?? null),
    mustChangePassword: profile?.mustChangePassword ?? session?.mustChangePassword ?? false,
  };
}

function rolesOf(profile: Profile): readonly Role[] {
  return [...new Set(profile.grants.map((grant) => grant.role))];
}

/** Takes a session that signing in gave, and asks who this is. */
export async function signedIn(session: Session): Promise<void> {
  // On a phone that is passed on, the next person finds nothing of the last one.
  if (storage.read<string>(LAST_USER) !== session.userId) forgetDrafts();
  storage.write(LAST_USER, session.userId);
  sessionStore.set(session);
  await loadProfile();
}

/** Asks the server who this is; keeps the last answer without a network. */
export async function loadProfile(): Promise<Profile | null> {
  if (!sessionStore.get()) return null;
  const result = await client.call(routes.identity.me, {});
  if (!result.ok) return null;
  setProfile(result.value);
  return result.value;
}

export function setProfile(profile: Profile): void {
  storage.write(PROFILE, profile);
  profileStore.set(profile);
  if (roleStore.get() === null && profile.lastRole) setRole(profile.lastRole);
  setLargeType(profile.largeType || storage.read<boolean>('largeType') === true);
}

/** Opens another desk of the same person, and remembers it for the next time. */
export function switchRole(role: Role): void {
  setRole(role);
  // The choice stands on this phone even when it can't be told to the server now.
  void client.call(routes.identity.updateMe, { body: { lastRole: role } });
}

function setRole(role: Role): void {
  storage.write(ROLE, role);
  roleStore.set(role);
}

/** Ends the session here at once, and at the server when it can be reached. */
export async function signOut(): Promise<void> {
  await client.call(routes.identity.signOut, {});
  sessionStore.set(null);
  forgetDrafts();
}

/**
 * Ends every session of the person, on whatever phone or computer. Only when the server says so is it
 * done: a failure leaves this session as it is, so that it can be tried again.
 */
export async function signOutEverywhere(): Promise<Failure | null> {
  const result = await client.call(routes.identity.signOutEverywhere, {});
  if (!result.ok) return result.error;
  sessionStore.set(null);
  forgetDrafts();
  return null;
}

/** The account is gone at the server, and every session with it. */
export function accountDeleted(): void {
  sessionStore.set(null);
  forgetDrafts();
}

function forgetPerson(): void {
  storage.remove(PROFILE);
  storage.remove(ROLE);
  profileStore.set(null);
  roleStore.set(null);
  forgetKept();
  forgetAllTyped();
}
