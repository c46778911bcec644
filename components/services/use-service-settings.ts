'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Resolver, useForm } from 'react-hook-form';
import { toast } from '#components/ui/toast.ts';
import { type ServiceAddress, updateService } from '#lib/client/services.ts';
import type { ServiceSettings } from '#lib/domain/service-form.ts';
import { storedSecret } from '#lib/domain/stored-secret.ts';

/** The server's own schema; it takes much code, which is needed only once the form is sent. */
const checkSettings: Resolver<ServiceSettings> = async (...form) => {
  const [{ zodResolver }, { serviceSettingsSchema }] = await Promise.all([
    import('@hookform/resolvers/zod'),
    import('#lib/domain/service-form.ts'),
  ]);
  return zodResolver(serviceSettingsSchema)(...form);
};

/** The form of what can be changed of a service. What was typed stays through every error. */
export function useServiceSettings(address: ServiceAddress, stored: ServiceSettings) {
  const client = useQueryClient();
  const form = useForm<ServiceSettings>({
    resolver: checkSettings,
    defaultValues: stored,
    mode: 'onTouched',
  });
  const save = useMutation({
    mutationFn: (settings: ServiceSettings) => updateService(address, settings),
    onSuccess(_nothing, settings) {
      toast.success(`${settings.name} is saved`);
      // asterisks again, in the place of what is stored now
      form.reset({ ...settings, credentials: hidden(settings.credentials) });
      return client.invalidateQueries({ queryKey: ['service', address.application, address.serviceId] });
    },
  });
  return { form, save };
}

function hidden(credentials: ServiceSettings['credentials']): ServiceSettings['credentials'] {
  switch (credentials.type) {
    case 'basic':
      return { ...credentials, username: storedSecret, password: storedSecret };
    case 'oauth':
      return { ...credentials, clientId: storedSecret, clientSecret: storedSecret };
    default:
      return credentials;
  }
}
