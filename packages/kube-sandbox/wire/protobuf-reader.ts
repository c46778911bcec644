/** Reads protobuf's wire format: varints, 64- and 32-bit values, and runs of bytes. Throws RangeError past the end. */
export class ProtobufReader {
  private readonly bytes: Buffer;
  private offset = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.offset >= this.bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.bytes[this.offset++];
      if (byte === undefined) throw new RangeError('protobuf: the message ends inside a number');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new RangeError('protobuf: a number is too long');
  }

  take(length: number): Buffer {
    const end = this.offset + length;
    if (length < 0 || end > this.bytes.length)
      throw new RangeError('protobuf: the message ends inside a field');
    const taken = this.bytes.subarray(this.offset, end);
    this.offset = end;
    return taken;
  }

  /** The next field's number and its value: a number for varints, bytes for everything else. */
  field(): { number: number; value: bigint | Buffer } {
    const tag = Number(this.varint());
    const number = tag >>> 3;
    switch (tag & 7) {
      case 0:
        return { number, value: this.varint() };
      case 1:
        return { number, value: this.take(8) };
      case 2:
        return { number, value: this.take(Number(this.varint())) };
      case 5:
        return { number, value: this.take(4) };
      default:
        throw new RangeError(`protobuf: wire type ${tag & 7} is not known`);
    }
  }
}
