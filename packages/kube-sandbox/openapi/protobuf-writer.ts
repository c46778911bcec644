const lengthDelimited = 2;
const varint = 0;
const fixed64 = 1;

/** Writes one protobuf message, field by field, in the wire format. Absent values are left out. */
export interface ProtobufWriter {
  text(field: number, value: string | undefined): void;
  bool(field: number, value: boolean | undefined): void;
  integer(field: number, value: number | undefined): void;
  double(field: number, value: number | undefined): void;
  message(field: number, write: (inner: ProtobufWriter) => void): void;
}

/** The bytes of the message that `write` fills. */
export function encodeMessage(write: (writer: ProtobufWriter) => void): Buffer {
  const parts: Buffer[] = [];

  function tag(field: number, wireType: number): void {
    parts.push(encodeVarint(field * 8 + wireType));
  }

  function bytes(field: number, content: Buffer): void {
    tag(field, lengthDelimited);
    parts.push(encodeVarint(content.length), content);
  }

  write({
    text(field, value) {
      if (value !== undefined) {
        bytes(field, Buffer.from(value));
      }
    },
    bool(field, value) {
      if (value) {
        tag(field, varint);
        parts.push(Buffer.of(1));
      }
    },
    integer(field, value) {
      if (value !== undefined) {
        tag(field, varint);
        parts.push(encodeVarint(value));
      }
    },
    double(field, value) {
      if (value !== undefined) {
        const content = Buffer.alloc(8);
        content.writeDoubleLE(value);
        tag(field, fixed64);
        parts.push(content);
      }
    },
    message(field, inner) {
      bytes(field, encodeMessage(inner));
    },
  });
  return Buffer.concat(parts);
}

/** A whole number as a base-128 varint; negative ones as 64-bit two's complement. */
function encodeVarint(value: number): Buffer {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(Math.trunc(value)));
  while (rest > 127n) {
    out.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Buffer.from(out);
}
