export { type AddMember, addMember } from "./add-member.ts";
export { createWorkspaceWithOwner, type SignUp } from "./create-workspace.ts";
export { listMembers, listMemberships, type Membership, type MemberView } from "./queries.ts";
