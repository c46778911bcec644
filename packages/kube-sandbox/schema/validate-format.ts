import { isIP } from 'node:net';

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isDateTime(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isUri(value: string): boolean {
  return URL.canParse(value) || (value.startsWith('/') && URL.canParse(value, 'http://host'));
}

function isBase64(value: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);
}

const hex = '[0-9a-fA-F]';

/** The string formats the real server checks; it ignores any other, and so does this. */
const formats: { [name: string]: (value: string) => boolean } = {
  bsonobjectid: (value) => new RegExp(`^${hex}{24}$`).test(value),
  uri: isUri,
  email: (value) => /^[^@\s]+@[^@\s]+$/.test(value),
  hostname: (value) =>
    /^(?=.{1,253}$)[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*$/.test(
      value,
    ),
  ipv4: (value) => isIP(value) === 4,
  ipv6: (value) => isIP(value) === 6,
  cidr: (value) => {
    const [address = '', length = ''] = value.split('/');
    const kind = isIP(address);
    return kind !== 0 && /^\d+$/.test(length) && Number(length) <= (kind === 4 ? 32 : 128);
  },
  mac: (value) => new RegExp(`^(${hex}{2}[:-]){5}${hex}{2}$`).test(value),
  uuid: (value) => new RegExp(`^${hex}{8}-?${hex}{4}-?${hex}{4}-?${hex}{4}-?${hex}{12}$`).test(value),
  byte: isBase64,
  date: isDate,
  'date-time': isDateTime,
  datetime: isDateTime,
  duration: (value) =>
    /^([+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(value) ||
    /^\d+ *(ns|us|ms|s|sec|m|min|h|hr|d|day|w|week)s?$/.test(value),
};

export function matchesFormat(format: string, value: string): boolean {
  const check = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return check ? check(value) : true;
}
