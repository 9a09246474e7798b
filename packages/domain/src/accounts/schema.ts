import { z } from "zod";

const reserved: ReadonlySet<string> = new Set(["app", "api", "login", "signup", "logout", "www"]);

/** A workspace's URL: 3 to 40 lower-case letters, digits and hyphens, not at an end. */
export const workspaceSlugSchema = z
  .string()
  .trim()
  .min(3, "use at least 3 characters")
  .max(40, "use at most 40 characters")
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    "use only lower-case letters, digits and single hyphens between them",
  )
  .refine((slug) => !reserved.has(slug), "this word is reserved; choose another");

const email = z.string().trim().max(254).pipe(z.email("enter an email address"));

/** Length counts, composition does not; the upper bound keeps hashing cheap (ASVS 6.2.1). */
const newPassword = z
  .string()
  .min(8, "use at least 8 characters")
  .max(256, "use at most 256 characters");

export const signUpSchema = z.strictObject({
  fullName: z.string().trim().min(1, "enter your name").max(120, "use at most 120 characters"),
  email,
  company: z.string().trim().min(1, "enter your company").max(120, "use at most 120 characters"),
  slug: workspaceSlugSchema,
  password: newPassword,
});

export const logInSchema = z.strictObject({
  email: z.string().trim().min(1, "enter your email").max(254),
  password: z.string().min(1, "enter your password").max(256),
});

export type SignUpInput = z.infer<typeof signUpSchema>;
export type LogInInput = z.infer<typeof logInSchema>;
