import type { HeaderKind, ProviderId } from "@parley/domain/messages";
import type { ReactNode } from "react";
import { Field } from "../../../components/field.tsx";
import { Select } from "../../../components/select.tsx";
import { HeaderFile } from "./header-file.tsx";
import { LineField } from "./line-field.tsx";
import type { Frame } from "./use-frame.ts";

type Limits = {
  headers: readonly HeaderKind[];
  maxHeaderLength: number;
  maxBodyLength: number;
  maxFooterLength: number;
};

type Props = {
  frame: Frame;
  limits: Limits;
  provider: ProviderId;
  errorOf: (field: string) => string | undefined;
  /** The action of the message, between body and footer. */
  children: ReactNode;
};

const headerNames = { text: "Text", image: "Image", video: "Video", document: "Document" };

/** Header, body and footer of an interactive message, where the provider has them (S0.18, S0.21, S0.22). */
export function FrameFields({ frame, limits, provider, errorOf, children }: Props) {
  const { headerKind } = frame;
  return (
    <>
      {limits.headers.length > 0 && (
        <Field name="header-kind" label="Header (optional)">
          {({ id, name }) => (
            <Select
              id={id}
              name={name}
              value={headerKind ?? ""}
              onChange={({ target }) =>
                frame.chooseHeader(target.value === "" ? null : (target.value as HeaderKind))
              }
            >
              <option value="">None</option>
              {limits.headers.map((kind) => (
                <option key={kind} value={kind}>
                  {headerNames[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {headerKind === "text" && (
        <LineField
          name="header-text"
          label="Header text"
          max={limits.maxHeaderLength}
          value={frame.headerText}
          onValue={frame.setHeaderText}
          error={errorOf("header.text")}
        />
      )}
      {headerKind !== null && headerKind !== "text" && (
        <HeaderFile
          key={headerKind}
          kind={headerKind}
          provider={provider}
          onMedia={frame.setMedia}
          error={errorOf("header.media")}
        />
      )}
      <LineField
        name="body"
        label="Body"
        isLong
        max={limits.maxBodyLength}
        value={frame.body}
        onValue={frame.setBody}
        error={errorOf("body")}
      />
      {children}
      {limits.maxFooterLength > 0 && (
        <LineField
          name="footer"
          label="Footer (optional)"
          max={limits.maxFooterLength}
          value={frame.footer}
          onValue={frame.setFooter}
          error={errorOf("footer")}
        />
      )}
    </>
  );
}
