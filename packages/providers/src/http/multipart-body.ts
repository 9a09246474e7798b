export type MultipartForm = {
  /** Must not occur in the file: a random one cannot. */
  boundary: string;
  fields: Readonly<Record<string, string>>;
  /** The one file of the form, in a part named "file". */
  file: {
    filename: string;
    mimeType: string;
    sizeBytes: number;
    stream: ReadableStream<Uint8Array>;
  };
  /** Told whenever the next part was taken. */
  onProgress(): void;
};

/** A form with one file as a stream, its length known beforehand; one chunk of the file is held at a time. */
export function multipartBody({ boundary, fields, file, onProgress }: MultipartForm): {
  body: ReadableStream<Uint8Array>;
  contentType: string;
  sizeBytes: number;
} {
  const encoder = new TextEncoder();
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\n${disposition(name)}\r\n\r\n${value}\r\n`,
  );
  const fileHead = `--${boundary}\r\n${disposition("file", file.filename)}\r\ncontent-type: ${file.mimeType}\r\n\r\n`;
  const head = encoder.encode(parts.join("") + fileHead);
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  return {
    body: streamOf(chunks([head], file.stream, [tail], onProgress)),
    contentType: `multipart/form-data; boundary=${boundary}`,
    sizeBytes: head.byteLength + file.sizeBytes + tail.byteLength,
  };
}

/** A name can close the quotes or the line (T-43): the three characters are written as browsers write them. */
function disposition(name: string, filename?: string): string {
  const escaped = filename?.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const file = escaped === undefined ? "" : `; filename="${escaped}"`;
  return `content-disposition: form-data; name="${name}"${file}`;
}

async function* chunks(
  head: readonly Uint8Array[],
  file: ReadableStream<Uint8Array>,
  tail: readonly Uint8Array[],
  onProgress: () => void,
): AsyncGenerator<Uint8Array> {
  for (const source of [head, file, tail]) {
    for await (const chunk of source) {
      onProgress();
      yield chunk;
    }
  }
}

/** A stream that asks for the next chunk when it is asked itself. */
function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await source.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
