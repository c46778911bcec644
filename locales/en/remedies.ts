export const remedies = {
  allow: 'Allow in {namespace}',
  relist: 'Fetch the catalog again',
  restart: 'Restart {name}',
  labelService: 'Add the label',
  deleteMappings: '{count, plural, one {Delete the mapping} other {Delete the # mappings}}',
  renameMapping: 'Allow {to} instead',
  createAgain: 'Create it again',
  correctUsageKind: 'Use the kind {kind}',
  moveToService: 'Move to the new service',
  unbind: 'Unbind',
  chooseService: 'Open the catalog',
  changeTarget: 'Change the target',
  changeCredentials: 'Change the credentials',
  restarts: 'The pods of {name} are replaced one by one.',
  createsAgain:
    'It is deleted with its bindings and usages, and the same are created again. Pods that use it are replaced.',
  renamesMapping: 'ApplicationMapping {from} in {namespace} is replaced by one named {to}.',
  movesToService:
    'Instances, bindings and usages of the old service are made anew on the new one. If that fails, all is as before.',
} as const;
