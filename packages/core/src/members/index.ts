export { type AddMember, addMember } from "./add-member.ts";
export { createWorkspaceWithOwner, type SignUp } from "./create-workspace.ts";
export {
  getMemberName,
  listMembers,
  listMemberships,
  type Membership,
  type MemberView,
} from "./queries.ts";
