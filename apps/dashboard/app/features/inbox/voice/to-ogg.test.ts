import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  OGG,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import { expect, test } from "vitest";
import { toOgg } from "./to-ogg.ts";

// "OpusHead", version 1, one channel, no pre-skip, 48 kHz, no gain, mapping 0.
const head = Uint8Array.from([
  ...new TextEncoder().encode("OpusHead"),
  ...[1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0],
]);
// A packet of 20 ms of silence: SILK-less CELT, mono.
const silence = Uint8Array.from([0xf8, 0xff, 0xfe]);

async function recording(packets: number): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = {
    ...{ codec: "opus", numberOfChannels: 1, sampleRate: 48_000 },
    description: head,
  };
  for (let at = 0; at < packets; at += 1) {
    await source.add(new EncodedPacket(silence, "key", at * 0.02, 0.02), { decoderConfig });
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: "audio/webm;codecs=opus" });
}

test("a WebM recording becomes Ogg with the very same packets (S0.14)", async () => {
  const ogg = await toOgg(await recording(50));
  expect(ogg.type).toBe("audio/ogg");
  expect(await ogg.slice(0, 4).text()).toBe("OggS");
  const input = new Input({ source: new BlobSource(ogg), formats: [OGG] });
  const track = (await input.getPrimaryAudioTrack())!;
  expect(await track.getCodec()).toBe("opus");
  const packets = [];
  for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data);
  expect(packets).toHaveLength(50);
  expect(packets.every((data) => data.join() === silence.join())).toBe(true);
});

test("what is no recording is refused", async () => {
  await expect(toOgg(new Blob(["not a recording"]))).rejects.toThrow();
});
