import type { FactTypes } from '../../facts/vocabulary.ts';

/** The commands that start a machine in its cloud, and that stop it again. */
export function startCommands({
  provider,
  machine,
  region,
}: Pick<FactTypes['cloudMachine'], 'provider' | 'machine' | 'region'>): readonly [
  start: string,
  stop: string,
] {
  if (provider === 'azure') {
    const ids = `--ids ${/^[\w./()-]{1,400}$/.test(machine) ? `"${machine}"` : 'ID'}`;
    return [`\`az vm start ${ids}\``, `\`az vm deallocate ${ids}\``];
  }
  const id = /^[\w-]{1,40}$/.test(machine) ? machine : 'ID';
  const where = region !== undefined && /^[a-z0-9-]{1,30}$/.test(region) ? ` --region ${region}` : '';
  return [
    `\`aws ec2 start-instances --instance-ids ${id}${where}\``,
    `\`aws ec2 stop-instances --instance-ids ${id}${where}\``,
  ];
}
