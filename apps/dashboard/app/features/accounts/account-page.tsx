import type { ReactNode } from "react";
import { Logo } from "../../components/logo.tsx";
import { SampleThread } from "./sample-thread.tsx";

/** The frame of logging in and signing up: the form, and on wide screens what it leads to. */
export function AccountPage(props: { title: string; lead: string; children: ReactNode }) {
  const { title, lead, children } = props;
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <main className="flex flex-col px-5 py-6 sm:px-10">
        <p className="flex items-center gap-2.5 font-semibold text-lg tracking-tight">
          <Logo className="size-8" />
          Parley
        </p>
        <div className="mx-auto flex w-full max-w-96 flex-1 flex-col justify-center py-10">
          <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
          <p className="mt-1.5 text-muted">{lead}</p>
          <div className="mt-7">{children}</div>
        </div>
      </main>
      <aside
        aria-hidden="true"
        className="relative hidden overflow-hidden border-line border-l bg-sunken lg:flex lg:items-center lg:justify-center"
      >
        <SampleThread />
      </aside>
    </div>
  );
}
