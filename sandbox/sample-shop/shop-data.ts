import { MooringError } from '#lib/errors.ts';

export interface Price {
  amount: number;
  currency: string;
}

export interface Product {
  sku: string;
  name: string;
  price: Price;
}

export type OrderStatus = 'open' | 'shipped' | 'cancelled';

export interface Order {
  id: string;
  sku: string;
  quantity: number;
  status: OrderStatus;
  total: Price;
  createdAt: string;
}

export interface ShopData {
  products(): Product[];
  product(sku: string): Product;
  /** Newest first. */
  orders(status?: string): Order[];
  order(id: string): Order;
  placeOrder(sku: string, quantity: number): Order;
}

const keptOrders = 200;

const products: Product[] = [
  { sku: 'anchor-15', name: 'Plough anchor, 15 kg', price: { amount: 189, currency: 'EUR' } },
  { sku: 'rope-12', name: 'Mooring line, 12 mm, 20 m', price: { amount: 54.5, currency: 'EUR' } },
  { sku: 'cleat-200', name: 'Deck cleat, 200 mm', price: { amount: 23.9, currency: 'EUR' } },
  { sku: 'fender-8', name: 'Cylinder fender, 8 inch', price: { amount: 31, currency: 'EUR' } },
];

function totalOf(product: Product, quantity: number): Price {
  return {
    amount: Math.round(product.price.amount * quantity * 100) / 100,
    currency: product.price.currency,
  };
}

/** The shop's stock and its orders, in memory. */
export function createShopData(now: () => Date = () => new Date()): ShopData {
  let nextId = 1001;
  const stored: Order[] = [];

  function product(sku: string): Product {
    const found = products.find((candidate) => candidate.sku === sku);
    if (found === undefined) {
      throw new MooringError('NOT_FOUND', `There is no product ${sku.slice(0, 40)}.`);
    }
    return found;
  }

  function placeOrder(sku: string, quantity: number, status: OrderStatus = 'open'): Order {
    const order: Order = {
      id: String(nextId++),
      sku,
      quantity,
      status,
      total: totalOf(product(sku), quantity),
      createdAt: now().toISOString(),
    };
    stored.unshift(order);
    stored.length = Math.min(stored.length, keptOrders);
    return order;
  }

  placeOrder('rope-12', 4, 'shipped');
  placeOrder('anchor-15', 1);
  placeOrder('fender-8', 6);

  return {
    products: () => products,
    product,
    orders: (status) => stored.filter((order) => status === undefined || order.status === status),
    order(id) {
      const found = stored.find((order) => order.id === id);
      if (found === undefined) {
        throw new MooringError('NOT_FOUND', `There is no order ${id.slice(0, 40)}.`);
      }
      return found;
    },
    placeOrder: (sku, quantity) => placeOrder(sku, quantity),
  };
}
