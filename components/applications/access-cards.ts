import { CertificatesCard } from '#components/certificates/certificates-card.tsx';
import { TokensCard } from '#components/tokens/tokens-card.tsx';

/** With what an application gets in, as one part of its page: both are shown, and have much in common. */
export const accessCards = { CertificatesCard, TokensCard };
