import { Avatar } from "../../components/avatar.tsx";

/** A workspace's picture: square, so that nobody takes it for a person. */
export function WorkspaceMark({ name, slug }: { name: string; slug: string }) {
  return <Avatar name={name} seed={slug} shape="square" />;
}
