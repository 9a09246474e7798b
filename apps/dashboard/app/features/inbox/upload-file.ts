import { uploadAddress } from "./content/file-address.ts";

export type Uploaded = { mediaId: string; mimeType: string; filename: string; sizeBytes: number };

export type Upload = { done: Promise<Uploaded>; abort(): void };

type Options = {
  slug: string;
  body: Blob;
  filename: string;
  mimeType: string;
  /** Told how far it is, from 0 to 1. */
  onProgress: (progress: number) => void;
};

/** Sends a file to the server. Rejects with words for people; an aborted upload never settles. */
export function uploadFile({ slug, body, filename, mimeType, onProgress }: Options): Upload {
  // fetch tells nothing of how far an upload is.
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error("The file could not be uploaded. Try again."));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as Uploaded);
      else reject(new Error(refusalOf(responseText)));
    };
  });
  request.open("POST", uploadAddress(slug));
  request.setRequestHeader("content-type", mimeType);
  request.setRequestHeader("x-file-name", encodeURIComponent(filename));
  request.send(body);
  return { done, abort: () => request.abort() };
}

/** The server's own words, where it gave any. */
export function refusalOf(answer: string): string {
  try {
    const { message } = (JSON.parse(answer) as { error: { message: string } }).error;
    return message.charAt(0).toUpperCase() + message.slice(1);
  } catch {
    return "The server did not take the file. Try again.";
  }
}
