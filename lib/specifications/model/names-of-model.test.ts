import { expect, it } from 'vitest';
import { readSpecification } from '../read-specification.ts';
import { namesOfModel } from './names-of-model.ts';

function names(document: object): string[] {
  const { model } = readSpecification(JSON.stringify(document));
  return model === undefined ? [] : namesOfModel(model);
}

const info = { title: 't', version: '1' };
const responses = { 200: { description: 'It' } };

it('names operations by method, path and summary', () => {
  const paths = { '/orders': { get: { responses, summary: 'All orders' }, post: { responses } } };
  expect(names({ openapi: '3.0.3', info, paths })).toEqual(['GET /orders, All orders', 'POST /orders']);
});

it('names the addresses of events, and their messages', () => {
  const channels = { 'order.created': { subscribe: { message: { name: 'OrderCreated', payload: {} } } } };
  expect(names({ asyncapi: '2.6.0', info, channels })).toEqual(['order.created', 'OrderCreated']);
});
