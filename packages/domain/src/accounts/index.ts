export {
  type LogInInput,
  logInSchema,
  type SignUpInput,
  signUpSchema,
  workspaceSlugSchema,
} from "./schema.ts";
