import { type Role, roleLabels, roleScopes, staffRoles } from '@yizhan/identity/vocabulary';
import { Box, Picker } from '../../../components';
import { type Scope, StationField, UnitField } from './ScopeField';

/** A role to be given, and where. */
export interface RoleChoice {
  readonly role: Role | null;
  readonly scope: Scope | null;
}

export const noRole: RoleChoice = { role: null, scope: null };

/** As the routes take it; null while something is missing. */
export function grantOf({ role, scope }: RoleChoice) {
  if (role === null || (roleScopes[role] && scope === null)) return null;
  return { role, scopeId: scope?.id ?? null };
}

interface Props {
  readonly choice: RoleChoice;
  readonly onChange: (choice: RoleChoice) => void;
}

/** The role, and for some roles the station or unit. */
export function RoleFields({ choice, onChange }: Props) {
  const { role, scope } = choice;
  const where = role === null ? undefined : roleScopes[role];
  const choose = (chosen: Scope | null): void => onChange({ role, scope: chosen });
  return (
    <Box className="yz-stack">
      <Picker
        label="角色"
        value={role}
        placeholder="请选择"
        options={staffRoles.map((value) => ({ value, label: roleLabels[value] }))}
        onChange={(next) => onChange({ role: next, scope: null })}
      />
      {where === 'station' && <StationField chosen={scope} onChoose={choose} />}
      {where === 'unit' && <UnitField chosen={scope} onChoose={choose} />}
    </Box>
  );
}
