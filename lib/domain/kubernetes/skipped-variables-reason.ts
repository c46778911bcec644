/** Reason of the kubelet's event about keys in `envFrom` that are no names of variables: the container starts without them. */
export const skippedVariablesReason = 'InvalidEnvironmentVariableNames';
