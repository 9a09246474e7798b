import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  WEBM,
} from "mediabunny";

/**
 * The same Opus sound in an Ogg file, as WhatsApp wants voice messages (S0.14): the packets are moved, not encoded
 * anew. Throws when the recording holds no Opus track.
 */
export async function toOgg(recording: Blob): Promise<Blob> {
  const input = new Input({ source: new BlobSource(recording), formats: [WEBM] });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (track == null || decoderConfig == null || (await track.getCodec()) !== "opus") {
    throw new Error("the recording holds no Opus sound");
  }
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (target.buffer === null) throw new Error("the recording could not be written");
  return new Blob([target.buffer], { type: "audio/ogg" });
}
