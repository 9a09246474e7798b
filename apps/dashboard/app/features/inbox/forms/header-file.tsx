import type { HeaderKind, MediaPart, ProviderId } from "@parley/domain/messages";
import { useEffect, useRef, useState } from "react";
import { Field } from "../../../components/field.tsx";
import { acceptOf, checkFile } from "../check-file.ts";
import { useInbox } from "../inbox-context.ts";
import { type Upload, uploadFile } from "../upload-file.ts";

type Props = {
  name?: string;
  label?: string;
  kind: Exclude<HeaderKind, "text">;
  provider: ProviderId;
  onMedia: (media: MediaPart | null) => void;
  error: string | undefined;
};

/** The file above an interactive message; it is uploaded as soon as it is chosen (S0.21). */
export function HeaderFile(props: Props) {
  const { name = "header-file", label = "Header file", kind, provider, onMedia, error } = props;
  const { slug } = useInbox();
  const [problem, setProblem] = useState<string>();
  const [progress, setProgress] = useState<number | null>(null);
  const upload = useRef<Upload | null>(null);
  useEffect(() => () => upload.current?.abort(), []);
  const choose = (file: File | undefined) => {
    upload.current?.abort();
    onMedia(null);
    setProgress(null);
    if (file === undefined) return;
    const check = checkFile(file, provider);
    const isOther = check.kind !== null && check.kind !== kind;
    const refusal = isOther ? `Choose a file of the kind ${kind}.` : check.problem;
    setProblem(refusal ?? undefined);
    if (refusal !== null) return;
    const { name: filename, size: sizeBytes } = file;
    const { mimeType } = check;
    const started = uploadFile({ slug, body: file, filename, mimeType, onProgress: setProgress });
    upload.current = started;
    setProgress(0);
    started.done
      .then((done) =>
        onMedia({ filename, sizeBytes, mimeType: done.mimeType, mediaId: done.mediaId }),
      )
      .catch((failure: Error) => setProblem(failure.message));
  };
  return (
    <Field
      name={name}
      label={label}
      error={problem ?? error}
      hint={progress === null ? undefined : progress < 1 ? "Uploading…" : "Uploaded"}
    >
      {(control) => (
        <input
          {...control}
          type="file"
          accept={acceptOf([kind], provider)}
          onChange={({ target }) => choose(target.files?.[0])}
          className="w-full min-w-0 text-sm file:mr-3 file:h-9 file:rounded-md file:border-0 file:bg-hover file:px-3 file:font-medium file:text-ink"
        />
      )}
    </Field>
  );
}
