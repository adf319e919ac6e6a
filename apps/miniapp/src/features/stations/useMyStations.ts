import { useSession } from '../../shell';

export interface MyStation {
  readonly id: string;
  readonly name: string;
}

/** The stations that the person works at. */
export function useMyStations(): readonly MyStation[] {
  const { profile } = useSession();
  return (profile?.grants ?? []).flatMap(({ role, scopeId, scopeName }) =>
    role === 'station_staff' && scopeId ? [{ id: scopeId, name: scopeName ?? '我的驿站' }] : [],
  );
}
