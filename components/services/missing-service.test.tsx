import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MissingService } from './missing-service.tsx';

it('leads to the application that has no such service', () => {
  const html = renderToStaticMarkup(<MissingService application="shop" isApplicationThere />);
  expect(html).toMatch(/shop has no such service.*href="\/applications\/shop"/);
});

it('says that the application itself is missing, and does not lead to it', () => {
  const html = renderToStaticMarkup(<MissingService application="shop" isApplicationThere={false} />);
  expect(html).toMatch(/There is no application shop.*href="\/applications"/);
});
