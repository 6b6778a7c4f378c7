/** Makes one moving picture (APNG) of several screenshots of one size. */

import { crc32 } from "node:zlib";

export interface Frame {
  png: Uint8Array;
  /** Milliseconds for which it stays. */
  stays: number;
}

const SIGNATURE = 8;
/** What a chunk has around its data: its length, its name, and a checksum. */
const [LENGTH, NAME, CHECK] = [4, 4, 4];

interface Chunk {
  name: string;
  data: Buffer;
}

/** The frames one after another, for ever. */
export function movingPicture(frames: readonly Frame[]): Buffer {
  const [first] = frames;
  const header = first && chunksOf(first.png).find(({ name }) => name === "IHDR")?.data;
  if (!first || !header) throw new Error("A moving picture needs a frame.");
  let number = 0;
  const parts = frames.flatMap(({ png, stays }, at) => {
    const data = chunksOf(png).filter(({ name }) => name === "IDAT");
    const control = chunk(
      "fcTL",
      numbers(number++, header.readUInt32BE(0), header.readUInt32BE(4), 0, 0),
      timing(stays),
    );
    // The first frame is what programs show that know no moving pictures.
    return [
      control,
      ...data.map(({ data }) => (at === 0 ? chunk("IDAT", data) : chunk("fdAT", numbers(number++), data))),
    ];
  });
  const begin = [Buffer.from(first.png.subarray(0, SIGNATURE)), chunk("IHDR", header)];
  return Buffer.concat([...begin, chunk("acTL", numbers(frames.length, 0)), ...parts, chunk("IEND")]);
}

function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE; at < bytes.length; ) {
    const [length, from] = [bytes.readUInt32BE(at), at + LENGTH + NAME];
    chunks.push({ name: bytes.toString("latin1", at + LENGTH, from), data: bytes.subarray(from, from + length) });
    at = from + length + CHECK;
  }
  return chunks;
}

function chunk(name: string, ...data: readonly Buffer[]): Buffer {
  const held = Buffer.concat([Buffer.from(name, "latin1"), ...data]);
  return Buffer.concat([numbers(held.length - NAME), held, numbers(crc32(held))]);
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) buffer.writeUInt32BE(value, 4 * at);
  return buffer;
}

/** How long a frame stays, as parts of a second; nothing of the frame before shines through. */
function timing(milliseconds: number): Buffer {
  const buffer = Buffer.alloc(6);
  buffer.writeUInt16BE(milliseconds, 0);
  buffer.writeUInt16BE(1000, 2);
  return buffer;
}
